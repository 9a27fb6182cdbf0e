"""Serves the app: Hypercorn inside this process, stopped cleanly by SIGTERM or Ctrl-C.

The port is opened before anything else is done, so that a busy one is found at once. A stop lets running requests
finish; a second signal does not wait for them.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import logging
import signal
import socket
import ssl
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from hypercorn.asyncio import serve as hypercorn_serve
from hypercorn.config import Config
from quart import Quart

from server.content.catalogue.read import ContentBroken
from server.log import log_event, log_failure
from server.settings import Settings, StartRefused
from server.uploads import uploads_of

# A phone on a slow network keeps its connection for the next exchange; a stop waits for the longest exchange.
KEEP_ALIVE_SECONDS = 60
GRACEFUL_SECONDS = 20
BACKLOG = 1024
STARTUP_SECONDS = 600  # everything that ever ended is read before the first answer
BUILDER = Path(__file__).resolve().parents[1] / "web" / "build_app.py"


def bound(settings: Settings) -> tuple[socket.socket, Settings]:
    """A socket on the address of the settings, and the settings with the port it got. Raises StartRefused."""
    try:
        found = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise StartRefused(
            f"UNKNOT_HOST (--host) is {settings.host!r}, which is no address of this machine: give 127.0.0.1, or"
            " 0.0.0.0 for every network."
        ) from error
    family, kind, protocol, _, address = found[0]
    listener = socket.socket(family, kind, protocol)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        listener.bind(address)
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        raise StartRefused(_cannot_bind(settings, error)) from error
    return listener, replace(settings, port=listener.getsockname()[1])


def _cannot_bind(settings: Settings, error: OSError) -> str:
    if isinstance(error, PermissionError):
        return f"Port {settings.port} needs more rights: choose one from 1024 up with --port (UNKNOT_PORT)."
    return (
        f"Port {settings.port} on {settings.host} cannot be used ({error.strerror}): stop the program that uses it,"
        " or choose another with --port (UNKNOT_PORT) or --host (UNKNOT_HOST)."
    )


def check_certificate(settings: Settings) -> None:
    """Load the certificate and key once, so that a wrong file is named before serving. Raises StartRefused."""
    if settings.tls_cert is None or settings.tls_key is None:
        return
    try:
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(
            settings.tls_cert, settings.tls_key, partial(_refuse_encrypted, settings.tls_key)
        )
    except (OSError, ssl.SSLError) as error:
        raise StartRefused(
            f"The certificate {settings.tls_cert} and key {settings.tls_key} cannot be used"
            f" ({type(error).__name__}): UNKNOT_TLS_CERT and UNKNOT_TLS_KEY name PEM files that belong together."
        ) from error


def _refuse_encrypted(key: Path) -> str:
    # Asked for the password, where the library would ask a terminal that nobody sits at.
    raise StartRefused(
        f"The key {key} is encrypted: give UNKNOT_TLS_KEY (--tls-key) one without a password, which `openssl pkey`"
        " writes."
    )


def ensure_web_app(say: Callable[[str], None]) -> None:
    """In a checkout, build the web app when its sources changed; a wheel carries it. Raises StartRefused."""
    if not BUILDER.is_file():
        return
    spec = importlib.util.spec_from_file_location("build_app", BUILDER)
    if spec is None or spec.loader is None:
        return
    builder = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(builder)
    try:
        builder.ensure_built(say)
    except builder.BuildFailed as error:
        raise StartRefused(f"The web app cannot be built. {error}") from error
    except ContentBroken as broken:
        raise StartRefused(_named(broken)) from broken
    except OSError as error:
        raise StartRefused(
            f"The web app cannot be built ({error.strerror}: {error.filename}): make room on the disk and give this"
            " user rights to the checkout."
        ) from error


def _named(broken: ContentBroken) -> str:
    # Of many the one nearest the top: what is wrong with the words of a language often follows from it.
    first = min(broken.lines, key=lambda line: line.partition(":")[0].count("/"))
    others = len(broken.lines) - 1
    return f"The content is broken: {first}" + (
        f" (and {others} more: `unknot check-content` lists them)" if others else ""
    )


async def run(app: Quart, settings: Settings, listener: socket.socket) -> None:
    """Serve until SIGTERM or SIGINT, then finish what is running and return."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(_note_failure)
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, _stop, loop, stop, number)

    async def stopped() -> None:
        await stop.wait()
        uploads_of(app).end_soon()

    await hypercorn_serve(app, _config(settings, listener), shutdown_trigger=stopped)


def _note_failure(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """What failed outside of any request, without the texts that asyncio would print."""
    error = context.get("exception")
    if error is None:
        log_event("failure", level=logging.ERROR, type="asyncio")
    elif not isinstance(error, asyncio.CancelledError):  # what a stop did not wait for
        log_failure(error)


def _stop(loop: asyncio.AbstractEventLoop, stop: asyncio.Event, number: signal.Signals) -> None:
    stop.set()
    with contextlib.suppress(ValueError):
        loop.remove_signal_handler(number)  # the next one ends the process at once


def _config(settings: Settings, listener: socket.socket) -> Config:
    config = Config()
    config.bind = [f"fd://{listener.detach()}"]
    config.certfile = str(settings.tls_cert) if settings.tls_cert else None
    config.keyfile = str(settings.tls_key) if settings.tls_key else None
    config.keep_alive_timeout = KEEP_ALIVE_SECONDS
    config.graceful_timeout = GRACEFUL_SECONDS
    config.backlog = BACKLOG
    config.startup_timeout = STARTUP_SECONDS
    config.include_server_header = False
    config.errorlog = _quiet_log()
    return config


def _quiet_log() -> logging.Logger:
    # Hypercorn's own lines repeat the address with an unhelpful host; its warnings and errors stay.
    log = logging.getLogger("unknot.hypercorn")
    log.setLevel(logging.WARNING)
    return log
