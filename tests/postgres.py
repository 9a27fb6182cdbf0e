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
from urllib.parse import urlsplit

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


@dataclass(frozen=True)
class OwnPostgres(PostgresCluster):
    """A server that only this test uses, so that it may be stopped and started as often as it likes."""

    data: Path

    def start(self) -> None:
        """Until it answers."""
        # Kills of our own server are tested, not a power cut of this throw-away cluster: it may skip its fsync.
        settings = {"port": urlsplit(self.url).port, "unix_socket_directories": self.data, "fsync": "off"}
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        self._control("-l", self.data / "log", "-o", f"{options} -c listen_addresses=127.0.0.1", "start")

    def stop(self, mode: str = "immediate") -> None:
        """Until it has ended. `fast` closes connections, `immediate` is a crash."""
        self._control("-m", mode, "stop")

    @contextmanager
    def stopped(self, mode: str = "immediate") -> Iterator[None]:
        """Away for this block, and back after it."""
        self.stop(mode)
        try:
            yield
        finally:
            self.start()

    def _control(self, *words: str | Path) -> None:
        _as_server([self.programs / "pg_ctl", "-D", self.data, "-w", *words])


@contextmanager
def find_or_start_postgres(folder: Path) -> Iterator[PostgresCluster]:
    """Yield a cluster; fails the test with one line that says how to get one where there is none."""
    if url := os.environ.get("UNKNOT_TEST_DATABASE_URL"):
        yield PostgresCluster(url, _programs())
        return
    with own_postgres(folder) as cluster:
        yield cluster


@contextmanager
def own_postgres(folder: Path) -> Iterator[OwnPostgres]:
    """Yield a new cluster that runs; it ends with the block."""
    programs, data = _programs(), _empty_data_folder(folder)
    initdb: list[str | Path] = [programs / "initdb", "-D", data, "-U", "unknot", "-A", "trust"]
    _as_server([*initdb, "-E", "UTF8", "--no-locale", "--no-sync"])
    cluster = OwnPostgres(f"postgresql://unknot@127.0.0.1:{_free_port()}/postgres", programs, data)
    cluster.start()
    try:
        yield cluster
    finally:
        if (data / "postmaster.pid").exists():
            cluster.stop()
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
