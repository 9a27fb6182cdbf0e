"""The summary row says what the entries say, however they came."""

import random
import uuid
from datetime import timedelta
from typing import Any

from server.chart.models import Summary
from server.chart.summaries import read_asked, read_grounds, read_outcome, rebuild
from server.chart.summary import Assigned
from server.clock import iso, now
from server.database import write_transaction
from tests.cast import Device
from tests.chart.exchange import Exchange
from tests.chart.test_exchange import ASSESSMENT

PRACTICE: dict[str, Any] = {
    "routine": "wrist-and-hand",
    "routine_version": 1,
    "title": "Wrist and hand",
    "assignment": None,
    "started_at": "2026-11-22T18:03:11.250+01:00",
    "seconds": 240,
    "short": False,
    "steps": [],
    "measure": "pain",
    "before": 4,
    "after": 2,
    "stopped": None,
}


ASSIGNMENT: dict[str, Any] = {
    "routine": {
        "id": "low-back",
        "version": 1,
        "title": "Low back",
        "minutes": 8,
        "steps": [{"exercise": "pelvic-tilt"}, {"exercise": "bridge", "version": 3}],
    },
    "per_week": 3,
    "from": "2026-11-22",
    "until": None,
    "note": "",
}


async def summary_of(chart: str) -> dict[str, Any]:
    row = await Summary.get(chart=uuid.UUID(chart))
    return readable({name: getattr(row, name) for name in row._meta.fields_map})


def readable(row: dict[str, Any]) -> dict[str, Any]:
    """A row with what is encrypted as it reads: encrypted anew it has other bytes."""
    chart = str(row["chart"])
    return {
        **row,
        "last_outcome": read_outcome(chart, row["last_outcome"]),
        "last_grounds": read_grounds(chart, row["last_grounds"]),
        "asked": read_asked(chart, row["asked"]),
    }


async def test_practices_are_counted_and_the_newest_is_named(hers: Exchange) -> None:
    await hers.sync(hers.entry("practice", PRACTICE), hers.entry("practice", PRACTICE))
    later = "2026-11-23T07:00:00.000+01:00"
    await hers.sync(hers.entry("practice", PRACTICE, happened_at=later))
    row = await Summary.get(chart=uuid.UUID(hers.chart))
    assert (row.practices, row.last_practice_at) == (3, later)
    assert row.practised_at[0] == later


async def test_a_withdrawn_practice_does_not_count(hers: Exchange) -> None:
    kept, mistaken = hers.entry("practice", PRACTICE), hers.entry("practice", PRACTICE)
    await hers.sync(kept, mistaken)
    await hers.sync(hers.entry("practice", {"of": mistaken["id"], "withdrawn": True}))
    assert (await Summary.get(chart=uuid.UUID(hers.chart))).practices == 1


async def test_a_row_rebuilt_from_the_entries_is_the_same_row(hers: Exchange) -> None:
    chance = random.Random(5)
    sent: list[dict[str, Any]] = []
    for _ in range(12):
        batch = [hers.entry("practice", PRACTICE) for _ in range(chance.randrange(3))]
        if sent and chance.random() < 0.4:
            body = {"of": chance.choice(sent)["id"], **PRACTICE, "seconds": 1}
            batch.append(hers.entry("practice", body))
        if chance.random() < 0.5:
            outcome = chance.choice(["massage", "art", "self_care"])
            batch.append(hers.entry("assessment", {**ASSESSMENT, "outcome": outcome}))
        batch.append(hers.entry("warning", {"sign": "numb", "exercise": None, "action": "stopped"}))
        await hers.sync(*batch)
        sent += [entry for entry in batch if entry["kind"] == "practice" and '"of"' not in entry["body"]]
        before = await summary_of(hers.chart)
        async with write_transaction() as connection:
            await rebuild(connection, hers.chart)
        assert await summary_of(hers.chart) == before


