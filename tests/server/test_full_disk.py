"""A disk that is full: one line that names it, nothing half-made, and the next start with room goes on."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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


@pytest.mark.parametrize(
    ("demo", "ready"), [((), "control.sock"), (("--demo",), "ended.journal")], ids=["owner's link", "demo"]
)
def test_a_disk_that_fills_while_a_first_start_writes_is_named_in_one_line(
    tmp_path: Path, demo: tuple[str, ...], ready: str
) -> None:
    reading, writing = full_pipe()
    command = [sys.executable, "-m", "server", "serve", "--port", "0", "--data", str(tmp_path), *demo]
    with subprocess.Popen(command, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, text=True) as process:
        os.close(writing)
        while process.poll() is None and not (tmp_path / ready).exists():
            time.sleep(0.02)
        # It says something before it writes, and waits until that is read: by then there is no room.
        _, most = resource.prlimit(process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (0, most))
        with os.fdopen(reading, "rb") as said:
            said.read()
        assert process.stderr is not None
        [line] = process.stderr.read().splitlines()
    assert line.startswith(f"unknot: The database {tmp_path}/unknot.sqlite3 cannot be opened and written (")
    assert process.returncode == 2


def full_pipe() -> tuple[int, int]:
    """Reading and writing end of a pipe into which nothing goes until something is read."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    with suppress(BlockingIOError):
        while True:
            os.write(writing, b" ")
    os.set_blocking(writing, True)
    return reading, writing
