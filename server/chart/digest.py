"""Comparing what a device holds with what the server has, after a restore, without sending every id.

First counts and xor of the ids by UTC month of the stamp, then the ids of the months that differ. The second part
of an assessment counts as a part of its own: its id read backwards. Named, it is the id with '+'.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from server.chart.stamp import month_of

Digest = dict[str, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Held:
    """An entry that is held, and whether its second part is."""

    id: str
    stamp: str
    detail: bool


def digest_of(parts: Iterable[Held]) -> Digest:
    """Month -> (number of parts, xor of their ids as 32 hex digits)."""
    months: dict[str, tuple[int, int]] = {}
    for part in parts:
        month = month_of(part.stamp)
        count, xor = months.get(month, (0, 0))
        name = part.id.replace("-", "")
        xor ^= int(name, 16)
        if part.detail:
            xor ^= int(name[::-1], 16)
        months[month] = (count + 1 + part.detail, xor)
    return {month: (count, f"{xor:032x}") for month, (count, xor) in months.items()}


def differing(claimed: Digest, stored: Digest) -> list[str]:
    """Months of the device's digest that are not equal here; what only the server has comes by pages."""
    return sorted(month for month, sums in claimed.items() if stored.get(month) != sums)


def wanted(held: Iterable[str], stored: dict[str, bool]) -> list[str]:
    """Ids that the device should give back: unknown here, or held there with a second part that is missing."""
    names = ((name.removesuffix("+"), name.endswith("+")) for name in held)
    return [id_ for id_, detail in names if id_ not in stored or (detail and not stored[id_])]
