"""Where a demo lives, so that it can never mix with a real clinic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from server.accounts.models import Person
from server.demo.filling import fill
from server.demo.stories import PASSWORD, STORIES, THERAPISTS
from server.settings import Settings, StartRefused

MARK = "this-is-a-demo"


def demo_settings(settings: Settings, *, folder_was_named: bool) -> Settings:
    """The same settings with a data folder of the demo's own, unless one was named."""
    if folder_was_named:
        return settings
    folder = settings.data.with_name(f"{settings.data.name}-demo") if settings.data != Path("data") else None
    folder = folder or settings.data / "demo"
    key_file = settings.key_file
    if key_file.is_relative_to(settings.data):
        key_file = folder / key_file.relative_to(settings.data)
    return replace(settings, data=folder, key_file=key_file)


async def make_demo(settings: Settings, say: Callable[[str], None]) -> None:
    """Fill an empty database, once; say who can sign in. Raises StartRefused where there are real people."""
    mark = settings.data / MARK
    if await Person.exists():
        if not mark.exists():
            raise StartRefused(
                f"--demo needs an empty database, and the one of {settings.data} has people in it: name another"
                " folder with --data (UNKNOT_DATA)."
            )
    else:
        say("Making up a small clinic with months of history …")
        await fill()
        mark.touch()
    _introduce(say)


def _introduce(say: Callable[[str], None]) -> None:
    say(f"This is a demo: everybody in it is invented, and every password is {PASSWORD}")
    say(f"  therapists: {', '.join(one.login for one in THERAPISTS)} ({THERAPISTS[0].login} owns the clinic)")
    say(f"  clients:    {', '.join(story.login for story in STORIES)}")
