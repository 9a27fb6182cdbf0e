"""What charts ask of their neighbours, wired by app.py, so that this domain imports neither care nor accounts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from server.chart.rights import NONE, Rights

RightsOf = Callable[[UUID, UUID], Awaitable[Rights]]
Project = Callable[[UUID, str, dict[str, Any], datetime], Awaitable[None]]
EndLinks = Callable[[Sequence[tuple[UUID, UUID]], datetime], Awaitable[None]]
LinkedCharts = Callable[[UUID], Awaitable[list[UUID]]]


async def _no_rights(person: UUID, chart: UUID) -> Rights:
    del person, chart
    return NONE


async def _no_projection(chart: UUID, kind: str, body: dict[str, Any], at: datetime) -> None:
    del chart, kind, body, at


async def _no_ends(links: Sequence[tuple[UUID, UUID]], at: datetime) -> None:
    del links, at


async def _no_charts(person: UUID) -> list[UUID]:
    del person
    return []


@dataclass(slots=True)
class Seams:
    """rights(person, chart): of anyone but the owner. project(chart, kind, body, at): called inside the
    transaction for every stored `link_started` and `link_ended`. end_links([(chart, link)], at): those of them that
    are open, as the journal names them at a start. linked(person): charts a therapist may see now;
    erased and waiting ones are not among them."""

    rights: RightsOf = _no_rights
    project: Project = _no_projection
    end_links: EndLinks = _no_ends
    linked: LinkedCharts = _no_charts


seams = Seams()
