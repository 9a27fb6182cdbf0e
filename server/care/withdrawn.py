"""What the content withdraws: read once at the start, so that a request needs no file."""

from __future__ import annotations

from quart import Quart, current_app

from server.content.catalogue.read import ContentBroken, read_withdrawn_alone
from server.content.catalogue.withdrawals import Withdrawn
from server.settings import StartRefused

EXTENSION = "care.withdrawn"


def know_withdrawn(app: Quart) -> None:
    """Read it for this app. Raises StartRefused."""
    try:
        app.extensions[EXTENSION] = read_withdrawn_alone()
    except ContentBroken as broken:
        raise StartRefused(f"The content is broken: {broken.lines[0]}") from broken


def withdrawn() -> Withdrawn:
    """As the app that serves this request knows it."""
    found: Withdrawn = current_app.extensions[EXTENSION]
    return found
