"""Reads figures: the poses that show an exercise or an easy position, and how they follow each other.

Here it is checked how a figure is written and that it fits its exercise. Whether a body can do it is a matter of
geometry (`server/content/geometry.py`).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from server.content.catalogue.fields import Field, Place, Problems
from server.content.catalogue.files import shown_path
from server.content.catalogue.library import Exercise
from server.content.catalogue.yaml_files import read_named_files, read_versioned

Plain = Mapping[str, "Plain"] | list["Plain"] | str | int | float | bool | None

VIEW = ("from", "above", "close", "across", "shift")
PARTS = ("start", "view", "props", "works")
SECONDS_APART = 0.01  # closer than this, two lengths of time are the same


@dataclass(frozen=True)
class Figures:
    """As written, for the web: `stances` by name, `figures` by the exercise, `easy` by the position they show."""

    stances: Mapping[str, Plain]
    figures: Mapping[str, Plain]
    easy: Mapping[str, Plain]

    @property
    def all(self) -> Mapping[str, Plain]:
        return {**self.figures, **self.easy}


def read_figures(
    folder: Path, problems: Problems, exercises: Collection[Exercise], positions: Collection[str]
) -> Figures:
    stances = read_versioned(folder / "stances.yaml", problems, "stances")["stances"]
    by_id = {exercise.id: exercise for exercise in exercises}
    figures: dict[str, Plain] = {}
    easy: dict[str, Plain] = {}
    for id_, file in read_named_files(folder / "figures", problems):
        exercise = by_id.get(id_)
        if exercise is not None:
            figures[id_] = _figure(file, exercise)
        elif id_ in positions:
            easy[id_] = _figure(file, None)
        else:
            file.report(
                f"shows {id_!r}, which is no exercise and no position of ease.yaml; name the file after what it shows"
            )
    for id_ in sorted(set(positions) - set(easy)):
        place = Place(shown_path(folder / "figures"), 1)
        problems.add(place, f"nothing draws the position {id_!r} of ease.yaml; add {id_}.yaml")
    return Figures({name: _plain(stance) for name, stance in stances.pairs().items()}, figures, easy)


def _figure(file: Field, exercise: Exercise | None) -> Plain:
    fields = file.record("view", "start", "moves", optional=("props", "works", "easier"))
    moves = [*fields["moves"].items(1)]
    easier = [] if fields["easier"].absent else fields["easier"].items(1)
    shown = [_check_move(move) for move in [*moves, *easier]]
    for move, seconds in zip(moves, shown, strict=False):
        if exercise is not None:
            _fits_dose(move, seconds, exercise)
    _check_view(fields["view"])
    return _plain(file)


def _check_move(field: Field) -> float:
    """The seconds that it takes."""
    move = field.record("keys", optional=("steps", *PARTS))
    if not move["steps"].absent:
        for step in move["steps"].items(1):
            step.whole(1, 30)
    if not move["view"].absent:
        move["view"].record(optional=VIEW)
    seconds = 0.0
    for key in move["keys"].items(1):
        fields = key.record("over", "pose", optional=("stay", "passing", "still"))
        seconds += fields["over"].number(0.2, 60)
        seconds += 0 if fields["stay"].absent else fields["stay"].number(0, 600)
        fields["pose"].pairs()
    return seconds


def _check_view(field: Field) -> None:
    view = field.record("from", "above", optional=VIEW)
    view["from"].number(-360, 360)
    view["above"].number(-60, 90)


def _fits_dose(move: Field, seconds: float, exercise: Exercise) -> None:
    """A counted move takes as long as its repetitions: the picture and the counting must not drift apart."""
    once = exercise.dose.numbers.get("seconds_per_repetition")
    if exercise.dose.mode != "count" or not once:
        return
    times = seconds / once
    if abs(times - round(times)) * once > SECONDS_APART or round(times) < 1:
        move.report(
            f"takes {seconds:g} seconds, a repetition of {exercise.id!r} {once:g}; "
            "make it as long, or a whole number of times as long"
        )


def _plain(field: Field) -> Plain:
    value = field.value
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value
