"""The database's shape: made new, brought up to date where that is safe, and refused where it is not."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from server import schema
from server.database import current_connection, opened
from server.settings import Settings, StartRefused, read_settings
from tests.running import ROOT


@pytest.fixture
def settings(database: str, tmp_path: Path) -> Settings:
    return replace(read_settings({}, data=str(tmp_path)), database_url=database)


@pytest.fixture
def in_a_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Makes this the program of a year from now, which brings one more migration."""

    def arrive() -> None:
        folder = tmp_path / "program" / "migrations_in_a_year"
        shutil.copytree(ROOT / "migrations", folder, ignore=shutil.ignore_patterns("__*"))
        (folder / "__init__.py").touch()
        (folder / "0002_later.py").write_text(LATER)
        monkeypatch.syspath_prepend(folder.parent)
        monkeypatch.setattr(schema, "MIGRATIONS", folder.name)

    return arrive


async def run(settings: Settings, statement: str) -> None:
    async with opened(settings):
        await current_connection().execute_script(statement)


async def applied(settings: Settings) -> list[str]:
    async with opened(settings):
        rows = await current_connection().execute_query_dict(
            "SELECT name FROM tortoise_migrations ORDER BY name"
        )
        return [row["name"] for row in rows]


LATER = """
from tortoise import migrations
from tortoise.migrations import operations as ops

class Migration(migrations.Migration):
    dependencies = [("unknot", "0001_initial")]
    operations = [ops.RunSQL("CREATE TABLE later (id INT)")]
"""
FROM_LATER = (
    "INSERT INTO tortoise_migrations (app, name, applied_at)"
    " VALUES ('unknot', '9999_from_later', '2030-01-01 00:00:00')"
)


async def test_the_models_and_the_migrations_say_the_same() -> None:
    assert [writer.operations for writer in await schema.changes()] == []


async def test_a_new_database_is_made(settings: Settings) -> None:
    assert await schema.make_ready(settings) == ["0001_initial"]
    assert await applied(settings) == ["0001_initial"]
    assert await schema.make_ready(settings) == []
    assert list(settings.data.glob("*.before-*")) == []


async def test_a_newer_database_is_refused_and_stays_as_it_is(settings: Settings) -> None:
    await schema.make_ready(settings)
    await run(settings, FROM_LATER)
    for action in (schema.make_ready, schema.migrate):
        with pytest.raises(StartRefused, match=r"newer than this program .*9999_from_later"):
            await action(settings)
    assert await applied(settings) == ["0001_initial", "9999_from_later"]


async def test_an_older_one_is_copied_and_migrated_or_left_to_the_command(
    settings: Settings, in_a_year: Callable[[], None]
) -> None:
    await schema.make_ready(settings)
    in_a_year()
    if settings.sqlite_file is None:
        with pytest.raises(StartRefused, match=r"lacks 0002_later.*`unknot migrate`"):
            await schema.make_ready(settings)
        assert await schema.migrate(settings) == ["0002_later"]
    else:
        assert await schema.make_ready(settings) == ["0002_later"]
        [copy] = settings.sqlite_file.parent.glob("*.before-*")
        with closing(sqlite3.connect(copy)) as kept:
            assert kept.execute("SELECT name FROM tortoise_migrations").fetchall() == [("0001_initial",)]
        assert copy.stat().st_mode & 0o077 == 0
    assert await applied(settings) == ["0001_initial", "0002_later"]
    assert await schema.make_ready(settings) == []


async def test_tables_of_somebody_else_are_named(settings: Settings) -> None:
    await run(settings, "CREATE TABLE person (id INT)")
    with pytest.raises(StartRefused, match=r"person.* already exists.*give it a database of its own"):
        await schema.make_ready(settings)


async def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "unknot.sqlite3").write_text("a letter to the tax office, much longer than a header")
    with pytest.raises(StartRefused, match=r"unknot\.sqlite3 cannot be opened"):
        await schema.make_ready(read_settings({}, data=str(tmp_path)))


async def test_a_database_that_does_not_answer_is_named_without_its_password(tmp_path: Path) -> None:
    url = "postgres://unknot:secret@127.0.0.1:1/unknot"
    with pytest.raises(StartRefused, match="UNKNOT_DATABASE_URL does not answer") as refused:
        await schema.make_ready(read_settings({"UNKNOT_DATABASE_URL": url}, data=str(tmp_path)))
    assert "secret" not in str(refused.value)
