"""Looks through all answers at once for those that make formulas true, and of these for the plainest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import z3

from server.content.catalogue.shapes import AssessmentCatalogue, Question
from tests.proofs.counterexample import Counterexample, Told
from tests.proofs.logic import FALSE, Formula, all_of
from tests.proofs.mentions import weighty
from tests.proofs.sheet import Sheet


@dataclass(frozen=True)
class Search:
    """Over sheets that are judged, by the heading under which a counterexample tells them."""

    sheets: Mapping[str, Sheet]

    @property
    def book(self) -> AssessmentCatalogue:
        return next(iter(self.sheets.values())).book

    @cached_property
    def solver(self) -> z3.Solver:
        solver = z3.Solver()
        solver.add(*(sheet.judged for sheet in self.sheets.values()))
        return solver

    def finds(self, *wanted: Formula) -> bool:
        self.solver.push()
        self.solver.add(*wanted)
        found = self._can_be()
        self.solver.pop()
        return found

    def against(self, claim: str, expected: str, *wrong: Formula) -> list[Counterexample]:
        """The plainest answers for which everything that is `wrong` is true; an empty list is a proof."""
        told = self.example(*wrong)
        return [Counterexample(claim, expected, told)] if told else []

    def example(self, *wanted: Formula) -> tuple[Told, ...]:
        self.solver.push()
        self.solver.add(*wanted)
        model = self._plainest() if self._can_be() else None
        self.solver.pop()
        if model is None:
            return ()
        return tuple(
            Told(head, sheet.book, sheet.answers(model), sheet.cleared(model))
            for head, sheet in self.sheets.items()
        )

    def _can_be(self) -> bool:
        found = self.solver.check()
        if found == z3.unknown:
            raise AssertionError(f"the solver gave up: {self.solver.reason_unknown()}")
        return bool(found == z3.sat)

    def _plainest(self) -> z3.ModelRef:
        """From any answers to some without what the example does not need, wish by wish."""
        model = self.solver.model()
        granted = 0
        for wish in self._wishes():
            self.solver.push()
            self.solver.add(wish)
            if z3.is_true(model.eval(wish, model_completion=True)):
                granted += 1
            elif self._can_be():
                model = self.solver.model()
                granted += 1
            else:
                self.solver.pop()
        self.solver.pop(granted)
        return model

    def _wishes(self) -> Iterator[Formula]:
        """That sheets are alike, that few gates are named, that questions are not answered, or with little."""
        one, *others = self.sheets.values()
        for other in others:
            yield from (_alike(one, other, id_) for id_ in one.shown)
        for sheet in self.sheets.values():
            yield from map(z3.Not, sheet.named.values())
        heavy = weighty(self.book)
        for sheet in self.sheets.values():
            for id_, question in sheet.raw.questions.items():
                yield z3.Not(sheet.raw.given(id_))
                yield from _little(question, sheet, heavy)


def _little(question: Question, sheet: Sheet, heavy: set[tuple[str, str]]) -> Iterator[Formula]:
    if question.type == "number":
        yield z3.Not(sheet.raw.chooses(question.id, (str(question.least + 1),)))
        return
    options = quiet(question, heavy)
    yield sheet.raw.chooses(question.id, options)
    yield sheet.raw.chooses(question.id, options[:1])


def _alike(one: Sheet, other: Sheet, question: str) -> Formula:
    marks = one.raw.said[question]
    return all_of(mark == other.raw.said[question][name] for name, mark in marks.items())


def quiet(question: Question, heavy: set[tuple[str, str]]) -> list[str]:
    """Options that report nothing, as far as the rules can tell."""
    if question.none:
        return [question.none]
    return [option for option in question.options if (question.id, option) not in heavy]


def exactly_one(formulas: list[Formula]) -> Formula:
    return z3.PbEq([(formula, 1) for formula in formulas], 1) if formulas else FALSE
