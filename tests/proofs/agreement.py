"""The same answers judged by the solver's formulas and by the Python engine, many thousand times."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import z3

from server.assessment.answers import kept_answers, read_answers, validate, view_of
from server.assessment.conditions import Given, holds
from server.assessment.evaluate import HANDS_ON, evaluate
from server.content.catalogue.shapes import AssessmentCatalogue
from tests.assessment.answering import anyhow
from tests.proofs.counterexample import ANY_DAY
from tests.proofs.logic import FALSE, TRUE, Formula
from tests.proofs.sheet import Sheet, sheet_of

Answers = Mapping[str, Given]
ALIKE = 60  # sets made from each other before somebody new begins
CHANGED = 3  # answers that differ from one set to the next
LEFT_OUT = (0.0, 0.0, 0.2)
WARNING = (0.0, 0.0, 0.02, 0.1, 0.5)


@dataclass(frozen=True)
class Judged:
    """What both sides must say alike. `whole` is None where it was not looked at."""

    outcome: str
    when: str | None
    opened: frozenset[str]
    confidence: str | None
    routines: tuple[str, ...]
    whole: bool | None


def answers_of_many(book: AssessmentCatalogue, rng: random.Random, number: int) -> Iterator[Answers]:
    """Any answers of right form, also to questions that are not asked and, for some people, with gaps.

    Each set differs from the one before in a few answers: that is how people go back and forth, and how a solver
    that keeps the rest is quick.
    """
    questions = list(book.questions.questions)
    for _ in range(0, number, ALIKE):
        choose, left_out = anyhow(rng, rng.choice(WARNING)), rng.choice(LEFT_OUT)
        answers: dict[str, Given] = {}
        for at in range(ALIKE):
            for question in rng.sample(questions, CHANGED) if at else questions:
                answers.pop(question.id, None)
                if rng.random() >= left_out:
                    answers |= read_answers({question.id: choose(question)})
            yield dict(answers)


class Solver:
    """Reads off every formula at once, as the digits of one number: asking for each alone is ten times slower."""

    def __init__(self, book: AssessmentCatalogue) -> None:
        self.book = book
        self.sheet = sheet_of(book)
        self.formulas = _formulas(self.sheet)
        self.digits = z3.Concat(*(z3.If(formula, _digit(1), _digit(0)) for formula in self.formulas.values()))
        solver = z3.Solver()
        solver.check()
        self.model = solver.model()
        self.said: Answers | None = None

    def judge(self, answers: Answers, *, whole: bool) -> Judged:
        self._say(answers)
        true = self._true()
        rules = self.book.rules
        gated = [(u.outcome, u.when) for u in rules.urgencies if f"urgency {u.id}" in true]
        decided = [(d.outcome, None) for d in rules.decisions if f"decision {d.id}" in true]
        ((outcome, when),) = gated + decided
        clear = "clear" if "clear" in true else "close"
        offered = (plan.routine for at, plan in enumerate(rules.plans) if f"plan {at}" in true)
        return Judged(
            outcome=outcome,
            when=when,
            opened=frozenset(rule.id for rule in rules.gates if f"gate {rule.id}" in true),
            confidence=clear if decided and outcome in HANDS_ON else None,
            routines=tuple(dict.fromkeys(offered)),
            whole="whole" in true if whole else None,
        )

    def _true(self) -> set[str]:
        """Names of the formulas that hold for what is said."""
        # A model remembers what it has worked out, also after a change; asked in the other mode, it forgets.
        self.model.eval(z3.BoolVal(True), model_completion=True)
        digits = f"{self.model.eval(self.digits).as_long():0{len(self.formulas)}b}"
        return {name for name, digit in zip(self.formulas, digits, strict=True) if digit == "1"}

    def _say(self, answers: Answers) -> None:
        """Only what differs from the set before: telling the solver takes longer than its answer."""
        for question, marks in self.sheet.raw.said.items():
            given = answers.get(question, ())
            if self.said is None or self.said.get(question, ()) != given:
                for mark, variable in marks.items():
                    self.model.update_value(variable, TRUE if _marked(mark, given) else FALSE)
        self.said = answers


def _digit(value: int) -> z3.BitVecRef:
    return z3.BitVecVal(value, 1)


def _marked(mark: str, given: Given) -> bool:
    """Whether the option is chosen, or the number reached."""
    if isinstance(given, int):
        return given >= int(mark)
    return mark == given if isinstance(given, str) else mark in given


def _formulas(sheet: Sheet) -> dict[str, Formula]:
    rules = sheet.book.rules
    return {
        **{f"gate {id_}": formula for id_, formula in sheet.opened.items()},
        **{f"urgency {id_}": formula for id_, formula in sheet.decides.items()},
        **{f"decision {d.id}": taken for d, taken in zip(rules.decisions, sheet.taken, strict=True)},
        **{f"plan {at}": sheet.offers(plan) for at, plan in enumerate(rules.plans)},
        "clear": sheet.clear,
        "whole": sheet.judged,
    }


def by_engine(book: AssessmentCatalogue, answers: Answers, *, whole: bool) -> Judged:
    view = view_of(book, kept_answers(book, answers))
    verdict = evaluate(book, answers, ANY_DAY)
    return Judged(
        outcome=verdict.outcome,
        when=verdict.when,
        opened=frozenset(rule.id for rule in book.rules.gates if holds(rule.when, view)),
        confidence=verdict.confidence,
        routines=verdict.routines,
        # A leftover answer to a question that is not asked counts for nothing on either side.
        whole={refusal.code for refusal in validate(book, answers)} <= {"not_shown"} if whole else None,
    )


def disagreements(solver: Solver, book: AssessmentCatalogue, sets: list[Answers]) -> Iterator[str]:
    """Answers that the two judge differently. Of every tenth set they also say whether it is whole."""
    for at, answers in enumerate(sets):
        whole = at % 10 == 0
        found, expected = solver.judge(answers, whole=whole), by_engine(book, answers, whole=whole)
        if found != expected:
            yield f"{dict(answers)}\n  the solver: {found}\n  the engine: {expected}"
