"""Inviting a client and accepting: once, with consent, without a name or a password."""

import asyncio
import json
import uuid
from datetime import timedelta
from typing import Any

import pytest

from server.accounts.models import Person
from server.care.models import CareLink, Invitation
from server.care.rules import CODE_ALPHABET, CONSENT_VERSION
from server.chart.journal import read_journal
from server.chart.models import Chart
from server.chart.opening import JOURNAL
from server.clock import now
from tests.cast import HEADERS, Answer, Clinic, Device

LOW_BACK = {
    "routine": {
        "id": "low-back",
        "version": 1,
        "title": "Low back",
        "minutes": 8,
        "steps": [{"exercise": "pelvic-tilt"}],
    },
    "per_week": 2,
    "from": "2026-11-22",
    "until": None,
    "note": "Slowly, please.",
}


async def invited(tomasz: Device, **changes: object) -> Any:
    made = await tomasz.post("/api/care/invitations", {"language": "en", **changes})
    assert made.status == 201, made.json
    return made.json


async def accept(device: Device, made: Any, **changes: object) -> Answer:
    body = device.acceptance(token=made["token"], text_version=CONSENT_VERSION, **changes)
    return await device.post("/api/care/invitations/accept", body)


async def entries(device: Device, chart: str) -> list[dict[str, Any]]:
    """Everything this device may see of a chart."""
    me = (await device.get("/api/accounts/me")).json
    body = {
        "protocol": 1,
        "person": me["person"]["id"],
        "device": device.id,
        "epoch": "",
        "view": "",
        "after": 0,
        "claimed": 0,
        "entries": [],
    }
    answer = await device.post(f"/api/charts/{chart}/sync", body)
    assert answer.status == 200, answer.json
    found: list[dict[str, Any]] = answer.json["page"]["entries"]
    return found


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


async def test_the_database_holds_neither_token_nor_code_nor_the_prepared_note(tomasz: Device) -> None:
    made = await invited(tomasz, assignment=LOW_BACK)
    row = await Invitation.get()
    assert made["token"] not in (row.token, row.code)
    assert made["code"] not in (row.token, row.code)
    assert row.prepared is not None
    assert b"Slowly" not in row.prepared


async def test_its_therapist_may_read_what_waits_in_an_invitation(tomasz: Device) -> None:
    for routine in (LOW_BACK, None):
        made = await invited(tomasz, client_name="Maria", assignment=routine)
        found = await tomasz.get(f"/api/care/invitations/{made['id']}")
        assert (found.status, found.json) == (200, {"client_name": "Maria", "assignment": routine})


async def test_what_waits_in_an_invitation_is_nobody_elses_and_goes_with_it(
    clinic: Clinic, tomasz: Device, maria: Device, wera: Device, olek: Device
) -> None:
    made = await invited(tomasz, client_name="Maria", assignment=LOW_BACK)
    address = f"/api/care/invitations/{made['id']}"
    for stranger in (maria, wera, olek):
        assert (await stranger.get(address)).status == 404
    assert (await clinic.device().get(address)).status == 401
    await accept(maria, made)
    assert (await tomasz.get(address)).status == 404


@pytest.mark.parametrize("typed", ["{code}", " {lower} ", "{first}-{last}"])
async def test_a_code_may_be_typed_as_people_type(clinic: Clinic, tomasz: Device, typed: str) -> None:
    code = (await invited(tomasz))["code"]
    written = typed.format(code=code, lower=code.lower(), first=code[:4], last=code[4:])
    looked = await clinic.device().post("/api/care/invitations/look", {"code": written})
    assert (looked.status, looked.json["therapist_name"]) == (200, "Tomasz")
    assert looked.json["consent_version"] == CONSENT_VERSION


async def test_accepting_signs_a_nameless_client_in_with_the_routine_already_there(
    clinic: Clinic, tomasz: Device
) -> None:
    phone = clinic.device()
    accepted = await accept(phone, await invited(tomasz, assignment=LOW_BACK))
    assert (accepted.status, accepted.json["chart"], accepted.json["roles"]) == (201, phone.chart, ["client"])
    assert accepted.json["person"]["name"] is None
    [link] = accepted.json["links"]
    assert (link["link"], link["therapist_name"]) == (accepted.json["link"], "Tomasz")
    seen = await entries(phone, phone.chart)
    assert [(one["kind"], one["author"] == "server") for one in seen] == [
        ("link_started", True),
        ("assignment", False),
    ]
    assert "Slowly, please." in seen[1]["body"]


