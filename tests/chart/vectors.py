"""Writes tests/vectors/chart_*.json, which both languages have to pass: `python -m tests.chart.vectors`.

What is expected is worked out here as plainly as possible, and not by the functions that are tested.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "vectors"
MARIA, TOMASZ = "0193a000-0000-7000-8000-00000000000a", "0193a000-0000-7000-8000-00000000000b"
DEVICE = "0193b000-0000-7000-8000-000000000001"
FULL = 0xFFFF


def stamp(ms: int, counter: int, device: str = DEVICE) -> str:
    return f"{ms:012x}{counter:04x}-{device}"


def stamps() -> dict[str, Any]:
    """Every relation of clock and time, and both ends of the counter."""
    ticks = [{"clock": "", "now": now, "expect": stamp(max(0, now), 0)} for now in (-5, 0, 1_790_000_000_000)]
    for ms in (0, 1_790_000_000_000):
        for counter in (0, 1, FULL - 1, FULL):
            for ahead in (-1, 0, 1):
                if ahead > 0:
                    expect = stamp(ms + ahead, 0)
                elif counter == FULL:
                    expect = stamp(ms + 1, 0)
                else:
                    expect = stamp(ms, counter + 1)
                ticks.append({"clock": stamp(ms, counter, TOMASZ), "now": ms + ahead, "expect": expect})
    months = [
        {"ms": ms, "month": month}
        for ms, month in (
            (0, "1970-01"),
            (951_782_399_999, "2000-02"),
            (951_868_799_999, "2000-02"),
            (951_868_800_000, "2000-03"),
            (1_767_225_599_999, "2025-12"),
            (1_767_225_600_000, "2026-01"),
        )
    ]
    return {"device": DEVICE, "ticks": ticks, "months": months}


def canonicals() -> dict[str, Any]:
    """From RFC 8785 and its errata: numbers, escapes, order of keys by UTF-16."""
    texts = [
        '{"a":1,"b":[true,false,null]}',
        '{"literals":[null,true,false],"numbers":[333333333.3333333,4.5,0.002,1e-27]}',
        '{"\\r":"Carriage Return","1":"One","\x80":"Control","ö":"Latin","€":"Euro","😂":"Smiley","\ufb33":"Hebrew"}',
        '{"text":"\\u000f\\n\\\\\\"A\'B/<>&é€"}',
        '{"u":"not a null: \\\\u0000"}',
        '{"":{},"n":[0,-1,0.1,1e-7,123456789012345]}',
        "{}",
    ]
    not_canonical = [
        '{"b":1,"a":2}', '{ "a":1}', '{"a":1.0}', '{"a":1,"a":1}', '{"a":"\\u0041"}', '{"a":-0}',
        '{"a":"\\u0000"}', '{"\\u0000":1}', '{"a":"\\ud800"}', '{"a":"\\udc00x"}', '{"a":9007199254740993}',
        '{"a":NaN}', "[]", '"a"', "1", "", "{",
    ]  # fmt: skip
    return {"canonical": texts, "not_canonical": not_canonical}


def corrections() -> list[dict[str, Any]]:
    """Sampled charts of a few originals and corrections of every wrong sort."""
    chance = random.Random(8785)
    return [{"owner": chance.choice([MARIA, None]), "entries": chart(chance)} for _ in range(300)]


def chart(chance: random.Random) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = []
    for at in range(chance.randrange(1, 9)):
        body: dict[str, Any] = {"text": f"t{at}"}
        if entries and chance.random() < 0.6:
            of = chance.choice(entries)["id"] if chance.random() < 0.9 else f"{99:032x}"
            body = {"of": of, "withdrawn": True} if chance.random() < 0.3 else {"of": of, **body}
        entries.append(
            {
                "id": f"0193c000-0000-7000-8000-{chance.randrange(10**6):012x}",
                "kind": chance.choice(["goal", "goal", "visit"]),
                "author": chance.choice([MARIA, MARIA, TOMASZ, "self"]),
                "stamp": stamp(1_790_000_000_000 + chance.randrange(6), chance.randrange(2)),
                "happened_at": "2026-11-22T18:03:11.250+01:00",
                "body": body,
            }
        )
    chance.shuffle(entries)
    return entries


def folded(owner: str | None, entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """For each original in order: the last of its valid corrections."""

    def place(entry: dict[str, Any]) -> tuple[str, str]:
        return entry["stamp"], entry["id"]

    def who(entry: dict[str, Any]) -> tuple[str, str]:
        author = owner if entry["author"] == "self" and owner else entry["author"]
        return author, entry["kind"]

    result = []
    for original in sorted((e for e in entries if "of" not in e["body"]), key=place):
        valid = [e for e in entries if e["body"].get("of") == original["id"] and who(e) == who(original)]
        body = dict(max(valid, key=place)["body"]) if valid else original["body"]
        body.pop("of", None)
        if not body.get("withdrawn"):
            result.append({"id": original["id"], "body": body})
    return result


def digests() -> list[dict[str, Any]]:
    chance = random.Random(30)
    cases = []
    for _ in range(40):
        held: list[dict[str, Any]] = []
        months: dict[str, tuple[int, int]] = {}
        for _ in range(chance.randrange(8)):
            month, ms = chance.choice(
                [("2026-10", 1_791_000_000_000), ("2026-11", 1_794_000_000_000), ("1970-01", 5)]
            )
            id_, detail = f"{chance.getrandbits(128):032x}", chance.random() < 0.3
            dashed = "-".join((id_[:8], id_[8:12], id_[12:16], id_[16:20], id_[20:]))
            held.append({"id": dashed, "stamp": stamp(ms, 0), "detail": detail})
            count, xor = months.get(month, (0, 0))
            xor ^= int(id_, 16) ^ (int(id_[::-1], 16) if detail else 0)
            months[month] = (count + 1 + detail, xor)
        digest = {month: [count, f"{xor:032x}"] for month, (count, xor) in months.items()}
        cases.append({"held": held, "digest": digest})
    return cases


def periods() -> list[dict[str, Any]]:
    """What lasts from one day until another or without end: every relation of the two, also across months."""
    until = {
        "2026-03-01": [None, "2026-03-01", "2026-03-02", "2027-01-01", "2026-02-28", "2025-12-31"],
        "2026-12-31": [None, "2026-12-31", "2027-01-01", "2026-12-30", "2026-02-01"],
    }
    pairs = [(first, last) for first, lasts in until.items() for last in lasts]
    return [
        case
        for first, last in pairs
        for case in (pause(first, last), assignment(first, last), clearance(first, last))
    ]


def pause(first: str, last: str | None) -> dict[str, Any]:
    body = {"from": first, "until": last, "reason": "travel"}
    return {"kind": "pause", "body": body, "ends_too_soon": last is not None and last < first}


def assignment(first: str, last: str | None) -> dict[str, Any]:
    routine = {
        "id": "low-back",
        "version": 1,
        "title": "Low back",
        "minutes": 8,
        "steps": [{"exercise": "bridge"}],
    }
    body = {"routine": routine, "per_week": 2, "from": first, "until": last, "note": ""}
    return {"kind": "assignment", "body": body, "ends_too_soon": last is not None and last < first}


def clearance(first: str, last: str | None) -> dict[str, Any]:
    said = {"by": "specialist", "on": first, "allows": ["massage", "exercises"]}
    body = {"gates": ["clear_heart"], "seen": "paper", "until": last, "note": "half sitting", **said}
    return {"kind": "clearance", "body": body, "ends_too_soon": last is not None and last < first}


def everything() -> dict[str, Any]:
    """File name -> content."""
    folds = [{**case, "expect": folded(case["owner"], case["entries"])} for case in corrections()]
    return {
        "chart_stamp.json": stamps(),
        "chart_canonical.json": canonicals(),
        "chart_corrections.json": folds,
        "chart_digest.json": digests(),
        "chart_periods.json": periods(),
    }


if __name__ == "__main__":
    for name, content in everything().items():
        text = json.dumps(content, ensure_ascii=True, indent=1, sort_keys=True)
        (FOLDER / name).write_text(text + "\n", encoding="ascii")
