"""The deed: a device's proof that this server once gave this chart to this person, for after a restore."""

from __future__ import annotations

from uuid import UUID

from server.chart.keys import seal_keys


def deed_for(person: UUID, chart: UUID) -> str:
    """What the device keeps."""
    return seal_keys().deed(str(chart), str(person))


def proves(deed: str | None, person: UUID, chart: UUID) -> bool:
    """Whether this is such a proof, made with any key this server has had."""
    return deed is not None and seal_keys().is_deed(deed, str(chart), str(person))
