"""Reads when pain during a practice ends an exercise."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from server.content.catalogue.fields import Field, Problems
from server.content.catalogue.library import Standing
from server.content.catalogue.standing import STANDING, read_standing
from server.content.catalogue.yaml_files import read_yaml

WORST = 10
WAYS = ("ends_from", "ends_at_rise", "calm_only")


@dataclass(frozen=True)
class PainStart:
    """For who begins with pain of at most `up_to`: one of the three ways is given."""

    up_to: int
    ends_from: int | None
    ends_at_rise: int | None
    calm_only: bool


@dataclass(frozen=True)
class PainRules:
    standing: Standing
    starts: tuple[PainStart, ...]


def read_pain(folder: Path, problems: Problems, references: Collection[str]) -> PainRules:
    file = read_yaml(folder / "pain.yaml", problems).record(*STANDING, "starts")
    starts = tuple(_start(item) for item in file["starts"].items(1))
    reached = [start.up_to for start in starts]
    if starts and (reached != sorted(set(reached)) or reached[-1] != WORST):
        file["starts"].report(f"must climb from one to the next and end with `up_to: {WORST}`")
    return PainRules(read_standing(file, references), starts)


def _start(field: Field) -> PainStart:
    fields = field.record("up_to", optional=WAYS)
    if sum(not fields[way].absent for way in WAYS) != 1:
        field.report(f"needs exactly one of {', '.join(WAYS)}")
    return PainStart(
        up_to=fields["up_to"].whole(0, WORST),
        ends_from=None if fields["ends_from"].absent else fields["ends_from"].whole(1, WORST),
        ends_at_rise=None if fields["ends_at_rise"].absent else fields["ends_at_rise"].whole(1, WORST),
        calm_only=not fields["calm_only"].absent and fields["calm_only"].truth(),
    )
