"""From settings to a serving process, in the order in which things can be refused, and what is printed on the way."""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import AsyncGenerator, Coroutine
from functools import partial

from hypercorn.utils import LifespanFailureError

from server.app import REFUSED, create_app
from server.clinic.actions import owner_is_needed, welcome_owner
from server.data_folder import data_folder
from server.log import start_log
from server.schema import make_ready
from server.serving import bound, check_certificate, ensure_web_app, run
from server.settings import Settings

PHONES_CANNOT_INSTALL = (
    "Phones cannot install the app from this address, since browsers want HTTPS for that: give a certificate with\n"
    "--tls-cert and --tls-key, or put a proxy with HTTPS in front and name its address in UNKNOT_PUBLIC_URL."
)


def serve(settings: Settings) -> None:
    """Serve until the process is told to stop. Raises StartRefused."""
    check_certificate(settings)
    listener, settings = bound(settings)
    with listener, data_folder(settings):
        ensure_web_app(say)
        start_log()
        run_loop(_prepare_and_serve(settings, listener))


async def _prepare_and_serve(settings: Settings, listener: socket.socket) -> None:
    await make_ready(settings)
    app = create_app(settings)
    app.while_serving(partial(_greet, settings))
    try:
        await run(app, settings, listener)
    except LifespanFailureError as failure:
        raise app.extensions.get(REFUSED, failure) from None


async def _greet(settings: Settings) -> AsyncGenerator[None, None]:
    """Said when everything is ready: where the app is, and what is still to be done."""
    say(f"Unknot is at {settings.served_address}")
    if settings.public_url is not None:
        say(f"People reach it at {settings.public_url}")
    if await owner_is_needed():
        welcome = await welcome_owner()
        say(f"To become the owner, open this once: {settings.address}/welcome#{welcome.token}")
    if not settings.installable:
        say(PHONES_CANNOT_INSTALL)
    yield


def run_loop(main: Coroutine[object, object, None]) -> None:
    """Run on uvloop where there is one."""
    try:
        import uvloop
    except ImportError:
        asyncio.run(main)
        return
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main)


def say(line: str) -> None:
    """To whoever started the program."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
