"""Who may call a route and how often: every route says it, and every request passes the checks below, in order.

    @routes.post("/care/invitations")
    @therapist
    @limited("invite", 60, per=timedelta(hours=1))
    @accepts(NewInvitation)
    @answers(InvitationMade, 201)
    async def invite(data: NewInvitation) -> InvitationMade:
        therapist = visitor().person

A route that declares nothing stops the program at start. What a person may not see answers 404, as if it were not
there.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

from quart import Quart, Response, current_app, g, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.routing import MapAdapter, RequestRedirect

from server.accounts.models import Person, SignIn
from server.clock import now
from server.errors import Problem
from server.limits import Limit, seconds_to_wait
from server.security import (
    KNOWN_DEVICE,
    SAFE_METHODS,
    client_address,
    cookie_name,
    give_cookie,
    is_secure,
    refuse_cross_site,
)
from server.settings import Settings

Handler = TypeVar("Handler", bound=Callable[..., Any])
Subject = Callable[[], Awaitable[str]]

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
ACCESS = "_unknot_access"
LIMIT = "_unknot_limit"
RENEWED_EVERY = timedelta(hours=1)


@dataclass(frozen=True)
class SignedIn:
    """Who is asking, and on which device."""

    person: Person
    sign_in: SignIn


@dataclass(frozen=True)
class Counted:
    """A limit, and by what the calls of one caller are told from those of another."""

    limit: Limit
    by: Subject


def public(handler: Handler) -> Handler:
    """Anybody may call this."""
    return _declare(handler, ACCESS, "public")


def signed_in(handler: Handler) -> Handler:
    """Anybody with an account; `visitor()` is who."""
    return _declare(handler, ACCESS, "signed_in")


def therapist(handler: Handler) -> Handler:
    """Therapists of this clinic alone; to others the route does not exist."""
    return _declare(handler, ACCESS, "therapist")


def owner(handler: Handler) -> Handler:
    """The clinic's owner alone; to others the route does not exist."""
    return _declare(handler, ACCESS, "owner")


def nowhere(handler: Handler) -> Handler:
    """Nobody: asking for it is asking for something that is not there, or not by this method."""
    return _declare(handler, ACCESS, "nowhere")


async def by_address() -> str:
    """Calls count together that come from one address."""
    return client_address(request, settings())


async def by_sign_in() -> str:
    """Calls count together that come from one signed-in device; those of nobody, by address."""
    found = await visitor_if_any()
    return str(found.sign_in.id) if found else await by_address()


def limited(
    name: str, most: int, *, per: timedelta, by: Subject = by_address
) -> Callable[[Handler], Handler]:
    """At most `most` calls within `per` from one address (or another subject); more are refused with TOO_MANY."""

    def declare(handler: Handler) -> Handler:
        return _declare(handler, LIMIT, Counted(Limit(name, most, per), by))

    return declare


def _declare(handler: Handler, name: str, value: object) -> Handler:
    setattr(handler, name, value)
    return handler


def visitor() -> SignedIn:
    """Who is signed in, inside a route that is not public."""
    found: SignedIn | None = g.get("visitor")
    if found is None:
        raise Problem("SIGNED_OUT")
    return found


def settings() -> Settings:
    """The settings of the app that serves this request."""
    found: Settings = current_app.config["UNKNOT"]
    return found


def public_address() -> str:
    """What links and QR codes begin with: the public address, else the one this request was sent to."""
    secure = is_secure(request, settings())
    return settings().public_url or f"{'https' if secure else 'http'}://{request.host}"


def guard(app: Quart) -> None:
    """Check every request before its handler. Raises RuntimeError for a route that declares no access."""
    for rule in app.url_map.iter_rules():
        if not hasattr(app.view_functions[rule.endpoint], ACCESS):
            raise RuntimeError(f"the route {rule.rule} does not declare who may call it")
    app.before_request(_check)
    app.after_request(_renew)


async def _check() -> None:
    if request.url_rule is None or request.endpoint is None:
        return  # no such route: the error handler answers
    handler = current_app.view_functions[request.endpoint]
    access = getattr(handler, ACCESS)
    if access == "nowhere":
        raise _not_there()
    if request.method not in SAFE_METHODS:
        refuse_cross_site(request, settings())
    await _check_limit(getattr(handler, LIMIT, None))
    if access != "public":
        await _check_person(access)


def _not_there() -> Exception:
    """NOT_FOUND, or which methods the address takes instead of the one it was asked with."""
    address = current_app.create_url_adapter(request)
    others = [method for method in METHODS if address and _takes(address, method)]
    return MethodNotAllowed(others) if others else Problem("NOT_FOUND")


def _takes(address: MapAdapter, method: str) -> bool:
    try:
        endpoint, _ = address.match(method=method)
    except (HTTPException, RequestRedirect):
        return False
    declared: str = getattr(current_app.view_functions[endpoint], ACCESS)
    return declared != "nowhere"


async def _check_limit(counted: Counted | None) -> None:
    if counted is None:
        return
    wait = await seconds_to_wait(counted.limit, await counted.by())
    if wait:
        raise Problem("TOO_MANY", retry_after=wait)


async def _check_person(access: str) -> None:
    await visitor_if_any()
    person = visitor().person
    if (access == "therapist" and not person.therapist) or (access == "owner" and not person.owner):
        raise Problem("NOT_FOUND")


async def visitor_if_any() -> SignedIn | None:
    """Who is signed in, if anybody: for public routes that treat them differently. Looked up once a request."""
    if "visitor" not in g:
        g.visitor = await _look_up_visitor()
    found: SignedIn | None = g.visitor
    return found


async def _look_up_visitor() -> SignedIn | None:
    token = request.cookies.get(cookie_name(is_secure(request, settings())))
    if token is None:
        return None
    sign_in = await SignIn.of_token(token)
    if sign_in is None:
        return None
    if now() - sign_in.seen_at > RENEWED_EVERY:
        await SignIn.filter(id=sign_in.id).update(seen_at=now())
        g.renew = token
    return SignedIn(sign_in.person, sign_in)


async def _renew(response: Response) -> Response:
    token, entered = g.get("renew"), g.get("visitor")
    if token is not None and "Set-Cookie" not in response.headers:
        sign_in_browser(response, token, entered.sign_in)
    return response


def sign_in_browser(response: Response, token: str, sign_in: SignIn) -> None:
    """Give the browser its sign-in, and the proof that outlives it: of having been let in once."""
    secure = is_secure(request, settings())
    give_cookie(response, token, secure=secure)
    give_cookie(response, sign_in.proof, secure=secure, cookie=KNOWN_DEVICE)
