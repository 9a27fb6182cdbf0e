"""What does not fit, in words for people: what belongs into a field, never a pattern or the name of a type."""

from __future__ import annotations

import re

from msgspec import Meta

from server.patterns import whole

UNFIT = "This does not have the form it should have."
TYPES = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "yes or no",
    "array": "a list",
    "object": "a group of fields",
}

FIELD = re.compile(r"Object (contains unknown|missing required) field `([^`]*)`")
PLACE = re.compile(r" - at (?:`key` in )?`\$\.?([^`]*)`$")
LENGTH = re.compile(r"Expected `(str|array|object)` of length ([<>])= (\d+)")
RANGE = re.compile(r"Expected `(?:int|float)` ([<>])=? ([-\d.e+]+)")
PATTERN = re.compile(r"Expected `str` matching regex (.*)", re.DOTALL)
TYPE = re.compile(r"Expected `([^`]*)`, got `([^`]*)`")

_forms: dict[str, str] = {}


def form(pattern: str, words: str, *, min_length: int | None = None, max_length: int | None = None) -> Meta:
    """A pattern for whole texts, with the sentence that says what it asks for."""
    anchored = whole(pattern)
    _forms[repr(anchored)] = words
    return Meta(pattern=anchored, min_length=min_length, max_length=max_length)


def in_words(message: str) -> tuple[str, str]:
    """Place (`therapists[0].name`, "" for the whole) and sentence for a message of msgspec's ValidationError."""
    place = PLACE.search(message)
    path = place[1].replace("[...]", "") if place else ""
    said = PLACE.sub("", message)
    if field := FIELD.match(said):
        words = "This field is not known." if "unknown" in field[1] else "This field is missing."
        return f"{path}.{field[2]}".lstrip("."), words
    return path, _sentence(said)


def _sentence(said: str) -> str:
    if said.endswith("."):
        return said  # a shape's own, about several fields at once; those of msgspec end without
    if found := PATTERN.match(said):
        return _forms.get(found[1], UNFIT)
    if found := LENGTH.match(said):
        return _of_length(found[1], found[2], int(found[3]))
    if found := RANGE.match(said):
        which = ("large", "largest") if found[1] == "<" else ("small", "smallest")
        return f"This number is too {which[0]}: the {which[1]} possible is {float(found[2]):g}."
    if found := TYPE.match(said):
        return _of_type(found[1].split(" | "), found[2])
    if said.startswith("Invalid RFC3339 encoded date"):
        return "There is no such day or time."
    return "This value is not one of those possible here." if said.startswith("Invalid enum") else UNFIT


def _of_length(kind: str, comparison: str, length: int) -> str:
    parts = "characters" if kind == "str" else "entries"
    if comparison == "<":
        return f"This is too long: at most {length} {parts} fit here."
    return "This cannot be empty." if length == 1 else f"This needs at least {length} {parts}."


def _of_type(expected: list[str], got: str) -> str:
    if got == "null":
        return "This cannot be left out."
    wanted = [TYPES[name] for name in expected if name in TYPES]
    return f"This has to be {' or '.join(wanted)}." if wanted else UNFIT
