"""What accounts ask of care without knowing it: `app.py` introduces the two."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

from quart import current_app

from server.accounts.schemas import LinkSeen

EXTENSION = "accounts.neighbours"


@dataclass(frozen=True)
class Neighbours:
    """`links_of` a chart: who may see it."""

    links_of: Callable[[UUID], Awaitable[list[LinkSeen]]]


def neighbours() -> Neighbours:
    """Those of the app that serves this request."""
    found: Neighbours = current_app.extensions[EXTENSION]
    return found
