"""What the clinic's routes take and give."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from server.accounts.schemas import Login, Password
from server.shapes import NO_CONTROLS, UNREADABLE, Country, Language, Line, Shape, Token
from server.wording import form
from server.zones import Zone

Short = Annotated[str, form(NO_CONTROLS, UNREADABLE, max_length=200)]
Lines = Annotated[str, form(NO_CONTROLS, UNREADABLE, max_length=500)]
# Only these schemes: a page makes a link of it.
Booking = Annotated[
    str,
    form(
        r"https?://[^\s\x00-\x1f\x7f\"'<>]+",
        "A web address begins with https:// and has no spaces.",
        max_length=500,
    ),
]
Phone = Annotated[
    str, form(r"[0-9+()./ x-]*", "A phone number has digits, spaces and + ( ) . / - alone.", max_length=60)
]


class TherapistShown(Shape):
    """A therapist as the profile shows them, with the certification they hold."""

    name: Line
    certification: Short | None = None


class ClinicProfile(Shape):
    """What everybody may know about the clinic."""

    name: Line
    services: Annotated[list[Literal["massage", "art"]], Meta(max_length=2)]
    therapists: Annotated[list[TherapistShown], Meta(max_length=50)]
    address: Lines | None = None
    phone: Phone | None = None
    hours: Lines | None = None
    booking_url: Booking | None = None
    country: Country | None = None
    reply_time: Short | None = None

    def __post_init__(self) -> None:
        """A service that is named twice is offered once."""
        self.services = list(dict.fromkeys(self.services))


class NewTherapist(Shape):
    """Whom the owner invites to work here."""

    name: Line


class WelcomeLink(msgspec.Struct):
    """A link that works once; it is shown now and never again."""

    link: str
    token: str
    expires_at: datetime


class Joining(Shape):
    """A new owner or therapist, with the token of their one-time link."""

    token: Token
    name: Line
    login: Login
    password: Password
    device: UUID
    zone: Zone
    language: Language
    country: Country | None = None
    device_name: Line | None = None
