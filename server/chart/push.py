"""What an exchange reads before it decides, and writes afterwards: raw statements, a fixed number a request."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import msgspec
from tortoise.backends.base.client import BaseDBAsyncClient

from server.chart.checks import UUID as UUID_FORM
from server.chart.encryption import place_of
from server.chart.keys import sealed_box
from server.chart.rights import OWNER
from server.chart.schemas import SyncRequest
from server.chart.seams import seams
from server.chart.situation import ChartState, Decision, Known, NewEntry, Quarantined, Situation
from server.database import insert, placeholders, query

HOUR = 3_600_000

CHART = """
SELECT c.owner, c.head, c.top, c.part, c.refills, c.suspended_at, c.erased_at,
    (SELECT life FROM life ORDER BY number DESC LIMIT 1) AS life
FROM chart c WHERE c.id = $1"""

STANDING = """
WITH claim AS (SELECT noted, compared FROM device_claim WHERE chart = $1 AND person = $2 AND device = $3),
    c AS (SELECT COALESCE((SELECT noted FROM claim), 0) AS noted,
        COALESCE((SELECT compared FROM claim), '') AS compared)
SELECT c.noted, c.compared,
    (SELECT COUNT(*) FROM delivery
        WHERE chart = $1 AND person = $2 AND device = $3 AND n > c.noted AND n <= $4) AS answered,
    (SELECT COUNT(*) FROM quarantine WHERE chart = $1 AND person = $2 AND device = $3) AS kept,
    (SELECT COALESCE(SUM(size), 0) FROM quarantine WHERE chart = $1 AND person = $2 AND device = $3) AS bytes,
    (SELECT COUNT(*) FROM renewal WHERE sign_in = $5 AND at > $6) AS renewals
FROM c"""

KNOWN = """
SELECT id, seq, kind, author, stamp, happened_at, body, detail IS NOT NULL AS has_detail, of, addressee
FROM entry WHERE chart = $1 AND id IN ({ids})"""

DELIVERED = """
SELECT n, entry FROM delivery WHERE chart = $1 AND person = $2 AND device = $3 AND n IN ({ns})"""

CLAIM = """
INSERT INTO device_claim (chart, person, device, noted, compared) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (chart, person, device) DO UPDATE SET noted = excluded.noted, compared = excluded.compared"""

LINKS = "SELECT id, kind, body FROM entry WHERE chart = $1 AND kind IN ('link_started', 'link_ended')"

ENTRY_COLUMNS = (
    "chart, id, seq, kind, author, device, stamp, happened_at, body, detail, of, addressee, received_at"
)


async def locked_chart(connection: BaseDBAsyncClient, chart: str) -> tuple[str, ChartState] | None:
    """Owner and state of a chart, its row locked until the transaction ends; None when there is none."""
    # SQLite has one writer at a time, and this transaction began as it.
    lock = "" if connection.capabilities.dialect == "sqlite" else " FOR UPDATE OF c"
    rows = await query(connection, CHART + lock, [chart])
    if not rows:
        return None
    row = rows[0]
    state = ChartState(
        id=chart,
        life=row["life"] or "",
        part=row["part"],
        head=row["head"],
        top=row["top"],
        refills=row["refills"],
        suspended_at=row["suspended_at"],
        erased=row["erased_at"] is not None,
    )
    return str(row["owner"]), state


async def load(
    connection: BaseDBAsyncClient,
    owner: str,
    chart: ChartState,
    request: SyncRequest,
    named: Iterable[str],
    *,
    sign_in: str,
    now: int,
) -> Situation:
    """Everything `decide` needs. `named`: ids that entries of the request correct."""
    rights = OWNER if owner == request.person else await seams.rights(UUID(request.person), UUID(chart.id))
    device = [chart.id, request.person, request.device]
    [standing] = await query(connection, STANDING, [*device, request.claimed, sign_in, now - HOUR])
    ids = {entry.id for entry in request.entries} | set(named)
    links = await _links(connection, chart.id, request)
    return Situation(
        chart=chart,
        rights=rights,
        known=await known_entries(connection, chart.id, ids),
        delivered=await _delivered(connection, device, [entry.n or 0 for entry in request.entries]),
        noted=standing["noted"],
        answered=standing["answered"],
        renewals=standing["renewals"],
        quarantined=(standing["kept"], int(standing["bytes"])),
        compared=standing["compared"],
        begun=links["link_started"],
        ended=links["link_ended"],
    )


async def known_entries(connection: BaseDBAsyncClient, chart: str, named: Iterable[str]) -> dict[str, Known]:
    """Those of the named entries that are stored, by id; a name may be anything that somebody sent as one."""
    ids = sorted({id_ for id_ in named if UUID_FORM.fullmatch(id_)})
    if not ids:
        return {}
    rows = await query(connection, KNOWN.format(ids=placeholders(len(ids), start=2)), [chart, *ids])
    box = sealed_box()
    found = {}
    for row in rows:
        id_ = str(row["id"])
        found[id_] = Known(
            id=id_,
            seq=row["seq"],
            kind=row["kind"],
            author=row["author"],
            stamp=row["stamp"],
            happened_at=row["happened_at"],
            body=box.decrypt(row["body"], place_of(chart, id_, "body")).decode(),
            has_detail=bool(row["has_detail"]),
            of=text_or_none(row["of"]),
            addressee=text_or_none(row["addressee"]),
        )
    return found


async def _links(
    connection: BaseDBAsyncClient, chart: str, request: SyncRequest
) -> dict[str, frozenset[str]]:
    """By kind of entry, the links that the chart's entries begin and end; looked up only where one is to be ended."""
    found: dict[str, set[str]] = {"link_started": set(), "link_ended": set()}
    if any(entry.kind == "link_ended" for entry in request.entries):
        box = sealed_box()
        for row in await query(connection, LINKS, [chart]):
            body = box.decrypt(row["body"], place_of(chart, str(row["id"]), "body"))
            found[row["kind"]].add(msgspec.json.decode(body)["link"])
    return {kind: frozenset(links) for kind, links in found.items()}