async def test_the_therapist_sees_the_chart_from_then_on(clinic: Clinic, tomasz: Device) -> None:
    phone = clinic.device()
    await accept(phone, await invited(tomasz, client_name="Maria"))
    [client] = (await tomasz.get("/api/care/clients")).json
    assert (client["chart"], client["name"], client["practices_28d"]) == (phone.chart, "Maria", 0)
    assert [one["role"] for one in (await tomasz.get("/api/charts")).json] == ["therapist"]
    assert [one["kind"] for one in await entries(tomasz, phone.chart)] == ["link_started"]


async def test_strangers_find_nothing_of_it(
    tomasz: Device, maria: Device, wera: Device, olek: Device
) -> None:
    made = await invited(tomasz)
    await accept(maria, made)
    waiting = await invited(tomasz, client_name="somebody else")
    for stranger in (wera, olek):
        person = (await stranger.get("/api/accounts/me")).json["person"]["id"]
        exchange = {
            "protocol": 1,
            "person": person,
            "device": stranger.id,
            "epoch": "",
            "view": "",
            "after": 0,
            "claimed": 0,
            "entries": [],
        }
        assert (await stranger.post(f"/api/charts/{maria.chart}/sync", exchange)).status == 404
        assert (await stranger.delete(f"/api/care/invitations/{waiting['id']}")).status == 404
    assert (await wera.get("/api/care/clients")).json == []
    assert (await wera.get("/api/care/invitations")).json == []
    assert (await olek.get("/api/care/clients")).status == 404
    assert (await olek.post("/api/care/invitations", {"language": "en"})).status == 404


async def test_of_ten_who_accept_at_once_one_is_linked(clinic: Clinic, tomasz: Device) -> None:
    made = await invited(tomasz)
    phones = [clinic.device() for _ in range(10)]
    answers = await asyncio.gather(*(accept(phone, made) for phone in phones))
    assert sorted(answer.status for answer in answers) == [201] + [404] * 9
    assert await CareLink.all().count() == 1
    # Nothing is left of those who were too late: no account and no chart.
    assert await Person.filter(therapist=False).count() == 1
    assert await Chart.all().count() == 1


async def test_an_answer_that_got_lost_may_be_asked_for_again(clinic: Clinic, tomasz: Device) -> None:
    phone, made = clinic.device(), await invited(tomasz)
    first = await accept(phone, made)
    phone.client = clinic.app.test_client()  # the cookie never arrived
    again = await accept(phone, made)
    assert (again.status, again.json["link"]) == (201, first.json["link"])
    assert again.json["person"]["id"] == first.json["person"]["id"]
    assert (await accept(phone, made)).json["link"] == first.json["link"]  # and signed in again
    assert await CareLink.all().count() == 1


async def test_a_device_that_was_signed_out_is_not_signed_in_by_an_old_invitation(
    clinic: Clinic, tomasz: Device
) -> None:
    phone, made = clinic.device(), await invited(tomasz)
    await accept(phone, made)
    assert (await phone.delete("/api/sign-ins/current")).status == 204
    assert (await accept(phone, made)).code == "SIGNED_OUT"
    phone.id = str(uuid.uuid4())
    assert (await accept(phone, made)).code == "SIGNED_OUT"
    assert (await accept(phone, await invited(tomasz))).code == "SIGNED_OUT"


@pytest.mark.parametrize(
    "wrong",
    [
        {"note": "a\x00"},
        {"of": "0193aaaa-0000-7000-8000-000000000000"},
        {"routine": {**LOW_BACK["routine"], "steps": [{"exercise": "x" * 17_000}]}},  # type: ignore[dict-item]
        {"routine": {**LOW_BACK["routine"], "steps": [{"seconds": 2**60}]}},  # type: ignore[dict-item]
    ],
    ids=["character", "correction", "size", "number"],
)
async def test_a_routine_that_no_chart_could_take_is_refused_before_it_waits(
    tomasz: Device, wrong: dict[str, object]
) -> None:
    refused = await tomasz.post(
        "/api/care/invitations", {"language": "en", "assignment": {**LOW_BACK, **wrong}}
    )
    assert (refused.code, refused.json["error"]["where"]) == ("INVALID_BODY", "assignment")
    assert await Invitation.all().count() == 0


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


