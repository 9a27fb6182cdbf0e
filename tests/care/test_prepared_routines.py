"""The routine that waits in an invitation: kept safe, read by its therapist, refused if no chart could take it."""

import json

import pytest

from server.care.models import Invitation
from tests.care.inviting import LOW_BACK, accept, invited
from tests.cast import HEADERS, Clinic, Device


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
        assert (found.status, found.json) == (
            200,
            {"client_name": "Maria", "language": "en", "assignment": routine},
        )


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


@pytest.mark.parametrize(
    "wrong",
    [
        {"note": "a\x00"},
        {"of": "0193aaaa-0000-7000-8000-000000000000"},
        {"routine": {**LOW_BACK["routine"], "steps": [{"exercise": "x" * 200}] * 100}},  # type: ignore[dict-item]
        {"routine": {**LOW_BACK["routine"], "version": 2**60}},  # type: ignore[dict-item]
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
