"""Inviting a client: made by a therapist, looked at and accepted once by whoever holds the code."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import msgspec
import segno
from msgspec import UNSET

from server.accounts.models import Person
from server.care.models import Invitation
from server.care.rules import INVITATION_LASTS, new_code, plain_code
from server.care.schemas import Key, NewInvitation
from server.chart.bodies import Assignment
from server.chart.canonical import NotCanonical, canonical
from server.chart.journal import note_ended
from server.chart.keys import sealed_box
from server.chart.schemas import MAX_BODY_BYTES
from server.clock import now
from server.database import write_transaction
from server.errors import Problem
from server.security import digest, new_token


@dataclass(frozen=True)
class NewCode:
    """An invitation with its secrets, which are shown once."""

    invitation: Invitation
    token: str
    code: str


async def invite(therapist: Person, data: NewInvitation) -> NewCode:
    """Make an invitation, with its prepared assignment."""
    token, code, made = new_token(), new_code(), uuid4()
    prepared = None
    if data.assignment is not None:
        prepared = sealed_box().encrypt(_checked(data.assignment), _bound_to(made))
    invitation = await Invitation.create(
        id=made,
        therapist=therapist,
        token=digest(token),
        code=digest(code),
        client_name=data.client_name,
        language=data.language,
        prepared=prepared,
        created_at=now(),
        expires_at=now() + INVITATION_LASTS,
    )
    return NewCode(invitation, token, code)


def _checked(assignment: Assignment) -> bytes:
    """What a chart will take when the invitation is accepted: refused now, since then nobody could mend it."""
    try:
        body = canonical(msgspec.to_builtins(assignment)).encode()
    except NotCanonical:
        raise Problem("INVALID_BODY", where="assignment") from None
    if assignment.of is not UNSET:
        raise Problem("INVALID_BODY", where="assignment")
    if len(body) > MAX_BODY_BYTES:
        raise Problem("INVALID_BODY", where="assignment", message="This routine is too long to be sent.")
    return body


def prepared_assignment(invitation: Invitation) -> dict[str, Any] | None:
    """The assignment body that waits in an invitation."""
    if invitation.prepared is None:
        return None
    body: dict[str, Any] = msgspec.json.decode(
        sealed_box().decrypt(invitation.prepared, _bound_to(invitation.id))
    )
    return body


def _bound_to(invitation: UUID) -> bytes:
    return b"invitation " + str(invitation).encode()


async def find(key: Key) -> Invitation:
    """The invitation for a token or a typed code, whatever became of it. Raises Problem INVITATION_UNKNOWN."""
    if key.token is not None:
        found = await Invitation.get_or_none(token=digest(key.token)).select_related("therapist")
    elif key.code is not None:
        found = await Invitation.get_or_none(code=digest(plain_code(key.code))).select_related("therapist")
    else:
        raise Problem("INVALID_BODY", where="code", message="A code or a token is needed.")
    if found is None:
        raise Problem("INVITATION_UNKNOWN")
    return found


async def find_open(key: Key) -> Invitation:
    """The invitation, if it can still be accepted. Raises Problem INVITATION_UNKNOWN."""
    found = await find(key)
    if not found.is_open:
        raise Problem("INVITATION_UNKNOWN")
    return found


async def find_mine(therapist: Person, invitation: UUID) -> Invitation:
    """One of this therapist's that can still be accepted. Raises Problem NOT_FOUND."""
    found = await Invitation.still_open().get_or_none(id=invitation, therapist=therapist)
    if found is None:
        raise Problem("NOT_FOUND")
    return found


async def withdraw(therapist: Person, invitation: UUID) -> None:
    """Make an invitation useless. Raises Problem NOT_FOUND when it is not this therapist's or was accepted."""
    mine = Invitation.still_open().filter(id=invitation, therapist=therapist)
    async with write_transaction():
        if not await mine.update(withdrawn_at=now()):
            raise Problem("NOT_FOUND")
        await note_ended("invitation", str(invitation))


async def withdraw_all() -> None:
    """After a restore nobody knows which of these were used since."""
    await Invitation.still_open().update(withdrawn_at=now())


async def end_again(ids: Sequence[str]) -> None:
    """What the journal says was used or withdrawn, in a database that may be older than that."""
    await Invitation.still_open().filter(id__in=[UUID(id_) for id_ in ids]).update(withdrawn_at=now())


async def claim(invitation: Invitation, link: UUID) -> bool:
    """Use it up for this link. One statement: of two at the same moment the second is told that it came too late."""
    mine = Invitation.still_open().filter(id=invitation.id)
    return bool(await mine.update(used_at=now(), link=link))


def qr_svg(link: str) -> str:
    """The link as a QR code, drawn in the text colour so that it can be read in light and dark."""
    drawing = io.BytesIO()
    segno.make(link, error="m", micro=False).save(
        drawing,
        kind="svg",
        xmldecl=False,
        svgns=True,
        scale=4,
        border=4,
        dark="#000",
        light="#fff",
        title="QR code",
    )
    return drawing.getvalue().decode()
