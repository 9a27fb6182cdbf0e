"""The table of contents of the server: everything it answers, and in which order it is put together."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from functools import partial
from types import TracebackType

from quart import Quart

from server.access import guard, settings
from server.accounts.actions import end_again
from server.accounts.neighbours import EXTENSION as NEIGHBOURS
from server.accounts.neighbours import Neighbours
from server.accounts.routes import routes as accounts
from server.care import invitations, projection
from server.care.actions import links_of
from server.care.rights import linked_charts, rights_of
from server.care.routes import routes as care
from server.care.withdrawn import know_withdrawn
from server.chart.opening import open_charts
from server.chart.routes import routes as charts
from server.chart.seams import seams
from server.clinic.routes import routes as clinic
from server.database import opened
from server.database_refusals import refusing
from server.errors import handle_errors
from server.installation import routes as installation
from server.log import log_failure, log_requests
from server.openapi import describe
from server.restored import void_what_was_open
from server.settings import Settings, StartRefused
from server.upkeep import keep_up
from server.uploads import take_uploads
from server.web_app import hand_out_web_app

# No request is read beyond this; an exchange is held to 256 KiB by its route.
LARGEST_REQUEST = 1024 * 1024
REFUSED = "start_refused"

ExceptionInfo = tuple[type, BaseException, TracebackType] | tuple[None, None, None]
Beside = Callable[[], AbstractAsyncContextManager[None]]


class Unknot(Quart):
    """Quart, saying of a failure only what log.py says of it."""

    def log_exception(self, exception_info: ExceptionInfo) -> None:
        """What went wrong outside of a handler."""
        error = exception_info[1]
        if isinstance(error, StartRefused):
            # The server that asked for this start hears only that it failed; whoever called it looks here.
            self.extensions[REFUSED] = error
        elif error is not None:
            log_failure(error)


def create_app(with_settings: Settings, beside: Beside = nullcontext) -> Quart:
    """The whole application, ready to be served; the database opens when serving starts.

    `beside` is entered when the app is ready and left before the database is closed; it may refuse the start.
    """
    app = Unknot("server", static_folder=None)
    app.config["UNKNOT"] = with_settings
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST
    introduce(app)
    describe(app)
    log_requests(app)
    handle_errors(app)
    take_uploads(app)
    app.register_blueprint(installation)
    for domain in (accounts, clinic, care, charts):
        app.register_blueprint(domain, url_prefix=f"/api{domain.url_prefix or ''}")
    know_withdrawn(app)
    hand_out_web_app(app)
    guard(app)
    app.while_serving(partial(_open, beside))
    return app


def introduce(app: Quart) -> None:
    """Let domains ask each other what they may not import."""
    app.extensions[NEIGHBOURS] = Neighbours(links_of)
    seams.rights, seams.linked = rights_of, linked_charts
    seams.project, seams.end_links = projection.apply, projection.end


async def _open(beside: Beside) -> AsyncGenerator[None, None]:
    # One block for all of it: of two, Quart would not leave the first when the second cannot be entered.
    async with ready(settings()), beside(), keep_up():
        yield


@asynccontextmanager
async def ready(with_settings: Settings) -> AsyncIterator[None]:
    """The database, open for this block, with every domain of an app ready to act. Raises StartRefused.

    What was ended stays ended, whatever database this is; a restored one also voids what was open.
    """
    async with opened(with_settings):
        ends = {"sign_in": end_again, "invitation": invitations.end_again}
        with refusing(with_settings):
            await open_charts(with_settings, ends, void_what_was_open)
        yield
