"""Reads routines: exercises in order with their dose."""

from collections.abc import Collection, Mapping
from pathlib import Path

from server.content.catalogue.doses import read_dose
from server.content.catalogue.fields import Field, Problems
from server.content.catalogue.library import Exercise, Routine, Step
from server.content.catalogue.standing import STANDING, read_standing
from server.content.catalogue.yaml_files import read_named_files

MEASURES = ("tension", "pain")


def read_routines(
    folder: Path,
    problems: Problems,
    references: Collection[str],
    conditions: Collection[str],
    exercises: Collection[Exercise],
) -> tuple[Routine, ...]:
    known = {exercise.id: exercise for exercise in exercises}
    files = read_named_files(folder / "routines", problems)
    return tuple(_routine(id_, file, references, conditions, known) for id_, file in files)


def _routine(
    id_: str,
    file: Field,
    references: Collection[str],
    conditions: Collection[str],
    known: Mapping[str, Exercise],
) -> Routine:
    fields = file.record("id", "for", "steps", "short", "measure", "per_week", *STANDING)
    return Routine(
        id=id_,
        conditions=fields["for"].choices(conditions, "condition", least=1),
        steps=tuple(_step(item, known) for item in fields["steps"].items(1)),
        short=tuple(_step(item, known) for item in fields["short"].items(1)),
        measure=fields["measure"].choice(MEASURES, "measure"),
        per_week=fields["per_week"].whole(1, 21),
        standing=read_standing(fields, references),
    )


def _step(item: Field, known: Mapping[str, Exercise]) -> Step:
    fields = item.record("exercise", optional=("dose",))
    id_ = fields["exercise"].choice(tuple(known), "exercise")
    exercise = known.get(id_)
    if fields["dose"].absent:
        return Step(id_, None)
    mode, in_round = (exercise.dose.mode, len(exercise.each_set)) if exercise else (None, 0)
    return Step(id_, read_dose(fields["dose"], mode, in_round))
