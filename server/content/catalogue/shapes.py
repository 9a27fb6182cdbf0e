"""What the catalogue holds once it is read: frozen records, without words in any language.

Words are kept apart, per language, as `Words`: kind of thing -> id -> name of the text -> text.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from server.content.catalogue.conditions import Condition
from server.content.catalogue.ease import Ease
from server.content.catalogue.figures import Figures
from server.content.catalogue.library import Article, Exercise, Routine, Standing, Statement
from server.content.catalogue.pain import PainRules
from server.content.catalogue.withdrawals import Withdrawn

Text = str | tuple[str, ...] | Mapping[str, str]
Words = Mapping[str, Mapping[str, Mapping[str, Text]]]


@dataclass(frozen=True)
class Reference:
    id: str
    text: str
    url: str | None


@dataclass(frozen=True)
class Question:
    id: str
    screen: str
    type: str
    options: tuple[str, ...]
    none: str | None
    least: int
    most: int
    private: bool
    fades: bool
    """What is so now may not be so some hours later: a check that goes on then asks again."""
    shown_when: Condition | None


@dataclass(frozen=True)
class Questions:
    version: int
    screens: tuple[str, ...]
    questions: tuple[Question, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        return {question.id: question for question in self.questions}


@dataclass(frozen=True)
class Urgency:
    id: str
    outcome: str
    when: str | None
    liftable: bool
    """A clinician's word can lift its gates, each by its name."""


@dataclass(frozen=True)
class Wait:
    """Days until hands-on care makes sense: fixed, or by the option chosen for `question`."""

    question: str | None
    days: Mapping[str, int]
    fixed: int


@dataclass(frozen=True)
class GateRule:
    id: str
    covers: tuple[str, ...]
    urgency: str
    tier: str
    when: Condition
    wait: Wait | None
    liftable: bool
    standing: Standing


@dataclass(frozen=True)
class PointRule:
    id: str
    service: str
    points: int
    when: Condition
    standing: Standing


@dataclass(frozen=True)
class Decision:
    id: str
    outcome: str
    because: tuple[str, ...]
    when: Condition
    standing: Standing


@dataclass(frozen=True)
class Plan:
    routine: str
    urgencies: tuple[str, ...]
    when: Condition


@dataclass(frozen=True)
class Rules:
    version: int
    recheck_days: int
    clear_by: int
    clear_both: int
    services: tuple[str, ...]
    urgencies: tuple[Urgency, ...]
    names: Mapping[str, Condition]
    gates: tuple[GateRule, ...]
    points: tuple[PointRule, ...]
    decisions: tuple[Decision, ...]
    plans: tuple[Plan, ...]

    @property
    def all(self) -> "tuple[GateRule | PointRule | Decision, ...]":
        return (*self.gates, *self.points, *self.decisions)

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(rule.id for rule in self.all)

    @property
    def standings(self) -> tuple[Standing, ...]:
        return tuple(rule.standing for rule in self.all)


@dataclass(frozen=True)
class BriefGate:
    """A row of the clinical brief's warning-sign tables, transcribed."""

    id: str
    urgencies: tuple[str, ...]
    tier: str


@dataclass(frozen=True)
class Mark:
    """Something about a person that others must know: it is on where one of the answers in `asked_by` was given.

    A caution changes or forbids an exercise; a note is for the hands of a therapist.
    """

    id: str
    source: tuple[str, ...]
    asked_by: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class NewSign:
    """What is asked before somebody starts to exercise, and where a yes leads: `help`, `rest` or `check`.

    `asked`: `first`, of somebody without a check; `today`, of everybody else on the day.
    """

    id: str
    leads_to: str
    asked: tuple[str, ...]
    source: tuple[str, ...]


@dataclass(frozen=True)
class HelpLine:
    name: str
    phone: str | None
    text: str | None
    source: str


@dataclass(frozen=True)
class Country:
    code: str
    emergency: tuple[str, ...]
    source: str
    crisis: tuple[HelpLine, ...]
    doctor: tuple[HelpLine, ...]
    silent: tuple[HelpLine, ...]
    """Emergency help for those who cannot speak or hear on the telephone: by text, or by relay."""


@dataclass(frozen=True)
class AssessmentCatalogue:
    """What the self-assessment needs: it can be read without the rest, which keeps the command quick."""

    questions: Questions
    rules: Rules
    brief_gates: tuple[BriefGate, ...]
    cautions: Mapping[str, Mark]
    notes: Mapping[str, Mark]
    words: Mapping[str, Words]
    signed: Mapping[str, str | None]
    """By translation, who has signed its safety words."""
    files: int

    @cached_property
    def emergency_rules(self) -> tuple[GateRule, ...]:
        now = {urgency.id for urgency in self.rules.urgencies if urgency.outcome == "emergency"}
        return tuple(rule for rule in self.rules.gates if rule.urgency in now)

    @property
    def missing_gates(self) -> tuple[str, ...]:
        covered = {gate for rule in self.rules.gates for gate in rule.covers}
        return tuple(gate.id for gate in self.brief_gates if gate.id not in covered)

    def reviewed(self, language: str) -> bool:
        """Whether a clinician has signed every rule, and the words of a translation too."""
        return all(standing.reviewed_by for standing in self.rules.standings) and (
            self.signed.get(language, "the first language") is not None
        )


@dataclass(frozen=True)
class Catalogue:
    assessment: AssessmentCatalogue
    references: Mapping[str, Reference]
    regions: tuple[str, ...]
    conditions: tuple[str, ...]
    stop_signs: Mapping[str, tuple[str, ...]]
    new_signs: Mapping[str, NewSign]
    countries: tuple[Country, ...]
    exercises: tuple[Exercise, ...]
    routines: tuple[Routine, ...]
    figures: Figures
    pain: PainRules
    ease: Ease
    articles: tuple[Article, ...]
    statements: tuple[Statement, ...]
    withdrawn: Withdrawn
    words: Mapping[str, Words]
    files: int

    @property
    def signatures(self) -> tuple[str | None, ...]:
        """`reviewed_by` of everything a clinician signs: rules, exercises, routines, articles, translations."""
        signed = [standing.reviewed_by for standing in self.assessment.rules.standings]
        signed += [exercise.standing.reviewed_by for exercise in self.exercises]
        signed += [routine.standing.reviewed_by for routine in self.routines]
        signed += [self.pain.standing.reviewed_by, self.ease.standing.reviewed_by]
        signed += self.assessment.signed.values()
        return (*signed, *(article.reviewed_by for article in self.articles))
