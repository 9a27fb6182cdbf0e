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
from server.chart.summary import COUNTED, Facts, added
from server.database import placeholders, query

ROW = """
SELECT practices, recent, last_assessment, last_outcome, last_warning, corrected FROM summary WHERE chart = $1"""
COUNTED_ENTRIES = """
SELECT id, kind, author, stamp, happened_at, body, of FROM entry WHERE chart = $1 AND kind IN ({kinds})"""
STORE = """
INSERT INTO summary (chart, practices, last_practice_at, recent, last_assessment, last_assessment_at,
    last_outcome, last_warning, last_warning_at, corrected)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (chart) DO UPDATE SET practices = excluded.practices, last_practice_at = excluded.last_practice_at,
    recent = excluded.recent, last_assessment = excluded.last_assessment,
    last_assessment_at = excluded.last_assessment_at, last_outcome = excluded.last_outcome,
    last_warning = excluded.last_warning, last_warning_at = excluded.last_warning_at,
    corrected = excluded.corrected"""


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
    body = msgspec.json.decode(entry.body) if entry.kind == "assessment" else {}
    return Fact(entry.id, entry.kind, entry.author, entry.stamp, entry.happened_at, body)


def _facts(chart: str, row: dict[str, Any]) -> Facts:
    return Facts(
        practices=row["practices"],
        recent=msgspec.json.decode(row["recent"], type=tuple[tuple[str, str], ...]),
        last_assessment=_moment(row["last_assessment"]),
        last_outcome=read_outcome(chart, row["last_outcome"]),
        last_warning=_moment(row["last_warning"]),
    )


def read_outcome(chart: str, stored: bytes | None) -> str | None:
    """The outcome in a summary row."""
    return None if stored is None else sealed_box().decrypt(stored, _place_of_outcome(chart)).decode()


def _place_of_outcome(chart: str) -> bytes:
    return f"outcome {chart}".encode()


def _moment(text: str | None) -> tuple[str, str] | None:
    return None if text is None else msgspec.json.decode(text, type=tuple[str, str])


async def _store(connection: BaseDBAsyncClient, chart: str, facts: Facts, *, has_corrections: bool) -> None:
    assessment, outcome, warning = facts.last_assessment, facts.last_outcome, facts.last_warning
    values = [
        chart,
        facts.practices,
        facts.last_practice_at,
        msgspec.json.encode(facts.recent).decode(),
        msgspec.json.encode(assessment).decode() if assessment else None,
        assessment[1] if assessment else None,
        sealed_box().encrypt(outcome.encode(), _place_of_outcome(chart)) if outcome else None,
        msgspec.json.encode(warning).decode() if warning else None,
        warning[1] if warning else None,
        has_corrections,
    ]
    await query(connection, STORE, values)
