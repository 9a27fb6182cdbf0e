"""The gates as JsonLogic, the format that libraries of both languages evaluate (jsonlogic.com)."""

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
from server.content.catalogue.shapes import Rules

Logic = dict[str, object]


def gates_logic(rules: Rules) -> list[Logic]:
    """A rule of JsonLogic for each gate, in order."""
    return [_logic(gate.when, rules) for gate in rules.gates]


def _logic(condition: Condition, rules: Rules) -> Logic:
    match condition:
        case All(parts):
            return {"and": [_logic(part, rules) for part in parts]}
        case AnyOf(parts):
            return _any([_logic(part, rules) for part in parts])
        case Not(part):
            return {"!": [_logic(part, rules)]}
        case Is(question, options):
            return {"in": [{"var": [question, ""]}, list(options)]}
        case Includes(question, options):
            return _any([{"in": [option, {"var": [question, []]}]} for option in options])
        case Holds(name):  # JsonLogic has no names: what they stand for is written in their place
            return _logic(rules.names[name], rules)
        case AtLeast(left, right):
            return _compared(">=", left, right, rules)
        case AtMost(left, right):
            return _compared("<=", left, right, rules)


def _any(parts: list[Logic]) -> Logic:
    return parts[0] if len(parts) == 1 else {"or": parts}


def _compared(sign: str, left: Number, right: Number, rules: Rules) -> Logic:
    """False when an answer is missing, which JsonLogic would take for 0."""
    compared: Logic = {sign: [_number(left, rules), _number(right, rules)]}
    given: list[Logic] = [
        {"!==": [{"var": side.question}, None]} for side in (left, right) if isinstance(side, Answer)
    ]
    return {"and": [*given, compared]} if given else compared


def _number(number: Number, rules: Rules) -> object:
    match number:
        case int():
            return number
        case Answer(question):
            return {"var": question}
        case CountOf(parts):
            return {"+": [{"if": [_logic(part, rules), 1, 0]} for part in parts]}
        case _:
            raise TypeError(f"no gate has used this yet, say it in JsonLogic: {number}")
