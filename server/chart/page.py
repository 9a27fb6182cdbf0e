"""One page of a chart: the entries after a cursor that this reader may see, in seq order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from server.chart.kinds import may_see
from server.chart.rights import Rights
from server.chart.schemas import MAX_PAGE_BYTES, MAX_PAGE_ENTRIES, Page, WireEntry
from server.chart.seal import SealKeys

# One more than fits, to know whether there is more.
ROWS_TO_READ = MAX_PAGE_ENTRIES + 1


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """An entry as it stands in the chart."""

    id: str
    seq: int
    kind: str
    author: str
    device: str
    stamp: str
    happened_at: str
    body: str
    detail: str | None
    addressee: str | None


def fill_page(
    rows: Sequence[StoredEntry], start: int, *, chart: str, person: str, rights: Rights, keys: SealKeys
) -> Page:
    """`rows` are the first ROWS_TO_READ after `start`, in seq order; what may not be seen is passed over."""
    page = Page(start, [], start, more=False)
    room = MAX_PAGE_BYTES
    for row in rows[:MAX_PAGE_ENTRIES]:
        visible = may_see(row.kind, row.author, row.addressee, person, rights)
        if visible:
            entry = _on_the_wire(row, chart, rights, keys)
            room -= len(entry.body) + len(entry.detail or "") + 400
            if room < 0 and page.entries:
                page.more = True
                return page
            page.entries.append(entry)
        page.next = row.seq
    page.more = len(rows) > MAX_PAGE_ENTRIES
    return page


def _on_the_wire(row: StoredEntry, chart: str, rights: Rights, keys: SealKeys) -> WireEntry:
    return WireEntry(
        id=row.id,
        kind=row.kind,
        stamp=row.stamp,
        happened_at=row.happened_at,
        body=row.body,
        author=row.author,
        device=row.device,
        seal=keys.seal(chart, row.author, row),
        seq=row.seq,
        detail=row.detail if rights.answers else None,
    )
