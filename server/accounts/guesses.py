"""How often a password may be guessed.

Whoever counts by login alone lets anybody lock anybody out. So a browser that was let in under this login before has
attempts of its own. All others share what a login can take from the whole world: enough that nobody uses it up from
one address, and with a wait of ten minutes at most. At 30 in ten minutes a password of ten characters stands
4,320 guesses a day, however many machines are guessing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from server.accounts.models import SignIn
from server.errors import Problem
from server.limits import Limit, forget, give_back, seconds_to_wait

QUARTER = timedelta(minutes=15)
OF_KNOWN_DEVICE = Limit("sign-in-known", 5, QUARTER)
OF_ADDRESS = Limit("sign-in-address", 30, QUARTER)
OF_ADDRESS_AT_LOGIN = Limit("sign-in-login-address", 5, QUARTER)
AT_LOGIN = Limit("sign-in-login", 30, timedelta(minutes=10))
BY_SIGN_UP = Limit("sign-up-password", 5, QUARTER)


@dataclass(frozen=True)
class Guesser:
    """Who tries to sign in: the address, and the earlier sign-in that the browser proves, under whatever login."""

    address: str
    known: SignIn | None


async def count_guess(login: str, guesser: Guesser) -> None:
    """Count an attempt at this login, known or not, before it is looked at. Raises Problem TOO_MANY."""
    for limit, subject in _counts(login, guesser):
        await _count(limit, subject)


async def was_right(login: str, guesser: Guesser) -> None:
    """The attempt just counted was no guess: it is given back, and its own count begins anew."""
    for limit, subject in _counts(login, guesser):
        if limit in (OF_KNOWN_DEVICE, OF_ADDRESS_AT_LOGIN):
            await forget(limit, subject)
        else:
            await give_back(limit, subject)


async def count_sign_up_guess(person: str) -> None:
    """Count an attempt at a person's password by whoever holds the sign-up id. Raises Problem TOO_MANY."""
    await _count(BY_SIGN_UP, person)


async def sign_up_was_right(person: str) -> None:
    """The attempt just counted was none: counting begins anew."""
    await forget(BY_SIGN_UP, person)


async def _count(limit: Limit, subject: str) -> None:
    wait = await seconds_to_wait(limit, subject)
    if wait:
        raise Problem("TOO_MANY", retry_after=wait)


def _counts(login: str, guesser: Guesser) -> list[tuple[Limit, str]]:
    if guesser.known is not None and guesser.known.person.login == login:
        return [(OF_KNOWN_DEVICE, str(guesser.known.id))]
    # The wide one last: what the tight ones refuse must not use it up.
    return [
        (OF_ADDRESS, guesser.address),
        (OF_ADDRESS_AT_LOGIN, f"{guesser.address} {login}"),
        (AT_LOGIN, login),
    ]
