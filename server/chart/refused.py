"""The server's copies of entries it refused, for the author alone: a lost phone takes its own list along."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import msgspec

from server.chart.actions import NOT_FOUND
from server.chart.encryption import place_of
from server.chart.keys import sealed_box
from server.chart.models import Chart, Quarantine
from server.chart.push import known_entries
from server.chart.rights import NONE
from server.chart.schemas import RefusedSeen, WireEntry
from server.chart.seams import seams
from server.chart.situation import Declined, Known
from server.database import current_connection

MOST = 200

ERASED = Declined(410, "ERASED", "This chart was erased.")


async def refused_of(chart: UUID, person: UUID) -> list[RefusedSeen] | Declined:
    """What this person sent to the chart and was refused, newest first; 200 at most.

    A former therapist still sees their own words. What was sent again and taken since is left out.
    """
    found = await Chart.get_or_none(id=chart)
    if found is None or (found.owner != person and await seams.rights(person, chart) == NONE):
        return NOT_FOUND
    if found.erased_at is not None:
        return ERASED
    rows = await Quarantine.filter(chart=chart, person=person).order_by("-at").limit(MOST)
    seen = [_seen(row) for row in rows]
    known = await known_entries(current_connection(), str(chart), [one.entry.id for one in seen])
    return [one for one in seen if not _is_taken(one.entry, known.get(one.entry.id))]


def _seen(row: Quarantine) -> RefusedSeen:
    copy = sealed_box().decrypt(row.copy, place_of(str(row.chart), row.entry, "refused"))
    entry = msgspec.json.decode(copy, type=WireEntry)
    return RefusedSeen(entry, row.code, datetime.fromtimestamp(row.at / 1000, UTC), str(row.device))


def _is_taken(entry: WireEntry, known: Known | None) -> bool:
    return known is not None and (known.kind, known.body) == (entry.kind, entry.body)
