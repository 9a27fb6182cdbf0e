"""The refusal table of the chart's README, row by row, over HTTP. Nothing of what is refused is stored."""

import hashlib
import re
import uuid
from datetime import timedelta
from typing import Any

import pytest

from server.chart.canonical import canonical
from server.chart.models import Chart, Entry, Quarantine
from server.chart.stamp import make
from server.chart.upkeep import keep_up_charts
from tests.cast import Clinic, Device
from tests.chart.exchange import GOAL, Exchange, exchange_of, present
from tests.chart.test_exchange import ASSESSMENT


async def stored(chart: str) -> int:
    return await Entry.filter(chart=uuid.UUID(chart)).count()


# The same in every run: what a case is called must not differ from one process of the tests to the next.
AN_ID = "0190a0a0-0000-7000-8000-000000000001"
WRONG_FORMS: list[dict[str, Any]] = [
    {"body": canonical({"text": "x"})},
    {"body": canonical({**GOAL, "more": 1})},
    {"body": canonical({**GOAL, "text": "x" * 4001})},
    {"body": '{"text":"a","done":false}'},  # keys not in order
    {"body": '{"done":false,"done":false,"text":"a"}'},
    {"body": '{"done":false,"text":"a\\u0000"}'},
    {"body": "[]"},
    {"body": "no"},
    {"id": "mine"},
    {"stamp": "yesterday"},
    {"happened_at": "2026-11-22"},
    {"happened_at": "2026-99-99T99:99:99.000Z"},
    {"happened_at": "2026-11-22T18:03:11.250+99:00"},
    {"kind": "pause", "body": canonical({"from": "2026-02-30", "until": None, "reason": "travel"})},
    {"kind": "rating", "body": canonical({"measure": "pain", "value": 11})},
    {"kind": "rating", "body": canonical({"measure": "pain", "value": "3"})},
    {"kind": "link_ended", "body": canonical({"of": AN_ID, "withdrawn": True})},
    {"kind": "link_ended", "body": canonical({"link": f"{AN_ID}\n"})},
    {"kind": "message", "body": canonical({"to": f"{AN_ID}\n", "text": "x"})},
    {"body": canonical({**GOAL, "of": f"{AN_ID}\n"})},
    {"id": f"{AN_ID}\n"},
    {"kind": "assessment", "body": canonical(ASSESSMENT), "detail": "{}"},
    {"detail": "{}"},
]


@pytest.mark.parametrize("wrong", WRONG_FORMS, ids=lambda wrong: str(wrong)[:50])
async def test_a_wrong_form_is_refused_alone_and_kept_in_quarantine(
    hers: Exchange, wrong: dict[str, Any]
) -> None:
    good = hers.entry()
    answer = await hers.sync(hers.entry(**wrong), good)
    assert [receipt.get("code") for receipt in answer["receipts"]] == ["INVALID_BODY", None]
    assert re.fullmatch(r"([\w.\[\]]+: )?[A-Z][^`$^|]*\.", answer["receipts"][0]["message"])
    assert await stored(hers.chart) == 1
    kept = await Quarantine.get()
    assert (str(kept.person), kept.code) == (hers.person, "INVALID_BODY")
    assert b"stairs" not in kept.copy


async def test_a_device_that_no_database_could_hold_is_refused(hers: Exchange) -> None:
    for name in ("device", "person"):
        refused = await hers.send(hers.entry(), **{name: f"{uuid.uuid4()}\n"})
        assert (refused.status, refused.code, refused.json["error"]["where"]) == (400, "INVALID_BODY", name)


async def test_an_unknown_kind_is_refused(hers: Exchange) -> None:
    assert (await hers.receipt(hers.entry("dream", {"text": "x"})))["code"] == "UNKNOWN_KIND"


async def test_a_body_over_16_kb_is_refused_without_a_copy(hers: Exchange) -> None:
    receipt = await hers.receipt(hers.entry(body={"text": "x" * 17_000, "done": False}))
    assert receipt["code"] == "TOO_LARGE"
    assert await Quarantine.all().count() == 0


async def test_a_forged_or_changed_seal_is_refused(hers: Exchange, his: Exchange) -> None:
    entry = hers.entry()
    seal = (await hers.receipt(entry))["seal"]
    forged = [
        {**entry, "id": str(uuid.uuid4()), "author": hers.person, "seal": seal, "n": 50},
        {**his.entry(), "author": hers.person, "seal": "k.forged", "n": 51},
        {**his.entry(), "author": hers.person, "n": 52},
    ]
    for entry in forged:
        assert (await his.receipt(entry))["code"] == "SEAL_INVALID"


async def test_a_kind_of_the_other_side_is_not_yours_to_write(hers: Exchange, his: Exchange) -> None:
    assert (await his.receipt(his.entry()))["code"] == "NOT_YOURS_TO_WRITE"
    note = hers.entry("private_note", {"text": "x"})
    assert (await hers.receipt(note))["code"] == "NOT_YOURS_TO_WRITE"
    link = {"link": str(uuid.uuid4())}
    assert (await his.receipt(his.entry("link_ended", link)))["code"] == "NOT_YOURS_TO_WRITE"


