"""What an exchange reads after it has written: the server's pull.py, for rows in memory."""

from __future__ import annotations

from typing import Any

from server.chart.digest import Held, differing, digest_of, wanted
from server.chart.kinds import may_see
from server.chart.page import StoredEntry, fill_page
from server.chart.rights import Rights
from server.chart.schemas import Have, Page
from server.chart.seal import SealKeys
from server.chart.situation import NewEntry
from tests.simulation.rows import Chart

# Far fewer than the server reads, so that small charts have many pages too.
PAGE_ROWS = 4


def page_after(
    chart: Chart, start: int, *, chart_id: str, person: str, rights: Rights, keys: SealKeys
) -> Page:
    """The next page for this reader."""
    rows = sorted((entry for entry in chart.entries.values() if entry.seq > start), key=_seq)
    stored = [_stored(row) for row in rows[:PAGE_ROWS]]
    page = fill_page(stored, start, chart=chart_id, person=person, rights=rights, keys=keys)
    page.more = len(rows) > PAGE_ROWS
    return page


def differing_months(chart: Chart, have: Have, person: str, rights: Rights) -> list[str] | None:
    """Months in which the device holds something else than it would get from here; None if it did not ask."""
    if have.months is None:
        return None
    stored = digest_of(
        Held(entry.id, entry.stamp, entry.detail is not None and rights.answers)
        for entry in chart.entries.values()
        if may_see(entry.kind, entry.author, entry.addressee, person, rights)
    )
    return differing(have.months, stored)


def wanted_back(chart: Chart, have: Have) -> list[str] | None:
    """Ids that the device should give back; None if it named none."""
    if have.ids is None:
        return None
    return wanted(have.ids, {id_: entry.detail is not None for id_, entry in chart.entries.items()})


def _seq(entry: NewEntry) -> int:
    return entry.seq


def _stored(entry: NewEntry) -> StoredEntry:
    names: tuple[str, ...] = StoredEntry.__slots__
    values: dict[str, Any] = {name: getattr(entry, name) for name in names}
    return StoredEntry(**values)
