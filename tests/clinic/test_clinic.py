"""The owner comes by the link of the first start, colleagues by links of the owner; the profile is for everybody."""

import asyncio
from datetime import timedelta

import pytest

from server.accounts.models import Person
from server.clinic.actions import welcome_owner
from server.clinic.models import Welcome
from server.clock import now
from tests.cast import Clinic, Device

PROFILE = {
    "name": "Hands on the Corner",
    "address": "1 Corner Street",
    "phone": "+48 12 345 67 89",
    "hours": "Mo-Fr 9-17",
    "booking_url": "https://clinic.example/book",
    "services": ["massage", "art"],
    "therapists": [{"name": "Tomasz", "certification": "ART Full Body"}],
    "country": "PL",
    "reply_time": "within a day",
}


async def test_the_owner_is_also_the_first_therapist(clinic: Clinic, tomasz: Device) -> None:
    me = (await tomasz.get("/api/accounts/me")).json
    assert me["roles"] == ["therapist", "owner"]
    assert (await clinic.device().get("/api/installation")).json["owner_needed"] is False


async def test_of_ten_who_use_owner_links_at_once_one_becomes_the_owner(clinic: Clinic) -> None:
    one, other = await welcome_owner(), await welcome_owner()

    async def become(number: int) -> int:
        device = clinic.device()
        token = (one if number % 2 else other).token
        return (await device.post("/api/clinic/owner", device.joining(token, f"Owner{number}"))).status

    assert sorted(await asyncio.gather(*(become(number) for number in range(10)))) == [201] + [404] * 9
    assert await Person.filter(owner=True).count() == 1


async def test_a_link_works_once_and_not_after_its_time(clinic: Clinic, tomasz: Device) -> None:
    made = (await tomasz.post("/api/clinic/therapists", {"name": "Wera"})).json
    assert made["link"] == f"http://localhost/join#{made['token']}"
    wera, late = clinic.device(), clinic.device()
    assert (await wera.post("/api/clinic/therapists/join", wera.joining(made["token"], "Wera"))).status == 201
    again = await late.post("/api/clinic/therapists/join", late.joining(made["token"], "Late"))
    assert (again.status, again.code) == (404, "LINK_UNKNOWN")
    old = (await tomasz.post("/api/clinic/therapists", {"name": "Late"})).json
    await Welcome.filter(used_at=None).update(expires_at=now() - timedelta(seconds=1))
    expired = await late.post("/api/clinic/therapists/join", late.joining(old["token"], "Late"))
    assert expired.code == "LINK_UNKNOWN"


async def test_a_therapists_link_does_not_make_an_owner(clinic: Clinic, tomasz: Device) -> None:
    made = (await tomasz.post("/api/clinic/therapists", {"name": "Wera"})).json
    device = clinic.device()
    refused = await device.post("/api/clinic/owner", device.joining(made["token"], "Wera"))
    assert refused.code == "LINK_UNKNOWN"


async def test_a_taken_login_does_not_use_the_link_up(clinic: Clinic, tomasz: Device) -> None:
    made = (await tomasz.post("/api/clinic/therapists", {"name": "Wera"})).json
    device = clinic.device()
    taken = await device.post("/api/clinic/therapists/join", device.joining(made["token"], "Tomasz"))
    assert taken.code == "LOGIN_TAKEN"
    fine = await device.post("/api/clinic/therapists/join", device.joining(made["token"], "Wera"))
    assert fine.json["roles"] == ["therapist"]


async def test_what_the_owner_fills_in_everybody_reads(clinic: Clinic, tomasz: Device) -> None:
    assert (await tomasz.get("/api/clinic")).status == 404
    assert (await tomasz.put("/api/clinic", PROFILE)).json == PROFILE
    stranger = clinic.device()
    assert (await stranger.get("/api/clinic")).json == PROFILE
    assert (await stranger.get("/api/installation")).json["clinic"] == PROFILE
    changed = {**PROFILE, "services": ["massage"], "phone": None}
    await tomasz.put("/api/clinic", changed)
    assert (await stranger.get("/api/clinic")).json == changed


async def test_a_service_that_is_named_twice_is_offered_once(clinic: Clinic, tomasz: Device) -> None:
    filled_in = await tomasz.put("/api/clinic", {**PROFILE, "services": ["art", "art"]})
    assert (filled_in.status, filled_in.json["services"]) == (200, ["art"])
    assert (await clinic.device().get("/api/clinic")).json["services"] == ["art"]


async def test_nobody_else_fills_it_in(tomasz: Device, wera: Device, olek: Device) -> None:
    await tomasz.put("/api/clinic", PROFILE)
    for stranger in (wera, olek):
        assert (await stranger.get("/api/accounts/me")).status == 200
        assert (await stranger.put("/api/clinic", {**PROFILE, "name": "Mine"})).status == 404
        assert (await stranger.post("/api/clinic/therapists", {"name": "A friend"})).status == 404
    assert (await tomasz.get("/api/clinic")).json["name"] == PROFILE["name"]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"booking_url": "javascript:alert(1)"}, "booking_url"),
        ({"services": ["surgery"]}, "services[0]"),
        ({"therapists": [{"name": "T", "fee": 3}]}, "therapists[0].fee"),
        ({"name": ""}, "name"),
        ({"name": " "}, "name"),
        ({"address": "x" * 501}, "address"),
        ({"hours": "Mo\u0000Fr"}, "hours"),
        ({"country": "Poland"}, "country"),
    ],
)
async def test_a_profile_with_something_wrong_is_refused_with_its_place(
    tomasz: Device, change: dict[str, object], where: str
) -> None:
    refused = await tomasz.put("/api/clinic", {**PROFILE, **change})
    assert (refused.status, refused.code, refused.json["error"]["where"]) == (400, "INVALID_BODY", where)
    assert (await tomasz.get("/api/clinic")).status == 404


async def test_the_installation_says_whether_this_browser_is_signed_in(clinic: Clinic, maria: Device) -> None:
    assert (await maria.get("/api/installation")).json["signed_in"] is True
    assert (await clinic.device().get("/api/installation")).json["signed_in"] is False
