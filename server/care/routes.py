"""Care over HTTP."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import msgspec
from quart import Blueprint, Response

from server.access import by_address, limited, public, public_address, therapist, visitor, visitor_if_any
from server.accounts.deed import deed_for
from server.accounts.known_device import known_device
from server.accounts.me import me, with_cookies
from server.care import actions, invitations
from server.care.code_guesses import counted
from server.care.models import Invitation
from server.care.rules import CONSENT_VERSION
from server.care.schemas import (
    Acceptance,
    Accepted,
    ClientSeen,
    InvitationLooked,
    InvitationMade,
    InvitationPrepared,
    InvitationSeen,
    Key,
    NewInvitation,
)
from server.care.withdrawn import withdrawn
from server.chart.bodies import Assignment
from server.clinic.actions import profile
from server.content.languages import page_path
from server.shapes import accepts, answer, answers

routes = Blueprint("care", __name__, url_prefix="/care")


@routes.post("/invitations")
@therapist
@limited("invite", 100, per=timedelta(hours=1))
@accepts(NewInvitation)
@answers(InvitationMade, 201)
async def invite(data: NewInvitation) -> InvitationMade:
    """Invite a client: link, QR and code, shown once."""
    made = await invitations.invite(visitor().person, data)
    link = f"{public_address()}{page_path('/i', data.language)}#{made.token}"
    return InvitationMade(
        made.invitation.id, made.token, made.code, link, invitations.qr_svg(link), made.invitation.expires_at
    )


@routes.get("/invitations")
@therapist
@answers(list[InvitationSeen])
async def open_invitations() -> list[InvitationSeen]:
    """One's invitations that nobody has accepted yet."""
    return [
        InvitationSeen(
            one.id, one.client_name, one.language, one.prepared is not None, one.created_at, one.expires_at
        )
        async for one in Invitation.still_open().filter(therapist=visitor().person).order_by("-created_at")
    ]


@routes.get("/invitations/<uuid:invitation>")
@therapist
@answers(InvitationPrepared)
async def prepared(invitation: UUID) -> InvitationPrepared:
    """What one put into an invitation that nobody has accepted yet, to put it into a new one."""
    found = await invitations.find_mine(visitor().person, invitation)
    body = invitations.prepared_assignment(found)
    assignment = None if body is None else msgspec.convert(body, Assignment)
    return InvitationPrepared(found.client_name, found.language, assignment)


@routes.delete("/invitations/<uuid:invitation>")
@therapist
@answers(None, 204)
async def withdraw(invitation: UUID) -> None:
    """Make one of one's invitations useless."""
    await invitations.withdraw(visitor().person, invitation)


@routes.post("/invitations/look")
@public
@limited("invitation", 60, per=timedelta(minutes=15))
@accepts(Key)
@answers(InvitationLooked)
async def look(data: Key) -> InvitationLooked:
    """Who invites, before anything is agreed to."""
    async with counted(_typed(data), await by_address()):
        found = await invitations.find_open(data)
    clinic = await profile()
    return InvitationLooked(
        therapist_name=found.therapist.name or "",
        clinic_name=clinic.name if clinic else None,
        language=found.language,
        consent_version=CONSENT_VERSION,
        has_routine=found.prepared is not None,
    )


@routes.post("/invitations/accept")
@public
@limited("invitation", 60, per=timedelta(minutes=15))
@accepts(Acceptance)
@answers(Accepted, 201)
async def accept(data: Acceptance) -> Response:
    """Accept an invitation with consent; a device that is signed out is signed in by it, without name or password."""
    found = await visitor_if_any()
    caller = actions.Caller((found.person, found.sign_in) if found else None, await known_device())
    async with counted(_typed(data), await by_address()):
        linked = await actions.accept(data, caller)
    seen = await me(linked.person, linked.sign_in)
    accepted = Accepted(
        person=seen.person,
        chart=seen.chart,
        roles=seen.roles,
        sign_in=seen.sign_in,
        links=seen.links,
        link=linked.link,
        deed=deed_for(linked.person.id, linked.chart),
    )
    response = answer(accepted, 201)
    if linked.token is not None:
        with_cookies(response, linked.token, linked.sign_in)
    return response


def _typed(key: Key | Acceptance) -> str | None:
    return key.code if key.token is None else None


@routes.get("/clients")
@therapist
@answers(list[ClientSeen])
async def clients() -> list[ClientSeen]:
    """The clients who have linked themselves to this therapist."""
    return await actions.clients_of(visitor().person, withdrawn())