async def test_without_consent_to_the_current_words_there_is_no_link(clinic: Clinic, tomasz: Device) -> None:
    made, phone = await invited(tomasz), clinic.device()
    no_chart = await accept(phone, made, consents={"chart": False, "answers": True})
    assert (no_chart.code, no_chart.json["error"]["where"]) == ("INVALID_BODY", "consents.chart")
    body = phone.acceptance(token=made["token"], text_version="2020-01-01")
    old = await phone.post("/api/care/invitations/accept", body)
    assert (old.code, old.json["error"]["where"]) == ("INVALID_BODY", "text_version")
    assert await CareLink.all().count() == 0
    assert (await accept(phone, made)).status == 201  # nothing was used up


async def test_maria_keeps_her_account_and_chart_when_she_accepts(tomasz: Device, maria: Device) -> None:
    accepted = await accept(maria, await invited(tomasz), consents={"chart": True, "answers": True})
    assert (accepted.json["person"]["login"], accepted.json["chart"]) == ("maria", maria.chart)
    [client] = (await tomasz.get("/api/care/clients")).json
    assert (client["name"], client["answers"]) == ("Maria", True)


async def test_nobody_becomes_their_own_therapist(clinic: Clinic, tomasz: Device) -> None:
    made = await invited(tomasz)
    refused = await accept(tomasz, made)
    assert (refused.status, refused.code) == (409, "OWN_CHART")
    assert await CareLink.all().count() == 0
    assert (await Invitation.get()).is_open
    # Nor does the journal void it at the next start.
    assert read_journal(clinic.settings.data / JOURNAL) == []


async def test_nobody_takes_over_a_chart_by_accepting(clinic: Clinic, tomasz: Device, maria: Device) -> None:
    phone = clinic.device()
    stolen = await accept(phone, await invited(tomasz), chart=maria.chart)
    assert (stolen.status, stolen.code) == (409, "CHART_TAKEN")
    assert await CareLink.all().count() == 0


async def test_a_new_consent_replaces_the_older_link(tomasz: Device, maria: Device) -> None:
    first = await accept(maria, await invited(tomasz))
    second = await accept(maria, await invited(tomasz), consents={"chart": True, "answers": True})
    assert [one["link"] for one in second.json["links"]] == [second.json["link"]]
    assert second.json["link"] != first.json["link"]
    [client] = (await tomasz.get("/api/care/clients")).json
    assert client["answers"] is True
    assert [one["kind"] for one in await entries(maria, maria.chart)] == [
        "link_started",
        "link_ended",
        "link_started",
    ]


async def test_asking_for_invitations_is_limited(clinic: Clinic, tomasz: Device) -> None:
    device = clinic.device()
    statuses = [
        (await device.post("/api/care/invitations/look", {"token": uuid.uuid4().hex})).status
        for _ in range(61)
    ]
    assert statuses[:60] == [404] * 60
    assert statuses[60] == 429


# About 940 is where the server could still read what it could no longer write.
@pytest.mark.parametrize("depth", [40, 900, 939, 940, 944, 5000])
async def test_steps_that_are_nested_without_end_are_refused(tomasz: Device, depth: int) -> None:
    body = json.dumps({"language": "en", "assignment": LOW_BACK})
    deep = body.replace('"pelvic-tilt"', "[" * depth + "]" * depth)
    # Sent as it is: the test's own client cannot write down anything that deep.
    headers = {**HEADERS, "Content-Type": "application/json"}
    refused = await tomasz.send("POST", "/api/care/invitations", deep.encode(), headers)
    assert (refused.status, refused.code) in ((400, "INVALID_BODY"), (400, "INVALID_JSON"))


async def test_an_assignment_that_ends_before_it_begins_is_refused(tomasz: Device) -> None:
    body = {"language": "en", "assignment": {**LOW_BACK, "until": "2026-11-21"}}
    refused = await tomasz.post("/api/care/invitations", body)
    assert (refused.status, refused.code) == (400, "INVALID_BODY")
    assert refused.json["error"]["where"] == "assignment"
    await invited(tomasz, assignment={**LOW_BACK, "until": LOW_BACK["from"]})
