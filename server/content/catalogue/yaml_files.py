"""Reads YAML into fields: every value keeps its file and line."""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from server.content.catalogue.fields import Field, Place, Problems
from server.content.catalogue.files import read_text, shown_path

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,8})\Z")
DECIMAL = re.compile(r"[-+]?[0-9]{1,9}\.[0-9]{1,9}\Z")
PLAIN_WORDS = {"null": None, "~": None, "": None, "true": True, "false": False}
DEEPEST = 30


def read_yaml(path: Path, problems: Problems) -> Field:
    """The file's content; a missing or broken file is one problem and reads as absent."""
    place = Place(shown_path(path), 1)
    text = read_text(path, problems)
    return Field(None, place, problems, absent=True) if text is None else parse_yaml(text, place, problems)


def read_versioned(path: Path, problems: Problems, *needed: str) -> dict[str, Field]:
    """The fields of a file that says which version of itself it is."""
    file = read_yaml(path, problems).record("version", *needed)
    file["version"].whole(1)
    return file


def read_named_files(folder: Path, problems: Problems) -> list[tuple[str, Field]]:
    """Every file of a folder in which a file is named after the id that it holds, broken ones too, with that id."""
    files: list[tuple[str, Field]] = []
    for path in sorted(folder.glob("*.yaml")):
        file = read_yaml(path, problems)
        id_ = file.value.get("id") if isinstance(file.value, dict) else None
        if id_ is not None and id_.value != path.stem:
            id_.report(f"id {id_.value!r} differs from the file name {path.stem!r}; make them equal")
        files.append((path.stem, file))
    return files


def parse_yaml(text: str, place: Place, problems: Problems) -> Field:
    """`place` is where the text begins: front matter of an article does not begin on line 1."""
    absent = Field(None, place, problems, absent=True)
    try:
        refused = _without_end(text)
        node = None if refused else yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = place.line + (mark.line if mark else 0)
        reason = getattr(error, "problem", None) or "cannot be read"
        problems.add_unreadable(
            Place(place.file, line), f"not valid YAML: {reason}; {_remedy(text, mark, reason)}"
        )
        return absent
    if refused:
        problems.add_unreadable(Place(place.file, place.line + refused[0]), refused[1])
        return absent
    if node is None:
        problems.add_unreadable(place, "is empty; fill it (server/content/README.md says what it holds)")
        return absent
    return _Document(place, problems).field(node)


def _without_end(text: str) -> tuple[int, str] | None:
    """Index of the line, and words, for what could grow without end or end the program while it is composed."""
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        line = event.start_mark.line if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent):
            return line, "an alias (*) repeats what stands elsewhere; write it out plainly"
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            return line, "is nested too deeply; write it as README.md shows"
    return None


def _remedy(text: str, mark: yaml.Mark | None, reason: str) -> str:
    if (
        "nesting" in reason
    ):  # libyaml reads ahead, and meets a limit of its own before the first event is told
        return "it is nested too deeply; write it as README.md shows"
    line = text.splitlines()[mark.line : mark.line + 1] if mark else []
    if "\t" in "".join(line):
        return "use spaces instead of a tab"
    return "look for a missing quote or indent"


@dataclass(frozen=True)
class _Document:
    """One YAML document on its way to fields."""

    start: Place
    problems: Problems

    def field(self, node: yaml.Node) -> Field:
        if not node.tag.startswith("tag:yaml.org,2002:") or ":python/" in node.tag:
            self.problems.add(self._place(node), f"has a tag {node.tag!r}; remove it")
            return Field(None, self._place(node), self.problems, absent=True)
        if isinstance(node, yaml.MappingNode):
            return Field(self._pairs(node), self._place(node), self.problems)
        if isinstance(node, yaml.SequenceNode):
            return Field([self.field(item) for item in node.value], self._place(node), self.problems)
        return Field(_scalar(node), self._place(node), self.problems)

    def _pairs(self, node: yaml.MappingNode) -> dict[str, Field]:
        pairs: dict[str, Field] = {}
        for key_node, value_node in node.value:
            place = self._place(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.add(place, "a key must be one word; write key: value")
                continue
            key = str(key_node.value)
            inner = self.field(value_node)
            if key in pairs:
                self.problems.add(place, f"key {key!r} stands here twice; remove one")
            pairs[key] = Field(inner.value, place, self.problems, absent=inner.absent)
        return pairs

    def _place(self, node: yaml.Node) -> Place:
        return Place(self.start.file, self.start.line + node.start_mark.line)


def _scalar(node: yaml.Node) -> bool | int | float | str | None:
    """Our own reading of plain words: `yes`, `no`, `on`, `off` and dates stay text, unlike in plain YAML 1.1."""
    word = str(node.value)
    if getattr(node, "style", None):  # quoted, or a block of text
        return word
    if word in PLAIN_WORDS:
        return PLAIN_WORDS[word]
    if WHOLE.match(word):
        return int(word)
    return float(word) if DECIMAL.match(word) else word
