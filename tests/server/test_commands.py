"""What the command says into pipes and terminals of every kind, and to settings and databases that cannot be used."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.postgres import PostgresCluster
from tests.running import ROOT
from tests.server.test_starting import refusal, unknot


def test_a_terminal_without_letters_gets_json_all_the_same() -> None:
    plain, full = unknot("questions", PYTHONIOENCODING="ascii"), unknot("questions", PYTHONIOENCODING="utf-8")
    assert plain.stdout.isascii()
    assert (plain.returncode, json.loads(plain.stdout)) == (0, json.loads(full.stdout))


def test_a_reader_who_has_seen_enough_is_no_failure() -> None:
    command = [sys.executable, "-m", "server", "questions"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_an_encrypted_key_is_named_and_nobody_is_asked_for_its_password(tmp_path: Path) -> None:
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-subj", "/CN=x", "-passout", "pass:secret"]
    subprocess.run([*made, "-keyout", key, "-out", cert], check=True, capture_output=True)
    line = refusal("--data", str(tmp_path), "--port", "0", "--tls-cert", str(cert), "--tls-key", str(key))
    assert line.startswith(f"unknot: The key {key} is encrypted")


@pytest.mark.postgres
@pytest.mark.parametrize("command", [("person", "list"), ("restored",)], ids=" ".join)
def test_a_mistyped_postgres_does_not_become_a_new_clinic(
    postgres_cluster: PostgresCluster, tmp_path: Path, command: tuple[str, ...]
) -> None:
    with postgres_cluster.fresh_database() as url:
        for _ in range(2):  # the second finds it as empty as the first
            line = refusal(*command, "--data", str(tmp_path), UNKNOT_DATABASE_URL=url)
            assert "has nothing of Unknot in it" in line
            assert "`unknot migrate`" in line


@pytest.mark.postgres
def test_a_postgres_of_another_encoding_is_named(postgres_cluster: PostgresCluster, tmp_path: Path) -> None:
    with postgres_cluster.fresh_database("template0\" ENCODING 'LATIN1' LOCALE \"C") as url:
        line = refusal("migrate", "--data", str(tmp_path), UNKNOT_DATABASE_URL=url)
    assert "has the encoding LATIN1" in line


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("serve --prot 80", "unknot serve: unrecognized argument --prot; see unknot serve --help"),
        ("--prot=secret", "unknot serve: unrecognized argument --prot; see unknot serve --help"),
        ("serve here", "unknot serve: unrecognized argument here; see unknot serve --help"),
        ("serve --a\nb", r"unknot serve: unrecognized argument --a\nb; see unknot serve --help"),
        ("serve --port", "unknot serve: argument --port: expected one argument; see unknot serve --help"),
        ("sreve", "unknot: argument COMMAND: invalid choice: 'sreve' (choose from "),
        ("person", "unknot person: the following arguments are required: WHAT; see unknot person --help"),
        ("person list me", "unknot person list: unrecognized argument me; see unknot person list --help"),
    ],
)
def test_a_mistyped_command_is_refused_in_one_line_that_says_where_to_look(arguments: str, said: str) -> None:
    done = unknot(*arguments.split(" "))
    [line] = done.stderr.splitlines()
    assert line.startswith(said)
    assert line.endswith(" --help")
    assert (done.returncode, done.stdout) == (2, "")
