"""Conditions over answers: a small language without loops, side effects or failure.

The language is described in README.md. Both assessment engines interpret the same tree, and it compiles to logic.
"""

from collections.abc import Mapping
from dataclasses import dataclass


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