async def test_a_correction_of_anothers_entry_is_refused(hers: Exchange, his: Exchange) -> None:
    visit = {"date": "2026-11-20", "service": "art", "parts": ["wrist"]}
    entry = hers.entry("visit", visit)
    await hers.sync(entry)
    refused = await his.receipt(his.entry("visit", {"of": entry["id"], **visit}))
    assert refused["code"] == "NOT_YOURS_TO_WRITE"


async def test_a_correction_names_an_original_of_the_same_kind(hers: Exchange) -> None:
    goal = hers.entry()
    again = hers.entry("goal", {"of": goal["id"], **GOAL})
    await hers.sync(goal, again)
    assert (await hers.receipt(hers.entry("goal", {"of": again["id"], **GOAL})))["code"] == "INVALID_BODY"
    other = hers.entry("article_read", {"of": goal["id"], "article": "choosing"})
    assert (await hers.receipt(other))["code"] == "INVALID_BODY"


async def test_an_id_with_another_body_is_reused(hers: Exchange) -> None:
    entry = hers.entry()
    await hers.sync(entry)
    other = {**hers.entry(body={"text": "other", "done": True}), "id": entry["id"]}
    assert (await hers.receipt(other))["code"] == "ID_REUSED"


async def test_an_id_of_another_chart_is_free(hers: Exchange, olek: Device) -> None:
    entry = hers.entry()
    await hers.sync(entry)
    oleks = await exchange_of(olek)
    assert (await oleks.receipt({**oleks.entry(), "id": entry["id"]}))["status"] == "stored"


async def test_a_clock_that_is_ahead_is_refused_until_it_is_right(hers: Exchange) -> None:
    ahead = present() + int(timedelta(hours=25).total_seconds() * 1000)
    entry = hers.entry(stamp=make(ahead, 0, hers.id))
    assert (await hers.receipt(entry))["code"] == "CLOCK_AHEAD"
    restamped = {**entry, "stamp": make(present(), 0, hers.id)}
    assert (await hers.receipt(restamped))["status"] == "stored"
    assert await Quarantine.all().count() == 0


async def test_a_stamp_after_the_highest_one_is_always_possible(hers: Exchange) -> None:
    high = present() + 3_600_000_000
    await Chart.filter(id=uuid.UUID(hers.chart)).update(top=make(high, 0xFFFF, hers.id))
    assert (await hers.receipt(hers.entry(stamp=make(high + 1, 0, hers.id))))["status"] == "stored"


async def test_two_phones_under_one_name_are_told_apart(hers: Exchange) -> None:
    await hers.sync(hers.entry())
    copy = hers.entry(n=1)
    answer = await hers.sync(copy, hers.entry(n=2))
    assert {receipt["code"] for receipt in answer["receipts"]} == {"DEVICE_FORK"}
    assert await stored(hers.chart) == 1
    hers.id = str(uuid.uuid4())
    assert (await hers.receipt(copy))["status"] == "stored"


async def test_a_chart_that_somebody_owns_is_taken(clinic: Clinic, hers: Exchange) -> None:
    device = clinic.device()
    answer = await device.post("/api/accounts", device.sign_up(chart=hers.chart))
    assert (answer.status, answer.code) == (409, "CHART_TAKEN")


async def test_a_former_link_gets_ended_and_no_page(hers: Exchange, his: Exchange) -> None:
    [link] = (await hers.device.get("/api/accounts/me")).json["links"]
    await hers.sync(hers.entry("link_ended", {"link": link["link"]}))
    answer = await his.sync(his.entry("private_note", {"text": "unsent"}))
    assert answer["ended"] is True
    assert "page" not in answer
    assert [receipt["code"] for receipt in answer["receipts"]] == ["LINK_ENDED"]
    assert await stored(hers.chart) == 2


async def test_a_request_for_another_person_is_not_even_looked_at(hers: Exchange, his: Exchange) -> None:
    his.person = hers.person
    answer = await his.send(hers.entry())
    assert (answer.status, answer.code) == (401, "OTHER_PERSON")
    assert await stored(hers.chart) == 1  # the link alone
    assert await Quarantine.all().count() == 0


async def test_an_ended_sign_in_is_signed_out(hers: Exchange) -> None:
    assert (await hers.device.delete("/api/sign-ins/current")).status == 204
    answer = await hers.send(hers.entry())
    assert (answer.status, answer.code) == (401, "SIGNED_OUT")


async def test_an_erased_chart_is_gone(hers: Exchange) -> None:
    await Chart.filter(id=uuid.UUID(hers.chart)).update(erased_at=present())
    assert (await hers.send()).status == 410


@pytest.mark.parametrize(("protocol", "code"), [(2, "SCHEMA_NEWER"), (0, "SCHEMA_OLDER")])
async def test_app_and_server_too_far_apart(hers: Exchange, protocol: int, code: str) -> None:
    answer = await hers.send(hers.entry(), protocol=protocol, unheard_of=True)
    assert (answer.status, answer.code) == (409, code)


