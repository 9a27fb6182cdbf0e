"""The language of conditions as logic: each condition becomes a formula, true exactly where the condition holds.

It follows `server/assessment/conditions.py` word by word. Everything is yes or no, numbers too: an answer is the
least that can be given and one more for each step of a ladder ("at least 1", "at least 2", …). So a solver for yes
and no decides all of it, which is many times quicker than with numbers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import z3

from server.content.catalogue.conditions import (
    All,
    Answer,
    AnyOf,
    AtLeast,
    AtMost,
    Chosen,
    Condition,
    CountOf,
    Holds,
    Includes,
    Is,
    Not,
    Number,
    Points,
    Sum,
)
from server.content.catalogue.shapes import Question, Rules

Formula: TypeAlias = z3.BoolRef
Said = Mapping[str, Mapping[str, Formula]]
"""Question -> option -> that it is chosen. Of a number: digits -> that the answer is at least that much."""

TRUE: Formula = z3.BoolVal(True)
FALSE: Formula = z3.BoolVal(False)


@dataclass(frozen=True)
class Saying:
    """What a condition looks at, for all answers at once; the engine's `View` is the same for one set of them."""

    said: Said
    questions: Mapping[str, Question]
    rules: Rules | None = None

    def chooses(self, question: str, options: Iterable[str]) -> Formula:
        said = self.said.get(question, {})
        return any_of(said[option] for option in options if option in said)

    def given(self, question: str) -> Formula:
        asked = self.questions[question]
        return self.chooses(question, (str(asked.least),) if asked.type == "number" else asked.options)

    def named(self, name: str) -> Condition:
        return self.rules.names[name] if self.rules else AnyOf(())

    def scored(self, service: str) -> list[tuple[int, Formula]]:
        rules = self.rules.points if self.rules else ()
        return [(rule.points, holds(rule.when, self)) for rule in rules if rule.service == service]


@dataclass(frozen=True)
class Amount:
    """A number: `constant`, plus the weight of every formula that is true. It has a value only where `known`."""

    constant: int
    weighted: tuple[tuple[int, Formula], ...]
    known: Formula = TRUE


def any_of(formulas: Iterable[Formula]) -> Formula:
    found = [formula for formula in formulas if not z3.is_false(formula)]
    return found[0] if len(found) == 1 else z3.Or(found) if found else FALSE


def all_of(formulas: Iterable[Formula]) -> Formula:
    found = [formula for formula in formulas if not z3.is_true(formula)]
    return found[0] if len(found) == 1 else z3.And(found) if found else TRUE


def holds(condition: Condition, view: Saying) -> Formula:
    match condition:
        case All(parts):
            return all_of(holds(part, view) for part in parts)
        case AnyOf(parts):
            return any_of(holds(part, view) for part in parts)
        case Not(part):
            return z3.Not(holds(part, view))
        case Is(question, options) | Includes(question, options):
            return view.chooses(question, options)
        case AtLeast(left, right):
            return _compare(amount(left, view), amount(right, view))
        case AtMost(left, right):
            return _compare(amount(right, view), amount(left, view))
        case Holds(name):
            return holds(view.named(name), view)


def amount(number: Number, view: Saying) -> Amount:
    match number:
        case Answer(question):
            return _answer(question, view)
        case Chosen(question):
            none = view.questions[question].none
            said = view.said.get(question, {})
            return Amount(0, tuple((1, chosen) for option, chosen in said.items() if option != none))
        case CountOf(parts):
            return Amount(0, tuple((1, holds(part, view)) for part in parts))
        case Points(service):
            return Amount(0, tuple(view.scored(service)))
        case Sum(parts):
            return _sum([amount(part, view) for part in parts])
        case int():
            return Amount(number, ())


def _answer(question: str, view: Saying) -> Amount:
    """The least that can be answered, and one more for each further step of the ladder that is reached."""
    steps = list(view.said.get(question, {}).values())
    known = steps[0] if steps else FALSE
    return Amount(view.questions[question].least, tuple((1, step) for step in steps[1:]), known)


def _sum(amounts: list[Amount]) -> Amount:
    return Amount(
        sum(each.constant for each in amounts),
        tuple(weighted for each in amounts for weighted in each.weighted),
        all_of(each.known for each in amounts),
    )


def _compare(larger: Amount, smaller: Amount) -> Formula:
    return all_of([larger.known, smaller.known, reaches(larger, smaller, 0)])


def reaches(larger: Amount, smaller: Amount, by: int) -> Formula:
    """That `larger` is at least `by` more than `smaller`, as if both had a value."""
    needed = by + smaller.constant - larger.constant
    terms = [*larger.weighted, *((-weight, formula) for weight, formula in smaller.weighted)]
    return _weighs(terms, needed)


def _weighs(terms: list[tuple[int, Formula]], needed: int) -> Formula:
    """That the weights of what is true come to `needed`.

    A solver for yes and no counts with positive weights: -3 for a formula is 3 for its opposite, less 3.
    """
    positive = [(z3.Not(each), -weight) if weight < 0 else (each, weight) for weight, each in terms if weight]
    needed -= sum(weight for weight, _ in terms if weight < 0)
    if needed <= 0:
        return TRUE
    if sum(weight for _, weight in positive) < needed:
        return FALSE
    if all(weight >= needed for _, weight in positive):
        return any_of(each for each, _ in positive)
    return z3.PbGe(positive, needed)


def variables(question: Question, label: str) -> dict[str, Formula]:
    """One free yes or no for each option of the question, or for each step of its ladder of numbers."""
    if question.type == "number":
        steps = range(question.least, question.most + 1)
        return {str(step): z3.Bool(f"{label}{question.id}>={step}") for step in steps}
    return {option: z3.Bool(f"{label}{question.id}={option}") for option in question.options}


def well_formed(question: Question, said: Mapping[str, Formula]) -> Formula:
    """That an answer, if there is one, has the right form: what `validate` checks first."""
    marks = list(said.values())
    if question.type == "number":
        return all_of(z3.Implies(higher, lower) for lower, higher in pairwise(marks))
    if question.type == "option":
        return z3.AtMost(*marks, 1)
    beside = any_of(mark for option, mark in said.items() if option != question.none)
    alone = z3.Not(z3.And(said[question.none], beside)) if question.none else TRUE
    return alone if question.most >= len(marks) else z3.And(alone, z3.AtMost(*marks, question.most))
