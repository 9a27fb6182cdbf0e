"""PostgreSQL out of reach: told from a statement that went wrong, since the same request succeeds when it is back."""

from __future__ import annotations

from typing import Any

import asyncpg
from tortoise.exceptions import DBConnectionError


class DatabaseAway(DBConnectionError):
    """No connection could be made; the cause says why, in words of the network or of PostgreSQL."""


# None could be made, or one that was there is lost.
AWAY = (
    DatabaseAway,
    asyncpg.PostgresConnectionError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
)


async def connect(*address: Any, **settings: Any) -> asyncpg.Connection:
    """As asyncpg's. Raises DatabaseAway for whatever keeps it from connecting, also a name that nobody knows."""
    try:
        return await asyncpg.connect(*address, **settings)
    except Exception as error:
        raise DatabaseAway from error


def is_away(error: BaseException) -> bool:
    """Whether this came of a database that cannot be reached."""
    if isinstance(error, asyncpg.InterfaceError):
        return "closed" in str(error)  # the others are mistakes of ours
    if isinstance(error, asyncpg.InternalClientError):
        # The rollback of a connection that PostgreSQL has just ended, before its end has arrived.
        return error.__context__ is not None and is_away(error.__context__)
    return isinstance(error, AWAY)


def reason(error: BaseException) -> str:
    """The type of what happened, such as ConnectionRefusedError; its text may name addresses and people."""
    cause = error.__cause__ if isinstance(error, DatabaseAway) else None
    return type(cause or error).__name__
