"""What a therapist may do with a chart, as their links say at this moment."""

from __future__ import annotations

from uuid import UUID

from server.care.models import CareLink
from server.chart.models import Chart
from server.chart.rights import NONE, Rights


async def rights_of(person: UUID, chart: UUID) -> Rights:
    """The rights of anybody but the chart's owner."""
    links = await CareLink.filter(chart=chart, therapist_id=person).order_by("-started_at")
    current = next((link for link in links if link.ended_at is None), None)
    if current is not None:
        return Rights("therapist", answers=current.answers, link=str(current.id), since=since(current))
    return Rights(None, former=True) if links else NONE


async def open_links(person: UUID) -> list[CareLink]:
    """The links by which this therapist sees charts now, the longest standing first."""
    links = await CareLink.filter(therapist_id=person, ended_at=None).order_by("started_at")
    found = Chart.filter(id__in=[link.chart for link in links], erased_at=None)
    charts = {chart.id: chart async for chart in found}
    return [link for link in links if link.chart in charts and not _waits(link, charts[link.chart])]


def _waits(link: CareLink, chart: Chart) -> bool:
    return chart.suspended_at is not None and since(link) <= chart.suspended_at


def since(link: CareLink) -> int:
    """When it began, in milliseconds since 1970."""
    return int(link.started_at.timestamp() * 1000)


async def linked_charts(person: UUID) -> list[UUID]:
    """The charts this therapist may see now."""
    return [link.chart for link in await open_links(person)]
