"""The real program: what it says when it starts, and one clear line and exit code 2 when it cannot."""

import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from tests.postgres import PostgresCluster
from tests.running import ROOT, serving


def unknot(*arguments: str, given: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """The command, run to its end."""
    return subprocess.run(
        [sys.executable, "-m", "server", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        input=given,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def refusal(*arguments: str, **environment: str) -> str:
    """The one line with which the command refuses."""
    done = unknot(*arguments, **environment)
    assert done.returncode == 2, (done.stdout, done.stderr)
    assert "Traceback" not in done.stdout + done.stderr
    [line] = done.stderr.splitlines()
    assert line.startswith("unknot: ")
    return line


def test_a_wrong_setting_is_named(tmp_path: Path) -> None:
    line = refusal("--data", str(tmp_path), "--port", "http")
    assert "UNKNOT_PORT (--port) is 'http': give a whole number" in line


def test_a_busy_port_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        line = refusal("--data", str(tmp_path), "--port", port)
    assert f"Port {port} on 127.0.0.1 cannot be used" in line
    assert "--port (UNKNOT_PORT)" in line


def test_an_address_that_is_not_here_is_named(tmp_path: Path) -> None:
    for host in ("no.such.host.invalid", "no..host"):
        assert "UNKNOT_HOST (--host)" in refusal("--data", str(tmp_path), "--host", host)


def test_a_lock_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    (tmp_path / "unknot.lock").mkdir()
    line = refusal("--data", str(tmp_path), "--port", "0")
    assert f"The data folder {tmp_path} cannot be written" in line


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    line = refusal("--data", str(tmp_path / "file" / "data"), "--port", "0")
    assert f"The data folder {tmp_path}/file/data cannot be written" in line
    assert "--data (UNKNOT_DATA)" in line


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o500)
    if os.geteuid() == 0:
        from server.data_folder import data_folder
        from server.settings import StartRefused, read_settings

        child = os.fork()
        if child == 0:  # as somebody who is not root, in a process of its own
            tmp_path.parent.chmod(0o755)
            os.setuid(65534)
            try:
                with data_folder(read_settings({}, data=str(folder))):
                    os._exit(1)
            except StartRefused as refused:
                os._exit(0 if "cannot be written" in str(refused) else 2)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    else:
        assert "cannot be written" in refusal("--data", str(folder), "--port", "0")


def test_wrong_certificates_are_named(tmp_path: Path) -> None:
    (tmp_path / "cert.pem").write_text("no certificate")
    cert = str(tmp_path / "cert.pem")
    line = refusal("--data", str(tmp_path), "--port", "0", "--tls-cert", cert, "--tls-key", cert)
    assert "UNKNOT_TLS_CERT and UNKNOT_TLS_KEY name PEM files that belong together" in line


@pytest.mark.postgres
def test_three_first_starts_at_once_make_one_database(
    postgres_cluster: PostgresCluster, tmp_path: Path
) -> None:
    def start(_: int) -> None:
        with serving(tmp_path, UNKNOT_DATABASE_URL=f"{url}?sslmode=prefer") as server:
            began.wait(timeout=120)
        assert server.process.returncode == 0
        assert "Traceback" not in "".join(server.printed)

    began = threading.Barrier(3)
    with postgres_cluster.fresh_database() as url, ThreadPoolExecutor(3) as pool:
        assert list(pool.map(start, range(3))) == [None] * 3


@pytest.mark.postgres
def test_a_database_that_does_not_speak_tls_is_refused_where_it_is_asked_for(
    postgres_cluster: PostgresCluster, tmp_path: Path
) -> None:
    url = f"{postgres_cluster.url}?sslmode=require"
    line = refusal("migrate", "--data", str(tmp_path), UNKNOT_DATABASE_URL=url)
    assert "does not answer" in line
    assert "speaks TLS if sslmode asks for that" in line


def test_a_newer_database_is_named(tmp_path: Path) -> None:
    assert unknot("migrate", "--data", str(tmp_path)).returncode == 0
    with closing(sqlite3.connect(tmp_path / "unknot.sqlite3", isolation_level=None)) as database:
        database.execute(
            "INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('unknot', '9999_later', '2030-01-01')"
        )
    assert "newer than this program (it has had 9999_later)" in refusal(
        "--data", str(tmp_path), "--port", "0"
    )
    assert "newer than this program" in refusal("migrate", "--data", str(tmp_path))


def test_a_damaged_key_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "unknot.key.json").write_text("{")
    assert "The key file" in refusal("--data", str(tmp_path), "--port", "0")


def test_broken_content_is_named(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "server" / "content", content)
    (content / "rules.yaml").write_text("rules: [")
    done = unknot("check-content", str(content))
    assert done.returncode == 2
    assert "rules.yaml" in done.stderr
    assert "Traceback" not in done.stderr


def test_answers_that_cannot_be_read_are_refused_in_one_line() -> None:
    done = unknot("assess", "-", given="{")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert unknot("assess", "/no/such/file").returncode == 2


@pytest.fixture(params=["while it serves", "while nothing serves"])
def clinic_folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A data folder with an owner in it, once held by a server and once free."""
    with serving(tmp_path) as server:
        post(f"{server.address}/api/clinic/owner", owner(server.owner_link))
        if request.param == "while it serves":
            yield str(tmp_path)
            return
    yield str(tmp_path)


def test_people_can_be_looked_after_whether_it_serves_or_not(clinic_folder: str) -> None:
    def person(*words: str) -> str:
        return unknot("person", "--data", clinic_folder, *words).stdout

    assert "tomasz" in person("list")
    assert "therapist, owner" in person("list")
    assert "/join#" in person("add-therapist", "Wera")
    assert person("end-sign-ins", "tomasz") == "1 signed out.\n"
    refused = refusal("person", "--data", clinic_folder, "end-sign-ins", "nobody")
    assert "Nobody has the login or id 'nobody'" in refused
    refused = refusal("person", "--data", clinic_folder, "end-sign-ins", "x" * 300)
    assert f"Nobody has the login or id '{'x' * 60}':" in refused
    for what in ("end-sign-ins", "add-therapist"):
        refused = refusal("person", "--data", clinic_folder, what, "Ma\udcff")
        assert refused.startswith("unknot: 'Ma\\udcff' is no text in UTF-8: ")
    for name, reason in ((" ", "one line, and not empty"), ("Wera " * 26, "at most 120 characters")):
        refused = refusal("person", "--data", clinic_folder, "add-therapist", name)
        assert refused.startswith("unknot: The name of a therapist: ")
        assert reason in refused


def test_a_mistyped_folder_does_not_become_a_new_clinic(tmp_path: Path) -> None:
    for words in (("person", "list"), ("restored",)):
        line = refusal(*words, "--data", str(tmp_path / "typo"))
        assert f"There is no database {tmp_path}/typo/unknot.sqlite3" in line
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_a_long_name_serves_and_is_reached(tmp_path: Path) -> None:
    folder = tmp_path / ("clinic" * 30)
    with serving(folder):
        done = unknot("person", "list", "--data", str(folder))
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_where_no_socket_can_be_made_it_serves_and_says_what_does_not_work(tmp_path: Path) -> None:
    (tmp_path / "control.sock" / "in the way").mkdir(parents=True)
    with serving(tmp_path) as server:
        said = "".join(server.printed)
        assert "`unknot person` works only while this is stopped" in said
        assert "Another Unknot already uses" in refusal("person", "list", "--data", str(tmp_path))
    assert "Traceback" not in "".join(server.printed)


def test_two_databases_never_share_one_data_folder(tmp_path: Path) -> None:
    with serving(tmp_path / "data"):
        url = f"sqlite://{tmp_path}/other/unknot.sqlite3"
        line = refusal("--data", str(tmp_path / "data"), "--port", "0", UNKNOT_DATABASE_URL=url)
        assert f"Another Unknot already uses the data folder {tmp_path}/data" in line


def test_a_demo_leaves_a_clinic_alone(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        post(f"{server.address}/api/clinic/owner", owner(server.owner_link))
    line = refusal("--demo", "--data", str(tmp_path), "--port", "0")
    assert f"the one of {tmp_path} has people in it" in line
    url = f"sqlite://{tmp_path}/unknot.sqlite3"
    line = refusal("--demo", "--port", "0", UNKNOT_DATABASE_URL=url, UNKNOT_DATA=str(tmp_path / "other"))
    assert "UNKNOT_DATABASE_URL names one" in line
    for words in (("list", "--data", str(tmp_path)), ("--data", str(tmp_path), "list")):
        assert "tomasz" in unknot("person", *words).stdout


def owner(link: str) -> dict[str, str]:
    return {
        "token": link.rpartition("#")[2],
        "name": "Tomasz",
        "login": "tomasz",
        "password": "a long enough sentence",
        "device": "0193aaaa-0000-7000-8000-000000000003",
        "zone": "Europe/Warsaw",
        "language": "en",
    }


def test_the_first_start_makes_an_owner_and_the_second_does_not(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        assert post(f"{server.address}/api/clinic/owner", owner(server.owner_link))["roles"] == [
            "therapist",
            "owner",
        ]
        second = refusal("--data", str(tmp_path), "--port", "0")
        assert "Another Unknot already uses the data folder" in second
        assert "already uses" in refusal("migrate", "--data", str(tmp_path))
    assert server.process.returncode == 0
    with serving(tmp_path) as server:
        assert "/welcome#" not in "".join(server.printed)


def test_where_phones_cannot_install_it_says_so_and_how_to_change_that(tmp_path: Path) -> None:
    with serving(tmp_path, UNKNOT_PUBLIC_URL="http://clinic.example") as server:
        said = "".join(server.printed)
        assert "Phones cannot install the app from this address" in said
        assert "--tls-cert" in said
        assert "UNKNOT_PUBLIC_URL" in said
    with serving(tmp_path, UNKNOT_PUBLIC_URL="https://clinic.example", UNKNOT_HOST="127.0.0.1") as server:
        assert "Phones cannot install" not in "".join(server.printed)


def test_the_document_is_the_same_every_time() -> None:
    first, second = unknot("openapi").stdout, unknot("openapi").stdout
    assert first == second
    assert json.loads(first)["openapi"].startswith("3.1")


def post(url: str, body: object) -> dict[str, object]:
    request = urllib.request.Request(  # noqa: S310  (an address this test started)
        url,
        json.dumps(body).encode(),
        {"Content-Type": "application/json", "X-Unknot": "1"},
    )
    with urllib.request.urlopen(request) as answer:  # noqa: S310
        found: dict[str, object] = json.load(answer)
        return found
