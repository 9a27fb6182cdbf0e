"""Reads how to lie or sit while it hurts."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from server.content.catalogue.fields import Problems
from server.content.catalogue.files import ID
from server.content.catalogue.library import Standing
from server.content.catalogue.standing import STANDING, read_standing
from server.content.catalogue.yaml_files import read_yaml


@dataclass(frozen=True)
class EasyPosition:
    """`not_with`: ids of cautions; whoever has one of them is not offered it."""

    id: str
    not_with: tuple[str, ...]


@dataclass(frozen=True)
class Ease:
    standing: Standing
    positions: tuple[EasyPosition, ...]


def read_ease(
    folder: Path, problems: Problems, references: Collection[str], cautions: Collection[str]
) -> Ease:
    """Somebody with every caution there is must still be offered one."""
    file = read_yaml(folder / "ease.yaml", problems).record(*STANDING, "positions")
    positions: list[EasyPosition] = []
    for id_, field in file["positions"].pairs().items():
        if not ID.match(id_):
            field.report(f"{id_!r} cannot be an id; use a to z, digits and hyphens")
        not_with = field.record("not_with")["not_with"].choices(cautions, "caution")
        positions.append(EasyPosition(id_, not_with))
    if all(position.not_with for position in positions):
        file["positions"].report("needs a position that no caution forbids, so that nobody is left without")
    return Ease(read_standing(file, references), tuple(positions))
