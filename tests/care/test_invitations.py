"""Inviting a client: by link, code and QR, for whom it is meant, and while it lasts."""

import uuid
from datetime import timedelta

import pytest

from server.care.models import Invitation
from server.care.rules import CODE_ALPHABET, CONSENT_VERSION
from server.clock import now
from tests.care.inviting import accept, invited
from tests.cast import Clinic, Device
from tests.chart.exchange import first_request


async def test_an_invitation_comes_as_link_code_and_qr(tomasz: Device) -> None:
    made = await invited(tomasz, client_name="Maria from Tuesday")
    assert made["link"] == f"http://localhost/i#{made['token']}"
    assert len(made["code"]) == 8
    assert set(made["code"]) <= set(CODE_ALPHABET)
    assert made["qr"].startswith("<svg")
    assert "script" not in made["qr"]
    [listed] = (await tomasz.get("/api/care/invitations")).json
    assert (listed["client_name"], listed["has_routine"]) == ("Maria from Tuesday", False)
    assert "token" not in listed
    assert "code" not in listed


@pytest.mark.parametrize("typed", ["{code}", " {lower} ", "{first}-{last}"])
async def test_a_code_may_be_typed_as_people_type(clinic: Clinic, tomasz: Device, typed: str) -> None:
    code = (await invited(tomasz))["code"]
    written = typed.format(code=code, lower=code.lower(), first=code[:4], last=code[4:])
    looked = await clinic.device().post("/api/care/invitations/look", {"code": written})
    assert (looked.status, looked.json["therapist_name"]) == (200, "Tomasz")
    assert looked.json["consent_version"] == CONSENT_VERSION


async def test_strangers_find_nothing_of_it(
    tomasz: Device, maria: Device, wera: Device, olek: Device
) -> None:
    made = await invited(tomasz)
    await accept(maria, made)
    waiting = await invited(tomasz, client_name="somebody else")
    for stranger in (wera, olek):
        person = (await stranger.get("/api/accounts/me")).json["person"]["id"]
        exchange = first_request(person, stranger.id)
        assert (await stranger.post(f"/api/charts/{maria.chart}/sync", exchange)).status == 404
        assert (await stranger.delete(f"/api/care/invitations/{waiting['id']}")).status == 404
    assert (await wera.get("/api/care/clients")).json == []
    assert (await wera.get("/api/care/invitations")).json == []
    assert (await olek.get("/api/care/clients")).status == 404
    assert (await olek.post("/api/care/invitations", {"language": "en"})).status == 404


async def test_a_used_withdrawn_expired_or_unknown_invitation_all_look_alike(
    clinic: Clinic, tomasz: Device
) -> None:
    used, withdrawn, expired = [await invited(tomasz) for _ in range(3)]
    await accept(clinic.device(), used)
    assert (await tomasz.delete(f"/api/care/invitations/{withdrawn['id']}")).status == 204
    await Invitation.filter(id=expired["id"]).update(expires_at=now() - timedelta(seconds=1))
    unknown = {"token": "never-made", "code": "XXXXXXXX"}
    device = clinic.device()
    refused = [await accept(device, made) for made in (used, withdrawn, expired, unknown)]
    assert {(one.status, one.code) for one in refused} == {(404, "INVITATION_UNKNOWN")}
    assert len({one.json["error"]["message"] for one in refused}) == 1
    looked = await device.post("/api/care/invitations/look", {"code": used["code"]})
    assert (looked.status, looked.code) == (404, "INVITATION_UNKNOWN")
    assert (await tomasz.get("/api/care/invitations")).json == []


async def test_asking_for_invitations_is_limited(clinic: Clinic, tomasz: Device) -> None:
    device = clinic.device()
    statuses = [
        (await device.post("/api/care/invitations/look", {"token": uuid.uuid4().hex})).status
        for _ in range(61)
    ]
    assert statuses[:60] == [404] * 60
    assert statuses[60] == 429
