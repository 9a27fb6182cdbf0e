"""Reads the map of the founding text: each of its statements, and what of Unknot carries it."""

from collections.abc import Mapping
from pathlib import Path

from server.content.catalogue.fields import Problems
from server.content.catalogue.yaml_files import read_yaml


def read_statements(folder: Path, problems: Problems) -> Mapping[str, str]:
    """What the founding text says, by the id of the statement."""
    file = read_yaml(folder / "founding_text.yaml", problems).record("version", "statements")
    return {id_: field.record("says")["says"].text() for id_, field in file["statements"].pairs().items()}
