"""Reads routines: exercises in order with their dose."""

from collections.abc import Collection, Mapping
from pathlib import Path

from server.content.catalogue.doses import read_dose
from server.content.catalogue.fields import Field, Problems
from server.content.catalogue.shapes import Exercise, Routine, Step
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
    modes = {exercise.id: exercise.dose.mode for exercise in exercises}
    files = read_named_files(folder / "routines", problems)
    return tuple(_routine(field, references, conditions, modes) for field in files)


def _routine(
    field: Field, references: Collection[str], conditions: Collection[str], modes: Mapping[str, str]
) -> Routine:
    fields = field.record("id", "for", "steps", "short", "measure", "per_week", *STANDING)
    return Routine(
        id=fields["id"].text(),
        conditions=fields["for"].choices(conditions, "condition", least=1),
        steps=tuple(_step(item, modes) for item in fields["steps"].items(1)),
        short=tuple(_step(item, modes) for item in fields["short"].items(1)),
        measure=fields["measure"].choice(MEASURES, "measure"),
        per_week=fields["per_week"].whole(1, 21),
        standing=read_standing(fields, references),
    )


def _step(item: Field, modes: Mapping[str, str]) -> Step:
    fields = item.record("exercise", optional=("dose",))
    exercise = fields["exercise"].choice(tuple(modes), "exercise")
    dose = fields["dose"]
    return Step(exercise, None if dose.absent else read_dose(dose, modes.get(exercise)))