async def test_a_row_with_assignments_is_the_same_row_in_any_order(hers: Exchange, his: Exchange) -> None:
    chance = random.Random(7)
    waiting: list[dict[str, Any]] = []
    for _ in range(8):
        made = his.entry("assignment", ASSIGNMENT)
        ends = [his.entry("assignment_end", {"assignment": made["id"], "reason": ""}) for _ in range(3)]
        waiting += [made, *ends[: chance.randrange(4)]]
        if chance.random() < 0.3:
            waiting.append(his.entry("assignment", {"of": made["id"], **ASSIGNMENT, "until": "2026-12-24"}))
    chance.shuffle(waiting)
    plain = [entry for entry in waiting if '"of"' not in entry["body"]]
    for batch in (plain[:10], plain[10:], [entry for entry in waiting if entry not in plain]):
        await his.sync(*sorted(batch, key=lambda entry: entry["n"]))
        before = await summary_of(hers.chart)
        async with write_transaction() as connection:
            await rebuild(connection, hers.chart)
        assert await summary_of(hers.chart) == before
    assert before["corrected"]
    assert 0 < len(before["asked"].running) < 8


async def test_what_runs_is_what_nobody_has_ended(hers: Exchange, his: Exchange) -> None:
    runs, over = (
        his.entry("assignment", ASSIGNMENT),
        his.entry("assignment", {**ASSIGNMENT, "until": "2027-01-01"}),
    )
    await his.sync(his.entry("assignment_end", {"assignment": over["id"], "reason": "better"}))
    await his.sync(runs, over)
    asked = (await summary_of(hers.chart))["asked"]
    assert asked.ended == (over["id"],)
    assert asked.running == (Assigned(runs["id"], None, (("bridge", 3), ("pelvic-tilt", None))),)
    stored = (await Summary.get(chart=uuid.UUID(hers.chart))).asked or b""
    assert b"bridge" not in stored


async def test_a_version_that_is_none_is_no_trouble(hers: Exchange, his: Exchange) -> None:
    odd: list[Any] = [2**50, "two", -1, None]
    steps = [{"exercise": "bridge", "version": one} for one in odd]
    await his.sync(
        his.entry("assignment", {**ASSIGNMENT, "routine": {**ASSIGNMENT["routine"], "steps": steps}})
    )
    await hers.sync(hers.entry("assessment", {**ASSESSMENT, "version": "2026-11"}))
    row = await summary_of(hers.chart)
    assert row["asked"].running[0].exercises == (("bridge", None),)
    assert row["last_grounds"].version is None


async def test_the_therapist_sees_the_newest_outcome_in_the_list(
    hers: Exchange, his: Exchange, tomasz: Device
) -> None:
    async def listed() -> Any:
        [client] = (await tomasz.get("/api/care/clients")).json
        return client["outcome"]

    assert await listed() is None
    first = hers.entry("assessment", {**ASSESSMENT, "outcome": "massage"})
    later = "2026-11-23T07:00:00.000+01:00"
    newest = hers.entry("assessment", {**ASSESSMENT, "outcome": "doctor_soon"}, happened_at=later)
    await hers.sync(newest, first)  # arrived in another order
    assert await listed() == {"outcome": "doctor_soon", "at": later}
    assert b"doctor" not in ((await Summary.get()).last_outcome or b"")
    await hers.sync(hers.entry("assessment", {"of": newest["id"], "withdrawn": True}))
    assert await listed() == {"outcome": "massage", "at": first["happened_at"]}


async def test_all_practices_of_four_weeks_are_counted_and_none_of_next_year(
    hers: Exchange, his: Exchange, tomasz: Device
) -> None:
    def at(days: float) -> str:
        return iso(now() + timedelta(days=days))

    practices = [hers.entry("practice", PRACTICE, happened_at=at(-day / 3)) for day in range(88, 0, -1)]
    await hers.sync(*practices)
    await hers.sync(*(hers.entry("practice", PRACTICE, happened_at=at(days)) for days in (2, 400)))
    await hers.sync(hers.entry("practice", PRACTICE, happened_at="9999-12-31T23:59:59.000-14:00"))
    [client] = (await tomasz.get("/api/care/clients")).json
    assert client["practices_28d"] == 83  # a third of a day apart, the last four weeks of them
    assert client["last_practice_at"] == practices[-1]["happened_at"]
