"""The database: how it is configured, opened around serving, and written to.

Tortoise keeps its state in a context variable, but start-up and requests run in different tasks; the fallback
below lets requests find it. It is used in this file only.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from typing import Any

import aiosqlite
from tortoise.backends.asyncpg.client import AsyncpgDBClient
from tortoise.backends.asyncpg.client import TransactionWrapper as AsyncpgTransaction
from tortoise.backends.base.client import BaseDBAsyncClient, TransactionalDBClient
from tortoise.backends.sqlite.client import SqliteClient, SqliteTransactionWrapper
from tortoise.connection import get_connections
from tortoise.context import TortoiseContext, require_context, set_global_context
from tortoise.exceptions import DBConnectionError

from server.database_address import connection_config
from server.database_refusals import check_file, does_not_answer
from server.settings import Settings, StartRefused

APP = "unknot"
MODELS = [
    "server.accounts.models",
    "server.clinic.models",
    "server.care.models",
    "server.chart.models",
    "server.limits",
]
MIGRATIONS = "migrations"
STARTS = 0x756E6B6E6F74  # "unknot": the number under which starting processes wait for each other


def tortoise_config(settings: Settings, *, timeouts: bool = True) -> dict[str, Any]:
    """Tortoise's configuration for these settings; migrations run without the statement timeout."""
    config = connection_config(settings, timeouts=timeouts)
    # Named for its kind: Tortoise keeps ready-made statements by this name, and a test process uses both kinds.
    name = config["engine"].rpartition(".")[2]
    return {
        "connections": {name: config},
        "apps": {APP: {"models": MODELS, "default_connection": name, "migrations": MIGRATIONS}},
        "use_tz": True,
        "timezone": "UTC",
    }


@asynccontextmanager
async def opened(settings: Settings, *, timeouts: bool = True) -> AsyncIterator[BaseDBAsyncClient]:
    """The database, open for this block and for every task of the process. Raises StartRefused."""
    if settings.sqlite_file is not None:
        check_file(settings.sqlite_file)
    context = TortoiseContext()
    try:
        # The fallback comes first: opening already looks for the context that it is making.
        set_global_context(context)
        await context.init(tortoise_config(settings, timeouts=timeouts))
        yield await _connected(settings)
    finally:
        # Without this the process never ends: the SQLite driver's thread is not a daemon.
        await context.close_connections()


async def _connected(settings: Settings) -> BaseDBAsyncClient:
    connection = current_connection()
    try:
        await connection.execute_query("SELECT 1")
    except Exception as error:
        raise StartRefused(does_not_answer(settings, error)) from error
    return connection


def current_connection() -> BaseDBAsyncClient:
    """What a raw statement runs on: the running task's transaction if there is one, else the open database."""
    return require_context().db()


@asynccontextmanager
async def write_transaction() -> AsyncIterator[BaseDBAsyncClient]:
    """One transaction that may read and then write; inside another one it joins that one.

    SQLite begins IMMEDIATE: with Tortoise's deferred BEGIN, concurrent read-then-write transactions fail as locked.
    PostgreSQL runs READ COMMITTED. A request may be cancelled at any await (a phone that goes away); then all is
    rolled back and the connection is free again, which Tortoise's own transactions do not promise while they begin.
    Never start a task inside: it would inherit this transaction and outlive it.
    """
    connection = current_connection()
    if isinstance(connection, TransactionalDBClient):
        yield connection
    else:
        with _postponing() as postponed:
            async with _new_transaction(connection) as transaction:
                yield transaction
        if postponed:
            # Written to disk and waited for, while others are served.
            await asyncio.to_thread(_do_all, postponed)


def _do_all(postponed: list[Callable[[], None]]) -> None:
    for do in postponed:
        do()


@asynccontextmanager
async def one_at_a_time(connection: BaseDBAsyncClient) -> AsyncIterator[None]:
    """For what several processes may begin at once on one PostgreSQL: they do it one after the other.

    SQLite belongs to one process anyway (data_folder.py). Never inside a transaction, whose writes nobody else sees.
    """
    if not isinstance(connection, AsyncpgDBClient):
        yield
        return
    async with (await _postgres_pool(connection)).acquire() as raw:
        await raw.execute(f"SELECT pg_advisory_lock({STARTS})")
        try:
            yield
        finally:
            await raw.execute(f"SELECT pg_advisory_unlock({STARTS})")


