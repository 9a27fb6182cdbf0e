"""One filled-in check as logic: every set of answers at once, what is asked and kept of it, and the verdict on it.

It follows `server/assessment/answers.py` and `evaluate.py`; test_agreement.py holds the two together.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import z3

from server.assessment.conditions import Given
from server.assessment.evaluate import AFTER_POINTS
from server.content.catalogue.conditions import Points
from server.content.catalogue.shapes import AssessmentCatalogue, Plan, PointRule, Question
from tests.proofs.logic import (
    TRUE,
    Amount,
    Formula,
    Saying,
    all_of,
    amount,
    any_of,
    holds,
    reaches,
    variables,
    well_formed,
)


@dataclass(frozen=True)
class Sheet:
    """`raw` is what somebody says, also to questions that are not asked; `kept` is what counts of it.

    `named`: gate -> that a clinician's word names it, for every gate, or for none where nothing is cleared.
    """

    book: AssessmentCatalogue
    raw: Saying
    kept: Saying
    shown: Mapping[str, Formula]
    named: Mapping[str, Formula] = field(default_factory=dict)

    @cached_property
    def opened(self) -> Mapping[str, Formula]:
        """Gate -> that its condition holds, lifted or not."""
        return {rule.id: holds(rule.when, self.kept) for rule in self.book.rules.gates}

    @cached_property
    def lifted(self) -> Mapping[str, Formula]:
        """Gate -> that it would be open, had a clinician's word not lifted it; only gates that can be lifted."""
        liftable = [rule.id for rule in self.book.rules.gates if rule.liftable and rule.id in self.named]
        return {id_: all_of([self.opened[id_], self.named[id_]]) for id_ in liftable}

    @cached_property
    def left(self) -> Mapping[str, Formula]:
        """Gate -> that it is open, and counts."""
        lifted = {id_: [z3.Not(formula)] for id_, formula in self.lifted.items()}
        return {id_: all_of([formula, *lifted.get(id_, [])]) for id_, formula in self.opened.items()}

    @cached_property
    def emergency(self) -> Formula:
        return any_of(self.opened[rule.id] for rule in self.book.emergency_rules)

    @cached_property
    def judged(self) -> Formula:
        """That there is a verdict: everything asked is answered, or an emergency has ended the questions.

        `validate` also refuses answers to questions that are not asked. Here they are let in: they may be left
        over from before somebody went back, and count for nothing.
        """
        formed = [well_formed(question, self.raw.said[id_]) for id_, question in self.raw.questions.items()]
        complete = all_of(z3.Implies(shown, self.raw.given(id_)) for id_, shown in self.shown.items())
        return all_of([*formed, any_of([self.emergency, complete])])

    @cached_property
    def decides(self) -> Mapping[str, Formula]:
        """Urgency -> that it is the first with a gate that is left open."""
        found: dict[str, Formula] = {}
        earlier: list[Formula] = []
        for urgency in self.book.rules.urgencies:
            gates = [rule.id for rule in self.book.rules.gates if rule.urgency == urgency.id]
            here = any_of(self.left[id_] for id_ in gates)
            found[urgency.id] = all_of([here, z3.Not(any_of(earlier))])
            earlier.append(here)
        return found

    @cached_property
    def by_points(self) -> Formula:
        """That no urgency has a gate that is left open, so that points are counted."""
        return z3.Not(any_of(self.decides.values()))

    @cached_property
    def first(self) -> list[Formula]:
        """Per decision: points are counted, and it is the first that holds."""
        whens = [holds(decision.when, self.kept) for decision in self.book.rules.decisions]
        return [
            all_of([self.by_points, when, *(z3.Not(earlier) for earlier in whens[:at])])
            for at, when in enumerate(whens)
        ]

    @cached_property
    def taken(self) -> list[Formula]:
        """Per decision: it is the verdict. The engine takes the last also where none holds."""
        none_holds = all_of([self.by_points, z3.Not(any_of(self.first))])
        return [*self.first[:-1], any_of([self.first[-1], none_holds])]

    @cached_property
    def clear(self) -> Formula:
        """That the points speak clearly: one service leads by enough, or every one has many."""
        rules = self.book.rules
        totals = [amount(Points(service), self.kept) for service in rules.services]
        apart = any_of(reaches(one, other, rules.clear_by) for one in totals for other in totals)
        return any_of([apart, all_of(reaches(total, Amount(0, ()), rules.clear_both) for total in totals)])

    def outcome(self, *outcomes: str) -> Formula:
        rules = self.book.rules
        gated = [self.decides[urgency.id] for urgency in rules.urgencies if urgency.outcome in outcomes]
        decisions = zip(rules.decisions, self.taken, strict=True)
        return any_of([*gated, *(taken for decision, taken in decisions if decision.outcome in outcomes)])

    def counts(self, rule: PointRule) -> Formula:
        """That the rule is among the reasons of the decision that is taken."""
        decisions = zip(self.book.rules.decisions, self.taken, strict=True)
        named = any_of(taken for decision, taken in decisions if rule.service in decision.because)
        return all_of([named, holds(rule.when, self.kept)])

    def offers(self, plan: Plan) -> Formula:
        after = [deciding for id_, deciding in self.decides.items() if id_ in plan.urgencies]
        after += [self.by_points] if AFTER_POINTS in plan.urgencies else []
        return all_of([any_of(after), holds(plan.when, self.kept)])

    def answers(self, model: z3.ModelRef) -> dict[str, Given]:
        """What is said in `model`, as the engine takes it."""
        found = ((id_, self._answer(question, model)) for id_, question in self.raw.questions.items())
        return {id_: given for id_, given in found if given not in (None, ())}

    def cleared(self, model: z3.ModelRef) -> tuple[str, ...]:
        """The gates that are named in `model`."""
        return tuple(
            id_ for id_, named in self.named.items() if z3.is_true(model.eval(named, model_completion=True))
        )

    def _answer(self, question: Question, model: z3.ModelRef) -> Given | None:
        said = self.raw.said[question.id].items()
        true = [mark for mark, formula in said if z3.is_true(model.eval(formula, model_completion=True))]
        if question.type == "options":
            return tuple(true)
        if question.type == "option":
            return true[0] if true else None
        return question.least + len(true) - 1 if true else None


def sheet_of(book: AssessmentCatalogue, label: str = "", kind: type[Sheet] = Sheet) -> Sheet:
    """An empty sheet. Two of the same label would be one and the same."""
    questions = book.questions.by_id
    raw = {id_: variables(question, label) for id_, question in questions.items()}
    kept: dict[str, dict[str, Formula]] = {}
    shown: dict[str, Formula] = {}
    before = Saying(kept, questions)  # sees what is put into `kept` below
    for id_, question in questions.items():
        shown[id_] = holds(question.shown_when, before) if question.shown_when else TRUE
        kept[id_] = {mark: all_of([shown[id_], said]) for mark, said in raw[id_].items()}
    return kind(book, Saying(raw, questions, book.rules), Saying(kept, questions, book.rules), shown)


def with_names(sheet: Sheet, label: str = "") -> Sheet:
    """The same answers, with any gates named by a clinician's word: also those that it cannot lift."""
    gates = sheet.book.rules.gates
    return replace(sheet, named={rule.id: z3.Bool(f"{label}cleared {rule.id}") for rule in gates})
