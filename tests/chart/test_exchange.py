"""Entries go in once, come out in order, and only to whom they concern."""

import hashlib
import uuid
from typing import Any

from server.chart.canonical import canonical
from tests.cast import Device
from tests.chart.conftest import accept
from tests.chart.exchange import Exchange, exchange_of

ASSESSMENT: dict[str, Any] = {
    "version": 1,
    "outcome": "art",
    "when": None,
    "not_before": None,
    "reasons": ["R1"],
    "told": {"R1": "You can point to the spot."},
    "confidence": "clear",
    "routines": ["wrist-and-hand"],
    "recheck": "2026-12-06",
    "language": "en",
}


def kinds(answer: dict[str, Any]) -> list[str]:
    return [entry["kind"] for entry in answer["page"]["entries"]]


def assessment(hers: Exchange, detail: str) -> dict[str, Any]:
    digest = hashlib.sha256(detail.encode()).hexdigest()
    return hers.entry("assessment", {**ASSESSMENT, "answers_digest": digest}, detail=detail)


async def test_an_entry_is_stored_numbered_and_sealed(hers: Exchange) -> None:
    entry = hers.entry()
    answer = await hers.sync(entry)
    [receipt] = answer["receipts"]
    assert (receipt["status"], receipt["seq"], receipt["stamp"]) == ("stored", 1, entry["stamp"])
    [page] = answer["page"]["entries"]
    assert page["body"] == entry["body"]
    assert (page["author"], page["seal"]) == (hers.person, receipt["seal"])


async def test_sending_again_changes_nothing_and_gives_the_same_seal(hers: Exchange) -> None:
    entry = hers.entry()
    first = await hers.receipt(entry)
    second = await hers.receipt(entry)
    assert (second["status"], second["seq"], second["seal"]) == ("known", 1, first["seal"])
    third = await hers.receipt({**entry, "stamp": entry["stamp"].replace("-", "-", 1), "n": 9})
    assert third["status"] == "known"
    assert (await hers.sync())["page"]["entries"] == []


async def test_pages_go_on_where_the_last_one_ended(hers: Exchange) -> None:
    for _ in range(3):
        await hers.sync(*(hers.entry() for _ in range(200)))
    hers.after = 0
    seen: list[int] = []
    while True:
        answer = await hers.sync()
        assert answer["page"]["from"] == (seen[-1] if seen else 0)
        seen += [entry["seq"] for entry in answer["page"]["entries"]]
        if not answer["page"]["more"]:
            break
    assert seen == list(range(1, 601))


async def test_a_page_stays_within_its_bytes(hers: Exchange) -> None:
    long = {"text": "x" * 3_900, "done": False}
    for _ in range(2):
        await hers.sync(*(hers.entry(body=long) for _ in range(50)))
    hers.after = 0
    answer = await hers.sync()
    assert answer["page"]["more"]
    assert sum(len(entry["body"]) for entry in answer["page"]["entries"]) < 256_000


async def test_wera_and_olek_find_nothing(hers: Exchange, wera: Device, olek: Device) -> None:
    await hers.sync(hers.entry())
    for stranger in (wera, olek):
        assert (await stranger.get("/api/accounts/me")).status == 200
        theirs = await exchange_of(stranger, hers.chart)
        answer = await theirs.send(theirs.entry())
        assert (answer.status, answer.code) == (404, "NOT_FOUND")
        nowhere = await exchange_of(stranger, str(uuid.uuid4()))
        assert (await nowhere.send()).body == answer.body
    assert (await hers.sync())["page"]["entries"] == []


async def test_a_therapist_sees_the_chart_and_the_client_sees_what_was_assigned(
    hers: Exchange, his: Exchange
) -> None:
    await hers.sync(hers.entry())
    assert kinds(await his.sync()) == ["link_started", "goal"]
    clearance = {"gates": ["G4"], "seen": "paper", "until": None, "note": "seen today"}
    assert (await his.receipt(his.entry("clearance", clearance)))["status"] == "stored"
    assert kinds(await hers.sync()) == ["clearance"]


