"""What is said about the installation itself: is it well, whose is it, what does its API look like."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec
from quart import Blueprint, Response, current_app
from quart_schema import hide

from server.access import public, public_address, settings, visitor_if_any
from server.care.rules import CONSENT_VERSION
from server.care.withdrawn import withdrawn
from server.clinic.actions import owner_is_needed, profile
from server.clinic.schemas import ClinicProfile
from server.content.catalogue.withdrawals import Withdrawn
from server.database import current_connection
from server.openapi import document
from server.settings import SignUp, can_install
from server.shapes import answer, answers
from server.version import VERSION

routes = Blueprint("installation", __name__)


class Health(msgspec.Struct):
    """That the server answers, and that its database does."""

    status: Literal["ok"]
    version: str
    database: Literal["sqlite", "postgres"]


class WithdrawnRule(msgspec.Struct):
    """`up_to`: the version of the rules, that and all before it. `why`: a sentence by language."""

    id: str
    up_to: int
    since: date
    why: dict[str, str]


class WithdrawnExercise(msgspec.Struct):
    """`up_to`: the exercise's version, that and all before it. `name` and `why` by language."""

    id: str
    up_to: int
    since: date
    name: dict[str, str]
    why: dict[str, str]


class WithdrawnListed(msgspec.Struct):
    """What nobody should go by any more, whatever version of the content an app was built with."""

    rules: list[WithdrawnRule]
    exercises: list[WithdrawnExercise]


class Installation(msgspec.Struct):
    """What an app needs to know before anybody signs in; `signed_in`: whether this browser already is."""

    clinic: ClinicProfile | None
    sign_up: SignUp
    public_url: str
    installable: bool
    owner_needed: bool
    version: str
    consent_version: str
    signed_in: bool
    withdrawn: WithdrawnListed


@routes.get("/api/health")
@public
@answers(Health)
async def health() -> Health:
    """Whether the server and its database answer."""
    connection = current_connection()
    await connection.execute_query("SELECT 1")
    sqlite = connection.capabilities.dialect == "sqlite"
    return Health("ok", VERSION, "sqlite" if sqlite else "postgres")


@routes.get("/api/installation")
@public
@answers(Installation)
async def installation() -> Installation:
    """Whose installation this is, and what is possible here."""
    address = public_address()
    return Installation(
        clinic=await profile(),
        sign_up=settings().sign_up,
        public_url=address,
        installable=can_install(address),
        owner_needed=await owner_is_needed(),
        version=VERSION,
        consent_version=CONSENT_VERSION,
        signed_in=await visitor_if_any() is not None,
        withdrawn=_listed(withdrawn()),
    )


def _listed(found: Withdrawn) -> WithdrawnListed:
    return WithdrawnListed(
        [
            WithdrawnRule(one.id, one.up_to, date.fromisoformat(one.since), one.said("why"))
            for one in found.rules
        ],
        [
            WithdrawnExercise(
                one.id, one.up_to, date.fromisoformat(one.since), one.said("name"), one.said("why")
            )
            for one in found.exercises
        ],
    )


@routes.get("/openapi.json")
@hide
@public
async def openapi() -> Response:
    """This API as an OpenAPI document."""
    return answer(document(current_app))
