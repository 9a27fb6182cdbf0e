"""Reads exercises and routines: numbers and facts of what people do."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from server.content.catalogue_reader import Field, Problems, read_yaml
from server.content.catalogue_shapes import Dose, Exercise, Routine, Step
from server.content.catalogue_standing import read_standing

POSITIONS = (
    *("sitting", "lying", "half_lying", "side_lying", "standing"),
    *("hands_and_knees", "kneeling", "walking", "any"),
)
KINDS = ("breathing", "relaxation", "movement", "strength", "stretch", "nerve", "self_massage", "advice")
EQUIPMENT = ("chair", "wall", "doorway", "mat", "step", "ball", "roller", "towel", "band", "pillow")
SIDES = ("none", "one", "both")
STRENGTHS = ("A", "A/B", "B", "B/C", "C")
MEASURES = ("tension", "pain")
DOSES: Mapping[str, tuple[str, ...]] = {
    "count": ("sets", "repetitions", "seconds_per_repetition", "rest"),
    "hold": ("sets", "repetitions", "hold", "rest"),
    "breath": ("minutes", "in", "hold_in", "out", "hold_out"),
    "timed": ("seconds", "sets", "rest"),
}
WHOLE_NUMBERS = ("sets", "repetitions")
MAY_BE_ZERO = ("rest", "hold_in", "hold_out")
STANDING = ("source", "certainty", "version", "reviewed_by")


@dataclass(frozen=True)
class Known:
    references: Collection[str]
    regions: Collection[str]
    conditions: Collection[str]
    cautions: Collection[str]
    stop_signs: Collection[str]


def read_exercises(folder: Path, problems: Problems, known: Known) -> tuple[Exercise, ...]:
    return tuple(
        _exercise(field, known) for field in _files(folder / "exercises", problems) if not field.absent
    )


def read_routines(
    folder: Path, problems: Problems, known: Known, exercises: Collection[Exercise]
) -> tuple[Routine, ...]:
    modes = {exercise.id: exercise.dose.mode for exercise in exercises}
    return tuple(
        _routine(field, known, modes) for field in _files(folder / "routines", problems) if not field.absent
    )


def _files(folder: Path, problems: Problems) -> list[Field]:
    fields: list[Field] = []
    for path in sorted(folder.glob("*.yaml")):
        field = read_yaml(path, problems)
        id_ = field.pairs().get("id")
        if id_ is not None and id_.value != path.stem:
            id_.report(f"id {id_.value!r} differs from the file name {path.stem!r}; make them equal")
        fields.append(field)
    return fields


def _exercise(field: Field, known: Known) -> Exercise:
    fields = field.record(
        *(
            "id",
            "strength",
            "region",
            "position",
            "kind",
            "equipment",
            "dose",
            "sides",
            "cautions",
            "stop_signs",
        ),
        *STANDING,
        optional=("easier_dose",),
    )
    dose = _dose(fields["dose"], None)
    return Exercise(
        id=fields["id"].text(),
        strength=fields["strength"].choice(STRENGTHS, "strength"),
        region=fields["region"].choice(known.regions, "region"),
        position=fields["position"].choice(POSITIONS, "position"),
        kind=fields["kind"].choice(KINDS, "kind"),
        equipment=fields["equipment"].choices(EQUIPMENT, "equipment"),
        dose=dose,
        easier_dose=None if fields["easier_dose"].absent else _dose(fields["easier_dose"], dose.mode),
        sides=fields["sides"].choice(SIDES, "sides"),
        cautions=fields["cautions"].choices(known.cautions, "caution", least=1),
        stop_signs=_stop_signs(fields["stop_signs"], known),
        standing=read_standing(fields, known.references),
    )


def _stop_signs(field: Field, known: Known) -> tuple[str, ...]:
    signs = field.choices(known.stop_signs, "stop sign", least=1)
    if "universal" in signs:
        field.report("'universal' always counts; remove it and name what ends this exercise in particular")
    return signs


def _dose(field: Field, mode: str | None) -> Dose:
    """`mode` is the mode it must have: that of the exercise's own dose."""
    pairs = field.pairs()
    found = pairs["mode"].choice(tuple(DOSES), "dose mode") if "mode" in pairs else ""
    if found not in DOSES:
        if "mode" not in pairs and not field.absent:
            field.report(f"missing key 'mode'; one of {', '.join(DOSES)}")
        return Dose(found, {})
    if mode in DOSES and found != mode:
        pairs["mode"].report(f"mode {found!r} differs from the exercise's own dose ({mode!r}); use the same")
    fields = field.record("mode", *DOSES[found])
    return Dose(found, {name: _dose_number(name)(fields[name]) for name in DOSES[found]})


def _dose_number(name: str) -> Callable[[Field], float]:
    if name in WHOLE_NUMBERS:
        return lambda field: field.whole(1, 100)
    return lambda field: field.number(0 if name in MAY_BE_ZERO else 0.5, 1800)


def _routine(field: Field, known: Known, modes: Mapping[str, str]) -> Routine:
    fields = field.record("id", "for", "steps", "short", "measure", "per_week", *STANDING)
    return Routine(
        id=fields["id"].text(),
        conditions=fields["for"].choices(known.conditions, "condition", least=1),
        steps=tuple(_step(item, modes) for item in fields["steps"].items(1)),
        short=tuple(_step(item, modes) for item in fields["short"].items(1)),
        measure=fields["measure"].choice(MEASURES, "measure"),
        per_week=fields["per_week"].whole(1, 21),
        standing=read_standing(fields, known.references),
    )


def _step(item: Field, modes: Mapping[str, str]) -> Step:
    fields = item.record("exercise", optional=("dose",))
    exercise = fields["exercise"].choice(tuple(modes), "exercise")
    dose = fields["dose"]
    return Step(exercise, None if dose.absent else _dose(dose, modes.get(exercise)))
