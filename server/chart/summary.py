"""The facts of one chart that a list of many charts needs. Pure; `summaries.py` stores them.

Only facts, never ages: what was last done and when, in the words of the entries themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from server.chart.corrections import Fact

COUNTED = frozenset({"practice", "assessment", "warning"})
# More than anybody can be asked for in the four weeks that lists look back: 21 a week.
RECENT = 100


@dataclass(frozen=True, slots=True)
class Facts:
    """Moments are `happened_at` texts, here with their stamps. `recent`: of the newest practices, newest first.
    `last_outcome`: of the newest assessment."""

    practices: int = 0
    recent: tuple[tuple[str, str], ...] = ()
    last_assessment: tuple[str, str] | None = None
    last_outcome: str | None = None
    last_warning: tuple[str, str] | None = None

    @property
    def last_practice_at(self) -> str | None:
        """When the newest practice happened."""
        return self.recent[0][1] if self.recent else None


def added(facts: Facts, entries: Iterable[Fact]) -> Facts:
    """Facts after further entries, none of which is or has a correction."""
    for entry in entries:
        moment = (entry.stamp, entry.happened_at)
        if entry.kind == "practice":
            recent = tuple(sorted({*facts.recent, moment}, reverse=True)[:RECENT])
            facts = replace(facts, practices=facts.practices + 1, recent=recent)
        elif entry.kind == "assessment":
            if moment >= (facts.last_assessment or moment):
                facts = replace(facts, last_assessment=moment, last_outcome=entry.body["outcome"])
        elif entry.kind == "warning":
            facts = replace(facts, last_warning=max(facts.last_warning or moment, moment))
    return facts
