"""What a database refuses while a program starts or a command runs, in one line that names it and the remedy."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tortoise.exceptions import OperationalError

from server.database_outage import is_away, reason
from server.settings import Settings, StartRefused


def check_file(file: Path) -> None:
    """Open it once as a writer does: one that only can be read would fail later, in the midst of a start.

    Not by the driver, whose thread outlives a failure to open and prints a traceback of its own.
    """
    try:
        with closing(sqlite3.connect(file, isolation_level=None)) as raw:
            raw.execute("BEGIN IMMEDIATE")  # which a file that can only be read takes for a reading one
            raw.execute("CREATE TABLE unknot_can_write (it)")
            raw.execute("ROLLBACK")
    except sqlite3.Error as error:
        raise StartRefused(_unusable(file, error)) from error


def _unusable(file: Path, error: Exception) -> str:
    return (
        f"The database {file} cannot be opened and written ({_first_line(error)}): check that the file is a"
        " database of Unknot, that this user may write to it and to its folder and that its disk has room."
    )


def _first_line(error: Exception) -> str:
    # The lines after it may quote what is stored.
    return str(error).partition("\n")[0] or type(error).__name__


@contextmanager
def refusing(settings: Settings) -> Iterator[None]:
    """What the database or a file beside it does not take while a start or a command needs it: StartRefused."""
    try:
        yield
    except Exception as error:
        if (refusal := _refusal(settings, error)) is None:
            raise
        raise StartRefused(refusal) from error


def _refusal(settings: Settings, error: Exception) -> str | None:
    if is_away(error):
        return does_not_answer(settings, error)
    if isinstance(error, OperationalError | sqlite3.Error):
        if settings.sqlite_file is not None:
            return _unusable(settings.sqlite_file, error)
        return (
            f"The database at UNKNOT_DATABASE_URL does not take this ({_first_line(error)}): check that it has room"
            " and that the user of the address may write to it."
        )
    if isinstance(error, OSError):
        return (
            f"{error.filename2 or error.filename or settings.data} cannot be used ({error.strerror}): give this user"
            " rights to it and its folder, and make room on its disk."
        )
    return None


def does_not_answer(settings: Settings, error: Exception) -> str:
    """Why the first statement of all failed, or one after which the database was away."""
    if settings.sqlite_file is not None:
        return _unusable(settings.sqlite_file, error)
    return (
        f"The database at UNKNOT_DATABASE_URL does not answer ({reason(error)}): check that PostgreSQL runs,"
        " that address, user, password and database name are right, and that it speaks TLS if sslmode asks for that."
    )
