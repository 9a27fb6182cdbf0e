"""Whom a withdrawal concerns: pure, from the facts of a chart and what is withdrawn at this moment.

The app decides the same of what it shows: web/src/lib/assessment/withdrawn.ts and web/src/lib/player/withdrawn.ts.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from server.chart.summary import Asked, Grounds
from server.content.catalogue.withdrawals import Withdrawal


def rules_behind(grounds: Grounds | None, withdrawn: Iterable[Withdrawal]) -> list[str]:
    """The withdrawn rules that the newest result rests on."""
    if grounds is None:
        return []
    return [one.id for one in withdrawn if one.id in grounds.rules and _covers(one, grounds.version)]


def exercises_asked(asked: Asked, today: date, withdrawn: Iterable[Withdrawal]) -> list[str]:
    """The withdrawn exercises in assignments that still run."""
    steps = {
        step
        for assigned in asked.running
        if assigned.until is None or date.fromisoformat(assigned.until) >= today
        for step in assigned.exercises
    }
    return [
        one.id for one in withdrawn if any(_covers(one, version) for id_, version in steps if id_ == one.id)
    ]


def _covers(withdrawal: Withdrawal, version: int | None) -> bool:
    # What names no version cannot be shown to be newer.
    return version is None or version <= withdrawal.up_to
