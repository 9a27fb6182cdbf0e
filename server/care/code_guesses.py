"""How often an invitation's code may be guessed.

A code is 8 of 30 characters: 6.6e11 possible ones, 39 bits, and it works for 60 days. An address may be wrong ten
times in fifteen minutes. Once 300 codes an hour were wrong, wherever they came from, an address may be wrong only
twice an hour: whoever tries from a thousand addresses gets 2,300 guesses an hour, 3.3 million in 60 days, and with a
hundred open invitations hits one with a chance of 1 in 2,000. Somebody in the room who types their code right, or
wrong once, is stopped by no one elsewhere. Links and QR codes are not counted, since nobody guesses 256 bits.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from server.errors import Problem
from server.limits import Limit, give_back, seconds_to_wait

HOUR = timedelta(hours=1)
OF_ADDRESS = Limit("code-address", 10, timedelta(minutes=15))
OF_ADDRESS_WHEN_MANY = Limit("code-address-when-many", 2, HOUR)
ANYWHERE = Limit("code-anywhere", 300, HOUR)


@asynccontextmanager
async def counted(code: str | None, address: str) -> AsyncIterator[None]:
    """Around looking a typed code up: counted before, and given back where nothing was wrong with it.

    Raises Problem TOO_MANY.
    """
    if code is None:
        yield
        return
    await _count(address)
    yield
    await give_back(OF_ADDRESS, address)
    await give_back(OF_ADDRESS_WHEN_MANY, address)
    await give_back(ANYWHERE, "")


async def _count(address: str) -> None:
    wait = await seconds_to_wait(OF_ADDRESS, address)
    if not wait:
        seldom = await seconds_to_wait(OF_ADDRESS_WHEN_MANY, address)
        wait = seldom if await seconds_to_wait(ANYWHERE, "") else 0
    if wait:
        raise Problem("TOO_MANY", retry_after=wait)
