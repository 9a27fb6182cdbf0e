"""Where the database is and how it is spoken to: from UNKNOT_DATABASE_URL to what the drivers take."""

from __future__ import annotations

import ssl
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tortoise.backends.base.config_generator import expand_db_url
from tortoise.exceptions import ConfigurationError

from server.database_outage import connect
from server.settings import Settings, StartRefused

# FULL: an acknowledged entry is on disk. The write-ahead log may grow to 64 MiB before it is cut back.
SQLITE_PRAGMAS = {
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "busy_timeout": 8000,
    "journal_size_limit": 64 * 1024 * 1024,
    "foreign_keys": "ON",
}
# A request that hangs must not hold a chart's row for ever (milliseconds).
POSTGRES_TIMEOUTS = {
    "statement_timeout": "10000",
    "idle_in_transaction_session_timeout": "15000",
    "lock_timeout": "5000",
}
# Where PostgreSQL is not heard of at all any more, the network alone would let a request wait for ever (seconds).
POSTGRES_CONNECTS_WITHIN = 5
POSTGRES_ANSWERS_WITHIN = 15
POSTGRES_CONNECTIONS = 10
# What an address may add after `?`, in libpq's words. The driver knows the first four of `sslmode` by their name.
PARAMETERS = ("sslmode", "sslrootcert", "host", "application_name")
UNCHECKED = ("disable", "allow", "prefer", "require")
CHECKED = ("verify-ca", "verify-full")


def connection_config(settings: Settings, *, timeouts: bool) -> dict[str, Any]:
    """Tortoise's `engine` and `credentials`. Raises StartRefused for an address that cannot be read."""
    if settings.database_url is None or settings.database_url.startswith("sqlite:"):
        file = str(settings.sqlite_file or ":memory:")
        return {"engine": "tortoise.backends.sqlite", "credentials": {"file_path": file, **SQLITE_PRAGMAS}}
    config = _read(settings.database_url)
    # None is kept for later: while PostgreSQL is away, the pool would complain of it by itself, again and again.
    config["credentials"] |= {"minsize": 0, "maxsize": POSTGRES_CONNECTIONS, "connect": connect}
    config["credentials"]["timeout"] = POSTGRES_CONNECTS_WITHIN
    config["credentials"]["command_timeout"] = POSTGRES_ANSWERS_WITHIN if timeouts else None
    config["credentials"]["server_settings"] = POSTGRES_TIMEOUTS if timeouts else {}
    return config


def _read(address: str) -> dict[str, Any]:
    try:
        parts = urlsplit(address)
        config: dict[str, Any] = expand_db_url(parts._replace(query="").geturl())
    except (ConfigurationError, ValueError) as error:
        raise StartRefused(
            "UNKNOT_DATABASE_URL cannot be read: give postgresql://user:password@host:5432/name, with special"
            " characters of the password percent-encoded."
        ) from error
    config["credentials"] |= _parameters(dict(parse_qsl(parts.query, keep_blank_values=True)))
    return config


def _parameters(given: dict[str, str]) -> dict[str, Any]:
    for name in given:
        if name not in PARAMETERS:
            raise StartRefused(
                f"UNKNOT_DATABASE_URL has the parameter {name!r}, which Unknot does not know: leave it out"
                f" (known are {', '.join(PARAMETERS)})."
            )
    root = given.pop("sslrootcert", None)
    mode = given.pop("sslmode", None)
    return given if mode is None else {**given, "ssl": _tls(mode, root)}


def _tls(mode: str, root: str | None) -> str | ssl.SSLContext:
    """What `sslmode` asks for; certificates are checked against `root`, else against those of this machine."""
    if mode in UNCHECKED:
        return mode
    if mode not in CHECKED:
        raise StartRefused(
            f"UNKNOT_DATABASE_URL has sslmode={mode!r}: give one of {', '.join(UNCHECKED + CHECKED)}."
        )
    try:
        context = ssl.create_default_context(cafile=root)
    except OSError as error:  # also a file that holds no certificate
        raise StartRefused(
            f"UNKNOT_DATABASE_URL has sslrootcert={root!r}, which cannot be used ({type(error).__name__}): name a PEM"
            " file with the certificate of the authority."
        ) from error
    context.check_hostname = mode == "verify-full"
    return context
