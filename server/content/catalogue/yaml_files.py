"""Reads YAML into fields: every value keeps its file and line."""

import os
import re
from pathlib import Path

import yaml

from server.content.catalogue.fields import Field, Place, Problems

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+\Z")
PLAIN_WORDS = {"null": None, "~": None, "": None, "true": True, "false": False}


def shown_path(path: Path) -> str:
    """The path as a person would type it from here."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative


def read_text(path: Path, problems: Problems) -> str | None:
    """The file's text; None, and a problem, where it cannot be read."""
    place = Place(shown_path(path), 1)
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        problems.add(place, "this file is missing; add it (server/content/README.md says what it holds)")
    except UnicodeDecodeError:
        problems.add_unreadable(place, "is not UTF-8 text; save it as UTF-8")
    except OSError as error:
        problems.add_unreadable(place, f"cannot be read ({error.strerror}); put a readable file there")
    return None


def read_yaml(path: Path, problems: Problems) -> Field:
    """The file's content; a missing or broken file is one problem and reads as absent."""
    place = Place(shown_path(path), 1)
    text = read_text(path, problems)
    return Field(None, place, problems, absent=True) if text is None else parse_yaml(text, place, problems)


def read_named_files(folder: Path, problems: Problems) -> list[Field]:
    """Every readable file of a folder in which a file is named after the id that it holds."""
    fields: list[Field] = []
    for path in sorted(folder.glob("*.yaml")):
        field = read_yaml(path, problems)
        id_ = field.pairs().get("id")
        if id_ is not None and id_.value != path.stem:
            id_.report(f"id {id_.value!r} differs from the file name {path.stem!r}; make them equal")
        if not field.absent:
            fields.append(field)
    return fields


def parse_yaml(text: str, place: Place, problems: Problems) -> Field:
    """`place` is where the text begins: front matter of an article does not begin on line 1."""
    try:
        return _parsed(text, place, problems)
    except RecursionError:
        problems.add_unreadable(place, "is nested too deeply, or holds itself; write it out plainly")
        return Field(None, place, problems, absent=True)


def _parsed(text: str, place: Place, problems: Problems) -> Field:
    try:
        node = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = place.line + (mark.line if mark else 0)
        reason = getattr(error, "problem", None) or "cannot be read"
        problems.add_unreadable(
            Place(place.file, line), f"not valid YAML: {reason}; look for a missing quote or indent"
        )
        return Field(None, place, problems, absent=True)
    if node is None:
        problems.add_unreadable(place, "is empty; fill it (server/content/README.md says what it holds)")
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
