"""A link ends when either side says so, and is a projection of the chart."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from server.care.models import CareLink
from server.chart.actions import append
from server.chart.canonical import canonical
from server.chart.stamp import make
from server.clock import now
from tests.care.inviting import accept, entries, invited
from tests.cast import Device
from tests.chart.exchange import first_request


async def push(device: Device, chart: str, kind: str, body: dict[str, Any], n: int = 1) -> dict[str, Any]:
    """One entry through the ordinary exchange; its receipt."""
    me = (await device.get("/api/accounts/me")).json
    milliseconds = int(now().timestamp() * 1000)
    entry = {
        "id": f"0193{n:04x}-0000-7000-8000-{device.id[-12:]}",
        "n": n,
        "kind": kind,
        "stamp": make(milliseconds, n, device.id),
        "happened_at": "2026-11-22T18:03:11.250+01:00",
        "body": canonical(body),
    }
    request = first_request(me["person"]["id"], device.id, [entry])
    answer = await device.post(f"/api/charts/{chart}/sync", request)
    assert answer.status == 200, answer.json
    receipt: dict[str, Any] = answer.json["receipts"][0]
    return receipt


@pytest.mark.parametrize("who", ["maria", "tomasz"])
async def test_either_side_ends_it(tomasz: Device, maria: Device, who: str) -> None:
    link = (await accept(maria, await invited(tomasz))).json["link"]
    device = maria if who == "maria" else tomasz
    receipt = await push(device, maria.chart, "link_ended", {"link": link})
    assert receipt["status"] == "stored", receipt
    assert (await maria.get("/api/accounts/me")).json["links"] == []
    assert (await tomasz.get("/api/care/clients")).json == []
    assert (await CareLink.get()).ended_at is not None


async def test_olek_cannot_end_the_link_of_maria(tomasz: Device, maria: Device, olek: Device) -> None:
    link = (await accept(maria, await invited(tomasz))).json["link"]
    receipt = await push(olek, olek.chart, "link_ended", {"link": link})
    assert receipt["status"] == "stored"  # in his own chart, where it says nothing
    assert len((await maria.get("/api/accounts/me")).json["links"]) == 1


async def test_the_links_can_be_told_from_the_entries_alone(
    tomasz: Device, maria: Device, wera: Device
) -> None:
    first = (await accept(maria, await invited(tomasz))).json["link"]
    second = (await accept(maria, await invited(wera))).json["link"]
    await push(maria, maria.chart, "link_ended", {"link": first})
    told = [(one["kind"], second in one["body"]) for one in await entries(maria, maria.chart)]
    assert told == [("link_started", False), ("link_started", True), ("link_ended", False)]
    kept = {str(link.id): link.ended_at is None async for link in CareLink.all()}
    assert kept == {first: False, second: True}


async def test_the_beginning_of_a_link_with_an_unknown_therapist_is_kept_and_begins_nothing(
    maria: Device,
) -> None:
    """Given back after a restore to a server that no longer knows the therapist: the exchange must go on."""
    body = {
        "link": str(uuid4()),
        "therapist": str(uuid4()),
        "therapist_name": "Jan",
        "clinic": "",
        "consents": {"chart": True, "answers": False},
        "text_version": "1",
        "language": "en",
    }
    at = "2026-11-22T18:03:11.250+01:00"
    await append(UUID(maria.chart), kind="link_started", author="server", body=body, happened_at=at)
    assert [one["kind"] for one in await entries(maria, maria.chart)] == ["link_started"]
    assert await CareLink.all().count() == 0
