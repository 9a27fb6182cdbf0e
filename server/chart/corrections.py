"""The fold under every other fold: of each original remains its newest body, or nothing when that withdraws it.

web/src/lib/chart/corrections.ts is its twin; both pass tests/vectors/chart_corrections.json.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Fact:
    """An entry as folds see it: the body as an object."""

    id: str
    kind: str
    author: str
    stamp: str
    happened_at: str
    body: dict[str, Any]


def corrected(entries: Iterable[Fact], owner: str | None = None) -> list[Fact]:
    """Originals in stamp order with their newest body. `owner` is who the author `self` stands for.

    A correction counts only if its author and kind are the original's and the original is not itself a
    correction. Among several the highest stamp wins, then the highest id.
    """
    ordered = sorted(entries, key=lambda entry: (entry.stamp, entry.id))
    originals = {entry.id: entry for entry in ordered if not isinstance(entry.body.get("of"), str)}
    newest: dict[str, Fact] = {}
    for entry in ordered:
        original = originals.get(entry.body.get("of", "")) if entry.id not in originals else None
        if original is not None and _counts(entry, original, owner):
            newest[original.id] = entry
    return [fact for original in originals.values() for fact in _applied(original, newest.get(original.id))]


def _counts(correction: Fact, original: Fact, owner: str | None) -> bool:
    def writer(entry: Fact) -> str:
        return owner if owner and entry.author == "self" else entry.author

    return correction.kind == original.kind and writer(correction) == writer(original)


def _applied(original: Fact, correction: Fact | None) -> list[Fact]:
    if correction is None:
        return [original]
    if correction.body.get("withdrawn") is True:
        return []
    return [replace(original, body={key: value for key, value in correction.body.items() if key != "of"})]
