"""Transactions that many requests share: none is lost, none blocks the others for ever."""

import asyncio
import threading
import uuid
from collections.abc import AsyncIterator, Awaitable
from dataclasses import replace
from pathlib import Path

import pytest
from tortoise.backends.base.client import BaseDBAsyncClient

from server.accounts.models import Person
from server.clock import now
from server.database import after_commit, dialect_sql, opened, write_transaction
from server.settings import read_settings


@pytest.fixture
async def connection(database: str, tmp_path: Path) -> AsyncIterator[BaseDBAsyncClient]:
    settings = replace(read_settings({}, data=str(tmp_path)), database_url=database)
    async with opened(settings) as open_connection:
        await open_connection.execute_script("CREATE TABLE tally (id INT PRIMARY KEY, count INT)")
        await open_connection.execute_script("INSERT INTO tally VALUES (1, 0)")
        yield open_connection


READ = "SELECT count FROM tally WHERE id = 1"
READ_AND_LOCK = f"{READ} FOR UPDATE"


async def count_up(connection: BaseDBAsyncClient) -> None:
    async with write_transaction() as transaction:
        read = READ if transaction.capabilities.dialect == "sqlite" else READ_AND_LOCK
        [row] = await transaction.execute_query_dict(read)
        await asyncio.sleep(0)
        statement = dialect_sql(transaction, "UPDATE tally SET count = $1 WHERE id = 1")
        await transaction.execute_query(statement, [row["count"] + 1])


async def and_then_fail(work: Awaitable[object]) -> None:
    async with write_transaction():
        await work
        raise ZeroDivisionError


async def tally(connection: BaseDBAsyncClient) -> int:
    [row] = await connection.execute_query_dict("SELECT count FROM tally")
    return int(row["count"])


async def test_concurrent_transactions_that_read_and_then_write_lose_nothing(
    connection: BaseDBAsyncClient,
) -> None:
    await asyncio.gather(*(count_up(connection) for _ in range(100)))
    assert await tally(connection) == 100


async def test_an_error_takes_everything_back(connection: BaseDBAsyncClient) -> None:
    with pytest.raises(ZeroDivisionError):
        await and_then_fail(count_up(connection))
    assert await tally(connection) == 0


async def test_a_transaction_inside_another_joins_it(connection: BaseDBAsyncClient) -> None:
    async with write_transaction():
        await count_up(connection)
        await count_up(connection)
    assert await tally(connection) == 2


async def test_requests_cancelled_at_any_moment_leave_the_database_usable(
    connection: BaseDBAsyncClient,
) -> None:
    for steps in range(40):
        task = asyncio.create_task(count_up(connection))
        for _ in range(steps):
            await asyncio.sleep(0.0002)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    before = await tally(connection)
    await asyncio.wait_for(asyncio.gather(*(count_up(connection) for _ in range(20))), 10)
    assert await tally(connection) == before + 20


async def test_models_take_part_in_the_transaction(connection: BaseDBAsyncClient) -> None:
    await connection.execute_script(
        "CREATE TABLE person (id CHAR(36) PRIMARY KEY, name TEXT, login TEXT, password TEXT, zone TEXT,"
        " language TEXT, country TEXT, therapist BOOL, owner BOOL, signup TEXT, created_at TIMESTAMP)"
        if connection.capabilities.dialect == "sqlite"
        else "CREATE TABLE person (id UUID PRIMARY KEY, name TEXT, login TEXT, password TEXT, zone TEXT,"
        " language TEXT, country TEXT, therapist BOOL, owner BOOL, signup TEXT, created_at TIMESTAMPTZ)"
    )
    maria = Person.create(id=uuid.uuid4(), zone="Europe/Warsaw", language="pl", created_at=now())
    with pytest.raises(ZeroDivisionError):
        await and_then_fail(maria)
    assert await Person.all().count() == 0


async def test_sqlite_keeps_what_it_acknowledged_through_a_power_cut(connection: BaseDBAsyncClient) -> None:
    if connection.capabilities.dialect != "sqlite":
        [row] = await connection.execute_query_dict("SHOW synchronous_commit")
        assert row["synchronous_commit"] == "on"
        return
    [row] = await connection.execute_query_dict("PRAGMA synchronous")
    assert row["synchronous"] == 2  # FULL


async def test_what_follows_a_commit_waits_in_a_thread_and_is_done_before_anybody_is_told(
    connection: BaseDBAsyncClient,
) -> None:
    done: list[threading.Thread] = []
    async with write_transaction():
        async with write_transaction():
            after_commit(lambda: done.append(threading.current_thread()))
        assert done == []
    assert len(done) == 1
    assert done[0] is not threading.main_thread()


async def test_nothing_follows_a_transaction_that_failed(connection: BaseDBAsyncClient) -> None:
    done: list[int] = []

    async def postpone() -> None:
        after_commit(lambda: done.append(1))

    with pytest.raises(ZeroDivisionError):
        await and_then_fail(postpone())
    assert done == []
    with pytest.raises(RuntimeError, match="no transaction"):
        after_commit(lambda: None)
