"""Options and fixtures that every test may use; the parts live beside this file under their own names."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from xdist.remote import Producer

from tests.compiled import begin_to_keep, stop_keeping
from tests.postgres import PostgresCluster, find_or_start_postgres
from tests.spread import ByCompany, in_turn, processes

ROOT = Path(__file__).resolve().parents[1]
# Left out by --fast: what needs a browser, a build, a process of its own, or many seeds.
SLOW = (
    "tests/assessment/test_engines.py",
    "tests/bench/",
    "tests/browser/",
    "tests/chart/test_kill.py",
    "tests/house/",
    "tests/proofs/test_agreement.py",
    "tests/server/test_broken_content.py",
    "tests/server/test_commands.py",
    "tests/server/test_demo.py",
    "tests/server/test_full_disk.py",
    "tests/server/test_interrupts.py",
    "tests/server/test_log.py",
    "tests/server/test_rights.py",
    "tests/server/test_serving.py",
    "tests/server/test_starting.py",
    "tests/simulation/",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--long",
        action="store_true",
        help="also the full products: every screen, long simulations, more answer sets",
    )
    parser.addoption(
        "--fast",
        action="store_true",
        help="daily work: SQLite only, without browser, simulation, processes, lint and builds",
    )
    parser.addoption(
        "--slow",
        type=float,
        default=1,
        metavar="TIMES",
        help="run the pages of the browser tests so many times slower, as on a busy machine; 4 and 6 find races",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Before any process starts: those that run tests are processes of their own as well."""
    compiled = begin_to_keep()
    config.add_cleanup(lambda: stop_keeping(compiled))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """`--fast` leaves what is slow and the PostgreSQL half out, and pytest reports them as deselected."""
    in_turn(items)
    if not config.getoption("--fast"):
        return
    slow = [item for item in items if _is_slow(item)]
    config.hook.pytest_deselected(items=slow)
    items[:] = [item for item in items if item not in slow]


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    return processes(config)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByCompany:
    return ByCompany(config, log)


def _is_slow(item: pytest.Item) -> bool:
    return item.nodeid.startswith(SLOW) or "postgres" in item.keywords


@pytest.fixture(scope="session")
def postgres_cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresCluster]:
    """A real PostgreSQL: the one at UNKNOT_TEST_DATABASE_URL, or a private one that ends with the tests."""
    with find_or_start_postgres(tmp_path_factory.mktemp("postgres")) as cluster:
        yield cluster


both_databases = pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])


@both_databases
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database that nobody else uses; every test that takes it runs on both kinds."""
    if request.param == "sqlite":
        yield f"sqlite://{tmp_path}/unknot.sqlite3"
        return
    cluster: PostgresCluster = request.getfixturevalue("postgres_cluster")
    with cluster.fresh_database() as url:
        yield url


@both_databases
def ready_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Like `database`, with the schema in it: a copy of one that was migrated once, which saves half a second."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_sqlite"), tmp_path / "unknot.sqlite3")
        yield f"sqlite://{tmp_path}/unknot.sqlite3"
        return
    cluster: PostgresCluster = request.getfixturevalue("postgres_cluster")
    with cluster.fresh_database(template=request.getfixturevalue("migrated_postgres")) as url:
        yield url


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("migrated") / "unknot.sqlite3"
    migrate_once(f"sqlite://{file}", file.parent)
    return file


@pytest.fixture(scope="session")
def migrated_postgres(
    postgres_cluster: PostgresCluster, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    with postgres_cluster.fresh_database() as url:
        migrate_once(url, tmp_path_factory.mktemp("migrated"))
        yield url.rpartition("/")[2]


def migrate_once(url: str, data: Path) -> None:
    """In a process of its own, as a clinic does it: what is copied must hold no open connection."""
    command = [sys.executable, "-m", "server", "migrate", "--data", str(data)]
    subprocess.run(
        command, check=True, cwd=ROOT, env={**os.environ, "UNKNOT_DATABASE_URL": url}, capture_output=True
    )
