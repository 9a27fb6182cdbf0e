"""What an exchange reads after it has written: the page, and what the server holds, to compare."""

from __future__ import annotations

from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient

from server.chart.digest import Held, differing, digest_of, wanted
from server.chart.encryption import SealedBox, place_of
from server.chart.keys import seal_keys, sealed_box
from server.chart.kinds import may_see
from server.chart.page import ROWS_TO_READ, StoredEntry, fill_page
from server.chart.push import text_or_none
from server.chart.rights import Rights
from server.chart.schemas import Have, Page
from server.database import placeholders, query

COLUMNS = "id, seq, kind, author, device, stamp, happened_at, body, detail, addressee"
AFTER = f"SELECT {COLUMNS} FROM entry WHERE chart = $1 AND seq > $2 ORDER BY seq LIMIT {ROWS_TO_READ}"  # noqa: S608
HELD = (
    "SELECT id, stamp, kind, author, addressee, detail IS NOT NULL AS has_detail FROM entry WHERE chart = $1"
)
STORED = "SELECT id, detail IS NOT NULL AS has_detail FROM entry WHERE chart = $1 AND id IN ({ids})"


async def page_after(
    connection: BaseDBAsyncClient, chart: str, start: int, person: str, rights: Rights
) -> Page:
    """The next page for this reader."""
    rows = await query(connection, AFTER, [chart, start])
    box = sealed_box()
    stored = [stored_entry(chart, row, box) for row in rows]
    return fill_page(stored, start, chart=chart, person=person, rights=rights, keys=seal_keys())


def stored_entry(chart: str, row: dict[str, Any], box: SealedBox) -> StoredEntry:
    """A row of COLUMNS, decrypted."""
    id_ = str(row["id"])
    detail = row["detail"]
    return StoredEntry(
        id=id_,
        seq=row["seq"],
        kind=row["kind"],
        author=row["author"],
        device=str(row["device"]),
        stamp=row["stamp"],
        happened_at=row["happened_at"],
        body=box.decrypt(row["body"], place_of(chart, id_, "body")).decode(),
        detail=None if detail is None else box.decrypt(detail, place_of(chart, id_, "detail")).decode(),
        addressee=text_or_none(row["addressee"]),
    )


async def differing_months(
    connection: BaseDBAsyncClient, chart: str, have: Have, person: str, rights: Rights
) -> list[str] | None:
    """Months in which the device holds something else than it would get from here; None if it did not ask."""
    if have.months is None:
        return None
    rows = await query(connection, HELD, [chart])
    stored = digest_of(
        Held(str(row["id"]), row["stamp"], bool(row["has_detail"]) and rights.answers)
        for row in rows
        if may_see(row["kind"], row["author"], text_or_none(row["addressee"]), person, rights)
    )
    return differing(have.months, stored)


async def wanted_back(connection: BaseDBAsyncClient, chart: str, have: Have) -> list[str] | None:
    """Ids that the device should give back; None if it named none."""
    if have.ids is None:
        return None
    ids = sorted({name.removesuffix("+") for name in have.ids})
    if not ids:
        return []
    rows = await query(connection, STORED.format(ids=placeholders(len(ids), start=2)), [chart, *ids])
    return wanted(have.ids, {str(row["id"]): bool(row["has_detail"]) for row in rows})
