"""Reads exercises: numbers and facts of what people do."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from server.content.catalogue.doses import read_dose, read_each_set
from server.content.catalogue.fields import Field, Problems
from server.content.catalogue.library import Dose, Exercise, Often
from server.content.catalogue.standing import STANDING, read_standing
from server.content.catalogue.yaml_files import read_named_files

POSITIONS = (
    *("sitting", "lying", "half_lying", "side_lying", "face_down", "standing"),
    *("hands_and_knees", "kneeling", "walking", "any"),
)
KINDS = ("breathing", "relaxation", "movement", "strength", "stretch", "nerve", "self_massage", "advice")
EQUIPMENT = (
    *("chair", "table", "wall", "doorway", "mat", "step", "pillow", "towel"),
    *("ball", "roller", "band", "weight", "putty", "splint", "warm_pack"),
)
SIDES = ("none", "one", "both")
STRENGTHS = ("A", "A/B", "B", "B/C", "C")
FACTS = (
    *("id", "strength", "region", "for", "position", "kind", "equipment"),
    *("dose", "often", "sides", "cautions", "not_with", "stop_signs"),
)


@dataclass(frozen=True)
class Known:
    """Ids that an exercise may name."""

    references: Collection[str]
    regions: Collection[str]
    conditions: Collection[str]
    cautions: Collection[str]
    stop_signs: Collection[str]


def read_exercises(folder: Path, problems: Problems, known: Known) -> tuple[Exercise, ...]:
    files = read_named_files(folder / "exercises", problems)
    exercises = tuple(_exercise(id_, file, known) for id_, file in files)
    inward = {exercise.id: exercise.inward for exercise in exercises}
    for id_, file in files:
        instead = inward[id_]
        if instead is not None and inward.get(instead, instead) is not None:
            file.report(f"`inward` names {instead!r}; name an exercise that does not turn inward itself")
    return exercises


def _exercise(id_: str, file: Field, known: Known) -> Exercise:
    fields = file.record(*FACTS, *STANDING, optional=("easier_dose", "each_set", "let_go", "inward"))
    each_set = read_each_set(fields["each_set"])
    dose = read_dose(fields["dose"], None, len(each_set))
    return Exercise(
        id=id_,
        strength=fields["strength"].choice(STRENGTHS, "strength"),
        region=fields["region"].choice(known.regions, "region"),
        conditions=fields["for"].choices(known.conditions, "condition", least=1),
        position=fields["position"].choice(POSITIONS, "position"),
        kind=fields["kind"].choice(KINDS, "kind"),
        equipment=fields["equipment"].choices(EQUIPMENT, "equipment"),
        dose=dose,
        easier_dose=_easier_dose(fields["easier_dose"], dose, len(each_set)),
        each_set=each_set,
        inward=fields["inward"].maybe_text(),
        let_go=None if fields["let_go"].absent else fields["let_go"].whole(1, 60),
        often=_often(fields["often"]),
        sides=fields["sides"].choice(SIDES, "sides"),
        cautions=_cautions(fields, known),
        not_with=fields["not_with"].choices(known.cautions, "caution"),
        stop_signs=_stop_signs(fields["stop_signs"], known),
        standing=read_standing(fields, known.references),
    )


def _often(field: Field) -> Often:
    fields = field.record("times_a_day", "days_a_week", optional=("weeks",))
    return Often(
        times_a_day=fields["times_a_day"].whole(1, 24),
        days_a_week=fields["days_a_week"].whole(1, 7),
        weeks=None if fields["weeks"].absent else fields["weeks"].whole(1, 52),
    )


def _easier_dose(field: Field, dose: Dose, in_round: int) -> Dose | None:
    return None if field.absent else read_dose(field, dose.mode, in_round)


def _cautions(fields: Mapping[str, Field], known: Known) -> tuple[str, ...]:
    """What changes the exercise; what forbids it stands in `not_with`."""
    forbids = fields["not_with"].value
    least = 1 if forbids == [] else 0
    cautions = fields["cautions"].choices(known.cautions, "caution", least=least)
    for id_ in cautions:
        if isinstance(forbids, list) and id_ in [item.value for item in forbids]:
            fields["cautions"].report(
                f"caution {id_!r} stands in `not_with` too; a caution changes or forbids"
            )
    return cautions


def _stop_signs(field: Field, known: Known) -> tuple[str, ...]:
    signs = field.choices(known.stop_signs, "stop sign", least=1)
    if "universal" in signs:
        field.report("'universal' always counts; remove it and name what ends this exercise in particular")
    return signs
