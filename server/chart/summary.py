"""The facts of one chart that a list of many charts needs. Pure; `summaries.py` stores them.

Only facts, never ages: what was last done and when, in the words of the entries themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from server.chart.corrections import Fact

COUNTED = frozenset({"practice", "assessment", "warning", "assignment", "assignment_end"})
# Versions of content: anything else that somebody's device wrote there is none.
VERSIONS = range(1, 10_001)
# More than anybody can be asked for in the four weeks that lists look back: 21 a week.
RECENT = 100


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a result rests on: the version of the rules, if it names one, and those of them that are its reasons."""

    version: int | None
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assigned:
    """What one assignment asks for: the last day, and each exercise with the version it had, if that was named."""

    id: str
    until: str | None
    exercises: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """`running`: the assignments that nobody has ended. `ended`: the ids of the others; an end may come first."""

    running: tuple[Assigned, ...] = ()
    ended: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Moments are `happened_at` texts, here with their stamps. `recent`: of the newest practices, newest first.
    `last_outcome` and `last_grounds`: of the newest assessment."""

    practices: int = 0
    recent: tuple[tuple[str, str], ...] = ()
    last_assessment: tuple[str, str] | None = None
    last_outcome: str | None = None
    last_grounds: Grounds | None = None
    last_warning: tuple[str, str] | None = None
    asked: Asked = field(default_factory=Asked)

    @property
    def last_practice_at(self) -> str | None:
        """When the newest practice happened."""
        return self.recent[0][1] if self.recent else None


def added(facts: Facts, entries: Iterable[Fact]) -> Facts:
    """Facts after further entries, none of which is or has a correction."""
    for entry in entries:
        facts = _with(facts, entry)
    return facts


def _with(facts: Facts, entry: Fact) -> Facts:
    moment = (entry.stamp, entry.happened_at)
    if entry.kind == "practice":
        recent = tuple(sorted({*facts.recent, moment}, reverse=True)[:RECENT])
        return replace(facts, practices=facts.practices + 1, recent=recent)
    if entry.kind == "assessment":
        return _checked(facts, moment, entry) if moment >= (facts.last_assessment or moment) else facts
    if entry.kind == "warning":
        return replace(facts, last_warning=max(facts.last_warning or moment, moment))
    return replace(facts, asked=_asked(facts.asked, entry))


def _checked(facts: Facts, moment: tuple[str, str], entry: Fact) -> Facts:
    grounds = Grounds(_version(entry.body["version"]), tuple(entry.body["reasons"]))
    return replace(facts, last_assessment=moment, last_outcome=entry.body["outcome"], last_grounds=grounds)


def _asked(asked: Asked, entry: Fact) -> Asked:
    if entry.kind == "assignment_end":
        ended = {*asked.ended, entry.body["assignment"]}
        running: Iterable[Assigned] = asked.running
    else:
        ended = set(asked.ended)
        running = [*asked.running, _assigned(entry)]
    left = [one for one in running if one.id not in ended]
    return Asked(tuple(sorted(left, key=lambda one: one.id)), tuple(sorted(ended)))


def _assigned(entry: Fact) -> Assigned:
    steps = entry.body["routine"]["steps"]
    exercises = {(str(step.get("exercise")), _version(step.get("version"))) for step in steps}
    return Assigned(entry.id, entry.body["until"], tuple(sorted(exercises, key=str)))


def _version(named: object) -> int | None:
    return named if isinstance(named, int) and not isinstance(named, bool) and named in VERSIONS else None
