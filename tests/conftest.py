"""Options and fixtures that every test may use; the parts live beside this file under their own names."""

from collections.abc import Iterator

import pytest

from tests.postgres import PostgresCluster, find_or_start_postgres

SLOW_FOLDERS = ("tests/browser/", "tests/house/", "tests/simulation/", "tests/tour/")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--long", action="store_true", help="also the full products: every screen, long simulations"
    )
    parser.addoption(
        "--fast",
        action="store_true",
        help="daily work: SQLite only, without browser, simulation, lint and builds",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """`--fast` leaves whole folders and the PostgreSQL half out, and pytest reports them as deselected."""
    if not config.getoption("--fast"):
        return
    slow = [item for item in items if _is_slow(item)]
    config.hook.pytest_deselected(items=slow)
    items[:] = [item for item in items if item not in slow]


def _is_slow(item: pytest.Item) -> bool:
    return item.nodeid.startswith(SLOW_FOLDERS) or "postgres" in item.keywords


@pytest.fixture(scope="session")
def postgres_cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresCluster]:
    """A real PostgreSQL: the one at UNKNOT_TEST_DATABASE_URL, or a private one that ends with the tests."""
    with find_or_start_postgres(tmp_path_factory.mktemp("postgres")) as cluster:
        yield cluster


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: object) -> Iterator[str]:
    """The URL of an empty database that nobody else uses; every test that takes it runs on both kinds."""
    if request.param == "sqlite":
        yield f"sqlite://{tmp_path}/unknot.sqlite3"
        return
    cluster: PostgresCluster = request.getfixturevalue("postgres_cluster")
    with cluster.fresh_database() as url:
        yield url
