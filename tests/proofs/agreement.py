"""The same answers judged by the solver's formulas and by the Python engine, many thousand times."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import z3

from server.assessment.answers import kept_answers, read_answers, validate, view_of
from server.assessment.conditions import Given, holds
from server.assessment.evaluate import HANDS_ON, evaluate
from server.content.catalogue.shapes import AssessmentCatalogue
from tests.assessment.answering import anyhow, random_gates
from tests.proofs.counterexample import ANY_DAY
from tests.proofs.logic import FALSE, TRUE, Formula
from tests.proofs.sheet import Sheet, sheet_of, with_names

Answers = Mapping[str, Given]
ALIKE = 60  # sets made from each other before somebody new begins
CHANGED = 3  # answers that differ from one set to the next
NAMED_ANEW = 10  # sets after which other gates are named
LEFT_OUT = (0.0, 0.0, 0.2)
WARNING = (0.0, 0.0, 0.02, 0.1, 0.5)


@dataclass(frozen=True)
class Filled:
    """A set of answers, with the gates that a clinician's word names."""

    answers: Answers
    named: frozenset[str]


@dataclass(frozen=True)
class Judged:
    """What both sides must say alike. `whole` is None where it was not looked at."""

    outcome: str
    when: str | None
    left: frozenset[str]
    lifted: frozenset[str]
    confidence: str | None
    routines: tuple[str, ...]
    whole: bool | None


def answers_of_many(book: AssessmentCatalogue, rng: random.Random, number: int) -> Iterator[Filled]:
    """Any answers of right form, also to questions that are not asked and, for some people, with gaps.

    Each set differs from the one before in a few answers: that is how people go back and forth, and how a solver
    that keeps the rest is quick. So other gates are named only now and then.
    """
    questions = list(book.questions.questions)
    words = random.Random(number)  # apart, so that who names what changes no answers
    for _ in range(0, number, ALIKE):
        choose, left_out = anyhow(rng, rng.choice(WARNING)), rng.choice(LEFT_OUT)
        answers: dict[str, Given] = {}
        named = frozenset[str]()
        for at in range(ALIKE):
            for question in rng.sample(questions, CHANGED) if at else questions:
                answers.pop(question.id, None)
                if rng.random() >= left_out:
                    answers |= read_answers({question.id: choose(question)})
            named = named if at % NAMED_ANEW else frozenset(random_gates(words))
            yield Filled(dict(answers), named)


class Solver:
    """Reads off every formula at once, as the digits of one number: asking for each alone is ten times slower."""

    def __init__(self, book: AssessmentCatalogue, kind: type[Sheet] = Sheet) -> None:
        self.book = book
        self.sheet = with_names(sheet_of(book, kind=kind))
        self.formulas = _formulas(self.sheet)
        self.digits = z3.Concat(*(z3.If(formula, _digit(1), _digit(0)) for formula in self.formulas.values()))
        solver = z3.Solver()
        solver.check()
        self.model = solver.model()
        self.said: Filled | None = None

    def judge(self, filled: Filled, *, whole: bool) -> Judged:
        self._say(filled)
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
            left=frozenset(rule.id for rule in rules.gates if f"left {rule.id}" in true),
            lifted=frozenset(rule.id for rule in rules.gates if f"lifted {rule.id}" in true),
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

    def _say(self, filled: Filled) -> None:
        """Only what differs from the set before: telling the solver takes longer than its answer."""
        for question, marks in self.sheet.raw.said.items():
            given = filled.answers.get(question, ())
            if self.said is None or self.said.answers.get(question, ()) != given:
                for mark, variable in marks.items():
                    self.model.update_value(variable, TRUE if _marked(mark, given) else FALSE)
        for id_ in filled.named ^ self.said.named if self.said else self.sheet.named:
            self.model.update_value(self.sheet.named[id_], TRUE if id_ in filled.named else FALSE)
        self.said = filled


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
        **{f"left {id_}": formula for id_, formula in sheet.left.items()},
        **{f"lifted {id_}": formula for id_, formula in sheet.lifted.items()},
        **{f"urgency {id_}": formula for id_, formula in sheet.decides.items()},
        **{f"decision {d.id}": taken for d, taken in zip(rules.decisions, sheet.taken, strict=True)},
        **{f"plan {at}": sheet.offers(plan) for at, plan in enumerate(rules.plans)},
        "clear": sheet.clear,
        "whole": sheet.judged,
    }


def by_engine(book: AssessmentCatalogue, filled: Filled, *, whole: bool) -> Judged:
    answers = filled.answers
    view = view_of(book, kept_answers(book, answers))
    verdict = evaluate(book, answers, ANY_DAY, filled.named)
    opened = frozenset(rule.id for rule in book.rules.gates if holds(rule.when, view))
    lifted = frozenset(reason.rule for reason in verdict.lifted)
    return Judged(
        outcome=verdict.outcome,
        when=verdict.when,
        left=opened - lifted,
        lifted=lifted,
        confidence=verdict.confidence,
        routines=verdict.routines,
        # A leftover answer to a question that is not asked counts for nothing on either side.
        whole={refusal.code for refusal in validate(book, answers)} <= {"not_shown"} if whole else None,
    )


def disagreements(solver: Solver, book: AssessmentCatalogue, sets: list[Filled]) -> Iterator[str]:
    """Answers that the two judge differently. Of every tenth set they also say whether it is whole."""
    for at, filled in enumerate(sets):
        whole = at % 10 == 0
        found, expected = solver.judge(filled, whole=whole), by_engine(book, filled, whole=whole)
        if found != expected:
            yield f"{filled}\n  the solver: {found}\n  the engine: {expected}"
