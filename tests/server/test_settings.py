"""Settings: what can be used is read, what cannot refuses with one line that names it and the remedy."""

import ssl
from pathlib import Path

import pytest

from server.database_address import connection_config
from server.settings import StartRefused, read_settings


def test_without_any_setting_it_serves_this_machine_from_a_folder_here() -> None:
    settings = read_settings({})
    assert (settings.data, settings.host, settings.port) == (Path("data"), "127.0.0.1", 8000)
    assert settings.sqlite_file == Path("data/unknot.sqlite3")
    assert settings.key_file == Path("data/keys/unknot.key.json")
    assert settings.sign_up == "open"


def test_the_command_line_wins_over_the_environment() -> None:
    settings = read_settings({"UNKNOT_PORT": "9000", "UNKNOT_DATA": "here"}, port="9001")
    assert (settings.port, settings.data) == (9001, Path("here"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("UNKNOT_PORT", "http"),
        ("UNKNOT_PORT", "65536"),
        ("UNKNOT_PORT", "-1"),
        ("UNKNOT_PORT", "٨٠"),
        ("UNKNOT_TRUSTED_PROXIES", "10.0.0.1"),
        ("UNKNOT_SIGN_UP", "closed"),
        ("UNKNOT_PUBLIC_URL", "clinic.example"),
        ("UNKNOT_PUBLIC_URL", "https://clinic.example/unknot"),
        ("UNKNOT_PORT", "9" * 5000),
        ("UNKNOT_PUBLIC_URL", "https://[clinic"),
        ("UNKNOT_PUBLIC_URL", "https://clinic.example:port"),
        ("UNKNOT_PUBLIC_URL", "https://clinic.example:"),
        ("UNKNOT_PUBLIC_URL", "https://name:secret@clinic.example"),
        ("UNKNOT_PUBLIC_URL", "https://clinic.example?page=1"),
        ("UNKNOT_PUBLIC_URL", "https://clinic example"),
        ("UNKNOT_PUBLIC_URL", "https://clinic\n.example"),
        ("UNKNOT_PUBLIC_URL", "https://.."),
        ("UNKNOT_PUBLIC_URL", "x" * 5000),
        ("UNKNOT_SIGN_UP", "x" * 5000),
        ("UNKNOT_DATABASE_URL", "x" * 5000),
        ("UNKNOT_DATABASE_URL", "mysql://clinic"),
        ("UNKNOT_DATABASE_URL", "sqlite://[clinic"),
        ("UNKNOT_DATABASE_URL", "sqlite://:memory:"),
        ("UNKNOT_DATABASE_URL", "sqlite://"),
        ("UNKNOT_DATABASE_URL", "sqlite:///clinic?mode=ro"),
        ("UNKNOT_TLS_CERT", "cert.pem"),
        ("UNKNOT_TLS_KEY", "key.pem"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_in_one_line(name: str, value: str) -> None:
    with pytest.raises(StartRefused) as refused:
        read_settings({name: value})
    line = str(refused.value)
    assert "\n" not in line
    assert len(line) < 300
    assert name.rpartition("_")[0] in line


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("sqlite:///srv/a%20b/unknot.sqlite3", "/srv/a b/unknot.sqlite3"),
        ("sqlite:///srv/a b%3F.sqlite3", "/srv/a b?.sqlite3"),
        ("sqlite://unknot.sqlite3", "unknot.sqlite3"),
    ],
)
def test_a_database_url_names_a_file_in_the_words_of_addresses(url: str, file: str) -> None:
    settings = read_settings({"UNKNOT_DATABASE_URL": url})
    assert settings.sqlite_file == Path(file)
    assert connection_config(settings, timeouts=True)["credentials"]["file_path"] == file


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("sslmode=on", "sslmode='on': give one of disable,"),
        ("sslmode=verify-full&sslrootcert=/no/such/file", "sslrootcert='/no/such/file'"),
        ("channel_binding=require", "the parameter 'channel_binding'"),
    ],
)
def test_what_a_database_url_adds_is_named_when_it_cannot_be_used(query: str, wrong: str) -> None:
    settings = read_settings({"UNKNOT_DATABASE_URL": f"postgresql://unknot:secret@db/unknot?{query}"})
    with pytest.raises(StartRefused) as refused:
        connection_config(settings, timeouts=True)
    assert wrong in str(refused.value)
    assert "secret" not in str(refused.value)


def test_a_checked_certificate_belongs_to_the_host_only_if_that_is_asked() -> None:
    for mode, checks_host in (("verify-ca", False), ("verify-full", True)):
        url = f"postgresql://unknot@db/unknot?sslmode={mode}"
        config = connection_config(read_settings({"UNKNOT_DATABASE_URL": url}), timeouts=True)
        context = config["credentials"]["ssl"]
        assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, checks_host)


def test_a_password_in_a_wrong_database_url_is_not_repeated() -> None:
    with pytest.raises(StartRefused) as refused:
        read_settings({"UNKNOT_DATABASE_URL": "postgras://unknot:secret@db/unknot"})
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("environment", "address", "installable"),
    [
        ({}, "http://127.0.0.1:8000", True),
        ({"UNKNOT_HOST": "0.0.0.0"}, "http://localhost:8000", False),  # noqa: S104
        ({"UNKNOT_HOST": "192.168.1.5"}, "http://192.168.1.5:8000", False),
        ({"UNKNOT_HOST": "::1"}, "http://[::1]:8000", True),
        (
            {"UNKNOT_PUBLIC_URL": "https://clinic.example/", "UNKNOT_HOST": "0.0.0.0"},  # noqa: S104
            "https://clinic.example",
            True,
        ),
        ({"UNKNOT_PUBLIC_URL": "https://klinika-łódź.example"}, "https://klinika-łódź.example", True),
        ({"UNKNOT_PUBLIC_URL": "https://[2001:db8::1]:8443"}, "https://[2001:db8::1]:8443", True),
        (
            {"UNKNOT_TLS_CERT": "c", "UNKNOT_TLS_KEY": "k", "UNKNOT_HOST": "192.168.1.5"},
            "https://192.168.1.5:8000",
            True,
        ),
    ],
)
def test_it_knows_its_address_and_whether_phones_can_install_from_it(
    environment: dict[str, str], address: str, installable: bool
) -> None:
    settings = read_settings(environment)
    assert (settings.address, settings.installable) == (address, installable)


@pytest.mark.parametrize("name", ["data", "host", "port", "tls_cert"])
def test_an_empty_flag_is_no_default(name: str) -> None:
    with pytest.raises(StartRefused, match=f"--{name.replace('_', '-')} is empty"):
        read_settings({}, **{name: ""})