async def test_a_therapist_sees_what_a_client_says_a_doctor_allowed(hers: Exchange, his: Exchange) -> None:
    said = {"gates": ["clear_heart"], "seen": "told", "until": None, "note": ""}
    receipt = await hers.receipt(hers.entry("clearance", said))
    assert receipt["status"] == "stored"
    assert kinds(await his.sync()) == ["link_started", "clearance"]
    taken_back = his.entry("clearance", {"of": receipt["id"], "withdrawn": True})
    assert (await his.receipt(taken_back))["code"] == "NOT_YOURS_TO_WRITE"


async def test_a_private_note_is_seen_by_its_author_alone(hers: Exchange, his: Exchange) -> None:
    await his.sync(his.entry("private_note", {"text": "tender left"}))
    his.after = hers.after = 0
    assert "private_note" in kinds(await his.sync())
    assert "private_note" not in kinds(await hers.sync())


async def test_a_message_is_seen_by_its_addressee_among_therapists(
    hers: Exchange, his: Exchange, wera: Device
) -> None:
    await accept(hers, wera, answers=True)
    weras = await exchange_of(wera, hers.chart)
    note = hers.entry("message", {"to": his.person, "text": "may I train today?"})
    withdrawn = hers.entry("message", {"of": note["id"], "withdrawn": True})
    await hers.sync(note, withdrawn)
    assert kinds(await his.sync()).count("message") == 2
    # Nor does she hear that he was written to at all.
    assert "message" not in kinds(await weras.sync())


async def test_answers_need_their_own_consent(
    hers: Exchange, his: Exchange, wera: Device, tomasz: Device
) -> None:
    await accept(hers, wera, answers=True)
    detail = canonical({"salt": "s", "answers": {"wrist": "yes"}})
    await hers.sync(assessment(hers, detail))

    async def seen_by(device: Device) -> list[str | None]:
        answer = await (await exchange_of(device, hers.chart)).sync()
        return [e.get("detail") for e in answer["page"]["entries"] if e["kind"] == "assessment"]

    assert await seen_by(hers.device) == [detail]
    assert await seen_by(wera) == [detail]
    assert await seen_by(tomasz) == [None]


async def test_other_consents_are_another_view_and_begin_from_the_start(
    hers: Exchange, his: Exchange, tomasz: Device
) -> None:
    detail = canonical({"salt": "s", "answers": {"wrist": "yes"}})
    await hers.sync(assessment(hers, detail))
    await his.sync()
    view, after = his.view, his.after
    await accept(hers, tomasz, answers=True)
    answer = await his.sync()
    assert answer["view"] != view
    assert answer["page"]["from"] == 0 < after
    assert detail in [entry.get("detail") for entry in answer["page"]["entries"]]


async def test_charts_are_listed_for_owner_and_therapist(hers: Exchange, his: Exchange, wera: Device) -> None:
    await hers.sync(hers.entry())
    [own] = (await hers.device.get("/api/charts")).json
    assert own == {"chart": hers.chart, "role": "owner", "head": 2}
    assert [seen["role"] for seen in (await his.device.get("/api/charts")).json] == ["therapist"]
    assert (await wera.get("/api/charts")).json == []


async def test_a_correction_of_the_own_entry_is_stored(hers: Exchange) -> None:
    goal = hers.entry()
    await hers.sync(goal)
    corrected = hers.entry("goal", {"of": goal["id"], "text": "dance", "done": False})
    assert (await hers.receipt(corrected))["status"] == "stored"


async def test_nothing_readable_is_in_the_database(hers: Exchange) -> None:
    from server.chart.models import Entry

    await hers.sync(hers.entry(body={"text": "secret words", "done": False}))
    entry = await Entry.get(chart=uuid.UUID(hers.chart))
    assert b"secret" not in entry.body
