"""What the clinic's people do: become owner or therapist by a one-time link, and fill in the profile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

import msgspec
from tortoise.exceptions import IntegrityError

from server.accounts.actions import Entered, checked_credentials, enter, make_person
from server.accounts.models import Person
from server.clinic.models import Clinic, Welcome
from server.clinic.schemas import ClinicProfile, Joining
from server.clock import now
from server.database import write_transaction
from server.errors import Problem
from server.security import digest, new_token

WELCOME_LASTS = timedelta(days=14)
THE_CLINIC = 1


@dataclass(frozen=True)
class NewWelcome:
    """A one-time token, to be shown once."""

    token: str
    expires_at: datetime


async def owner_is_needed() -> bool:
    """Whether this installation still waits for its owner."""
    return not await Person.exists(owner=True)


async def welcome_owner() -> NewWelcome:
    """A first-start link for the owner. Each start makes a new one; all end when one was used."""
    return await _new_welcome(owner=True, name=None)


async def welcome_therapist(name: str) -> NewWelcome:
    """A link for a colleague."""
    return await _new_welcome(owner=False, name=name)


async def _new_welcome(*, owner: bool, name: str | None) -> NewWelcome:
    token, expires_at = new_token(), now() + WELCOME_LASTS
    await Welcome.create(
        id=uuid4(), token=digest(token), owner=owner, name=name, created_at=now(), expires_at=expires_at
    )
    return NewWelcome(token, expires_at)


async def withdraw_welcomes() -> None:
    """After a restore nobody knows which of these were used since."""
    await Welcome.filter(used_at=None).update(used_at=now())


async def join(data: Joining, *, owner: bool) -> Entered:
    """Make the owner (who is also the first therapist) or a therapist. Raises Problem LINK_UNKNOWN."""
    if not await Welcome.open(digest(data.token), owner=owner).exists():
        raise Problem("LINK_UNKNOWN", where="token")
    credentials = await checked_credentials(data.login, data.password)
    try:
        async with write_transaction():
            await _use_welcome(data.token, owner=owner)
            person = await make_person(
                uuid4(),
                name=data.name,
                credentials=credentials,
                zone=data.zone,
                language=data.language,
                country=data.country,
                therapist=True,
                owner=owner,
            )
            return await enter(person, data.device, data.device_name)
    except IntegrityError:
        raise Problem("LOGIN_TAKEN", where="login") from None


async def _use_welcome(token: str, *, owner: bool) -> None:
    mine = Welcome.open(digest(token), owner=owner)
    # One statement takes it: of two requests at the same moment the second finds it used. An owner's link takes all
    # of them along, since there is one owner.
    taken = Welcome.filter(owner=True, used_at=None) if owner else mine
    if not await mine.exists() or not await taken.update(used_at=now()):
        raise Problem("LINK_UNKNOWN", where="token")


async def profile() -> ClinicProfile | None:
    """What everybody may know about the clinic; None before the owner has filled it in."""
    clinic = await Clinic.get_or_none(id=THE_CLINIC)
    if clinic is None:
        return None
    columns = {name: getattr(clinic, name) for name in ClinicProfile.__struct_fields__}
    return msgspec.convert(columns, ClinicProfile)


async def fill_in(data: ClinicProfile) -> None:
    """Store the profile as a whole."""
    columns = msgspec.to_builtins(data)
    await Clinic.update_or_create(defaults=columns, id=THE_CLINIC)