async def test_too_many_entries_or_bytes(hers: Exchange) -> None:
    assert (await hers.send(*(hers.entry() for _ in range(201)))).status == 413
    long = {"text": "x" * 3_900, "done": False}
    assert (await hers.send(*(hers.entry(body=long) for _ in range(80)))).status == 413
    assert await stored(hers.chart) == 0


@pytest.mark.parametrize(
    "wrong",
    [{"after": -1}, {"after": "1"}, {"person": None}, {"device": "x"}, {"more": 1}, {"protocol": None}],
)
async def test_a_wrong_request_is_refused_as_a_whole(hers: Exchange, wrong: dict[str, Any]) -> None:
    answer = await hers.send(hers.entry(), **wrong)
    assert (answer.status, answer.code) == (400, "INVALID_BODY")
    assert await stored(hers.chart) == 0


async def test_entries_need_numbers_of_their_own(hers: Exchange) -> None:
    assert (await hers.send(hers.entry(n=1), hers.entry(n=1))).status == 400
    assert (await hers.send(hers.entry(n=None))).status == 400


async def test_quarantine_keeps_200_entries_a_device(hers: Exchange) -> None:
    for _ in range(2):
        await hers.sync(*(hers.entry("dream") for _ in range(150)))
    assert await Quarantine.all().count() == 200


async def test_quarantine_is_emptied_after_90_days(hers: Exchange) -> None:
    await hers.sync(hers.entry("dream"), hers.entry("dream"))
    older, newer = await Quarantine.all().order_by("entry")
    long_ago = present() - int(timedelta(days=91).total_seconds() * 1000)
    await Quarantine.filter(entry=older.entry).update(at=long_ago)
    await keep_up_charts()
    assert [kept.entry for kept in await Quarantine.all()] == [newer.entry]


async def test_an_epoch_is_renewed_three_times_an_hour_at_most(hers: Exchange) -> None:
    await hers.sync()
    for claim in (10, 20, 30):
        epoch = hers.epoch
        assert (await hers.sync(claimed=claim))["reset"] is True
        assert hers.epoch != epoch
    postponed = await hers.send(claimed=40)
    assert (postponed.status, postponed.code) == (429, "TOO_MANY")
    assert int(postponed.headers["Retry-After"]) > 0


async def test_an_id_that_no_database_can_hold_is_refused(hers: Exchange) -> None:
    answer = await hers.send(hers.entry(id="a\x00"))
    assert (answer.status, answer.code) == (400, "INVALID_BODY")


async def test_the_digest_binds_the_answers(hers: Exchange) -> None:
    detail = canonical({"salt": "s", "answers": {}})
    digest = hashlib.sha256(b"other").hexdigest()
    entry = hers.entry("assessment", {**ASSESSMENT, "answers_digest": digest}, detail=detail)
    assert (await hers.receipt(entry))["code"] == "INVALID_BODY"


async def test_what_was_refused_is_seen_by_its_author_on_any_device(hers: Exchange, his: Exchange) -> None:
    bad = hers.entry(body=canonical({"text": "x"}))
    note = hers.entry("private_note", {"text": "not mine to write"})
    await hers.sync(bad, note)
    await his.sync(his.entry("goal", GOAL))
    seen = (await hers.device.get(f"/api/charts/{hers.chart}/refused")).json
    assert {(one["entry"]["id"], one["code"]) for one in seen} == {
        (bad["id"], "INVALID_BODY"),
        (note["id"], "NOT_YOURS_TO_WRITE"),
    }
    assert {one["entry"]["body"] for one in seen} == {bad["body"], note["body"]}
    [own] = (await his.device.get(f"/api/charts/{hers.chart}/refused")).json
    assert (own["code"], own["entry"]["body"]) == ("NOT_YOURS_TO_WRITE", canonical(GOAL))


async def test_strangers_find_no_refused_entries(hers: Exchange, wera: Device, olek: Device) -> None:
    await hers.sync(hers.entry("dream", {"text": "x"}))
    for stranger in (wera, olek):
        assert (await stranger.get(f"/api/charts/{hers.chart}/refused")).status == 404
        assert (await stranger.get(f"/api/charts/{uuid.uuid4()}/refused")).status == 404
    await Chart.filter(id=uuid.UUID(hers.chart)).update(erased_at=present())
    assert (await hers.device.get(f"/api/charts/{hers.chart}/refused")).code == "ERASED"


async def test_what_was_taken_after_all_is_not_among_the_refused(hers: Exchange) -> None:
    entry = hers.entry("private_note", {"text": "x"}, id="no id at all")
    goal = hers.entry(seal="k.forged")
    await hers.sync(entry, goal)
    assert len((await hers.device.get(f"/api/charts/{hers.chart}/refused")).json) == 2
    unsealed = {name: value for name, value in goal.items() if name != "seal"}
    assert (await hers.receipt({**unsealed, "n": 70}))["status"] == "stored"
    other = {**hers.entry(body={"text": "other", "done": True}), "id": goal["id"]}
    assert (await hers.receipt(other))["code"] == "ID_REUSED"
    seen = (await hers.device.get(f"/api/charts/{hers.chart}/refused")).json
    assert [one["entry"]["id"] for one in seen] == [entry["id"]]
