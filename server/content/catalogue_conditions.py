"""Conditions over answers: a small language without loops, side effects or failure, and its reader.

The language is described in README.md. Both assessment engines interpret the same tree, and it compiles to logic.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from server.content.catalogue_reader import Field


@dataclass(frozen=True)
class All:
    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class AnyOf:
    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class Not:
    part: "Condition"


@dataclass(frozen=True)
class Is:
    question: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Includes:
    question: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class AtLeast:
    left: "Number"
    right: "Number"


@dataclass(frozen=True)
class AtMost:
    left: "Number"
    right: "Number"


@dataclass(frozen=True)
class Holds:
    name: str


@dataclass(frozen=True)
class Answer:
    question: str


@dataclass(frozen=True)
class Chosen:
    question: str


@dataclass(frozen=True)
class CountOf:
    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class Points:
    service: str


@dataclass(frozen=True)
class Sum:
    parts: tuple["Number", ...]


Condition = All | AnyOf | Not | Is | Includes | AtLeast | AtMost | Holds
Number = int | Answer | Chosen | CountOf | Points | Sum
NEVER: Condition = AnyOf(())
ALWAYS: Condition = All(())


@dataclass(frozen=True)
class Askable:
    """What a condition may know of a question: its type and its options."""

    type: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Scope:
    """What a condition at this place may name. Questions not yet asked at this place are left out."""

    questions: Mapping[str, Askable]
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
    question, options = field.only()
    askable = _question(field, question, scope, question_type)
    named = options.items(1) if isinstance(options.value, list) else [options]
    if askable is None:
        return question, ()
    return question, tuple(item.choice(askable.options, f"option of {question}") for item in named)


def _question(field: Field, question: str, scope: Scope, question_type: str) -> Askable | None:
    askable = scope.questions.get(question)
    if askable is None:
        if question:
            field.report(
                f"unknown question {question!r} here; use the id of a question asked before this point"
            )
        return None
    if askable.type != question_type:
        field.report(f"question {question!r} is of type {askable.type!r}, needed here: {question_type!r}")
        return None
    return askable


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


def only_grows(condition: Condition, names: Mapping[str, Condition]) -> bool:
    """Whether more chosen options can never make the condition false: no `not`, no `at_most`, nothing to undercut."""
    match condition:
        case All(parts) | AnyOf(parts):
            return all(only_grows(part, names) for part in parts)
        case Is() | Includes():
            return True
        case AtLeast(CountOf(parts), int()):
            return all(only_grows(part, names) for part in parts)
        case AtLeast(Chosen() | Answer(), int()):
            return True
        case Holds(name):
            return name in names and only_grows(names[name], names)
        case _:
            return False


def plain(tree: Condition | Number) -> object:
    """The tree as JSON values, in the same words as it is written; options always as lists."""
    match tree:
        case All(parts):
            return {"all": [plain(part) for part in parts]}
        case AnyOf(parts):
            return {"any": [plain(part) for part in parts]}
        case Not(part):
            return {"not": plain(part)}
        case Is(question, options):
            return {"is": {question: list(options)}}
        case Includes(question, options):
            return {"includes": {question: list(options)}}
        case AtLeast(left, right):
            return {"at_least": [plain(left), plain(right)]}
        case AtMost(left, right):
            return {"at_most": [plain(left), plain(right)]}
        case Holds(name):
            return {"holds": name}
        case _:
            return plain_number(tree)


def plain_number(number: Number) -> object:
    match number:
        case Answer(question):
            return {"answer": question}
        case Chosen(question):
            return {"chosen": question}
        case CountOf(parts):
            return {"count_of": [plain(part) for part in parts]}
        case Points(service):
            return {"points": service}
        case Sum(parts):
            return {"sum": [plain_number(part) for part in parts]}
        case int():
            return number
