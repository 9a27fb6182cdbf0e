"""Care links as the chart's own entries make them: `link_started` begins one, `link_ended` ends it.

The links can be rebuilt from the entries at any time; that is why nothing else may write them. Called inside the
transaction that stores the entry.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from server.accounts.models import Person
from server.care.models import CareLink


async def apply(chart: UUID, kind: str, body: dict[str, Any], at: datetime) -> None:
    """Take one stored entry into account; `body` is the entry's body, `at` when it began or ended."""
    if kind == "link_started":
        await _start(chart, body, at)
    elif kind == "link_ended":
        await end([(chart, UUID(body["link"]))], at)


async def end(links: Sequence[tuple[UUID, UUID]], at: datetime) -> None:
    """End those of these links, each with its chart, that are open."""
    # Only a link of its chart: the id stands in a body that a person wrote.
    named, pairs = CareLink.filter(id__in=[link for _, link in links], ended_at=None), set(links)
    mine = [link.id async for link in named if (link.chart, link.id) in pairs]
    await CareLink.filter(id__in=mine).update(ended_at=at)


async def _start(chart: UUID, body: dict[str, Any], at: datetime) -> None:
    if not await Person.exists(id=UUID(body["therapist"])):
        return  # given back after a restore that lost the therapist: nobody is there to be linked
    if await CareLink.exists(id=UUID(body["link"])):
        return
    # The newest consent alone counts, in whatever order a restored server gets them back.
    of_both = CareLink.filter(chart=chart, therapist_id=UUID(body["therapist"]))
    newer = await of_both.filter(started_at__gt=at).order_by("started_at").first()
    await of_both.filter(started_at__lte=at, ended_at=None).update(ended_at=at)
    await CareLink.create(
        id=UUID(body["link"]),
        chart=chart,
        therapist_id=UUID(body["therapist"]),
        answers=body["consents"]["answers"],
        text_version=body["text_version"],
        language=body["language"],
        started_at=at,
        ended_at=newer.started_at if newer else None,
    )
