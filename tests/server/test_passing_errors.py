"""503 says that the same request may succeed in a moment: never of one that no database could ever take."""

import asyncio
import contextvars
import sqlite3
import uuid
from contextlib import closing
from urllib.parse import urlsplit

import pytest

from server.access import public
from server.accounts.models import Person
from server.database import current_connection, dialect_sql, write_transaction
from tests.cast import Clinic, Device


def serve(clinic: Clinic, statement: str, value: object) -> None:
    """Let one route run this statement."""

    @public
    async def broken() -> str:
        async with write_transaction() as connection:
            await connection.execute_query_dict(dialect_sql(connection, statement), [value])
        return ""

    clinic.app.view_functions["installation.health"] = broken


async def test_a_statement_that_can_never_succeed_is_no_passing_trouble(clinic: Clinic) -> None:
    for statement, value in (
        ("SELECT id FROM no_such_table WHERE id = $1", 1),
        ("SELECT no_such_column FROM person WHERE id = $1", str(uuid.uuid4())),
    ):
        serve(clinic, statement, value)
        answer = await clinic.device().get("/api/health")
        assert (answer.status, answer.code) == (500, "INTERNAL"), statement


@pytest.mark.parametrize("value", ["no uuid", 7])
async def test_a_value_that_a_column_cannot_take_is_no_passing_trouble(clinic: Clinic, value: object) -> None:
    serve(clinic, "SELECT id FROM person WHERE id = $1", value)
    answer = await clinic.device().get("/api/health")
    if current_connection().capabilities.dialect == "sqlite":
        assert answer.status == 200  # takes anything
    else:
        assert (answer.status, answer.code) == (500, "INTERNAL")


async def test_a_locked_database_is_a_passing_trouble(clinic: Clinic, maria: Device) -> None:
    if current_connection().capabilities.dialect != "sqlite":
        await lock_timeout_of_postgres(clinic)
        return
    await current_connection().execute_script("PRAGMA busy_timeout = 1")
    file = urlsplit(clinic.settings.database_url or "").path
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN IMMEDIATE")
        refused = await maria.delete("/api/sign-ins/current")
        assert (refused.status, refused.code) == (503, "UNAVAILABLE")
        assert refused.headers["Retry-After"] == "5"
        other.rollback()
    assert (await maria.delete("/api/sign-ins/current")).status == 204


async def lock_timeout_of_postgres(clinic: Clinic) -> None:
    """One request waits for a row that another transaction holds."""

    @public
    async def waits() -> str:
        async with write_transaction() as connection:
            await connection.execute_script("SET LOCAL lock_timeout = 1")
            await connection.execute_query_dict("SELECT id FROM person FOR UPDATE")
        return ""

    clinic.app.view_functions["installation.health"] = waits
    async with write_transaction():
        await Person.all().select_for_update()
        # The route runs in a task of its own, and so on a connection of its own.
        answer = await in_another_task(clinic)
    assert answer == (503, "UNAVAILABLE")
    assert (await clinic.device().get("/api/health")).status == 200


async def in_another_task(clinic: Clinic) -> tuple[int, str | None]:
    async def ask() -> tuple[int, str | None]:
        answer = await clinic.device().get("/api/health")
        return answer.status, answer.code

    return await asyncio.create_task(ask(), context=contextvars.Context())
