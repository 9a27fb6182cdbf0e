"""Reads YAML with the place of every value, and collects all problems instead of stopping at the first.

A `Field` is a value that knows its file and line. Its typed readers return the value, or report a problem and return
a harmless stand-in of the right type, so that one run lists everything that is wrong.
"""

import os
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+\Z")
PLAIN_WORDS = {"null": None, "~": None, "": None, "true": True, "false": False}

Value = bool | int | float | str | list["Field"] | dict[str, "Field"] | None


@dataclass(frozen=True)
class Place:
    file: str
    line: int


@dataclass
class Problems:
    """Everything found wrong so far; printed in the order of files and lines."""

    found: set[tuple[str, int, str]] = field(default_factory=set)

    def add(self, place: Place, message: str) -> None:
        self.found.add((place.file, place.line, message))

    def lines(self) -> list[str]:
        return [f"{file}:{line}: {message}" for file, line, message in sorted(self.found)]


@dataclass(frozen=True)
class Field:
    value: Value
    place: Place
    problems: Problems
    absent: bool = False

    def report(self, message: str) -> None:
        self.problems.add(self.place, message)

    def wrong(self, expected: str) -> None:
        if not self.absent:
            self.report(f"expected {expected}, found {kind_of(self.value)}")

    def text(self) -> str:
        if isinstance(self.value, str) and self.value.strip():
            return self.value.strip()
        self.wrong("text (put it in quotes if it looks like a number)")
        return ""

    def whole(self, least: int = 0, most: int = 10_000) -> int:
        if isinstance(self.value, int) and not isinstance(self.value, bool) and least <= self.value <= most:
            return self.value
        self.wrong(f"a whole number from {least} to {most}")
        return least

    def number(self, least: float = 0, most: float = 10_000) -> float:
        value = self.value
        if isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most:
            return value
        self.wrong(f"a number from {least} to {most}")
        return least

    def truth(self) -> bool:
        if isinstance(self.value, bool):
            return self.value
        self.wrong("true or false")
        return False

    def choice(self, allowed: Collection[str], what: str) -> str:
        """One of `allowed`; `what` names the thing in the message, e.g. "region"."""
        word = self.text()
        if word and word not in allowed:
            self.report(f"unknown {what}: {word!r}; known: {', '.join(allowed)}")
        return word

    def maybe_text(self) -> str | None:
        return None if self.value is None or self.absent else self.text()

    def items(self, least: int = 0) -> list["Field"]:
        if isinstance(self.value, list):
            if len(self.value) < least:
                self.report(f"needs at least {least} here")
            return self.value
        self.wrong("a list")
        return []

    def texts(self, least: int = 0) -> tuple[str, ...]:
        return tuple(item.text() for item in self.items(least))

    def choices(self, allowed: Collection[str], what: str, least: int = 0) -> tuple[str, ...]:
        words = tuple(item.choice(allowed, what) for item in self.items(least))
        if len(set(words)) < len(words):
            self.report(f"names the same {what} twice")
        return words

    def pairs(self) -> dict[str, "Field"]:
        if isinstance(self.value, dict):
            return self.value
        self.wrong("keys with values")
        return {}

    def record(self, *needed: str, optional: Collection[str] = ()) -> dict[str, "Field"]:
        """The value as a record: every needed key present, no key unknown. Missing keys read as absent fields."""
        pairs = self.pairs()
        allowed = (*needed, *optional)
        for key, inner in pairs.items():
            if key not in allowed:
                inner.report(f"unknown key {key!r}; allowed: {', '.join(allowed)}")
        for key in needed:
            if key not in pairs and not self.absent:
                self.report(f"missing key {key!r}; add it")
        return {key: pairs.get(key) or self.nothing() for key in allowed}

    def nothing(self) -> "Field":
        return Field(None, self.place, self.problems, absent=True)

    def only(self) -> tuple[str, "Field"]:
        """The single key of a one-key mapping, and its value."""
        pairs = self.pairs()
        if len(pairs) == 1:
            return next(iter(pairs.items()))
        if isinstance(self.value, dict):
            self.report(f"needs exactly one key here, found {len(pairs)}")
        return "", self.nothing()


def kind_of(value: Value) -> str:
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, list):
        return "a list"
    if value is None:
        return "nothing"
    return repr(value)


def same_keys(left: Mapping[str, object], words: Field, what: str) -> dict[str, Field]:
    """The words for exactly the ids of `left`: reports what has no words and words that belong to nothing."""
    pairs = words.pairs()
    for key in left:
        if key not in pairs and not words.absent:
            words.report(f"no words for {what} {key!r}; add them here")
    for key, inner in pairs.items():
        if key not in left:
            inner.report(f"words for an unknown {what} {key!r}; remove them or add the {what}")
    return {key: pairs.get(key) or words.nothing() for key in left}


def shown_path(path: Path) -> str:
    """The path as a person would type it from here."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative


def read_yaml(path: Path, problems: Problems) -> Field:
    """The file's content; a missing or broken file is one problem and reads as absent."""
    place = Place(shown_path(path), 1)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        problems.add(place, "this file is missing; add it (see README.md beside the catalogue)")
        return Field(None, place, problems, absent=True)
    except UnicodeDecodeError:
        problems.add(place, "is not UTF-8 text; save it as UTF-8")
        return Field(None, place, problems, absent=True)
    return parse_yaml(text, place, problems)


def parse_yaml(text: str, place: Place, problems: Problems) -> Field:
    """`place` is where the text begins: front matter of an article does not begin on line 1."""
    try:
        node = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = place.line + (mark.line if mark else 0)
        reason = getattr(error, "problem", None) or "cannot be read"
        problems.add(Place(place.file, line), f"not valid YAML: {reason}; look for a missing quote or indent")
        return Field(None, place, problems, absent=True)
    if node is None:
        problems.add(place, "is empty; fill it (see README.md beside the catalogue)")
        return Field(None, place, problems, absent=True)
    return to_field(node, place, problems)


def to_field(node: yaml.Node, start: Place, problems: Problems) -> Field:
    place = Place(start.file, start.line + node.start_mark.line)
    if isinstance(node, yaml.MappingNode):
        return Field(to_pairs(node, start, problems), place, problems)
    if isinstance(node, yaml.SequenceNode):
        return Field([to_field(item, start, problems) for item in node.value], place, problems)
    return Field(to_scalar(node), place, problems)


def to_pairs(node: yaml.MappingNode, start: Place, problems: Problems) -> dict[str, Field]:
    pairs: dict[str, Field] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        inner = to_field(value_node, start, problems)
        key_place = Place(start.file, start.line + key_node.start_mark.line)
        if key in pairs:
            problems.add(key_place, f"key {key!r} stands here twice; remove one")
        pairs[key] = Field(inner.value, key_place, problems)
    return pairs


def to_scalar(node: yaml.Node) -> bool | int | float | str | None:
    """Our own reading of plain words: `yes`, `no`, `on`, `off` and dates stay text, unlike in plain YAML 1.1."""
    word = str(node.value)
    if getattr(node, "style", None):  # quoted, or a block of text
        return word
    if word in PLAIN_WORDS:
        return PLAIN_WORDS[word]
    if WHOLE.match(word):
        return int(word)
    return float(word) if DECIMAL.match(word) else word
