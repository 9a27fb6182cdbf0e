"""`unknot person`: what whoever runs the server may do about people, without seeing anything of their charts."""

from __future__ import annotations

import argparse
import asyncio
import sys
from uuid import UUID

import msgspec

from server.accounts.actions import LONGEST_LOGIN, end_sign_ins, plain_login
from server.accounts.me import roles_of
from server.accounts.models import Person, SignIn
from server.chart.actions import chart_of
from server.chart.journal import use_journal
from server.chart.opening import JOURNAL
from server.clinic.actions import NewWelcome, welcome_therapist
from server.clinic.schemas import NewTherapist
from server.control import Asked, ask
from server.data_folder import FolderInUse, check_there_is_a_database, data_folder
from server.database import opened
from server.database_refusals import refusing
from server.schema import check_ready
from server.settings import SHOWN, Settings, StartRefused
from server.wording import in_words


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Do what was asked, here or by the server that holds the data folder. Raises StartRefused."""
    given = {name: getattr(options, name, None) for name in ("what", "name", "person")}
    asked = {name: value for name, value in given.items() if value is not None}
    for value in asked.values():
        _check_text(value)
    check_there_is_a_database(settings)
    try:
        with data_folder(settings):
            lines = asyncio.run(_act_alone(asked, settings))
    except FolderInUse as in_use:
        try:
            lines = asyncio.run(ask(settings.data, asked))
        except OSError:
            raise in_use from None
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


def _check_text(given: str) -> None:
    """What a terminal of another encoding sent comes as halves of characters, which nothing can store or look for."""
    try:
        given.encode()
    except UnicodeEncodeError:
        raise StartRefused(
            f"{given[:SHOWN]!a} is no text in UTF-8: type it in a terminal that uses UTF-8."
        ) from None


async def _act_alone(asked: Asked, settings: Settings) -> list[str]:
    await check_ready(settings)
    async with opened(settings):
        with refusing(settings):
            use_journal(settings.data / JOURNAL)
            return await act(asked, settings)


async def act(asked: Asked, settings: Settings) -> list[str]:
    """The lines to print for `unknot person WHAT …`, on the open database. Raises StartRefused."""
    match asked:
        case {"what": "list"}:
            return [await _line(person) async for person in Person.all().order_by("created_at")]
        case {"what": "add-therapist", "name": name}:
            welcome = await _welcome(name)
            return [f"For {name}, to be opened once: {settings.address}/join#{welcome.token}"]
        case {"what": "end-sign-ins", "person": who}:
            return [f"{await end_sign_ins(await _find(who))} signed out."]
    raise StartRefused("This is not something that can be done about people: see `unknot person --help`.")


async def _welcome(name: str) -> NewWelcome:
    try:
        return await welcome_therapist(msgspec.convert({"name": name}, NewTherapist).name)
    except msgspec.ValidationError as error:
        raise StartRefused(f"The name of a therapist: {in_words(str(error))[1]}") from None


async def _line(person: Person) -> str:
    roles = roles_of(person, has_chart=await chart_of(person.id) is not None)
    devices = await SignIn.lasting(person).count()
    name = person.name or "(no name)"
    return f"{person.id}  {person.login or '-'}  {name}  {', '.join(roles) or '-'}  {devices} signed in"


async def _find(who: str) -> Person:
    person = await _by_login(who) or await _by_id(who)
    if person is None:
        raise StartRefused(
            f"Nobody has the login or id {who[:SHOWN]!r}: `unknot person list` shows everybody."
        )
    return person


async def _by_login(who: str) -> Person | None:
    login = plain_login(who)
    # The column takes no longer one, not even to look for it.
    return await Person.get_or_none(login=login) if len(login) <= LONGEST_LOGIN else None


async def _by_id(who: str) -> Person | None:
    try:
        return await Person.get_or_none(id=UUID(who))
    except ValueError:
        return None
