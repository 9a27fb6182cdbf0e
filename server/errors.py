"""The one shape of every error, and every code there is.

    {"error": {"code": "LOGIN_TAKEN", "message": "…", "where": "login"}}

Codes are stable: apps decide by them. Messages are for people and may change. What went wrong inside the server is
never part of an answer; it is written to the log without the data it concerned.
"""

from __future__ import annotations

import sqlite3

import asyncpg
import msgspec
from quart import Quart, Response, request
from tortoise.exceptions import OperationalError
from werkzeug.exceptions import HTTPException

from server.database_outage import is_away
from server.log import log_failure

PROBLEMS: dict[str, tuple[int, str]] = {
    # About the request itself
    "INVALID_JSON": (400, "The request is not readable JSON."),
    "INVALID_BODY": (400, "Something in the request does not have the form it should have."),
    "CROSS_SITE": (403, "This request did not come from the app itself."),
    "NOT_FOUND": (404, "There is nothing here, or nothing that you may see."),
    "METHOD_NOT_ALLOWED": (405, "This address does not take that kind of request."),
    "TOO_LARGE": (413, "This is more than fits into one request."),
    "NOT_JSON": (415, "The request has to be JSON (Content-Type: application/json)."),
    "TOO_MANY": (429, "Too many attempts. Please wait a little and try again."),
    # About people and their devices
    "SIGNED_OUT": (401, "Please sign in."),
    "WRONG_LOGIN": (401, "Login or password is not right."),
    "OTHER_PERSON": (401, "Please sign in as the person these records belong to."),
    "WRONG_PASSWORD": (403, "The current password is not right."),
    "LOGIN_TAKEN": (409, "Somebody already uses this login."),
    "LOGIN_NEEDED": (400, "A login and a password go together: please give both."),
    "PASSWORD_TOO_SHORT": (400, "The password needs at least 10 characters."),
    "SIGN_UP_BY_INVITATION": (
        403,
        "This clinic makes accounts by invitation only: please use the code you got.",
    ),
    "CHART_TAKEN": (409, "These records already belong to another account."),
    "DEED_INVALID": (400, "This account cannot be restored with that proof."),
    # About the clinic and care
    "LINK_UNKNOWN": (404, "This link was used, has run out, or never existed."),
    "INVITATION_UNKNOWN": (404, "This invitation was used, has run out, or never existed."),
    "OWN_CHART": (409, "Nobody can be their own therapist here."),
    "CHART_NEEDED": (400, "A chart is needed to accept an invitation."),
    # About the server
    "INTERNAL": (500, "Something went wrong on the server. Nothing you entered on this device is lost."),
    "UNAVAILABLE": (
        503,
        "The server is not ready. Please try again in a moment: nothing you entered on this device is lost.",
    ),
    "DATABASE_AWAY": (
        503,
        "The server cannot reach its database. Please try again in a moment: nothing you entered on this device is"
        " lost.",
    ),
}

# 408: the body came too slowly, so the same request may succeed later and says nothing against its content.
BY_STATUS = {
    404: "NOT_FOUND",
    405: "METHOD_NOT_ALLOWED",
    413: "TOO_LARGE",
    415: "NOT_JSON",
    429: "TOO_MANY",
    408: "UNAVAILABLE",
}

# The database is full or too busy: the same request may succeed in a moment.
PASSING = (
    ConnectionError,
    TimeoutError,
    asyncpg.InterfaceError,
    asyncpg.OperatorInterventionError,
    asyncpg.LockNotAvailableError,
    asyncpg.TransactionRollbackError,
    asyncpg.InsufficientResourcesError,
)
PASSING_IN_SQLITE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
    }
)


class ErrorDetail(msgspec.Struct):
    """What went wrong: a stable code, a sentence for people, and the field it is about, if any."""

    code: str
    message: str
    where: str | None = None


class ErrorAnswer(msgspec.Struct):
    """Every answer that is not a success."""

    error: ErrorDetail


class Problem(Exception):
    """Ends a request with one of PROBLEMS. `where` is a field path such as `therapists[0].name`."""

    def __init__(
        self,
        code: str,
        *,
        where: str | None = None,
        message: str | None = None,
        retry_after: int | None = None,
    ) -> None:
        self.status, sentence = PROBLEMS[code]
        self.detail = ErrorDetail(code, message or sentence, where)
        self.retry_after = retry_after
        super().__init__(code)


def handle_errors(app: Quart) -> None:
    """Give every failure of a request the one shape."""
    app.register_error_handler(Problem, _problem)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _failure)


async def _problem(problem: Problem) -> Response:
    response = Response(
        msgspec.json.encode(ErrorAnswer(problem.detail)), problem.status, content_type="application/json"
    )
    if problem.retry_after is not None:
        response.headers["Retry-After"] = str(problem.retry_after)
    return response


async def _http_error(error: HTTPException) -> Response:
    status = error.code or 500
    if status >= 500:
        return await _problem(Problem("INTERNAL"))
    response = await _problem(Problem(BY_STATUS.get(status, "INVALID_BODY")))
    if isinstance(error, HTTPException) and "Allow" in dict(error.get_headers()):
        response.headers["Allow"] = dict(error.get_headers())["Allow"]
    return response


async def _failure(error: Exception) -> Response:
    log_failure(error, route=request.url_rule.rule if request.url_rule else None)
    if is_away(error):
        return await _problem(Problem("DATABASE_AWAY", retry_after=5))
    if _passes(error):
        return await _problem(Problem("UNAVAILABLE", retry_after=5))
    return await _problem(Problem("INTERNAL"))


def _passes(error: BaseException) -> bool:
    # Tortoise has one class for a database that is locked and for a value that no database could ever take.
    cause = (error.__cause__ or error.__context__ or error) if type(error) is OperationalError else error
    if isinstance(cause, sqlite3.OperationalError):
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF in PASSING_IN_SQLITE
    return isinstance(cause, PASSING) and not isinstance(cause, ValueError)
