"""Was this database restored? Every start leaves a random mark in the database and then in a file beside it.

If the file's mark is not in the database, the database is older than the file: life, the server's part of every
epoch, is renewed, and devices give back what they hold. On PostgreSQL, which several machines may share, nobody but
the person who restores can tell, so there it takes a command.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec
from tortoise.backends.base.client import BaseDBAsyncClient

from server.clock import now
from server.database import after_commit, insert, query, write_transaction


class Mark(msgspec.Struct):
    """One start."""

    number: int
    id: str


_marks_in: list[Path] = []


async def begin_life(file: Path, *, beside_database: bool) -> bool:
    """Leave this start's mark; whether a restore was noticed. `beside_database`: the file goes with the database.

    In the caller's transaction, so that what follows from a restore cannot be cut off from having noticed it.
    """
    _marks_in[:] = [file] if beside_database else []
    return await _begin(file, beside_database=beside_database)


async def leave_mark() -> None:
    """One more mark while serving: a backup made since the start and put back later is then noticed too."""
    for file in _marks_in:
        await _begin(file, beside_database=True)


async def _begin(file: Path, *, beside_database: bool) -> bool:
    async with write_transaction() as connection:
        last = await _last(connection)
        restored = last is not None and beside_database and not await _is_known(connection, _read(file))
        life = str(uuid4()) if last is None or restored else str(last["life"])
        mark = Mark((last["number"] if last else 0) + 1, str(uuid4()))
        if last is None or beside_database:
            await _insert(connection, mark, life)
        # The database first: a mark that is in the file alone would look like a restore.
        if beside_database:
            after_commit(partial(_write, file, mark))
    return restored


async def renew_life() -> None:
    """Say that this database was restored, in the caller's transaction with what follows from it."""
    async with write_transaction() as connection:
        last = await _last(connection)
        await _insert(connection, Mark((last["number"] if last else 0) + 1, str(uuid4())), str(uuid4()))


async def _last(connection: BaseDBAsyncClient) -> dict[str, Any] | None:
    rows = await query(connection, "SELECT number, life FROM life ORDER BY number DESC LIMIT 1", [])
    return rows[0] if rows else None


async def _is_known(connection: BaseDBAsyncClient, mark: Mark | None) -> bool:
    if mark is None:
        return False
    statement = "SELECT 1 AS found FROM life WHERE number = $1 AND id = $2"
    return bool(await query(connection, statement, [mark.number, mark.id]))


async def _insert(connection: BaseDBAsyncClient, mark: Mark, life: str) -> None:
    at = int(now().timestamp() * 1000)
    await insert(connection, "life", "number, id, life, at", [[mark.number, mark.id, life, at]])


def _read(file: Path) -> Mark | None:
    # One that is there and cannot be read says nothing of a restore, so that error is the caller's.
    try:
        return msgspec.json.decode(file.read_bytes(), type=Mark)
    except (FileNotFoundError, msgspec.DecodeError):
        return None


def _write(file: Path, mark: Mark) -> None:
    made = file.with_name(f"{file.name}.new")
    with made.open("wb") as out:
        out.write(msgspec.json.encode(mark))
        out.flush()
        os.fsync(out.fileno())
    made.replace(file)
