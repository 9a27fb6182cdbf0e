"""Files of another user, or folders in their place: one clear line, and nothing is changed on the way to it."""

import encodings.idna
import os
import sqlite3
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import server.command
from server import people, restored, starting
from server.__main__ import main
from server.chart.opening import open_charts
from server.database import opened
from server.database_refusals import refusing
from server.settings import StartRefused, read_settings
from tests.server.test_starting import refusal, unknot

NOBODY = 65534
COMMANDS = (("serve", "--port", "0"), ("person", "list"), ("restored",))
LOADED = (
    server.command,
    people,
    restored,
    starting,
    encodings.idna,
)  # by now: the other user may not read where Python keeps its modules


def refusal_of_another_user(folder: Path, *arguments: str) -> str:
    """The one line with which the command refuses somebody who is not root, in a process of its own."""
    said = folder.parent / "said"
    child = os.fork()
    if child == 0:
        _run_as_another(said, arguments)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 2, said.read_text()
    [line] = said.read_text().splitlines()
    return line


def _run_as_another(said: Path, arguments: tuple[str, ...]) -> None:
    code = 1
    try:
        sys.stderr = said.open("w")
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        code = main([*arguments, "--data", str(said.parent / "data")])
    except BaseException:  # for the assertion that shows what was said
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A data folder with a database in it, which is another user's: pytest's own folders are closed to others."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        data = Path(place) / "data"
        assert unknot("migrate", "--data", str(data)).returncode == 0
        (data / "ended.journal").touch()
        if os.geteuid() == 0:
            for path in (data.parent, data, *data.rglob("*")):
                os.chown(path, NOBODY, NOBODY)
        yield data
        data.chmod(0o700)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_database_that_can_only_be_read_is_named(folder: Path, command: tuple[str, ...]) -> None:
    (folder / "unknot.sqlite3").chmod(0o400)
    line = refusal_of_another_user(folder, *command)
    assert line.startswith(
        f"unknot: The database {folder}/unknot.sqlite3 cannot be opened and written (attempt to"
    )


@pytest.mark.parametrize("command", COMMANDS[1:], ids=" ".join)
@pytest.mark.parametrize("mode", [0o000, 0o400])
def test_a_journal_that_cannot_be_appended_to_is_named(
    folder: Path, command: tuple[str, ...], mode: int
) -> None:
    (folder / "ended.journal").chmod(mode)
    line = refusal_of_another_user(folder, *command)
    assert line.startswith(
        f"unknot: {folder}/ended.journal cannot be used (Permission denied): give this user"
    )


@pytest.mark.parametrize("command", COMMANDS[1:], ids=" ".join)
def test_a_folder_that_may_not_be_looked_into_is_named(folder: Path, command: tuple[str, ...]) -> None:
    folder.chmod(0)
    line = refusal_of_another_user(folder, *command)
    assert f"The data folder {folder} cannot be written" in line


@pytest.mark.parametrize("name", ["unknot.sqlite3", "ended.journal", "unknot.life.json"])
def test_a_folder_where_a_file_belongs_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name / "in the way").mkdir(parents=True)
    assert f"{tmp_path}/{name} cannot be" in refusal("--data", str(tmp_path), "--port", "0")


async def test_a_mark_that_cannot_be_read_is_no_restore(folder: Path) -> None:
    settings = read_settings({}, data=str(folder))
    async with opened(settings):
        await open_charts(settings)
        (folder / "unknot.life.json").unlink()
        (folder / "unknot.life.json").mkdir()
        with pytest.raises(StartRefused, match=r"unknot\.life\.json cannot be used"), refusing(settings):
            await open_charts(settings)
    with closing(sqlite3.connect(folder / "unknot.sqlite3")) as database:
        assert database.execute("SELECT count(DISTINCT life) FROM life").fetchone() == (1,)
