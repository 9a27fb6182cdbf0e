"""What the care routes take and give."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from server.accounts.schemas import Me
from server.chart.bodies import Assignment, Consents
from server.shapes import Country, Language, Line, Shape, Token
from server.zones import Zone


class NewInvitation(Shape):
    """Whom to invite, with a routine that is to be there at once. `client_name` is the therapist's own note."""

    language: Language
    assignment: Assignment | None = None
    client_name: Line | None = None


class InvitationMade(msgspec.Struct):
    """An invitation in its three forms; they are shown now and never again."""

    id: UUID
    token: str
    code: str
    link: str
    qr: str
    expires_at: datetime


class InvitationSeen(msgspec.Struct):
    """An invitation nobody has accepted yet."""

    id: UUID
    client_name: str | None
    language: str
    has_routine: bool
    created_at: datetime
    expires_at: datetime


class InvitationPrepared(msgspec.Struct):
    """What its therapist put into an invitation, for another one that is to replace it."""

    client_name: str | None
    language: str
    assignment: Assignment | None


class Key(Shape):
    """What a client holds: the token of the link, or the typed code."""

    token: Token | None = None
    code: Annotated[str, Meta(min_length=1, max_length=40)] | None = None


class InvitationLooked(msgspec.Struct):
    """Who invites, before anything is agreed to."""

    therapist_name: str
    clinic_name: str | None
    language: str
    consent_version: str
    has_routine: bool


class Acceptance(Shape):
    """Accepting an invitation. A device that is signed out gets a nameless account with these ids."""

    consents: Consents
    text_version: Annotated[str, Meta(max_length=40)]
    language: Language
    device: UUID
    zone: Zone
    token: Token | None = None
    code: Annotated[str, Meta(min_length=1, max_length=40)] | None = None
    signup: UUID | None = None
    chart: UUID | None = None
    country: Country | None = None
    device_name: Line | None = None


class Accepted(Me):
    """Who is signed in now, and the link that was made."""

    link: UUID
    deed: str


class OutcomeSeen(msgspec.Struct):
    """What the newest self-assessment came to, and when it was taken, with the offset of where."""

    outcome: str
    at: str


class WithdrawnSeen(msgspec.Struct):
    """What is withdrawn and concerns a client: rules behind the newest result, exercises in assignments that run."""

    rules: list[str]
    exercises: list[str]


class ClientSeen(msgspec.Struct):
    """One line of a therapist's list."""

    chart: UUID
    link: UUID
    name: str | None
    since: datetime
    answers: bool
    # As the entry says it, with the offset of where it happened.
    last_practice_at: str | None
    practices_28d: int
    outcome: OutcomeSeen | None
    withdrawn: WithdrawnSeen