async def _delivered(connection: BaseDBAsyncClient, device: list[str], numbers: list[int]) -> dict[int, str]:
    if not numbers:
        return {}
    rows = await query(
        connection, DELIVERED.format(ns=placeholders(len(numbers), start=4)), [*device, *numbers]
    )
    return {row["n"]: row["entry"] for row in rows}


async def write(
    connection: BaseDBAsyncClient,
    situation: Situation,
    request: SyncRequest,
    decision: Decision,
    *,
    sign_in: str,
    now: int,
) -> None:
    """All of a decision but projections and summary, which follow from the inserted entries."""
    chart = situation.chart
    device = [chart.id, request.person, request.device]
    await insert_entries(connection, chart.id, decision.inserts, now)
    rows = [[*device, n, entry] for n, entry in decision.deliveries]
    await insert(connection, "delivery", "chart, person, device, n, entry", rows)
    await _write_quarantine(connection, device, decision.quarantine, now)
    for entry, detail in decision.details:
        sealed = sealed_box().encrypt(detail.encode(), place_of(chart.id, entry, "detail"))
        statement = "UPDATE entry SET detail = $3 WHERE chart = $1 AND id = $2 AND detail IS NULL"
        await query(connection, statement, [chart.id, entry, sealed])
    if decision.noted > situation.noted or decision.compared != situation.compared:
        await query(connection, CLAIM, [*device, decision.noted, decision.compared])
    if decision.new_part is not None:
        await insert(connection, "renewal", "sign_in, at", [[sign_in, now]])
    await _write_chart(connection, chart, decision)


async def _write_chart(connection: BaseDBAsyncClient, chart: ChartState, decision: Decision) -> None:
    after = (
        decision.head,
        decision.top,
        decision.new_part or chart.part,
        decision.refills,
        None if decision.unsuspend else chart.suspended_at,
    )
    if after != (chart.head, chart.top, chart.part, chart.refills, chart.suspended_at):
        statement = (
            "UPDATE chart SET head = $2, top = $3, part = $4, refills = $5, suspended_at = $6 WHERE id = $1"
        )
        await query(connection, statement, [chart.id, *after])


async def insert_entries(
    connection: BaseDBAsyncClient, chart: str, entries: Sequence[NewEntry], now: int
) -> None:
    """Rows of new entries, encrypted, in one statement."""
    box = sealed_box()
    rows: list[list[Any]] = []
    for entry in entries:
        body = box.encrypt(entry.body.encode(), place_of(chart, entry.id, "body"))
        detail = None
        if entry.detail is not None:
            detail = box.encrypt(entry.detail.encode(), place_of(chart, entry.id, "detail"))
        rows.append(
            [
                *(chart, entry.id, entry.seq, entry.kind, entry.author, entry.device, entry.stamp),
                *(entry.happened_at, body, detail, entry.of, entry.addressee, now),
            ]
        )
    await insert(connection, "entry", ENTRY_COLUMNS, rows)


async def _write_quarantine(
    connection: BaseDBAsyncClient, device: list[str], refused: Sequence[Quarantined], now: int
) -> None:
    box = sealed_box()
    columns = "chart, person, device, entry, code, copy, size, at"
    rows = [
        [
            *(*device, entry.id, entry.code),
            box.encrypt(entry.copy, place_of(device[0], entry.id, "refused")),
            *(len(entry.copy), now),
        ]
        for entry in {entry.id: entry for entry in refused}.values()
    ]
    await insert(
        connection, "quarantine", columns, rows, "ON CONFLICT (chart, person, device, entry) DO NOTHING"
    )


def text_or_none(value: object) -> str | None:
    """A UUID column as text: the two databases give different types."""
    return None if value is None else str(value)