def after_commit(do: Callable[[], None]) -> None:
    """Do this when the running transaction is on disk and before anybody is told so; never if it is rolled back.

    It is done in a thread, so that it may wait for the disk. A process that dies in between does not do it: who needs
    it done has to be able to catch up. Raises RuntimeError outside of a transaction.
    """
    postponed = _postponed.get()
    if postponed is None:
        raise RuntimeError("there is no transaction to wait for")
    postponed.append(do)


_postponed: ContextVar[list[Callable[[], None]] | None] = ContextVar("postponed", default=None)


@contextmanager
def _postponing() -> Iterator[list[Callable[[], None]]]:
    postponed: list[Callable[[], None]] = []
    token = _postponed.set(postponed)
    try:
        yield postponed
    finally:
        _postponed.reset(token)


@asynccontextmanager
async def _new_transaction(connection: BaseDBAsyncClient) -> AsyncIterator[BaseDBAsyncClient]:
    if isinstance(connection, SqliteClient):
        async with _sqlite_transaction(connection) as transaction:
            yield transaction
    elif isinstance(connection, AsyncpgDBClient):
        async with _postgres_transaction(connection) as transaction:
            yield transaction
    else:
        raise TypeError(f"no transactions for {type(connection).__name__}")


@asynccontextmanager
async def _sqlite_transaction(client: SqliteClient) -> AsyncIterator[BaseDBAsyncClient]:
    async with client._lock:
        raw = await _sqlite_connection(client)
        try:
            if raw.in_transaction:  # left open by a statement that was cancelled half-way
                await raw.rollback()
            await raw.execute("BEGIN IMMEDIATE")
            with _Current(client, SqliteTransactionWrapper(client)) as transaction:
                yield transaction
            await raw.commit()
        except BaseException:
            # The rollback is queued behind whatever the driver's thread still does, even if this wait is cancelled.
            await asyncio.shield(raw.rollback())
            raise


@asynccontextmanager
async def _postgres_transaction(client: AsyncpgDBClient) -> AsyncIterator[BaseDBAsyncClient]:
    async with (await _postgres_pool(client)).acquire() as raw, raw.transaction():
        transaction = AsyncpgTransaction(client)
        transaction._connection = raw
        with _Current(client, transaction):
            yield transaction


async def _sqlite_connection(client: SqliteClient) -> aiosqlite.Connection:
    if client._connection is None:
        await client.create_connection(with_db=True)
    if client._connection is None:
        raise DBConnectionError("the database is not open")
    return client._connection


async def _postgres_pool(client: AsyncpgDBClient) -> Any:
    if client._pool is None:
        async with client._pool_init_lock:
            if client._pool is None:
                await client.create_connection(with_db=True)
    return client._pool


class _Current:
    """Makes a transaction the connection of the running task for a block."""

    def __init__(self, client: BaseDBAsyncClient, transaction: BaseDBAsyncClient) -> None:
        self.name = client.connection_name
        self.transaction = transaction

    def __enter__(self) -> BaseDBAsyncClient:
        self.token = get_connections().set(self.name, self.transaction)
        return self.transaction

    def __exit__(self, *_: object) -> None:
        get_connections().reset(self.token)


def dialect_sql(connection: BaseDBAsyncClient, statement: str) -> str:
    """The statement, written with PostgreSQL's `$1` parameters, for this connection (`?1` on SQLite)."""
    if connection.capabilities.dialect != "sqlite":
        return statement
    return statement.replace("$", "?")


async def insert(
    connection: BaseDBAsyncClient, table: str, columns: str, rows: Sequence[Sequence[Any]], then: str = ""
) -> list[dict[str, Any]]:
    """All rows in one statement, and what it returns; table and columns are ours, never a request's."""
    if not rows:
        return []
    width = len(rows[0])
    values = ", ".join(f"({placeholders(width, start=1 + width * at)})" for at in range(len(rows)))
    statement = f"INSERT INTO {table} ({columns}) VALUES {values} {then}"  # noqa: S608
    return await query(connection, statement, [value for row in rows for value in row])


async def query(connection: BaseDBAsyncClient, statement: str, values: list[Any]) -> list[dict[str, Any]]:
    """Rows of a raw statement with `$1` parameters."""
    # Not execute_query: on asyncpg that drops the rows of statements that write.
    return await connection.execute_query_dict(dialect_sql(connection, statement), values)


def placeholders(count: int, *, start: int) -> str:
    """`$4, $5, $6` for three values from the fourth on."""
    return ", ".join(f"${number}" for number in range(start, start + count))
