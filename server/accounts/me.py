"""What an app is told about the person who is signed in, by every route that signs somebody in."""

from __future__ import annotations

from quart import Response

from server.access import sign_in_browser
from server.accounts.actions import Entered
from server.accounts.models import Person, Role, SignIn
from server.accounts.neighbours import neighbours
from server.accounts.schemas import Me, PersonSeen
from server.chart.actions import chart_of
from server.shapes import answer


async def me(person: Person, sign_in: SignIn) -> Me:
    """This person, on this device."""
    chart = await chart_of(person.id)
    return Me(
        person=PersonSeen(person.id, person.name, person.login),
        chart=chart,
        roles=roles_of(person, has_chart=chart is not None),
        sign_in=sign_in.id,
        links=await neighbours().links_of(chart) if chart is not None else [],
    )


def roles_of(person: Person, *, has_chart: bool) -> list[Role]:
    """Everything this person is here; one person may be several things."""
    roles: dict[Role, bool] = {"client": has_chart, "therapist": person.therapist, "owner": person.owner}
    return [role for role, is_one in roles.items() if is_one]


async def welcome(entered: Entered, status: int = 200) -> Response:
    """The answer that signs a device in: who this is now, and the cookies."""
    response = answer(await me(entered.person, entered.sign_in), status)
    return with_cookies(response, entered.token, entered.sign_in)


def with_cookies(response: Response, token: str, sign_in: SignIn) -> Response:
    """The response, signing this browser in."""
    sign_in_browser(response, token, sign_in)
    return response
