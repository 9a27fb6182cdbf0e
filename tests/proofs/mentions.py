"""Which answers conditions name."""

from collections.abc import Iterator, Mapping

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
    Sum,
)
from server.content.catalogue.shapes import AssessmentCatalogue

RANKS = ("now", "today", "days", "clearance")
"""The urgencies of a warning sign, most urgent first. All below them are one: no doctor is needed."""
ORDER = (*RANKS, "postponed", "home")
"""Every urgency, most urgent first."""


def weighty(book: AssessmentCatalogue) -> set[tuple[str, str]]:
    """Question and option of all that a warning sign rests on, itself or for its questions to be asked."""
    waiting = [rule.when for rule in book.rules.gates if rule.urgency in RANKS]
    found: set[tuple[str, str]] = set()
    questions: set[str] = set()
    while waiting:
        for question, option in mentioned(waiting.pop(), book.rules.names):
            found.add((question, option))
            shown_when = book.questions.by_id[question].shown_when
            if question not in questions and shown_when:
                waiting.append(shown_when)
            questions.add(question)
    return found


def mentioned(condition: Condition | Number, names: Mapping[str, Condition]) -> Iterator[tuple[str, str]]:
    """Pairs of question and option; a number, and a count of options, stand without an option."""
    match condition:
        case Is(question, options) | Includes(question, options):
            yield from ((question, option) for option in options)
        case Answer(question) | Chosen(question):
            yield question, ""
        case Holds(name):
            yield from mentioned(names.get(name, All(())), names)
        case _:
            for part in parts(condition):
                yield from mentioned(part, names)


def private_rules(book: AssessmentCatalogue) -> set[str]:
    """Gates that mention a private question, whose answer no clinician's word could name."""
    private = {question.id for question in book.questions.questions if question.private}
    return {
        rule.id
        for rule in book.rules.gates
        if any(question in private for question, _ in mentioned(rule.when, book.rules.names))
    }


def parts(condition: Condition | Number) -> tuple[Condition | Number, ...]:
    match condition:
        case All(inner) | AnyOf(inner) | CountOf(inner):
            return inner
        case Sum(numbers):
            return numbers
        case Not(part):
            return (part,)
        case AtLeast(left, right) | AtMost(left, right):
            return (left, right)
        case _:
            return ()
