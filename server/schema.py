"""The shape of the database: is it the one this program needs, and how does it become that one?

A new database is made. An older SQLite is copied beside itself and migrated; an older PostgreSQL is left to
`unknot migrate`, since several processes may be using it. A newer one is never touched.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.context import require_context
from tortoise.exceptions import OperationalError
from tortoise.migrations.autodetector import MigrationAutodetector
from tortoise.migrations.executor import MigrationExecutor
from tortoise.migrations.writer import MigrationWriter

from server.clock import now
from server.database import APP, MIGRATIONS, MODELS, one_at_a_time, opened
from server.database_refusals import refusing
from server.settings import Settings, StartRefused, read_settings

RECORD = "tortoise_migrations"


@dataclass(frozen=True)
class Standing:
    """Names of migrations: those this program brings, and those the database has had."""

    ours: list[str]
    applied: list[str]

    @property
    def missing(self) -> list[str]:
        return [name for name in self.ours if name not in self.applied]

    @property
    def unknown(self) -> list[str]:
        return [name for name in self.applied if name not in self.ours]


async def make_ready(settings: Settings) -> list[str]:
    """Bring the database to this program's schema where that may be done at start; what was applied.

    Raises StartRefused for a newer database, for an older PostgreSQL, and for one whose tables are not Unknot's.
    """
    return await _bring_up(settings, at_start=True)


async def check_ready(settings: Settings) -> None:
    """As `make_ready`, for commands about a clinic that exists. Raises StartRefused for an empty PostgreSQL too.

    A mistyped name must not become a new clinic; that a SQLite file is there is seen before (data_folder.py).
    """
    await _bring_up(settings, at_start=True, exists=True)


async def migrate(settings: Settings) -> list[str]:
    """Apply every missing migration; their names. Raises StartRefused as `make_ready`, but for an older one."""
    return await _bring_up(settings, at_start=False)


async def _bring_up(settings: Settings, *, at_start: bool, exists: bool = False) -> list[str]:
    async with opened(settings, timeouts=False) as connection:
        with refusing(settings):
            async with one_at_a_time(connection):
                standing = await _standing(connection)
                _refuse_newer(standing)
                if settings.sqlite_file is None:
                    await _refuse_other_encodings(connection)
                    _refuse_unmade(standing, at_start=at_start, exists=exists)
                if standing.missing:
                    if standing.applied and settings.sqlite_file is not None:
                        copy_beside(settings.sqlite_file)
                    await _migrate(connection, settings)
    return standing.missing


def _refuse_newer(standing: Standing) -> None:
    if standing.unknown:
        raise StartRefused(
            f"The database is newer than this program (it has had {standing.unknown[-1]}): install the newer Unknot"
            " again, or restore a backup made with this one."
        )


async def _refuse_other_encodings(connection: BaseDBAsyncClient) -> None:
    if connection.capabilities.dialect == "sqlite":  # one in memory
        return
    [row] = await connection.execute_query_dict("SELECT current_setting('server_encoding') AS encoding")
    if row["encoding"] != "UTF8":
        raise StartRefused(
            f"The database at UNKNOT_DATABASE_URL has the encoding {row['encoding']}, which cannot hold every name:"
            " make one with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0, and name that."
        )


def _refuse_unmade(standing: Standing, *, at_start: bool, exists: bool) -> None:
    """A PostgreSQL may be used by several processes, so what is there is changed by command alone."""
    if exists and not standing.applied:
        raise StartRefused(
            "The database at UNKNOT_DATABASE_URL has nothing of Unknot in it: check the name, or run `unknot migrate`"
            " to make it one."
        )
    if at_start and standing.missing and standing.applied:
        raise StartRefused(
            f"The database is older than this program (it lacks {standing.missing[0]}): make a backup, then run"
            " `unknot migrate`."
        )


async def _standing(connection: BaseDBAsyncClient) -> Standing:
    executor = _executor(connection)
    await executor.loader.build_graph()
    ours = sorted(key.name for key in executor.loader.disk_migrations)
    return Standing(ours, await _applied(connection))


def _executor(connection: BaseDBAsyncClient) -> MigrationExecutor:
    return MigrationExecutor(connection, _configured(connection))


def _configured(connection: BaseDBAsyncClient) -> dict[str, dict[str, Any]]:
    app = {"models": MODELS, "default_connection": connection.connection_name, "migrations": MIGRATIONS}
    return {APP: app}


async def _applied(connection: BaseDBAsyncClient) -> list[str]:
    # Asked for first, since Tortoise takes any error here for an empty database.
    if not await _has_record(connection):
        return []
    rows = await connection.execute_query_dict(f"SELECT name FROM {RECORD} WHERE app = '{APP}' ORDER BY name")  # noqa: S608
    return [row["name"] for row in rows]


async def _has_record(connection: BaseDBAsyncClient) -> bool:
    if connection.capabilities.dialect == "sqlite":
        catalogue = f"SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '{RECORD}'"  # noqa: S608
    else:
        catalogue = f"SELECT 1 WHERE to_regclass('{RECORD}') IS NOT NULL"
    return bool(await connection.execute_query_dict(catalogue))


async def changes() -> list[MigrationWriter]:
    """What the models say and the migrations do not yet: empty when they agree."""
    async with opened(replace(read_settings({}), database_url="sqlite://:memory:")) as connection:
        apps = require_context().apps
        if apps is None:
            raise RuntimeError("the database is not open")
        for model in apps.get_models_iterable():
            # Tortoise would write docstrings into the schema, and breaks on one with a semicolon.
            model._meta.table_description = ""
        return await MigrationAutodetector(apps, _configured(connection)).changes()


async def _migrate(connection: BaseDBAsyncClient, settings: Settings) -> None:
    try:
        await _executor(connection).migrate(direction="forward")
    except (OperationalError, sqlite3.OperationalError) as error:  # the second from a failed COMMIT
        # Statements of ours alone ran, so the text names tables and holds nobody's data.
        reason = str(error).partition("\n")[0]
        which = settings.sqlite_file or "at UNKNOT_DATABASE_URL"
        raise StartRefused(
            f"The database {which} cannot get this program's schema ({reason}): {_remedy(reason, settings)}"
        ) from error


def _remedy(reason: str, settings: Settings) -> str:
    if "already exists" in reason:
        return "these tables are not Unknot's, so give it a database of its own."
    if settings.sqlite_file is None:
        return "give the user of the address the right to make tables there, then start again."
    return "make room on its disk and give this user rights to it, then start again."


def copy_beside(file: Path) -> Path:
    """A copy of the SQLite file as it is now, beside it; where it is. Raises StartRefused, and leaves none behind."""
    copy = file.with_name(f"{file.name}.before-{now():%Y%m%dT%H%M%S%f}")
    try:
        # A read-only connection: a second writing one could damage the write-ahead log.
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as source:
            source.execute("VACUUM INTO ?", [str(copy)])
        copy.chmod(0o600)
    except (sqlite3.Error, OSError) as error:
        copy.unlink(missing_ok=True)
        raise StartRefused(
            f"The database has to be copied before it is changed, and {copy.parent} takes no copy ({error}): make"
            f" room for {file.stat().st_size // 1024 + 1} kB there and give this user rights to it, then start again."
        ) from error
    return copy
