"""A real PostgreSQL for the tests: found at a URL, or started here from the binaries of the machine."""

import os
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

MISSING = (
    "These tests need PostgreSQL: install it (`apt-get install postgresql`), "
    "or name a server in UNKNOT_TEST_DATABASE_URL, or leave it out with --fast"
)


@dataclass(frozen=True)
class PostgresCluster:
    """A server and the folder of its client programs; `url` names a database that may be connected to."""

    url: str
    programs: Path

    @contextmanager
    def fresh_database(self, template: str = "template1") -> Iterator[str]:
        """A database under a name of its own, empty or a copy of the named one, dropped afterwards."""
        name = f"unknot_{uuid.uuid4().hex}"
        self._sql(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        try:
            yield f"{self.url.rsplit('/', 1)[0]}/{name}"
        finally:
            self._sql(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _sql(self, statement: str) -> None:
        _run(
            [
                str(self.programs / "psql"),
                "-X",
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                "-d",
                self.url,
                "-c",
                statement,
            ]
        )


@contextmanager
def find_or_start_postgres(folder: Path) -> Iterator[PostgresCluster]:
    """Yield a cluster; fails the test with one line that says how to get one where there is none."""
    programs = _programs()
    if url := os.environ.get("UNKNOT_TEST_DATABASE_URL"):
        yield PostgresCluster(url, programs)
        return
    port = _free_port()
    data = _empty_data_folder(folder)
    _as_server(
        [
            programs / "initdb",
            "-D",
            data,
            "-U",
            "unknot",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-locale",
            "--no-sync",
        ]
    )
    control: list[str | Path] = [programs / "pg_ctl", "-D", data, "-w"]
    # Kills of our own server are tested, not a power cut of this throw-away cluster: it may skip its fsync.
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={data} -c fsync=off"
    _as_server([*control, "-l", data / "log", "-o", options, "start"])
    try:
        yield PostgresCluster(f"postgresql://unknot@127.0.0.1:{port}/postgres", programs)
    finally:
        _as_server([*control, "-m", "immediate", "stop"])
        shutil.rmtree(data, ignore_errors=True)


def _programs() -> Path:
    places = [Path(p) for p in os.environ.get("PATH", "").split(os.pathsep)]
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for place in places:
        if all((place / program).exists() for program in ("initdb", "pg_ctl", "psql")):
            return place
    pytest.fail(MISSING, pytrace=False)


def _empty_data_folder(folder: Path) -> Path:
    """PostgreSQL refuses to run as root, so as root the folder is handed to its own user."""
    if os.geteuid() != 0:
        return folder / "data"
    data = Path(f"/var/tmp/unknot-postgres-{uuid.uuid4().hex}")  # noqa: S108  (pytest's own folders are closed to others)
    data.mkdir(mode=0o700)
    shutil.chown(data, "postgres")
    return data


def _as_server(command: Sequence[str | Path]) -> None:
    _run([str(part) for part in command], user="postgres" if os.geteuid() == 0 else None)


def _run(command: list[str], user: str | None = None) -> None:
    # Into a file: pg_ctl's server inherits this handle, and a pipe would stay open for as long as it runs.
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(command, user=user, cwd="/", stdout=said, stderr=subprocess.STDOUT, check=False)
        if done.returncode:
            said.seek(0)
            pytest.fail(f"PostgreSQL did not do this: {' '.join(command)}\n{said.read()}", pytrace=False)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
