"""From a story to what was written down, day by day. Pure: the same story, catalogue and day give the same events."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from server.assessment.answers import read_answers, visible_questions
from server.assessment.evaluate import evaluate
from server.assessment.result import Expected
from server.chart.canonical import canonical
from server.content.catalogue.library import Dose, Exercise
from server.content.catalogue.shapes import AssessmentCatalogue, Catalogue, Question
from server.demo.stories import ZONE, Story

LANGUAGE = "en"
WEEK = timedelta(weeks=1)

# What most people answer to what is not their trouble.
USUAL = {
    "who": "me",
    "age": "to_44",
    "pregnancy": "no",
    "extent": "one_region",
    "injury_when": "longer",
    "brings_on": "sometimes",
    "stiffness": "none",
    "tingling": "never",
    "movement": "bit_less",
    "touch": "medium",
    "how_started": "same_task",
    "lasted": "weeks",
    "course": "same",
}


@dataclass(frozen=True)
class Event:
    """One entry to be: when, by whom, what. `detail` is the second part of an assessment."""

    at: datetime
    by: Literal["client", "therapist"]
    kind: str
    body: dict[str, Any]
    detail: str | None = None


def expected(then: Expected | None) -> dict[str, Any] | None:
    if then is None:
        return None
    not_before = then.not_before.isoformat() if then.not_before else None
    return {"outcome": then.outcome, "not_before": not_before, "routines": list(then.routines)}


class Teller:
    """Tells one story, ending at `today`."""

    def __init__(self, story: Story, catalogue: Catalogue, today: date) -> None:
        self.story = story
        self.catalogue = catalogue
        self.chance = random.Random(story.login)  # noqa: S311  (a story, not a secret)
        self.began = today - story.weeks * WEEK
        self.routine = next(routine for routine in catalogue.routines if routine.id == story.routine)
        self.title = str(catalogue.words[LANGUAGE]["routines"][story.routine]["title"])

    def moment(self, day: date, hour: int) -> datetime:
        """A moment in that hour, where the client lives."""
        minute, second = self.chance.randrange(60), self.chance.randrange(60)
        return datetime.combine(day, time(hour, minute, second), ZoneInfo(ZONE))

    def before_meeting(self) -> list[Event]:
        """What the client did alone, on the day before the first visit."""
        at = self.moment(self.began - timedelta(days=1), 19)
        read = Event(at + timedelta(minutes=6), "client", "article_read", {"article": self.story.article})
        return [self.assessment(at, self.story.level[0]), read]

    def assessment(self, at: datetime, pain: int) -> Event:
        """A self-assessment, judged by the real rules."""
        book = self.catalogue.assessment
        answers = answered(
            book, {**self.story.answers, **({"pain": pain} if "pain" in self.story.answers else {})}
        )
        verdict = evaluate(book, read_answers(answers), at.date())
        told = book.words[LANGUAGE]["rules"]
        salt = hashlib.sha256(f"{self.story.login} {at}".encode()).hexdigest()[:32]
        detail = canonical({"answers": answers, "salt": salt})
        body = {
            "version": book.rules.version,
            "outcome": verdict.outcome,
            "when": verdict.when,
            "not_before": verdict.not_before.isoformat() if verdict.not_before else None,
            "reasons": [reason.rule for reason in verdict.reasons],
            "told": {reason.rule: told[reason.rule]["text"] for reason in verdict.reasons},
            "confidence": verdict.confidence,
            "routines": list(verdict.routines),
            "recheck": verdict.recheck.isoformat() if verdict.recheck else None,
            "language": LANGUAGE,
            "also": [reason.rule for reason in verdict.also],
            "then": expected(verdict.then),
            "cleared": [],
            "cautions": list(verdict.cautions),
            "notes": list(verdict.notes),
            "answers_digest": hashlib.sha256(detail.encode()).hexdigest(),
        }
        return Event(at, "client", "assessment", body, detail)

    def assignment(self) -> dict[str, Any]:
        """What the therapist prepared for the first visit."""
        steps = [step_with_dose(step.exercise, step.dose, self.catalogue) for step in self.routine.steps]
        return {
            "routine": {
                "id": self.routine.id,
                "version": self.routine.standing.version,
                "title": self.title,
                "minutes": round(sum(seconds(step["dose"]) for step in steps) / 60) or 1,
                "steps": steps,
            },
            "per_week": self.story.per_week,
            "from": self.began.isoformat(),
            "until": None,
            "note": self.story.note,
        }

    def weeks(self, assignment: str) -> Iterator[list[Event]]:
        """Week by week since the first visit, in the order of time; `assignment` is the id of its entry."""
        for week in range(self.story.weeks):
            events = sorted(self._week(week, assignment), key=lambda event: event.at)
            yield [event for event in events if event.at.date() < self.began + self.story.weeks * WEEK]

    def _week(self, week: int, assignment: str) -> Iterator[Event]:
        story, monday = self.story, self.began + week * WEEK
        if week == 0:
            yield from self._first_days(monday)
        if week % 4 == 0:
            yield self._visit(monday)
        if story.pause and week == story.pause[0]:
            until = monday + (story.pause[1] - story.pause[0]) * WEEK
            body = {"from": monday.isoformat(), "until": until.isoformat(), "reason": "illness"}
            yield Event(self.moment(monday, 9), "client", "pause", body)
        if self._is_quiet(week):
            return
        if week == 8:
            yield self.assessment(self.moment(monday + timedelta(days=2), 20), self._level(week))
        yield self._rating(monday + timedelta(days=6), week)
        yield from self._practices(monday, week, assignment)

    def _first_days(self, monday: date) -> Iterator[Event]:
        profile = {"zone": ZONE, "language": LANGUAGE, "country": "PL", "name": self.story.name}
        yield Event(self.moment(monday, 12), "client", "profile", profile)
        if self.story.goal is not None:
            yield Event(self.moment(monday, 13), "client", "goal", {"text": self.story.goal, "done": False})

    def _is_quiet(self, week: int) -> bool:
        paused = self.story.pause is not None and self.story.pause[0] <= week < self.story.pause[1]
        return paused or week >= self.story.weeks - self.story.quiet_weeks

    def _share(self, week: int) -> float:
        return week / max(1, self.story.weeks - 1)

    def _level(self, week: int) -> int:
        first, last = self.story.level
        level = first + (last - first) * self._share(week) + self.chance.uniform(-1, 1)
        return min(10, max(0, round(level)))

    def _visit(self, monday: date) -> Event:
        region = str(next(iter(self.story.answers.get("regions", ["none"]))))  # type: ignore[call-overload]
        parts = [] if region == "none" else [region]
        body = {"date": monday.isoformat(), "service": self.story.visits, "parts": parts}
        return Event(self.moment(monday, 16), "therapist", "visit", body)

    def _rating(self, sunday: date, week: int) -> Event:
        measure = "stress" if self.routine.measure == "tension" else "pain"
        return Event(
            self.moment(sunday, 21), "client", "rating", {"measure": measure, "value": self._level(week)}
        )

    def _practices(self, monday: date, week: int, assignment: str) -> Iterator[Event]:
        first, last = self.story.kept
        kept = first + (last - first) * self._share(week)
        days = sorted(self.chance.sample(range(7), min(7, self.story.per_week)))
        for number, day in enumerate(days):
            if self.chance.random() < kept:
                hurt = week == self.story.hurt_in_week and number == 0
                yield from self._practice(monday + timedelta(days=day), week, assignment, hurt=hurt)

    def _practice(self, day: date, week: int, assignment: str, *, hurt: bool) -> Iterator[Event]:
        at = self.moment(day, self.chance.choice([7, 12, 18, 19, 20]))
        short = self.chance.random() < 0.2
        steps = self.routine.short if short else self.routine.steps
        before = self._level(week)
        turns = [turn for step in steps for turn in self._turns(step.exercise)]
        if hurt:
            turns[-1] |= {"done": False, "skipped": "pain"}
        took = sum(
            seconds(step_with_dose(step.exercise, step.dose, self.catalogue)["dose"]) for step in steps
        )
        length = round(took * self.chance.uniform(0.9, 1.2))
        body = {
            "routine": self.routine.id,
            "routine_version": self.routine.standing.version,
            "title": self.title,
            "assignment": assignment,
            "started_at": wall_clock(at),
            "seconds": length,
            "short": short,
            "steps": turns,
            "measure": self.routine.measure,
            "before": before,
            "after": min(10, before + 2) if hurt else max(0, before - self.chance.randrange(3)),
            "stopped": "pain" if hurt else None,
        }
        done = at + timedelta(seconds=length)
        yield Event(done, "client", "practice", body)
        if hurt:
            sign = {"sign": "sharp_pain", "exercise": turns[-1]["exercise"], "action": "stopped"}
            yield Event(done + timedelta(seconds=20), "client", "warning", sign)

    def _turns(self, exercise: str) -> list[dict[str, Any]]:
        both = exercise_of(exercise, self.catalogue).sides == "both"
        sides = ("left", "right") if both else (None,)
        turn: dict[str, Any] = {"exercise": exercise, "done": True, "skipped": None, "easier": False}
        return [{**turn, "side": side} for side in sides]


def answered(book: AssessmentCatalogue, given: dict[str, object]) -> dict[str, object]:
    """The given answers, with the usual one for every other question that is asked after them."""
    answers: dict[str, object] = {}
    while missing := [q for q in visible_questions(book, read_answers(answers)) if q.id not in answers]:
        question = missing[0]
        answers[question.id] = given.get(question.id, _usual(question))
    return answers


def _usual(question: Question) -> object:
    if question.type == "options":
        return ["none"]
    if question.type == "number":
        return 3
    return USUAL.get(question.id, "no")


def exercise_of(id_: str, catalogue: Catalogue) -> Exercise:
    """The exercise with this id."""
    return next(exercise for exercise in catalogue.exercises if exercise.id == id_)


def step_with_dose(exercise: str, dose: Dose | None, catalogue: Catalogue) -> dict[str, Any]:
    """A step as an assignment carries it: with its version, and its dose also where that is the exercise's own."""
    own = exercise_of(exercise, catalogue)
    taken = dose or own.dose
    return {
        "exercise": exercise,
        "version": own.standing.version,
        "dose": {"mode": taken.mode, **taken.numbers},
    }


def seconds(dose: dict[str, Any]) -> float:
    """Roughly how long one side of a dose takes."""
    match dose["mode"]:
        case "breath":
            took = dose["minutes"] * 60
        case "timed":
            took = dose["seconds"] * dose.get("sets", 1)
        case "hold":
            took = dose["sets"] * (dose["repetitions"] * dose["hold"] + dose["rest"])
        case _:
            took = dose["sets"] * (dose["repetitions"] * dose["seconds_per_repetition"] + dose["rest"])
    return float(took)


def wall_clock(at: datetime) -> str:
    """`2026-11-22T18:03:11.250+01:00`, as a device writes it."""
    return at.isoformat(timespec="milliseconds")
