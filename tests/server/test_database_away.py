"""PostgreSQL that goes away: who asks is told to come back, the log says what to do, and then the server goes on."""

import json
import re
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from server.database import opened, write_transaction
from server.database_outage import DatabaseAway, connect, is_away
from server.database_refusals import refusing
from server.errors import PROBLEMS
from server.settings import StartRefused, read_settings
from tests.postgres import OwnPostgres, own_postgres
from tests.running import RunningServer, serving
from tests.server.test_starting import owner, refusal

pytestmark = pytest.mark.postgres

PUBLIC = ("/api/health", "/api/installation")
AWAY = PROBLEMS["DATABASE_AWAY"][1]
HOLDING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnPostgres]:
    with own_postgres(tmp_path_factory.mktemp("postgres")) as made:
        yield made


@pytest.fixture
def url(cluster: OwnPostgres) -> Iterator[str]:
    with cluster.fresh_database() as fresh:
        yield fresh


@pytest.fixture
def server(url: str, tmp_path: Path) -> Iterator[RunningServer]:
    with serving(tmp_path, UNKNOT_DATABASE_URL=url) as running:
        yield running


def ask(server: RunningServer, path: str, body: object = None) -> tuple[int, Any, str | None]:
    """Status, answer and Retry-After."""
    request = urllib.request.Request(  # noqa: S310  (an address this test started)
        server.address + path,
        None if body is None else json.dumps(body).encode(),
        {"Content-Type": "application/json", "X-Unknot": "1"},
    )
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
            return answer.status, json.load(answer), None
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused), refused.headers["Retry-After"]


def check_told_to_come_back(answer: tuple[int, Any, str | None]) -> None:
    assert "Please try again in a moment: nothing you entered on this device is lost." in AWAY
    assert answer == (503, {"error": {"code": "DATABASE_AWAY", "message": AWAY, "where": None}}, "5")


def check_log(server: RunningServer, *routes: str) -> None:
    """One line for each of these requests says that the database is away, and nothing says more."""
    for line in server.printed:
        assert line.startswith(("Unknot is at ", "To become the owner, ", "20")), line
    said = [line for line in server.printed if " error " in line or " warning " in line]
    for line in said:
        assert " error database_away type=" in line
        assert "see that PostgreSQL runs and answers at UNKNOT_DATABASE_URL" in line
        assert "127.0.0.1" not in line
    # What the server does by itself once an hour has no route; it may have begun just then.
    found = [match[1] for line in said if (match := re.search(r" route=(/\S+) ", line))]
    assert found == list(routes)


@contextmanager
def holding(cluster: OwnPostgres, url: str, table: str) -> Iterator[None]:
    """Let whoever needs this table wait."""
    lock = f"BEGIN; LOCK TABLE {table}; SELECT pg_sleep(600)"
    command = [str(cluster.programs / "psql"), "-X", "-q", "-d", url, "-c", lock]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(cluster, HOLDING)
            yield
        finally:
            process.kill()


def wait_for(cluster: OwnPostgres, count: str) -> None:
    """Until this counts somebody."""
    command = [str(cluster.programs / "psql"), "-X", "-A", "-t", "-d", cluster.url, "-c", count]
    while subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip() == "0":
        time.sleep(0.05)


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_requests_are_told_to_come_back_and_the_same_server_goes_on_when_it_is_back(
    cluster: OwnPostgres, server: RunningServer, mode: str
) -> None:
    with ThreadPoolExecutor(8) as many:  # so that several connections are lost
        assert {answer[0] for answer in many.map(lambda path: ask(server, path), PUBLIC * 8)} == {200}
    with cluster.stopped(mode):
        for path in PUBLIC:
            check_told_to_come_back(ask(server, path))
        check_told_to_come_back(ask(server, "/api/clinic/owner", owner(server.owner_link)))
    assert [ask(server, path)[0] for path in PUBLIC] == [200, 200]
    assert ask(server, "/api/clinic/owner", owner(server.owner_link))[0] == 201
    assert server.stop() == 0
    check_log(server, *PUBLIC, "/api/clinic/owner")


def test_a_request_that_it_is_working_on_is_told_to_come_back(
    cluster: OwnPostgres, server: RunningServer, url: str
) -> None:
    with holding(cluster, url, "person"), ThreadPoolExecutor(1) as aside:
        answer = aside.submit(ask, server, "/api/clinic/owner", owner(server.owner_link))
        wait_for(cluster, WAITING)
        with cluster.stopped("fast"):
            check_told_to_come_back(answer.result())
    assert ask(server, "/api/clinic/owner", owner(server.owner_link))[0] == 201
    assert server.stop() == 0
    check_log(server, "/api/clinic/owner")


def test_a_server_that_is_stopped_meanwhile_ends_as_quietly(
    cluster: OwnPostgres, server: RunningServer
) -> None:
    with cluster.stopped():
        assert server.stop() == 0
    check_log(server)


@pytest.mark.parametrize("command", ["serve --port 0", "migrate", "person list", "restored"])
def test_what_finds_it_away_is_refused_in_one_line(
    cluster: OwnPostgres, tmp_path: Path, command: str
) -> None:
    with cluster.stopped():
        line = refusal(*command.split(), "--data", str(tmp_path), UNKNOT_DATABASE_URL=cluster.url)
    assert (
        "at UNKNOT_DATABASE_URL does not answer (ConnectionRefusedError): check that PostgreSQL runs" in line
    )


async def test_a_start_that_loses_it_half_way_is_refused_with_the_same_line(cluster: OwnPostgres) -> None:
    async def lose_it() -> None:
        async with opened(settings):
            with refusing(settings):
                async with write_transaction() as connection:
                    cluster.stop()
                    await connection.execute_query_dict("SELECT 1")

    settings = replace(read_settings({}), database_url=cluster.url)
    try:
        with pytest.raises(StartRefused, match=r"does not answer .*check that PostgreSQL runs"):
            await lose_it()
    finally:
        cluster.start()


async def test_a_host_that_nobody_knows_is_one_that_cannot_be_reached() -> None:
    with pytest.raises(DatabaseAway):
        await connect(host="no.such.host.invalid")


@pytest.mark.parametrize(("first", "away"), [(asyncpg.AdminShutdownError, True), (ValueError, False)])
def test_a_rollback_that_outruns_the_end_of_its_connection_came_of_it(
    first: type[Exception], away: bool
) -> None:
    """Seen once on a busy machine, and told as an error of ours; real connections cannot be made to do it at will."""
    with pytest.raises(asyncpg.InternalClientError) as raised:
        roll_back_after(first)
    assert is_away(raised.value) is away
    assert not is_away(asyncpg.InternalClientError("another operation is in progress"))


def roll_back_after(first: type[Exception]) -> None:
    try:
        raise first
    except first:
        raise asyncpg.InternalClientError("another operation is in progress")  # noqa: B904  (as the driver does)
