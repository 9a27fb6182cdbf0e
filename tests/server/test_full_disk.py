"""A disk that is full: one line that names it, nothing half-made, and the next start with room goes on."""

import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from server.schema import copy_beside
from server.settings import StartRefused
from tests.running import ROOT

# No file may grow beyond this: to the program it is the same as a disk without room, and needs no rights.
ROOM = 100_000


@contextmanager
def little_room() -> Iterator[None]:
    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))


def migrate(data: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "server", "migrate", "--data", str(data)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


def test_no_copy_means_no_half_copy(tmp_path: Path) -> None:
    assert migrate(tmp_path).returncode == 0
    file = tmp_path / "unknot.sqlite3"
    with little_room(), pytest.raises(StartRefused, match=r"takes no copy .*make room for \d+ kB"):
        copy_beside(file)
    assert list(tmp_path.glob("*.before-*")) == []
    assert copy_beside(file).stat().st_size > ROOM


def test_a_database_that_finds_no_room_is_named_and_made_later(tmp_path: Path) -> None:
    with little_room():
        refused = migrate(tmp_path)
    [line] = refused.stderr.splitlines()
    assert line.startswith(f"unknot: The database {tmp_path}/unknot.sqlite3 cannot ")
    assert "room" in line
    assert refused.returncode == 2
    assert migrate(tmp_path).stdout == "Applied 0001_initial\n"
