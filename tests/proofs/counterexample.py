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
    named: tuple[str, ...] = ()
    """Gates that a clinician's word names, also those that it cannot lift."""

    @property
    def kept(self) -> dict[str, Given]:
        return kept_answers(self.book, self.raw)

    @property
    def cleared(self) -> list[str]:
        """What can be lifted of the named gates: `unknot assess` refuses the others."""
        return [rule.id for rule in self.book.rules.gates if rule.liftable and rule.id in self.named]

    @property
    def given(self) -> dict[str, object]:
        """What `unknot assess` takes."""
        given: dict[str, object] = {"version": self.book.rules.version, "answers": self.kept}
        return given | {"cleared": self.cleared} if self.cleared else given

    @property
    def open_gates(self) -> list[GateRule]:
        view = view_of(self.book, self.kept)
        return [rule for rule in self.book.rules.gates if holds(rule.when, view)]

    def lines(self) -> list[str]:
        verdict = evaluate(self.book, self.raw, ANY_DAY, self.named)
        unasked = {id_: given for id_, given in self.raw.items() if id_ not in self.kept}
        refused = [id_ for id_ in self.named if id_ not in self.cleared]
        return [
            f"{self.heading} (unknot assess takes them):",
            f"  {json.dumps(self.given)}",
            f"  in short: {self._short()}",
            *([f"  also true, but not asked: {json.dumps(unasked)}"] if unasked else []),
            *([f"  also named, but no word lifts them: {', '.join(refused)}"] if refused else []),
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
        lifted = ", lifted" if rule.id in self.cleared else ""
        return f"{rule.id} ({rule.urgency}{lifted}), because of {answers}: {words_of(self.book, rule.id)}"


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
            lines += [f"  said differently from before: {json.dumps(more)}"] if more else []
            named = [id_ for id_ in after.named if id_ not in before.named]
            lines += [f"  named in addition: {', '.join(named)}"] if named else []
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
