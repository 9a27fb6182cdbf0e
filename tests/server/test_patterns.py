"""A pattern means the whole text, wherever a shape names one."""

import importlib
import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from msgspec import inspect

from server.patterns import whole
from server.shapes import Country
from tests.running import ROOT

MODULES = sorted(
    ".".join(file.relative_to(ROOT).with_suffix("").parts)
    for name in ("schemas", "bodies", "routes")
    for file in (ROOT / "server").glob(f"*/{name}.py")
)


def patterns_in(type_: Any) -> Iterator[str]:
    """Every pattern of a type, at any depth."""
    if isinstance(type_, inspect.StrType) and type_.pattern is not None:
        yield type_.pattern
    for name in ("fields", "types", "item_types"):
        for part in getattr(type_, name, ()):
            yield from patterns_in(getattr(part, "type", part))
    for name in ("item_type", "key_type", "value_type", "type"):
        if (part := getattr(type_, name, None)) is not None:
            yield from patterns_in(part)


def shapes_of(module: str) -> list[type]:
    return [
        value
        for value in vars(importlib.import_module(module)).values()
        if isinstance(value, type) and issubclass(value, msgspec.Struct)
    ]


@pytest.mark.parametrize("module", MODULES)
def test_every_pattern_of_every_shape_reaches_to_the_end(module: str) -> None:
    start, end = whole("|").split("|")
    for shape in shapes_of(module):
        for pattern in patterns_in(inspect.type_info(shape)):
            assert pattern.startswith(start), (shape, pattern)
            assert pattern.endswith(end), (shape, pattern)


def test_patterns_are_found_at_any_depth() -> None:
    class Deep(msgspec.Struct):
        countries: dict[str, list[tuple[Country | None, int]]]

    assert list(patterns_in(inspect.type_info(Deep))) == [whole("[A-Z]{2}")]


@pytest.mark.parametrize("text", ["PL\n", "\nPL", "PL ", "PLN", "xPL", "PL\r", "PL\u2028", "P"])
def test_a_whole_pattern_takes_nothing_before_or_behind(text: str) -> None:
    assert re.search(whole("[A-Z]{2}"), "PL")
    assert re.search(whole("a|[A-Z]{2}"), text) is None
