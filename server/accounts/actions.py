"""What people do with accounts: make one, sign in and out, change what it says."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from tortoise.exceptions import IntegrityError

from server.accounts.guesses import Guesser, count_guess, count_sign_up_guess, sign_up_was_right, was_right
from server.accounts.models import Person, SignIn
from server.accounts.schemas import Change, Credentials, SignUp
from server.chart.actions import chart_of, create_chart
from server.chart.journal import note_ended
from server.clock import now
from server.database import write_transaction
from server.errors import Problem
from server.security import digest, hash_password, new_token, password_matches

SHORTEST_PASSWORD = 10
LONGEST_LOGIN = 120


@dataclass(frozen=True)
class Entered:
    """A person who is now signed in; `token` goes into the cookie and nowhere else."""

    person: Person
    sign_in: SignIn
    token: str


def plain_login(login: str) -> str:
    """Logins that look alike to people are one login: case, composed letters and invisible marks do not count."""
    seen = "".join(letter for letter in login if unicodedata.category(letter) != "Cf")
    return unicodedata.normalize("NFKC", seen).casefold().strip()


def stored_login(login: str) -> str:
    """A login as it is stored. Raises Problem for one that comes out empty or too long."""
    plain = plain_login(login)
    if not 0 < len(plain) <= LONGEST_LOGIN:
        raise Problem("INVALID_BODY", where="login", message="Please choose another login.")
    return plain


async def sign_up(data: SignUp, known: SignIn | None, *, may_be_new: bool) -> Entered:
    """Make person, chart and sign-in together; the same `signup` again gives the same person. Raises Problem.

    `known`: an earlier sign-in that the browser proves, whoever's.
    """
    again = await signed_up_before(data, known)
    if again is not None:
        return again
    if not may_be_new:
        raise Problem("SIGN_UP_BY_INVITATION")
    credentials = await checked_credentials(data.login, data.password)
    try:
        async with write_transaction():
            return await make_account(data, credentials, person=data.person)
    except IntegrityError:
        again = await signed_up_before(data, known)  # the same request twice at the same moment
        if again is not None:
            return again
        if credentials is not None and await Person.exists(login=credentials[0]):
            raise Problem("LOGIN_TAKEN", where="login") from None
        raise Problem("CHART_TAKEN", where="chart") from None


async def signed_up_before(data: SignUp, known: SignIn | None) -> Entered | None:
    """Signs in again who was made under this sign-up id, if anybody was. Raises Problem as `enter_again`."""
    person = await Person.get_or_none(signup=digest(str(data.signup)))
    return await enter_again(person, data, known) if person is not None else None


async def enter_again(person: Person, data: SignUp, known: SignIn | None) -> Entered:
    """Sign in again whom this sign-up made. Raises Problem SIGNED_OUT.

    That is for after signing out, and for people who have a password by now and do not give it: what a lost phone
    still remembers must be worth nothing once they changed it. Without a password in `data` nothing is hashed.
    """
    if person.password is None:
        await _check_not_sent_away(person, known)
    else:
        await _check_known_password(person, data)
    return await enter(person, data.device, data.device_name)


async def _check_not_sent_away(person: Person, known: SignIn | None) -> None:
    """A device that was signed out can name itself anew, but not prove a sign-in that nobody has ended."""
    proved = known is not None and known.person.id == person.id and known.ended_at is None
    if not proved and await SignIn.exists(person=person, ended_at__isnull=False):
        raise Problem("SIGNED_OUT")


async def _check_known_password(person: Person, data: SignUp) -> None:
    # Whoever signed out of this device must not be signed in again by what the device still remembers.
    signed_out = await SignIn.exists(person=person, device=data.device, ended_at__isnull=False)
    password = data.password
    if signed_out or password is None:
        raise Problem("SIGNED_OUT")
    await count_sign_up_guess(str(person.id))
    if not await password_matches(person.password, password):
        raise Problem("SIGNED_OUT")
    await sign_up_was_right(str(person.id))


async def checked_credentials(login: str | None, password: str | None) -> tuple[str, str] | None:
    """Login and password hash to store, or None for neither. Raises Problem."""
    if login is None and password is None:
        return None
    if login is None or password is None:
        raise Problem("LOGIN_NEEDED", where="login" if login is None else "password")
    if len(password) < SHORTEST_PASSWORD:
        raise Problem("PASSWORD_TOO_SHORT", where="password")
    plain = stored_login(login)
    if await Person.exists(login=plain):
        raise Problem("LOGIN_TAKEN", where="login")
    # Outside any transaction: hashing takes a tenth of a second.
    return plain, await hash_password(password)


async def make_account(
    data: SignUp, credentials: tuple[str, str] | None, *, person: UUID | None = None
) -> Entered:
    """Person, chart and sign-in, inside the caller's transaction. Raises IntegrityError for ids that are taken."""
    made = await make_person(
        person or uuid4(),
        name=data.name,
        credentials=credentials,
        zone=data.zone,
        language=data.language,
        country=data.country,
        signup=digest(str(data.signup)),
    )
    if await chart_of(made.id) != data.chart:  # a restore may have lost the person and kept the chart
        await create_chart(data.chart, made.id)
    return await enter(made, data.device, data.device_name)


