"""What an assessment says: the verdict of the rules, and the same with words for people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from server.assessment.conditions import Given
from server.content.catalogue.shapes import AssessmentCatalogue


@dataclass(frozen=True)
class Reason:
    """A rule and the answers that made it apply."""

    rule: str
    answers: Mapping[str, Given]


@dataclass(frozen=True)
class Verdict:
    outcome: str
    when: str | None
    not_before: date | None
    reasons: tuple[Reason, ...]
    confidence: str | None
    routines: tuple[str, ...]
    recheck: date | None


def notices(book: AssessmentCatalogue, language: str) -> list[str]:
    """What every result must say about the rules themselves; follows from the content, nobody switches it off."""
    words = book.words[language]["notices"]
    found = [("incomplete", bool(book.missing_gates)), ("unreviewed", not book.reviewed)]
    return [str(words[id_]["text"]) for id_, applies in found if applies]


def as_json(verdict: Verdict, book: AssessmentCatalogue, language: str) -> dict[str, object]:
    """The shape that `unknot assess` prints."""
    words = book.words[language]["rules"]
    return {
        "outcome": verdict.outcome,
        "when": verdict.when,
        "not_before": _day(verdict.not_before),
        "reasons": [
            {"rule": reason.rule, "text": words[reason.rule]["text"], "answers": dict(reason.answers)}
            for reason in verdict.reasons
        ],
        "confidence": verdict.confidence,
        "plan": {"routines": list(verdict.routines), "recheck": _day(verdict.recheck)},
        "notices": notices(book, language),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
