"""Accounts over HTTP."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from quart import Blueprint, Response, request

from server.access import by_address, by_sign_in, limited, public, settings, signed_in, visitor
from server.accounts import actions
from server.accounts.deed import deed_for, proves
from server.accounts.guesses import Guesser
from server.accounts.known_device import by_browser, known_device
from server.accounts.me import me, welcome, with_cookies
from server.accounts.models import SignIn
from server.accounts.schemas import Account, Change, Credentials, Me, SignInSeen, SignUp
from server.chart.actions import chart_of
from server.errors import Problem
from server.security import is_secure, take_cookie
from server.shapes import accepts, answer, answers

routes = Blueprint("accounts", __name__)


@routes.post("/accounts")
@public
@limited("sign-up", 100, per=timedelta(hours=1))
@accepts(SignUp)
@answers(Account, 201)
async def sign_up(data: SignUp) -> Response:
    """Make an account and its chart, and sign this device in."""
    if data.person is not None and not proves(data.deed, data.person, data.chart):
        raise Problem("DEED_INVALID", where="deed")
    # Where accounts need an invitation, accepting one makes them: it is used up by that, in one transaction.
    may_be_new = settings().sign_up == "open" or data.person is not None
    entered = await actions.sign_up(data, await known_device(), may_be_new=may_be_new)
    chart = await chart_of(entered.person.id)
    if chart is None:
        raise Problem("CHART_TAKEN", where="chart")
    made = Account(entered.person.id, chart, deed_for(entered.person.id, chart), entered.sign_in.id)
    return with_cookies(answer(made, 201), entered.token, entered.sign_in)


@routes.get("/accounts/me")
@signed_in
@answers(Me)
async def who() -> Me:
    """Who is signed in here."""
    return await me(visitor().person, visitor().sign_in)


@routes.put("/accounts/me")
@signed_in
@limited("account-change", 20, per=timedelta(minutes=15), by=by_sign_in)
@accepts(Change)
@answers(Me)
async def change(data: Change) -> Me:
    """Change one's name, login or password."""
    person = await actions.change(visitor().person, visitor().sign_in, data)
    return await me(person, visitor().sign_in)


@routes.post("/sign-ins")
@public
@limited("sign-in", 300, per=timedelta(minutes=15), by=by_browser)
@accepts(Credentials)
@answers(Me)
async def sign_in(data: Credentials) -> Response:
    """Sign in by login and password."""
    guesser = Guesser(await by_address(), await known_device())
    return await welcome(await actions.sign_in(data, guesser))


@routes.get("/sign-ins")
@signed_in
@answers(list[SignInSeen])
async def sign_ins() -> list[SignInSeen]:
    """Every device on which this person is signed in, the one seen last first."""
    return [
        SignInSeen(one.id, one.device_name, one.created_at, one.seen_at, one.id == visitor().sign_in.id)
        async for one in SignIn.lasting(visitor().person)
    ]


@routes.delete("/sign-ins/current")
@signed_in
@answers(None, 204)
async def sign_out() -> Response:
    """Sign this device out."""
    await actions.end_sign_in(visitor().person, visitor().sign_in.id)
    response = answer(None, 204)
    take_cookie(response, secure=is_secure(request, settings()))
    return response


@routes.delete("/sign-ins/<uuid:sign_in_id>")
@signed_in
@answers(None, 204)
async def end_sign_in(sign_in_id: UUID) -> None:
    """Sign another device out."""
    await actions.end_sign_in(visitor().person, sign_in_id)
