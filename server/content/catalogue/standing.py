"""Reads what every clinical statement carries: source, certainty, version and signature."""

import re
from collections.abc import Collection, Mapping
from datetime import date

from server.content.catalogue.fields import Field
from server.content.catalogue.library import Standing

STANDING = ("source", "certainty", "version", "reviewed_by")
CERTAINTIES = ("moderate", "low", "very_low", "none")
RECALLED = re.compile(r"r: \S.+")
SIGNATURE = re.compile(r".+, .+, (?P<date>\d{4}-\d{2}-\d{2})\Z")


def read_standing(fields: Mapping[str, Field], references: Collection[str]) -> Standing:
    """From the fields `source, certainty, version, reviewed_by` of a record."""
    return Standing(
        version=fields["version"].whole(1),
        source=read_sources(fields["source"], references),
        certainty=fields["certainty"].choice(CERTAINTIES, "certainty"),
        reviewed_by=read_signature(fields["reviewed_by"]),
    )


def read_sources(field: Field, references: Collection[str]) -> tuple[str, ...]:
    sources = field.items()
    if field.value == []:
        field.report('needs a source; name a key of references.yaml, "r: Name year", or own')
    return tuple(read_source(item, references) for item in sources)


def read_source(field: Field, references: Collection[str]) -> str:
    source = field.text()
    if source and source not in references and source != "own" and not RECALLED.fullmatch(source):
        field.report(f'unknown reference {source!r}; add it to references.yaml, or write "r: Name year"')
    return source


def read_signature(field: Field) -> str | None:
    signature = field.maybe_text()
    if signature and not _is_signature(signature):
        field.report('write `reviewed_by` as "Name, licence, YYYY-MM-DD", or null')
    return signature


def _is_signature(text: str) -> bool:
    signed = SIGNATURE.match(text)
    try:
        return signed is not None and date.fromisoformat(signed["date"]) is not None
    except ValueError:
        return False
