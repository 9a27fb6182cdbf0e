"""The clinic over HTTP."""

from __future__ import annotations

from datetime import timedelta

from quart import Blueprint, Response

from server.access import limited, owner, public, public_address
from server.accounts.me import welcome
from server.accounts.schemas import Me
from server.clinic import actions
from server.clinic.schemas import ClinicProfile, Joining, NewTherapist, WelcomeLink
from server.errors import Problem
from server.shapes import accepts, answers

routes = Blueprint("clinic", __name__)


@routes.get("/clinic")
@public
@answers(ClinicProfile)
async def clinic() -> ClinicProfile:
    """The clinic's profile; 404 before the owner has filled it in."""
    found = await actions.profile()
    if found is None:
        raise Problem("NOT_FOUND")
    return found


@routes.put("/clinic")
@owner
@accepts(ClinicProfile)
@answers(ClinicProfile)
async def fill_in(data: ClinicProfile) -> ClinicProfile:
    """Fill in the clinic's profile, as a whole."""
    await actions.fill_in(data)
    return data


@routes.post("/clinic/owner")
@public
@limited("join", 20, per=timedelta(minutes=15))
@accepts(Joining)
@answers(Me, 201)
async def become_owner(data: Joining) -> Response:
    """Become the owner, and the first therapist, with the link of the first start."""
    return await welcome(await actions.join(data, owner=True), 201)


@routes.post("/clinic/therapists")
@owner
@limited("welcome", 60, per=timedelta(hours=1))
@accepts(NewTherapist)
@answers(WelcomeLink, 201)
async def invite_therapist(data: NewTherapist) -> WelcomeLink:
    """A one-time link for a colleague."""
    made = await actions.welcome_therapist(data.name)
    return WelcomeLink(f"{public_address()}/join#{made.token}", made.token, made.expires_at)


@routes.post("/clinic/therapists/join")
@public
@limited("join", 20, per=timedelta(minutes=15))
@accepts(Joining)
@answers(Me, 201)
async def join(data: Joining) -> Response:
    """Become a therapist of this clinic with a one-time link."""
    return await welcome(await actions.join(data, owner=False), 201)
