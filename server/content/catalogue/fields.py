"""Values that know where they stand, and problems collected instead of stopping at the first.

A `Field` is a value that knows its file and line. Its typed readers return the value, or report a problem and return
a harmless stand-in of the right type, so that one run lists everything that is wrong.
"""

import re
import reprlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

HTML = re.compile(r"<[a-zA-Z/!]")
Value = bool | int | float | str | list["Field"] | dict[str, "Field"] | None


@dataclass(frozen=True)
class Place:
    file: str
    line: int


@dataclass
class Problems:
    """Everything found wrong so far; printed in the order of files and lines.

    A file that cannot be read makes a hundred others look wrong, so then nothing else is told.
    """

    found: set[tuple[str, int, str]] = field(default_factory=set)
    unreadable: set[tuple[str, int, str]] = field(default_factory=set)

    def add(self, place: Place, message: str) -> None:
        self.found.add((place.file, place.line, message))

    def add_unreadable(self, place: Place, message: str) -> None:
        self.add(place, message)
        self.unreadable.add((place.file, place.line, message))

    def lines(self) -> list[str]:
        told = sorted(self.unreadable or self.found)
        return [f"{file}:{line}: {message}" for file, line, message in told]


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
            if HTML.search(self.value):
                self.report("HTML is shown as it stands here; say it in words")
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
        self.wrong(f"a number from {least:g} to {most:g} without a unit")
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
        self.wrong("a list, [one, two]")
        return []

    def ids(self, what: str, least: int = 1) -> tuple[str, ...]:
        """Ids that this list makes known, so each of them once."""
        ids = tuple(filter(None, self.texts(least)))
        for id_ in sorted({id_ for id_ in ids if ids.count(id_) > 1}):
            self.report(f"{what} {id_!r} stands here twice; remove one")
        return ids

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
        if not isinstance(self.value, dict):
            return {key: self.nothing() for key in allowed}
        for key, inner in pairs.items():
            if key not in allowed:
                inner.report(f"unknown key {key!r}; allowed: {', '.join(allowed)}")
        for key in needed:
            if key not in pairs:
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
    return reprlib.repr(value)


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
