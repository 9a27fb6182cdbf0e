"""The bodies of entries, version 1: strict shapes. Texts have at most 4,000 characters; dates are `YYYY-MM-DD`.

web/src/lib/chart/kinds.ts has the same as types.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from server.chart.doses import Dose
from server.patterns import UUID, whole
from server.zones import Zone

Text = Annotated[str, Meta(max_length=4000)]
Word = Annotated[str, Meta(min_length=1, max_length=200)]
Uuid = Annotated[str, Meta(pattern=whole(UUID))]
Day = date  # one that exists: folds count with it
Score = Annotated[int, Meta(ge=0, le=10)]
Sha256 = Annotated[str, Meta(pattern=whole("[0-9a-f]{64}"))]
Version = int | Word


ENDS_TOO_SOON = "This ends before it begins."


class RoutineStep(msgspec.Struct, forbid_unknown_fields=True):
    """An exercise as a routine asks for it: the version it was read in, and how much, else as its content says."""

    exercise: Word
    version: Version | UnsetType | None = UNSET
    dose: Dose | UnsetType | None = UNSET


RoutineSteps = Annotated[list[RoutineStep], Meta(min_length=1, max_length=100)]


class Body(msgspec.Struct, forbid_unknown_fields=True):
    """A body. `of` makes it a correction and names the original entry."""

    of: Uuid | UnsetType = UNSET


class Withdrawal(msgspec.Struct, forbid_unknown_fields=True):
    """The correction that takes an entry back."""

    of: Uuid
    withdrawn: bool


def _check_period(first: Day, last: Day | None) -> None:
    """Of what is written from now on: entries that stand are never read with these shapes. Raises ValueError."""
    if last is not None and last < first:
        raise ValueError(ENDS_TOO_SOON)


class Expected(msgspec.Struct, forbid_unknown_fields=True):
    """What a self-assessment expects afterwards: once a clinician has said yes, or the waiting is over."""

    outcome: Word
    not_before: Day | None
    routines: list[Word]


class Changed(msgspec.Struct, forbid_unknown_fields=True):
    """That answers were changed after a result had been seen: which result it was, and the questions."""

    outcome: Word
    questions: Annotated[list[Word], Meta(min_length=1, max_length=200)]


Ids = Annotated[list[Word], Meta(max_length=200)]


class Assessment(Body, kw_only=True):
    """What a self-assessment said; the answers themselves travel as `detail`, bound by `answers_digest`.

    Entries from before there was a way back have none of the fields that may be left out.
    """

    version: Version
    outcome: Word
    when: Literal["now", "today", "days"] | None
    not_before: Day | None
    reasons: list[Word]
    told: Annotated[dict[Word, Text], Meta(max_length=200)] | UnsetType = UNSET
    """Each reason as the person read it, in `language`: rules change, and what was said stays readable."""
    confidence: Literal["clear", "close"] | None
    routines: list[Word]
    recheck: Day | None
    language: Word
    answers_digest: Sha256 | UnsetType = UNSET
    also: Ids | UnsetType = UNSET
    """Further gates that a clinician can lift, beside `reasons`."""
    then: Expected | UnsetType | None = UNSET
    cleared: Ids | UnsetType = UNSET
    """Gates that clearances had lifted when it was judged: it holds as long as those do."""
    changed: Changed | UnsetType = UNSET
    cautions: Ids | UnsetType = UNSET
    """What changes or forbids exercises, and (`notes`) what a therapist has to know."""
    notes: Ids | UnsetType = UNSET


class PracticeStep(msgspec.Struct, forbid_unknown_fields=True):
    """One exercise of a practice and how it went."""

    exercise: Word
    side: Literal["left", "right"] | None
    done: bool
    skipped: Literal["pain", "time", "unsure", "equipment"] | None
    easier: bool


class Practice(Body, kw_only=True):
    """One run of a routine; `seconds` is the time it took."""

    routine: Word
    routine_version: Version
    title: Word
    assignment: Uuid | None
    started_at: Word
    seconds: Annotated[int, Meta(ge=0, le=86_400)]
    short: bool
    steps: Annotated[list[PracticeStep], Meta(max_length=200)]
    measure: Literal["tension", "pain"]
    before: Score | None
    after: Score | None
    stopped: Literal["pain", "warning", "person"] | None


class Rating(Body, kw_only=True):
    """One 0-10 rating."""

    measure: Literal["pain", "tension", "stress", "sleep"]
    value: Score


class Measure(Body, kw_only=True):
    """Any other number the person follows."""

    name: Word
    value: float
    unit: Annotated[str, Meta(max_length=40)]


class Goal(Body, kw_only=True):
    """What the person wants to be able to do."""

    text: Text
    done: bool


class Pause(Body, kw_only=True):
    """Days on which nothing is expected, the first and the last among them."""

    from_: Day = msgspec.field(name="from")
    until: Day | None
    reason: Literal["illness", "travel", "other"]

    def __post_init__(self) -> None:
        _check_period(self.from_, self.until)


class StopSign(Body, kw_only=True):
    """A stop sign that was met."""

    sign: Word
    exercise: Word | None
    action: Word


class Routine(Body, kw_only=True):
    """A routine the person put together."""

    title: Word
    steps: RoutineSteps


class ArticleRead(Body, kw_only=True):
    """That an article was read."""

    article: Word


class Profile(Body, kw_only=True):
    """Zone (IANA name), language and country of the chart, for its folds."""

    zone: Zone
    language: Word
    country: Annotated[str, Meta(pattern=whole("[A-Z]{2}"))] | None
    name: Annotated[str, Meta(max_length=120)] | None


class AssignedRoutine(msgspec.Struct, forbid_unknown_fields=True):
    """The whole routine as it was when it was assigned."""

    id: Word
    version: Version
    title: Word
    minutes: Annotated[float, Meta(ge=0, le=240)]
    steps: RoutineSteps


class Assignment(Body, kw_only=True):
    """A therapist's "please do this routine"."""

    routine: AssignedRoutine
    per_week: Annotated[int, Meta(ge=1, le=21)]
    from_: Day = msgspec.field(name="from")
    until: Day | None
    note: Text

    def __post_init__(self) -> None:
        _check_period(self.from_, self.until)


