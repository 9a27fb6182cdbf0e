"""What a therapist may do with a chart, as their links say at this moment."""

from __future__ import annotations

from uuid import UUID

from server.care.models import CareLink
from server.chart.rights import NONE, Rights


async def rights_of(person: UUID, chart: UUID) -> Rights:
    """The rights of anybody but the chart's owner."""
    links = await CareLink.filter(chart=chart, therapist_id=person).order_by("-started_at")
    current = next((link for link in links if link.ended_at is None), None)
    if current is not None:
        return Rights("therapist", answers=current.answers, link=str(current.id))
    return Rights(None, former=True) if links else NONE


async def linked_charts(person: UUID) -> list[UUID]:
    """The charts this therapist may see now."""
    links = CareLink.filter(therapist_id=person, ended_at=None).order_by("started_at")
    return [link.chart async for link in links]
