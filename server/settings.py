"""Settings of one installation, read once from the environment and the command line.

A value that cannot be used refuses the start with one line that names the setting and the remedy. Nothing here
touches the disk or the network: whether a folder can be written or a port is free is found out by whoever needs it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args
from urllib.parse import SplitResult, unquote, urlsplit

SignUp = Literal["open", "invitation"]

EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104  (what a person may ask for, not what we bind)
LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
DATABASE_SCHEMES = ("sqlite", "postgres", "postgresql", "asyncpg")
MAX_PROXIES = 10
HOST_NAME = re.compile(
    r"\w[\w.-]*|[0-9a-f]*:[0-9a-f:.]+"
)  # a name, also one in letters of any language, or IPv6
SHOWN = 60  # characters of a wrong value that its refusal repeats


class StartRefused(Exception):
    """The program cannot start like this. The message is one line: what is wrong, and what to do about it."""


@dataclass(frozen=True)
class Settings:
    data: Path
    database_url: str | None
    host: str
    port: int
    public_url: str | None
    tls_cert: Path | None
    tls_key: Path | None
    trusted_proxies: int
    sign_up: SignUp
    key_file: Path

    @property
    def sqlite_file(self) -> Path | None:
        """The SQLite file, or None on PostgreSQL and for a database in memory."""
        if self.database_url is None:
            return self.data / "unknot.sqlite3"
        if self.database_url.startswith("sqlite:") and not self.database_url.startswith("sqlite://:memory:"):
            return _file_of(self.database_url)
        return None

    @property
    def address(self) -> str:
        """Where people reach the app: the public address, else the one that is served."""
        return self.public_url or self.served_address

    @property
    def served_address(self) -> str:
        """Where this process answers, as somebody on this machine reaches it."""
        return self._served_at("localhost" if self.host in EVERYWHERE else self.host)

    @property
    def installable(self) -> bool:
        """Whether everybody it is served to can install the app: phones come by another name than this machine."""
        return can_install(self.public_url or self._served_at(self.host))

    def _served_at(self, host: str) -> str:
        scheme = "https" if self.tls_cert is not None else "http"
        return f"{scheme}://{f'[{host}]' if ':' in host else host}:{self.port}"


def can_install(address: str) -> bool:
    """Whether browsers install an app from this address: HTTPS, or their very machine."""
    parts = urlsplit(address)
    return parts.scheme == "https" or parts.hostname in LOCAL_HOSTS


def read_settings(
    environment: Mapping[str, str] = os.environ,
    *,
    data: str | None = None,
    host: str | None = None,
    port: str | None = None,
    tls_cert: str | None = None,
    tls_key: str | None = None,
) -> Settings:
    """Settings from UNKNOT_* variables; arguments (from the command line) win. Raises StartRefused."""

    def setting(name: str, given: str | None = None) -> str | None:
        if given == "":
            flag = f"--{name.lower().replace('_', '-')}"
            raise StartRefused(f"{flag} is empty: give it a value, or leave it out.")
        return given if given is not None else environment.get(f"UNKNOT_{name}") or None

    folder = Path(setting("DATA", data) or "data")
    key_file = setting("KEY_FILE")
    cert, key = _tls(setting("TLS_CERT", tls_cert), setting("TLS_KEY", tls_key))
    return Settings(
        data=folder,
        database_url=_database_url(setting("DATABASE_URL")),
        host=setting("HOST", host) or "127.0.0.1",
        port=_whole_number("UNKNOT_PORT (--port)", setting("PORT", port) or "8000", 0, 65535),
        public_url=_public_url(setting("PUBLIC_URL")),
        tls_cert=cert,
        tls_key=key,
        trusted_proxies=_whole_number(
            "UNKNOT_TRUSTED_PROXIES", setting("TRUSTED_PROXIES") or "0", 0, MAX_PROXIES
        ),
        sign_up=_sign_up(setting("SIGN_UP") or "open"),
        key_file=Path(key_file) if key_file else folder / "keys" / "unknot.key.json",
    )


def _whole_number(name: str, text: str, low: int, high: int) -> int:
    fits = text.isascii() and text.isdigit() and len(text) <= 9
    if not fits or not low <= int(text) <= high:
        raise StartRefused(f"{name} is {text[:SHOWN]!r}: give a whole number from {low} to {high}.")
    return int(text)


def _sign_up(text: str) -> SignUp:
    if text not in get_args(SignUp):
        raise StartRefused(f"UNKNOT_SIGN_UP is {text[:SHOWN]!r}: give 'open' or 'invitation'.")
    return cast(SignUp, text)


def _database_url(text: str | None) -> str | None:
    if text is None:
        return None
    # The address may hold a password, so the message shows its first part alone.
    scheme, separator, _ = text.partition("://")
    if not separator or scheme not in DATABASE_SCHEMES or not _can_be_split(text):
        raise StartRefused(
            f"UNKNOT_DATABASE_URL starts with {text.partition(':')[0][:SHOWN]!r}: give"
            " postgresql://user:password@host:5432/name, or leave it out for SQLite in the data folder."
        )
    if scheme == "sqlite" and not _names_a_file(urlsplit(text)):
        raise StartRefused(
            f"UNKNOT_DATABASE_URL is {text[:SHOWN]!r}, which names no file that lasts: give sqlite:///folder/name.sqlite3,"
            " with %3F for ? and %23 for #, or leave it out for SQLite in the data folder."
        )
    return text


def _names_a_file(address: SplitResult) -> bool:
    named = address.netloc + address.path
    return bool(named.strip("/.")) and not (named.startswith(":") or address.query or address.fragment)


def _file_of(address: str) -> Path:
    parts = urlsplit(address)
    return Path(unquote(parts.netloc + parts.path))


def _public_url(text: str | None) -> str | None:
    if text is None:
        return None
    # Of line breaks and tabs urlsplit says nothing: it leaves them out.
    parts = urlsplit(text) if text.isprintable() and _can_be_split(text) else None
    if parts is None or parts.scheme not in ("http", "https") or not _is_bare(parts):
        raise StartRefused(
            f"UNKNOT_PUBLIC_URL is {text[:SHOWN]!r}: give the address people open, such as https://clinic.example,"
            " without a path, a name or a password."
        )
    return f"{parts.scheme}://{parts.netloc}"


def _is_bare(parts: SplitResult) -> bool:
    """Whether an address says how to reach a server and nothing else."""
    try:
        reachable = HOST_NAME.fullmatch(parts.hostname or "") is not None and parts.port != 0
        reachable = reachable and not parts.netloc.endswith(":")
    except ValueError:  # a port that is no number
        return False
    return (
        reachable and parts.path in ("", "/") and not (parts.query or parts.fragment or "@" in parts.netloc)
    )


def _can_be_split(address: str) -> bool:
    try:
        urlsplit(address)
    except ValueError:  # brackets that do not match
        return False
    return True


def _tls(cert: str | None, key: str | None) -> tuple[Path | None, Path | None]:
    if (cert is None) != (key is None):
        missing = "UNKNOT_TLS_KEY (--tls-key)" if key is None else "UNKNOT_TLS_CERT (--tls-cert)"
        raise StartRefused(f"{missing} is missing: HTTPS needs the certificate and its key together.")
    return (Path(cert), Path(key)) if cert is not None and key is not None else (None, None)
