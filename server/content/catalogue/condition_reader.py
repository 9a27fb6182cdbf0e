"""Reads conditions and the numbers in them, and checks that they name only what is known at their place."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from server.content.catalogue.conditions import (
    NEVER,
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
from server.content.catalogue.fields import Field
from server.content.catalogue.shapes import Question


@dataclass(frozen=True)
class Scope:
    """What a condition at this place may name. Questions not yet asked at this place are left out."""

    questions: Mapping[str, Question]
    names: Collection[str] = ()
    services: Collection[str] = ()


def read_condition(field: Field, scope: Scope) -> Condition:
    key, inner = field.only()
    reader = CONDITION_READERS.get(key)
    if reader:
        return reader(inner, scope)
    if key:
        field.report(f"unknown condition {key!r}; known: {', '.join(CONDITION_READERS)}")
    return NEVER


def read_number(field: Field, scope: Scope) -> Number:
    if not isinstance(field.value, dict):
        return field.whole(-1000, 1000)
    key, inner = field.only()
    reader = NUMBER_READERS.get(key)
    if reader:
        return reader(inner, scope)
    if key:
        field.report(f"unknown number {key!r}; known: a whole number, {', '.join(NUMBER_READERS)}")
    return 0


def _parts(field: Field, scope: Scope) -> tuple[Condition, ...]:
    return tuple(read_condition(item, scope) for item in field.items(1))


def _options(field: Field, scope: Scope, question_type: str) -> tuple[str, tuple[str, ...]]:
    id_, options = field.only()
    question = _question(field, id_, scope, question_type)
    named = options.items(1) if isinstance(options.value, list) else [options]
    if question is None:
        return id_, ()
    return id_, tuple(item.choice(question.options, f"option of {id_}") for item in named)


def _question(field: Field, id_: str, scope: Scope, needed: str) -> Question | None:
    question = scope.questions.get(id_)
    if question is None:
        if id_:
            field.report(f"unknown question {id_!r} here; use the id of a question asked before this point")
        return None
    if question.type != needed:
        field.report(f"question {id_!r} is of type {question.type!r}, needed here: {needed!r}")
        return None
    return question


def _is(field: Field, scope: Scope) -> Condition:
    return Is(*_options(field, scope, "option"))


def _includes(field: Field, scope: Scope) -> Condition:
    return Includes(*_options(field, scope, "options"))


def _two_numbers(field: Field, scope: Scope) -> tuple[Number, Number]:
    numbers = [read_number(item, scope) for item in field.items(2)]
    if len(numbers) == 2:
        return numbers[0], numbers[1]
    field.wrong("two numbers, [left, right]")
    return 0, 0


def _holds(field: Field, scope: Scope) -> Condition:
    return Holds(field.choice(scope.names, "name (to be defined in `names` above)"))


def _answer(field: Field, scope: Scope) -> Number:
    question = field.text()
    _question(field, question, scope, "number")
    return Answer(question)


def _chosen(field: Field, scope: Scope) -> Number:
    question = field.text()
    _question(field, question, scope, "options")
    return Chosen(question)


def _points(field: Field, scope: Scope) -> Number:
    return Points(field.choice(scope.services, "service with points at this place"))


CONDITION_READERS: dict[str, Callable[[Field, Scope], Condition]] = {
    "all": lambda field, scope: All(_parts(field, scope)),
    "any": lambda field, scope: AnyOf(_parts(field, scope)),
    "not": lambda field, scope: Not(read_condition(field, scope)),
    "is": _is,
    "includes": _includes,
    "at_least": lambda field, scope: AtLeast(*_two_numbers(field, scope)),
    "at_most": lambda field, scope: AtMost(*_two_numbers(field, scope)),
    "holds": _holds,
}
NUMBER_READERS: dict[str, Callable[[Field, Scope], Number]] = {
    "answer": _answer,
    "chosen": _chosen,
    "count_of": lambda field, scope: CountOf(_parts(field, scope)),
    "points": _points,
    "sum": lambda field, scope: Sum(tuple(read_number(item, scope) for item in field.items(1))),
}
