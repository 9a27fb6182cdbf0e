"""Runs an answer set through the Python engine."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from server.assessment.answers import progress, read_answers, validate
from server.assessment.evaluate import evaluate
from server.content.catalogue.shapes import AssessmentCatalogue
from tests.assessment.answering import the_book


@dataclass(frozen=True)
class Case:
    """Answers on a day, with the gates that a clinician's word has lifted."""

    answers: Mapping[str, object]
    today: date
    cleared: Sequence[str] = ()


def judged(case: Case, book: AssessmentCatalogue | None = None) -> dict[str, object]:
    """What the Python engine says, as plain JSON: refusals, or the verdict with the questions asked."""
    book = book or the_book()
    answers = case.answers
    refusals = [
        [refusal.question, refusal.code, list(refusal.allowed)] for refusal in validate(book, answers)
    ]
    if refusals:
        return {"refusals": refusals}
    given = read_answers(answers)
    verdict = evaluate(book, given, case.today, case.cleared)
    told = {
        "outcome": verdict.outcome,
        "when": verdict.when,
        "not_before": verdict.not_before and verdict.not_before.isoformat(),
        "reasons": [{"rule": reason.rule, "answers": reason.answers} for reason in verdict.reasons],
        "also": [{"rule": reason.rule, "answers": reason.answers} for reason in verdict.also],
        "lifted": [{"rule": reason.rule, "answers": reason.answers} for reason in verdict.lifted],
        "then": verdict.then
        and {
            "outcome": verdict.then.outcome,
            "not_before": verdict.then.not_before and verdict.then.not_before.isoformat(),
            "routines": verdict.then.routines,
        },
        "cautions": verdict.cautions,
        "notes": verdict.notes,
        "confidence": verdict.confidence,
        "routines": verdict.routines,
        "recheck": verdict.recheck and verdict.recheck.isoformat(),
    }
    screens = [[screen.id, screen.questions, screen.done] for screen in progress(book, given)]
    result = {"verdict": told, "screens": screens}
    plain: dict[str, object] = json.loads(json.dumps(result))
    return plain
