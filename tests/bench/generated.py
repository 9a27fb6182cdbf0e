"""The gates as a plain function of Python or JavaScript: about the fastest that one could write by hand."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import cast

from server.assessment.conditions import Given
from server.content.catalogue.conditions import (
    All,
    Answer,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    CountOf,
    Holds,
    Includes,
    Is,
    Not,
    Number,
)
from server.content.catalogue.shapes import AssessmentCatalogue

Gates = Callable[[Mapping[str, Given]], list[str]]


@dataclass(frozen=True)
class Spelling:
    """How a language writes what the languages write differently."""

    both: str
    either: str
    no: str
    always: str
    never: str
    equal: str
    among: str
    given: str
    missing: Mapping[str, str]
    gate: str
    function: str


PYTHON = Spelling(
    both=" and ",
    either=" or ",
    no="not ",
    always="True",
    never="False",
    equal="==",
    among="{one} in {many}",
    given="    {name} = given({id}, {missing})\n",
    missing={
        "option": "None",
        "options": "()",
        "number": "NAN",
    },  # NAN is neither at least nor at most anything
    gate="    if {condition}:\n        found.append({id})\n",
    function="def gates(answers):\n    given = answers.get\n    found = []\n{given}{gates}    return found\n",
)
JAVASCRIPT = Spelling(
    both=" && ",
    either=" || ",
    no="!",
    always="true",
    never="false",
    equal="===",
    among="{many}.includes({one})",
    given="const {name} = answers[{id}] ?? {missing};\n",
    missing={"option": "null", "options": "NOTHING", "number": "NaN"},
    gate="if ({condition}) found.push({id});\n",
    function="const NOTHING = [];\nreturn (answers) => {{\nconst found = [];\n{given}{gates}return found;\n}};\n",
)


@dataclass
class Writer:
    book: AssessmentCatalogue
    spelling: Spelling
    asked: set[str] = field(default_factory=set)
    """The questions that the gates have named so far."""

    def function(self) -> str:
        spelling = self.spelling
        gates = "".join(
            spelling.gate.format(condition=self.condition(rule.when), id=json.dumps(rule.id))
            for rule in self.book.rules.gates
        )
        given = "".join(
            spelling.given.format(
                name=_name(question.id), id=json.dumps(question.id), missing=spelling.missing[question.type]
            )
            for question in self.book.questions.questions
            if question.id in self.asked
        )
        return spelling.function.format(given=given, gates=gates)

    def condition(self, condition: Condition) -> str:
        spelling = self.spelling
        match condition:
            case All(parts):
                return self._joined(parts, spelling.both, spelling.always)
            case AnyOf(parts):
                return self._joined(parts, spelling.either, spelling.never)
            case Not(part):
                return f"({spelling.no}{self.condition(part)})"
            case Is(question, options):
                equal = [
                    f"{self._given(question)} {spelling.equal} {json.dumps(option)}" for option in options
                ]
                return f"({spelling.either.join(equal) or spelling.never})"
            case Includes(question, options):
                given = self._given(question)
                among = [spelling.among.format(one=json.dumps(option), many=given) for option in options]
                return f"({spelling.either.join(among) or spelling.never})"
            case Holds(name):
                return self.condition(self.book.rules.names[name])
            case AtLeast(left, right):
                return f"({self._number(left)} >= {self._number(right)})"
            case AtMost(left, right):
                return f"({self._number(left)} <= {self._number(right)})"

    def _joined(self, parts: tuple[Condition, ...], word: str, empty: str) -> str:
        return f"({word.join(map(self.condition, parts)) or empty})"

    def _number(self, number: Number) -> str:
        match number:
            case int():
                return str(number)
            case Answer(question):
                return self._given(question)
            case CountOf(parts):  # both languages count true as 1
                return f"({' + '.join(map(self.condition, parts)) or 0})"
            case _:
                raise TypeError(f"no gate has used this yet, say it in code: {number}")

    def _given(self, question: str) -> str:
        self.asked.add(question)
        return _name(question)


def _name(question: str) -> str:
    """No word of either language begins like this."""
    return f"q_{question}"


def javascript_gates(book: AssessmentCatalogue) -> str:
    """What `new Function` takes."""
    return Writer(book, JAVASCRIPT).function()


def python_gates(book: AssessmentCatalogue) -> Gates:
    space: dict[str, object] = {"NAN": float("nan")}
    exec(Writer(book, PYTHON).function(), space)  # noqa: S102 -- our own rules
    return cast("Gates", space["gates"])
