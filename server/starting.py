"""From settings to a serving process, in the order in which things can be refused, and what is printed on the way."""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from functools import partial

from hypercorn.utils import LifespanFailureError

from server.app import REFUSED, create_app, ready
from server.chart.keys import KeyFileUnusable, open_keys
from server.clinic.actions import owner_is_needed, welcome_owner
from server.control import door
from server.data_folder import data_folder
from server.database_refusals import refusing
from server.log import start_log
from server.people import act
from server.schema import make_ready
from server.serving import bound, check_certificate, ensure_web_app, run
from server.settings import Settings, StartRefused

PHONES_CANNOT_INSTALL = (
    "Phones cannot install the app from this address, since browsers want HTTPS for that: give a certificate with\n"
    "--tls-cert and --tls-key, or put a proxy with HTTPS in front and name its address in UNKNOT_PUBLIC_URL."
)
FAILED = "The server did not start or end as it should: its log above says what failed, and where."


def serve(settings: Settings, *, demo: bool = False) -> None:
    """Serve until the process is told to stop. Raises StartRefused."""
    check_certificate(settings)
    listener, settings = bound(settings)
    with listener, data_folder(settings):
        start_log()
        _check_keys(settings)
        run_loop(partial(make_ready, settings))
        ensure_web_app(say)  # last, since it may take a minute
        run_loop(partial(_serve, settings, listener, demo))


def _check_keys(settings: Settings) -> None:
    try:
        open_keys(settings.key_file)
    except KeyFileUnusable as error:
        raise StartRefused(str(error)) from error


async def _serve(settings: Settings, listener: socket.socket, demo: bool) -> None:
    app = create_app(settings, partial(_beside, settings))
    if demo:
        await _make_demo(settings)
    try:
        await run(app, settings, listener)
    except LifespanFailureError:
        raise app.extensions.get(REFUSED, StartRefused(FAILED)) from None


@asynccontextmanager
async def _beside(settings: Settings) -> AsyncIterator[None]:
    async with _door(settings):
        await _greet(settings)
        yield


def _door(settings: Settings) -> AbstractAsyncContextManager[None]:
    """With SQLite `unknot person` has to ask this process; with PostgreSQL it goes to the database itself."""
    if settings.sqlite_file is None:
        return nullcontext()
    return door(settings.data, partial(act, settings=settings), say)


async def _make_demo(settings: Settings) -> None:
    from server.demo.folder import make_demo

    # Before anything answers: whoever refuses while the server is starting is heard only beside its complaints.
    async with ready(settings):
        with refusing(settings):
            await make_demo(settings, say)


async def _greet(settings: Settings) -> None:
    """Said when everything is ready: where the app is, and what is still to be done. Raises StartRefused."""
    say(f"Unknot is at {settings.served_address}")
    if settings.public_url is not None:
        say(f"People reach it at {settings.public_url}")
    with refusing(settings):
        welcome = await welcome_owner() if await owner_is_needed() else None
    if welcome is not None:
        say(f"To become the owner, open this once: {settings.address}/welcome#{welcome.token}")
    if not settings.installable:
        say(PHONES_CANNOT_INSTALL)


def run_loop(main: Callable[[], Coroutine[object, object, object]]) -> None:
    """Run on uvloop where there is one."""
    try:
        import uvloop
    except ImportError:
        asyncio.run(main())
        return
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        # Made no sooner: one that an interrupt keeps from running is complained about.
        runner.run(main())


def say(line: str) -> None:
    """To whoever started the program."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
