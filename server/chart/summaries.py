"""The summary row of a chart, written in the transaction that stores the entries it counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from tortoise.backends.base.client import BaseDBAsyncClient

from server.chart.corrections import Fact, corrected
from server.chart.encryption import place_of
from server.chart.keys import sealed_box
from server.chart.situation import NewEntry
from server.chart.summary import COUNTED, Asked, Facts, Grounds, added
from server.database import placeholders, query

ROW = """
SELECT practices, recent, last_assessment, last_outcome, last_grounds, last_warning, asked, corrected
FROM summary WHERE chart = $1"""
COUNTED_ENTRIES = """
SELECT id, kind, author, stamp, happened_at, body, of FROM entry WHERE chart = $1 AND kind IN ({kinds})"""
STORE = """
INSERT INTO summary (chart, practices, last_practice_at, recent, last_assessment, last_assessment_at,
    last_outcome, last_grounds, last_warning, last_warning_at, asked, corrected)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
ON CONFLICT (chart) DO UPDATE SET practices = excluded.practices, last_practice_at = excluded.last_practice_at,
    recent = excluded.recent, last_assessment = excluded.last_assessment,
    last_assessment_at = excluded.last_assessment_at, last_outcome = excluded.last_outcome,
    last_grounds = excluded.last_grounds, last_warning = excluded.last_warning,
    last_warning_at = excluded.last_warning_at, asked = excluded.asked, corrected = excluded.corrected"""
# Of these kinds the facts are in the body, of the others that there is one.
TOLD_BY_BODY = ("assessment", "assignment", "assignment_end")


async def summarise(connection: BaseDBAsyncClient, chart: str, entries: Sequence[NewEntry]) -> None:
    """Take newly stored entries into account."""
    counted = [entry for entry in entries if entry.kind in COUNTED]
    if not counted:
        return
    rows = await query(connection, ROW, [chart])
    corrections = any(entry.of is not None for entry in counted)
    if corrections or (rows and rows[0]["corrected"]):
        # A correction may have come before its original: only all of them together tell.
        await rebuild(connection, chart)
        return
    facts = added(_facts(chart, rows[0]) if rows else Facts(), [_fact(entry) for entry in counted])
    await _store(connection, chart, facts, has_corrections=False)


async def rebuild(connection: BaseDBAsyncClient, chart: str) -> None:
    """Write the row anew from the entries."""
    rows = await query(
        connection,
        COUNTED_ENTRIES.format(kinds=placeholders(len(COUNTED), start=2)),
        [chart, *sorted(COUNTED)],
    )
    facts = added(Facts(), corrected(_stored_fact(chart, row) for row in rows))
    await _store(connection, chart, facts, has_corrections=any(row["of"] is not None for row in rows))


def _stored_fact(chart: str, row: dict[str, Any]) -> Fact:
    id_ = str(row["id"])
    body = msgspec.json.decode(sealed_box().decrypt(row["body"], place_of(chart, id_, "body")))
    return Fact(id_, row["kind"], row["author"], row["stamp"], row["happened_at"], body)


def _fact(entry: NewEntry) -> Fact:
    body = msgspec.json.decode(entry.body) if entry.kind in TOLD_BY_BODY else {}
    return Fact(entry.id, entry.kind, entry.author, entry.stamp, entry.happened_at, body)


def _facts(chart: str, row: dict[str, Any]) -> Facts:
    return Facts(
        practices=row["practices"],
        recent=msgspec.json.decode(row["recent"], type=tuple[tuple[str, str], ...]),
        last_assessment=_moment(row["last_assessment"]),
        last_outcome=read_outcome(chart, row["last_outcome"]),
        last_grounds=read_grounds(chart, row["last_grounds"]),
        last_warning=_moment(row["last_warning"]),
        asked=read_asked(chart, row["asked"]),
    )


def read_outcome(chart: str, stored: bytes | None) -> str | None:
    """The outcome in a summary row."""
    return None if stored is None else _decrypted(chart, "outcome", stored).decode()


def read_grounds(chart: str, stored: bytes | None) -> Grounds | None:
    """What the newest result rests on, in a summary row."""
    return None if stored is None else msgspec.json.decode(_decrypted(chart, "grounds", stored), type=Grounds)


def read_asked(chart: str, stored: bytes | None) -> Asked:
    """The assignments in a summary row."""
    return Asked() if stored is None else msgspec.json.decode(_decrypted(chart, "asked", stored), type=Asked)


def _encrypted(chart: str, what: str, value: bytes) -> bytes:
    return sealed_box().encrypt(value, f"{what} {chart}".encode())


def _decrypted(chart: str, what: str, stored: bytes) -> bytes:
    return sealed_box().decrypt(stored, f"{what} {chart}".encode())


def _moment(text: str | None) -> tuple[str, str] | None:
    return None if text is None else msgspec.json.decode(text, type=tuple[str, str])


async def _store(connection: BaseDBAsyncClient, chart: str, facts: Facts, *, has_corrections: bool) -> None:
    assessment, outcome, grounds = facts.last_assessment, facts.last_outcome, facts.last_grounds
    warning, asked = facts.last_warning, facts.asked
    values = [
        chart,
        facts.practices,
        facts.last_practice_at,
        msgspec.json.encode(facts.recent).decode(),
        msgspec.json.encode(assessment).decode() if assessment else None,
        assessment[1] if assessment else None,
        _encrypted(chart, "outcome", outcome.encode()) if outcome else None,
        _encrypted(chart, "grounds", msgspec.json.encode(grounds)) if grounds else None,
        msgspec.json.encode(warning).decode() if warning else None,
        warning[1] if warning else None,
        _encrypted(chart, "asked", msgspec.json.encode(asked)) if asked != Asked() else None,
        has_corrections,
    ]
    await query(connection, STORE, values)
