"""What people read and do: exercises, routines, articles, and the founding text they carry, as frozen records."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Standing:
    """Where a clinical statement comes from, how sure it is, and who has signed it."""

    version: int
    source: tuple[str, ...]
    certainty: str
    reviewed_by: str | None


@dataclass(frozen=True)
class Dose:
    mode: str
    numbers: Mapping[str, float]


@dataclass(frozen=True)
class Often:
    """How often the dose is done; `weeks`: how long before it can be judged, where the source says so."""

    times_a_day: int
    days_a_week: int
    weeks: int | None


@dataclass(frozen=True)
class Exercise:
    id: str
    strength: str
    region: str
    conditions: tuple[str, ...]
    """What it can be for: ids of conditions.yaml."""
    position: str
    kind: str
    equipment: tuple[str, ...]
    dose: Dose
    easier_dose: Dose | None
    inward: str | None
    """It turns the mind to breath or body: the exercise to do instead, for whom that unsettles."""
    let_go: int | None
    """Seconds between two holds, where they are not the usual few."""
    each_set: tuple[tuple[int, ...], ...]
    """The lines of `steps` (from 1) that each set of a round is about; empty where all sets are alike."""
    often: Often
    sides: str
    cautions: tuple[str, ...]
    """What changes it: advice stands beside it."""
    not_with: tuple[str, ...]
    """What forbids it: who has one of these is not offered it."""
    stop_signs: tuple[str, ...]
    standing: Standing


@dataclass(frozen=True)
class Step:
    exercise: str
    dose: Dose | None


@dataclass(frozen=True)
class Routine:
    id: str
    conditions: tuple[str, ...]
    steps: tuple[Step, ...]
    short: tuple[Step, ...]
    measure: str
    per_week: int
    standing: Standing


@dataclass(frozen=True)
class Article:
    slug: str
    language: str
    title: str
    summary: str
    group: str
    order: int
    regions: tuple[str, ...]
    conditions: tuple[str, ...]
    """What it is about: ids of conditions.yaml."""
    also: tuple[str, ...]
    """What people call it besides: words by which it is found."""
    after: tuple[str, ...]
    """Outcomes of the check after which it is worth reading."""
    version: int
    reviewed_by: str | None
    sources: tuple[str, ...]
    blocks: tuple[Mapping[str, object], ...]


@dataclass(frozen=True)
class Statement:
    """`weaker`: why our words are weaker than the founder's; `unrouted`: why no rule or no routine belongs to it."""

    id: str
    says: str
    articles: tuple[str, ...]
    check: tuple[str, ...]
    routines: tuple[str, ...]
    weaker: str | None
    unrouted: str | None
