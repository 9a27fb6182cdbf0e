"""What the account routes take and give."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from server.accounts.models import Role
from server.shapes import NO_CONTROLS, UNREADABLE, Country, Language, Line, Shape
from server.wording import form
from server.zones import Zone

# Argon2 reads all of it, so there is an upper end; a sentence of 200 characters still fits.
Password = Annotated[str, Meta(max_length=200)]
Login = Annotated[str, form(r"[^\x00-\x20\x7f]+", "A login has no spaces.", min_length=1, max_length=120)]


class SignUp(Shape):
    """A new account with its chart; both ids come from the device. Without login and password it is nameless."""

    signup: UUID
    chart: UUID
    device: UUID
    zone: Zone
    language: Language
    country: Country | None = None
    name: Line | None = None
    login: Login | None = None
    password: Password | None = None
    device_name: Line | None = None
    # After a restore that lost the account: the same ids again, which the deed proves.
    person: UUID | None = None
    deed: Annotated[str, Meta(max_length=500)] | None = None


class Account(msgspec.Struct):
    """The account that was made. Keep the deed: it proves the account if the server ever loses it."""

    person: UUID
    chart: UUID
    deed: str
    sign_in: UUID


class Change(Shape):
    """What to change about oneself; what is left out stays."""

    name: Line | None = None
    login: Login | None = None
    password: Password | None = None
    current_password: Password | None = None


class PersonSeen(msgspec.Struct):
    """A person as that person sees it."""

    id: UUID
    name: str | None
    login: str | None


class LinkSeen(msgspec.Struct):
    """A therapist who may see this person's chart."""

    link: UUID
    therapist: UUID
    therapist_name: str
    since: datetime


class Me(msgspec.Struct):
    """Who is signed in, with everything an app needs to know first."""

    person: PersonSeen
    chart: UUID | None
    roles: list[Role]
    sign_in: UUID
    links: list[LinkSeen]


class Credentials(Shape):
    """Login and password, and the device that signs in."""

    login: Annotated[str, form(NO_CONTROLS, UNREADABLE, max_length=120)]
    password: Password
    device: UUID
    device_name: Line | None = None


class SignInSeen(msgspec.Struct):
    """One signed-in device."""

    id: UUID
    device_name: str
    created_at: datetime
    seen_at: datetime
    current: bool
