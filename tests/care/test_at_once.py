"""Several acceptances at the same moment: one chart, one open link, and the same answer to the same question."""

import asyncio
from typing import Any
from uuid import UUID, uuid4

import pytest
from tortoise.exceptions import IntegrityError

from server.accounts.models import Person, SignIn
from server.care.models import CareLink
from server.chart.actions import append
from server.chart.models import Chart
from tests.care.inviting import accept, entries, invited
from tests.care.test_links import push
from tests.cast import Clinic, Device


async def test_of_four_invitations_of_one_therapist_accepted_at_once_one_link_is_open(
    tomasz: Device, maria: Device
) -> None:
    made = [await invited(tomasz) for _ in range(4)]
    answers = await asyncio.gather(*(accept(maria, one) for one in made))
    assert [answer.status for answer in answers] == [201] * 4
    [open_link] = (await maria.get("/api/accounts/me")).json["links"]
    assert [client["link"] for client in (await tomasz.get("/api/care/clients")).json] == [open_link["link"]]
    assert (await push(maria, maria.chart, "link_ended", {"link": open_link["link"]}))["status"] == "stored"
    assert (await tomasz.get("/api/care/clients")).json == []
    assert await CareLink.filter(ended_at=None).count() == 0
    kinds = [one["kind"] for one in await entries(maria, maria.chart)]
    assert kinds == ["link_started", *["link_ended", "link_started"] * 3, "link_ended"]


async def test_whoever_has_no_chart_and_accepts_four_at_once_has_one_then(
    tomasz: Device, wera: Device
) -> None:
    made = [await invited(tomasz) for _ in range(4)]
    answers = await asyncio.gather(*(accept(wera, one, chart=str(uuid4())) for one in made))
    assert [answer.status for answer in answers] == [201] * 4
    assert len({answer.json["chart"] for answer in answers}) == 1
    assert await Chart.all().count() == 1


@pytest.mark.parametrize("known", [True, False], ids=["signed in", "nameless"])
async def test_the_same_acceptance_twice_at_once_is_answered_alike(
    clinic: Clinic, tomasz: Device, maria: Device, known: bool
) -> None:
    made = await invited(tomasz)
    phone = maria if known else clinic.device()
    first, second = await asyncio.gather(accept(phone, made), accept(phone, made))
    assert (first.status, second.status) == (201, 201)
    assert first.json["link"] == second.json["link"]
    assert first.json["person"] == second.json["person"]
    assert await CareLink.all().count() == 1
    assert await Person.filter(therapist=False).count() == (1 if known else 2)
    assert await SignIn.all().count() == (2 if known else 4)


def consent(therapist: str, link: str) -> dict[str, Any]:
    return {
        "link": link,
        "therapist": therapist,
        "therapist_name": "Tomasz",
        "clinic": "",
        "consents": {"chart": True, "answers": False},
        "text_version": "1",
        "language": "en",
    }


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 1, 0], [1, 2, 0]])
async def test_the_newest_consent_counts_in_whatever_order_they_are_given_back(
    tomasz: Device, maria: Device, order: list[int]
) -> None:
    """A restored server gets them from the devices, and what ended the older ones perhaps much later."""
    therapist = (await tomasz.get("/api/accounts/me")).json["person"]["id"]
    links = [str(uuid4()) for _ in range(3)]
    for day in order:
        await append(
            UUID(maria.chart),
            kind="link_started",
            author="server",
            body=consent(therapist, links[day]),
            happened_at=f"2026-11-{10 + day}T12:00:00.000Z",
        )
    [current] = (await maria.get("/api/accounts/me")).json["links"]
    assert current["link"] == links[2]
    assert await CareLink.all().count() == 3


async def test_no_two_open_links_of_one_pair_can_be_stored(tomasz: Device, maria: Device) -> None:
    await accept(maria, await invited(tomasz))
    link = await CareLink.get()
    link.id = uuid4()
    with pytest.raises(IntegrityError):
        await link.save(force_create=True)