class AssignmentEnd(Body, kw_only=True):
    """The end of an assignment."""

    assignment: Uuid
    reason: Text


class Clearance(Body, kw_only=True):
    """A clinician's word on these gates, as it was seen on paper, or told.

    `by` said it on day `on`; it allows what `allows` names, within the limits of `note`. Without `until` it ends six
    months after that day. Entries from before these were asked allow all.
    """

    gates: Annotated[list[Word], Meta(min_length=1, max_length=50)]
    seen: Literal["paper", "told"]
    until: Day | None
    note: Text
    by: Literal["family_doctor", "specialist", "midwife", "other"] | UnsetType = UNSET
    on: Day | UnsetType = UNSET
    allows: Annotated[list[Literal["massage", "art", "exercises"]], Meta(max_length=3)] | UnsetType = UNSET

    def __post_init__(self) -> None:
        if self.on is not UNSET:
            _check_period(self.on, self.until)


class AlertAnswer(Body, kw_only=True):
    """What a therapist did about an alert."""

    alert: Word
    note: Text


class Visit(Body, kw_only=True):
    """A hands-on treatment."""

    date: Day
    service: Literal["massage", "art", "both"]
    parts: Annotated[list[Word], Meta(max_length=50)]


class Message(Body, kw_only=True):
    """A few words to one person."""

    to: Uuid
    text: Text


class FlareNote(Body, kw_only=True):
    """What a therapist wants a client to do, or to leave, when it hurts. An empty text takes an earlier one away."""

    text: Text


class PrivateNote(Body, kw_only=True):
    """A therapist's own note."""

    text: Text


class Consents(msgspec.Struct, forbid_unknown_fields=True):
    """What the client agreed that a therapist may see."""

    chart: Literal[True]
    answers: bool


class LinkStarted(Body, kw_only=True):
    """A care link, with the words that were agreed to."""

    link: Uuid
    therapist: Uuid
    therapist_name: Annotated[str, Meta(max_length=120)]
    clinic: Annotated[str, Meta(max_length=120)]
    consents: Consents
    text_version: Word
    language: Word


class LinkEnded(Body, kw_only=True):
    """The end of a care link, by either side."""

    link: Uuid
