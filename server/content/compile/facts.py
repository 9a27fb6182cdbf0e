"""Exercises, routines, cautions, countries and their sources as data, without words."""

from dataclasses import asdict

from server.content.catalogue.library import Dose, Exercise, Routine, Step
from server.content.catalogue.shapes import Catalogue
from server.content.compile.standing import reference_data, with_standing


def facts_data(catalogue: Catalogue) -> dict[str, object]:
    signatures = catalogue.signatures
    return {
        "regions": catalogue.regions,
        "conditions": catalogue.conditions,
        "cautions": {id_: caution.source for id_, caution in catalogue.assessment.cautions.items()},
        "stop_signs": catalogue.stop_signs,
        "new_signs": [asdict(sign) for sign in catalogue.new_signs.values()],
        "exercises": [_exercise(exercise) for exercise in catalogue.exercises],
        "routines": [_routine(routine) for routine in catalogue.routines],
        "pain": with_standing(catalogue.pain),
        "ease": with_standing(catalogue.ease),
        "countries": [asdict(country) for country in catalogue.countries],
        "references": _references(catalogue),
        "unreviewed": {"count": signatures.count(None), "of": len(signatures)},
    }


def _references(catalogue: Catalogue) -> dict[str, object]:
    """What the sources of all of this stand for, by key as written there."""
    standings = [exercise.standing for exercise in catalogue.exercises]
    standings += [routine.standing for routine in catalogue.routines]
    standings += [catalogue.pain.standing, catalogue.ease.standing]
    keys = sorted({key for standing in standings for key in standing.source})
    return {key: reference_data(key, catalogue) for key in keys}


def _exercise(exercise: Exercise) -> dict[str, object]:
    doses = {"dose": _dose(exercise.dose), "easier_dose": _dose(exercise.easier_dose)}
    return with_standing(exercise) | doses


def _routine(routine: Routine) -> dict[str, object]:
    steps = {"steps": _steps(routine.steps), "short": _steps(routine.short)}
    return with_standing(routine) | steps


def _steps(steps: tuple[Step, ...]) -> list[dict[str, object]]:
    return [{"exercise": step.exercise, "dose": _dose(step.dose)} for step in steps]


def _dose(dose: Dose | None) -> dict[str, object] | None:
    return {"mode": dose.mode, **dose.numbers} if dose else None
