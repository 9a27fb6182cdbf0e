"""What a failing proof says: the answers, what was expected, and which rules are open, for a clinician to read."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import pytest

from server.assessment.answers import kept_answers, view_of
from server.assessment.conditions import Given, behind, holds
from server.assessment.evaluate import evaluate
from server.content.catalogue.shapes import AssessmentCatalogue, GateRule

ANY_DAY = date(2026, 11, 22)  # no claim is about dates
SHOWN = 8


@dataclass(frozen=True)
class Told:
    """A set of answers, raw as somebody would give them, with what the Python engine makes of it."""

    heading: str
    book: AssessmentCatalogue
    raw: Mapping[str, Given]

    @property
    def kept(self) -> dict[str, Given]:
        return kept_answers(self.book, self.raw)

    @property
    def open_gates(self) -> list[GateRule]:
        view = view_of(self.book, self.kept)
        return [rule for rule in self.book.rules.gates if holds(rule.when, view)]

    def lines(self) -> list[str]:
        verdict = evaluate(self.book, self.raw, ANY_DAY)
        unasked = {id_: given for id_, given in self.raw.items() if id_ not in self.kept}
        given = {"version": self.book.rules.version, "answers": self.kept}
        return [
            f"{self.heading} (unknot assess takes them):",
            f"  {json.dumps(given)}",
            f"  in short: {self._short()}",
            *([f"  also true, but not asked: {json.dumps(unasked)}"] if unasked else []),
            f"  the check says: {verdict.outcome}{f', {verdict.when}' if verdict.when else ''}",
            "  open rules:" if self.open_gates else "  open rules: none",
            *(f"    {self._line(rule)}" for rule in self.open_gates),
        ]

    def _short(self) -> str:
        """What is not simply "none" or "no"."""
        said = {id_: given for id_, given in self.kept.items() if given not in (("none",), "no")}
        return "; ".join(
            f"{id_}: {', '.join(given) if isinstance(given, tuple) else given}" for id_, given in said.items()
        )

    def _line(self, rule: GateRule) -> str:
        rests = sorted(behind(rule.when, view_of(self.book, self.kept)))
        answers = ", ".join(f"{question}: {option}" for question, option in rests)
        return f"{rule.id} ({rule.urgency}), because of {answers}: {words_of(self.book, rule.id)}"


@dataclass(frozen=True)
class Counterexample:
    """One way in which a claim about the rules is wrong."""

    claim: str
    expected: str
    told: tuple[Told, ...] = ()

    def __str__(self) -> str:
        lines = [f"Not true: {self.claim}.", f"Expected: {self.expected}."]
        lines += [line for told in self.told for line in told.lines()]
        if len(self.told) == 2:
            before, after = self.told
            more = {id_: given for id_, given in after.raw.items() if before.raw.get(id_) != given}
            lines.append(f"  said differently from before: {json.dumps(more)}")
        return "\n".join(lines)


Claim = Callable[[AssessmentCatalogue], list[Counterexample]]


def words_of(book: AssessmentCatalogue, rule: str) -> str:
    words = book.words["en"]["rules"].get(rule, {})
    return str(words.get("text", "(no words)"))


def prove(claim: Claim, book: AssessmentCatalogue) -> None:
    """Fail the test with the counterexamples alone: a traceback would tell a clinician nothing."""
    found = claim(book)
    if found:
        more = [f"… and {len(found) - SHOWN} more"] if len(found) > SHOWN else []
        pytest.fail("\n\n".join([*map(str, found[:SHOWN]), *more]), pytrace=False)
