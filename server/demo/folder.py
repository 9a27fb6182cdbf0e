"""Where a demo lives, so that it can never mix with a real clinic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from server.accounts.models import Person
from server.demo.filling import fill, is_filled
from server.demo.stories import PASSWORD, STORIES, THERAPISTS
from server.settings import Settings, StartRefused


def demo_settings(settings: Settings, *, folder_was_named: bool) -> Settings:
    """The same settings with data and keys in a folder of the demo's own, the one that was named if one was.

    Raises StartRefused where the database would not be in that folder.
    """
    if settings.database_url is not None:
        raise StartRefused(
            "--demo makes a database of its own, but UNKNOT_DATABASE_URL names one: start it without that setting."
        )
    folder = settings.data if folder_was_named else _beside(settings.data)
    return replace(settings, data=folder, key_file=folder / "keys" / "unknot.key.json")


def _beside(data: Path) -> Path:
    return data / "demo" if data == Path("data") else data.with_name(f"{data.name}-demo")


async def make_demo(settings: Settings, say: Callable[[str], None]) -> None:
    """Fill an empty database, once; say who can sign in. Raises StartRefused where there are real people.

    An interrupted demo leaves nothing behind and is made at the next start.
    """
    if not await is_filled():
        if await Person.exists():
            raise StartRefused(
                f"--demo needs an empty database, and the one of {settings.data} has people in it: name another"
                " folder with --data (UNKNOT_DATA)."
            )
        say("Making up a small clinic with months of history …")
        await fill(say)
    _introduce(say)


def _introduce(say: Callable[[str], None]) -> None:
    say(f"This is a demo: everybody in it is invented, and every password is {PASSWORD}")
    say(f"  therapists: {', '.join(one.login for one in THERAPISTS)} ({THERAPISTS[0].login} owns the clinic)")
    say(f"  clients:    {', '.join(story.login for story in STORIES)}")
