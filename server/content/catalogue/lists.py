"""Reads the short lists that other files name: references, regions, conditions and help numbers."""

import re
from collections.abc import Collection
from pathlib import Path

from server.content.catalogue.fields import Field, Problems
from server.content.catalogue.shapes import Country, HelpLine, Reference
from server.content.catalogue.standing import read_source
from server.content.catalogue.yaml_files import read_versioned

ADDRESS = re.compile(r"https://[^\s/]+\S*\Z")
NUMBER = re.compile(r"\+?[0-9]+( [0-9]+)*\Z")


def read_references(folder: Path, problems: Problems) -> dict[str, Reference]:
    file = read_versioned(folder / "references.yaml", problems, "references")
    references: dict[str, Reference] = {}
    for key, item in file["references"].pairs().items():
        fields = item.record("text", optional=("url",))
        url = fields["url"].maybe_text()
        if url is not None and not ADDRESS.match(url):
            fields["url"].report("an address must begin with https:// and hold no space")
        references[key] = Reference(key, fields["text"].text(), url)
    return references


def read_regions(folder: Path, problems: Problems) -> tuple[str, ...]:
    file = read_versioned(folder / "regions.yaml", problems, "regions")
    return file["regions"].ids("region")


def read_conditions(folder: Path, problems: Problems) -> tuple[str, ...]:
    file = read_versioned(folder / "conditions.yaml", problems, "conditions")
    return file["conditions"].ids("condition")


def read_help(folder: Path, problems: Problems, references: Collection[str]) -> tuple[Country, ...]:
    file = read_versioned(folder / "help.yaml", problems, "countries")
    return tuple(_country(code, item, references) for code, item in file["countries"].pairs().items())


def _country(code: str, item: Field, references: Collection[str]) -> Country:
    fields = item.record("emergency", "source", "crisis", optional=("doctor", "silent"))
    if code != "other" and not (len(code) == 2 and code.isupper()):
        item.report(f"{code!r} is not a country code of two capitals, or 'other'")
    return Country(
        code=code,
        emergency=tuple(_number(item) for item in fields["emergency"].items(1)),
        source=read_source(fields["source"], references),
        crisis=_lines(fields["crisis"], references),
        doctor=_lines(fields["doctor"], references),
        silent=_lines(fields["silent"], references),
    )


def _lines(field: Field, references: Collection[str]) -> tuple[HelpLine, ...]:
    return () if field.absent else tuple(_line(line, references) for line in field.items())


def _line(item: Field, references: Collection[str]) -> HelpLine:
    fields = item.record("name", "source", optional=("phone", "text"))
    if fields["phone"].absent and fields["text"].absent:
        item.report("a help line needs `phone` or `text`")
    return HelpLine(
        fields["name"].text(),
        None if fields["phone"].absent else _number(fields["phone"]),
        None if fields["text"].absent else _number(fields["text"]),
        read_source(fields["source"], references),
    )


def _number(field: Field) -> str:
    number = field.text()
    if number and not NUMBER.match(number):
        field.report(f"{number!r} cannot be called; write digits and single spaces")
    return number