async def make_person(
    person: UUID,
    *,
    name: str | None,
    credentials: tuple[str, str] | None,
    zone: str,
    language: str,
    country: str | None = None,
    signup: str | None = None,
    therapist: bool = False,
    owner: bool = False,
) -> Person:
    """A person without a chart; raises IntegrityError when id, login or sign-up id are known."""
    login, password = credentials or (None, None)
    return await Person.create(
        id=person,
        name=name,
        login=login,
        password=password,
        zone=zone,
        language=language,
        country=country,
        therapist=therapist,
        owner=owner,
        signup=signup,
        created_at=now(),
    )


async def sign_in(data: Credentials, guesser: Guesser) -> Entered:
    """Sign in by login and password. Raises Problem WRONG_LOGIN, in the same words and time for any cause."""
    login = plain_login(data.login)
    await count_guess(login, guesser)
    # Tortoise refuses to look for what is longer than the column.
    person = await Person.get_or_none(login=login) if len(login) <= LONGEST_LOGIN else None
    if not await password_matches(person.password if person else None, data.password) or person is None:
        raise Problem("WRONG_LOGIN")
    await was_right(login, guesser)
    return await enter(person, data.device, data.device_name)


async def enter(person: Person, device: UUID, device_name: str | None) -> Entered:
    """Sign this person in on this device."""
    token = new_token()
    made = await SignIn.create(
        id=uuid4(),
        person=person,
        token=digest(token),
        device=device,
        device_name=device_name or "",
        created_at=now(),
        seen_at=now(),
    )
    return Entered(person, made, token)


async def end_sign_in(person: Person, sign_in_id: UUID) -> None:
    """Sign one device out. Raises Problem NOT_FOUND when it is not this person's or already ended."""
    async with write_transaction():
        if not await SignIn.filter(id=sign_in_id, person=person, ended_at=None).update(ended_at=now()):
            raise Problem("NOT_FOUND")
        await note_ended("sign_in", str(sign_in_id))


async def end_sign_ins(person: Person, *, except_for: UUID | None = None) -> int:
    """Sign all devices of a person out, perhaps all but one; how many there were."""
    async with write_transaction():
        found = await SignIn.filter(person=person, ended_at=None)
        ending = [one.id for one in found if one.id != except_for]
        await SignIn.filter(id__in=ending).update(ended_at=now())
        await note_ended("sign_in", *(str(one) for one in ending))
    return len(ending)


async def end_again(ids: Sequence[str]) -> None:
    """What the journal says was ended, in a database that may be older than that."""
    await SignIn.filter(id__in=[UUID(id_) for id_ in ids], ended_at=None).update(ended_at=now())


async def change(person: Person, current: SignIn, data: Change) -> Person:
    """Change name, login or password. A new password signs every other device out. Raises Problem."""
    if data.login is not None or data.password is not None:
        await _check_current(person, data)
    columns: dict[str, str] = {}
    if data.name is not None:
        columns["name"] = data.name
    if data.login is not None and (login := stored_login(data.login)) != person.login:
        columns["login"] = login
    if data.password is not None:
        columns["password"] = await hash_password(data.password)
    if columns:
        await _store_change(person, current, columns)
    return await Person.get(id=person.id)


async def _check_current(person: Person, data: Change) -> None:
    if person.password is not None and not await password_matches(
        person.password, data.current_password or ""
    ):
        raise Problem("WRONG_PASSWORD", where="current_password")
    if (data.login or person.login) is None or (data.password or person.password) is None:
        raise Problem("LOGIN_NEEDED", where="login" if data.login is None else "password")
    if data.password is not None and len(data.password) < SHORTEST_PASSWORD:
        raise Problem("PASSWORD_TOO_SHORT", where="password")


async def _store_change(person: Person, current: SignIn, columns: dict[str, str]) -> None:
    try:
        async with write_transaction():
            await Person.filter(id=person.id).update(**columns)
            if "password" in columns:
                await end_sign_ins(person, except_for=current.id)
    except IntegrityError:
        raise Problem("LOGIN_TAKEN", where="login") from None
