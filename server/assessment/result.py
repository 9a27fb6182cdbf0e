"""What an assessment says: the verdict of the rules, and the same with words for people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from server.assessment.conditions import Given
from server.content.catalogue.shapes import AssessmentCatalogue, Text


@dataclass(frozen=True)
class Reason:
    """A rule and the answers that made it apply."""

    rule: str
    answers: Mapping[str, Given]


@dataclass(frozen=True)
class Expected:
    """What is expected afterwards: once a clinician has said yes to all that is open, or the waiting is over."""

    outcome: str
    not_before: date | None
    routines: tuple[str, ...]


@dataclass(frozen=True)
class Verdict:
    outcome: str
    when: str | None
    not_before: date | None
    reasons: tuple[Reason, ...]
    confidence: str | None
    routines: tuple[str, ...]
    recheck: date | None
    also: tuple[Reason, ...] = ()
    """For a doctor: what else the same visit can clear, though it does not decide."""
    lifted: tuple[Reason, ...] = ()
    """Gates that would be open, had a clinician's word not lifted them."""
    then: Expected | None = None
    cautions: tuple[str, ...] = ()
    """What changes or forbids exercises; ids of cautions.yaml, like `notes`."""
    notes: tuple[str, ...] = ()


def notices(book: AssessmentCatalogue, language: str) -> list[str]:
    """What every result must say about the rules themselves; follows from the content, nobody switches it off."""
    words = book.words[language]["notices"]
    found = [("incomplete", bool(book.missing_gates)), ("unreviewed", not book.reviewed(language))]
    return [str(words[id_]["text"]) for id_, applies in found if applies]


def as_json(verdict: Verdict, book: AssessmentCatalogue, language: str) -> dict[str, object]:
    """The shape that `unknot assess` prints."""
    words = book.words[language]["rules"]
    return {
        "outcome": verdict.outcome,
        "when": verdict.when,
        "not_before": _day(verdict.not_before),
        "reasons": _reasons(verdict.reasons, words),
        "also": _reasons(verdict.also, words),
        "lifted": _reasons(verdict.lifted, words),
        "then": verdict.then
        and {
            "outcome": verdict.then.outcome,
            "not_before": _day(verdict.then.not_before),
            "routines": list(verdict.then.routines),
        },
        "confidence": verdict.confidence,
        "plan": {"routines": list(verdict.routines), "recheck": _day(verdict.recheck)},
        "cautions": _marks(verdict.cautions, book.words[language]["cautions"]),
        "notes": _marks(verdict.notes, book.words[language]["notes"]),
        "notices": notices(book, language),
    }


def _reasons(reasons: tuple[Reason, ...], words: Mapping[str, Mapping[str, Text]]) -> list[dict[str, object]]:
    return [
        {"rule": reason.rule, "text": words[reason.rule]["text"], "answers": dict(reason.answers)}
        for reason in reasons
    ]


def _marks(ids: tuple[str, ...], words: Mapping[str, Mapping[str, Text]]) -> list[dict[str, object]]:
    return [{"id": id_, **words[id_]} for id_ in ids]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
