"""`unknot person`: what whoever runs the server may do about people, without seeing anything of their charts."""

from __future__ import annotations

import argparse
import asyncio
import sys
from uuid import UUID

from server.accounts.actions import end_sign_ins, plain_login
from server.accounts.me import roles_of
from server.accounts.models import Person, SignIn
from server.chart.actions import chart_of
from server.chart.journal import use_journal
from server.chart.opening import JOURNAL
from server.clinic.actions import welcome_therapist
from server.data_folder import data_folder
from server.database import opened
from server.schema import make_ready
from server.settings import Settings, StartRefused


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Do what was asked, on a database that nothing else serves from this folder. Raises StartRefused."""
    with data_folder(settings):
        asyncio.run(_run(options, settings))
    return 0


async def _run(options: argparse.Namespace, settings: Settings) -> None:
    await make_ready(settings)
    use_journal(settings.data / JOURNAL)
    async with opened(settings):
        if options.what == "list":
            await _list()
        elif options.what == "add-therapist":
            await _add_therapist(options.name, settings)
        else:
            await _end_sign_ins(options.person)


async def _list() -> None:
    async for person in Person.all().order_by("created_at"):
        roles = roles_of(person, has_chart=await chart_of(person.id) is not None)
        devices = await SignIn.lasting(person).count()
        name = person.name or "(no name)"
        _say(f"{person.id}  {person.login or '-'}  {name}  {', '.join(roles) or '-'}  {devices} signed in")


async def _add_therapist(name: str, settings: Settings) -> None:
    welcome = await welcome_therapist(name)
    _say(f"For {name}, to be opened once: {settings.address}/join#{welcome.token}")


async def _end_sign_ins(who: str) -> None:
    person = await Person.get_or_none(login=plain_login(who)) or await _by_id(who)
    if person is None:
        raise StartRefused(f"Nobody has the login or id {who!r}: `unknot person list` shows everybody.")
    _say(f"{await end_sign_ins(person)} signed out.")


async def _by_id(who: str) -> Person | None:
    try:
        return await Person.get_or_none(id=UUID(who))
    except ValueError:
        return None


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
