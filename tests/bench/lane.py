"""One language: what is timed there, and which gates its several ways find open."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

EVALUATE, VALIDATE, PROGRESS = "evaluate", "validate", "progress"
ENGINE = "open gates: this engine"
GENERATED = "open gates: generated code"
READ_JSON = "answers read from JSON"


def peer_name(package: str) -> str:
    return f"open gates: {package}"


@dataclass(frozen=True)
class Lane:
    language: str
    work: Mapping[str, Callable[[], float]]
    """By name: goes through every set of answers once, and says how many seconds that took."""
    opened: Mapping[str, Callable[[], list[list[str]]]]
    """By name: the open gates of every set."""
    peers: tuple[str, ...]
    """Names of what others have written, the fastest first."""


def disagreements(lanes: list[Lane]) -> list[str]:
    """Who finds other gates open than the first language's engine, and for how many sets."""
    expected = lanes[0].opened[ENGINE]()
    found = []
    for lane in lanes:
        for name, opened in lane.opened.items():
            wrong = sum(mine != other for mine, other in zip(expected, opened(), strict=True))
            if wrong:
                found.append(f"{lane.language}, {name}: {wrong} of {len(expected)} sets")
    return found
