"""Decides conditions over answers, and says which answers a decision rests on. Pure, and always has an answer.

`web/src/lib/assessment/conditions.ts` says the same in TypeScript; shared vectors hold the two together.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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

Given = str | int | tuple[str, ...]
Answers = Mapping[str, Given]
Support = frozenset[tuple[str, str]]
"""Pairs of question and option; a number stands as its digits."""


@dataclass(frozen=True)
class View:
    """What a condition looks at. `rules` is None while only the visibility of questions is decided."""

    answers: Answers
    questions: Mapping[str, Question]
    rules: Rules | None = None

    def chosen(self, question: str) -> tuple[str, ...]:
        """The options chosen for `question`, without the one that stands for none."""
        given = self.answers.get(question, ())
        if isinstance(given, int):
            return ()
        options = (given,) if isinstance(given, str) else given
        return tuple(option for option in options if option != self.questions[question].none)

    def named(self, name: str) -> Condition:
        return self.rules.names[name] if self.rules else AnyOf(())

    def scored(self, service: str) -> list[tuple[int, Condition]]:
        rules = self.rules.points if self.rules else ()
        return [
            (rule.points, rule.when) for rule in rules if rule.service == service and holds(rule.when, self)
        ]


def holds(condition: Condition, view: View) -> bool:
    # The commonest first, and without taking them apart: most of the time of an evaluation is spent here.
    match condition:
        case Is() | Includes():
            return _is_given(condition, view)
        case AnyOf(parts):
            return any(holds(part, view) for part in parts)
        case All(parts):
            return all(holds(part, view) for part in parts)
        case Holds(name):
            return holds(view.named(name), view)
        case AtLeast(left, right):
            return _compare(amount(left, view), amount(right, view))
        case AtMost(left, right):
            return _compare(amount(right, view), amount(left, view))
        case Not(part):
            return not holds(part, view)


def _is_given(condition: Is | Includes, view: View) -> bool:
    given = view.answers.get(condition.question)
    if given is None:
        return False
    options = condition.options
    if isinstance(given, tuple):
        return any(option in options for option in given)
    return given in options


def _given_options(view: View, question: str) -> tuple[str, ...]:
    given = view.answers.get(question, ())
    if isinstance(given, int):
        return ()
    return (given,) if isinstance(given, str) else given


def _compare(larger: int | None, smaller: int | None) -> bool:
    return larger is not None and smaller is not None and larger >= smaller


def amount(number: Number, view: View) -> int | None:
    """The value, or None when it rests on an answer that was not given."""
    match number:
        case Answer(question):
            given = view.answers.get(question)
            return given if isinstance(given, int) else None
        case Chosen(question):
            return len(view.chosen(question))
        case CountOf(parts):
            return sum(holds(part, view) for part in parts)
        case Points(service):
            return sum(points for points, _ in view.scored(service))
        case Sum(parts):
            amounts = [amount(part, view) for part in parts]
            return None if None in amounts else sum(each for each in amounts if each is not None)
        case int():
            return number


def behind(condition: Condition, view: View) -> Support:
    """The answers that make a condition true; empty when it does not hold."""
    if not holds(condition, view):
        return frozenset()
    match condition:
        case All(parts) | AnyOf(parts):
            return _union(behind(part, view) for part in parts)
        case Not(part):
            return _mentioned(part, view)
        case Is(question, options) | Includes(question, options):
            given = _given_options(view, question)
            return frozenset((question, option) for option in given if option in options)
        case AtLeast(left, right) | AtMost(left, right):
            return _behind_number(left, view) | _behind_number(right, view)
        case Holds(name):
            return behind(view.named(name), view)


def _behind_number(number: Number, view: View) -> Support:
    match number:
        case Answer(question):
            return _whole_answer(question, view)
        case Chosen(question):
            return frozenset((question, option) for option in view.chosen(question))
        case CountOf(parts):
            return _union(behind(part, view) for part in parts)
        case Points(service):
            return _union(behind(when, view) for _, when in view.scored(service))
        case Sum(parts):
            return _union(_behind_number(part, view) for part in parts)
        case int():
            return frozenset()


def _mentioned(condition: Condition, view: View) -> Support:
    """Every answer given to a question that the condition mentions: what a `not` rests on."""
    match condition:
        case All(parts) | AnyOf(parts):
            return _union(_mentioned(part, view) for part in parts)
        case Not(part):
            return _mentioned(part, view)
        case Is(question, _) | Includes(question, _):
            return _whole_answer(question, view)
        case AtLeast(left, right) | AtMost(left, right):
            return _behind_number(left, view) | _behind_number(right, view)
        case Holds(name):
            return _mentioned(view.named(name), view)


def _whole_answer(question: str, view: View) -> Support:
    given = view.answers.get(question)
    if isinstance(given, int):
        return frozenset({(question, str(given))})
    return frozenset((question, option) for option in _given_options(view, question))


def _union(supports: Iterable[Support]) -> Support:
    return frozenset().union(*supports)
