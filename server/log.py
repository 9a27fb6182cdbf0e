"""What the server writes down: one `name=value` line for each event, on standard error.

Never a name, a login, an address, a body, a token, or a path with an id in it: routes are logged as they are declared
(`/api/charts/<uuid:chart>/sync`), failures by their type and place alone, since their texts may quote what people
wrote.
"""

from __future__ import annotations

import logging
import sys
import time
import traceback

from quart import Quart, Response, g, request

from server.clock import iso, now
from server.database_outage import is_away, reason

LOG = logging.getLogger("unknot")
WHEN_AWAY = "see that PostgreSQL runs and answers at UNKNOT_DATABASE_URL; this server then goes on by itself"


class _Line(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return f"{iso(now())} {record.levelname.lower()} {record.getMessage()}"


class _Libraries(logging.Handler):
    """What the libraries complain of: who does, and of an error what log_failure says of it."""

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            log_failure(error)
        else:
            log_event(
                "library", level=record.levelno, name=record.name, at=f"{record.filename}:{record.lineno}"
            )


def start_log(level: int = logging.INFO) -> None:
    """Send our log to standard error, and into it what the libraries would print there with its texts."""
    logging.getLogger().handlers = [_Libraries(logging.WARNING)]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Line())
    LOG.handlers = [handler]
    LOG.propagate = False
    LOG.setLevel(level)


def log_event(event: str, *, level: int = logging.INFO, **facts: object) -> None:
    """One line: the event's name and its facts. Facts are numbers, codes and declared names."""
    LOG.log(level, " ".join([event, *(f"{name}={_plain(value)}" for name, value in facts.items())]))


def log_failure(error: BaseException, *, route: str | None = None) -> None:
    """An error nobody expected: its type and the places it passed through, without its text.

    That PostgreSQL is away may be expected: then the line says what to do instead.
    """
    if is_away(error):
        log_event("database_away", level=logging.ERROR, type=reason(error), route=route, remedy=WHEN_AWAY)
        return
    frames = traceback.extract_tb(error.__traceback__)
    places = " ".join(
        f"{frame.filename.rpartition('site-packages/')[2]}:{frame.lineno}" for frame in frames[-8:]
    )
    log_event("failure", level=logging.ERROR, type=type(error).__name__, route=route, at=places)
    if error.__cause__ is not None:
        log_failure(error.__cause__, route=route)


def log_requests(app: Quart) -> None:
    """One line for each request to the API: what was declared, what came of it, and how long it took."""

    async def begin() -> None:
        g.began = time.monotonic()

    async def end(response: Response) -> Response:
        if request.path.startswith("/api/"):
            took = round((time.monotonic() - g.get("began", time.monotonic())) * 1000)
            route = request.url_rule.rule if request.url_rule else None
            log_event("request", method=request.method, route=route, status=response.status_code, ms=took)
        return response

    app.before_request(begin)
    app.after_request(end)


def _plain(value: object) -> str:
    text = str(value)
    return f'"{text}"' if " " in text else text
