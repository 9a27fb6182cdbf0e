"""A step without time or count, or with what nobody could do, is refused with its place; the rest is taken."""

from typing import Any

import msgspec
import pytest

from server.chart.kinds import KINDS, shape_problem
from server.content.catalogue.read import read_catalogue
from server.content.compile.facts import facts_data

COUNT = {"mode": "count", "sets": 1, "repetitions": 10, "seconds_per_repetition": 4, "rest": 0}
BREATH = {"mode": "breath", "minutes": 2, "in": 4, "hold_in": 0, "out": 6, "hold_out": 0}


def assigned(*steps: object) -> dict[str, Any]:
    routine = {"id": "low-back", "version": 1, "title": "Low back", "minutes": 8, "steps": list(steps)}
    return {"routine": routine, "per_week": 3, "from": "2026-11-27", "until": None, "note": ""}


def problem(*steps: object) -> str | None:
    return shape_problem(KINDS["assignment"], assigned(*steps))


def test_every_dose_of_the_content_can_be_assigned() -> None:
    facts: Any = facts_data(read_catalogue())
    doses = [
        dose
        for each in facts["exercises"]
        for dose in (each["dose"], each["easier_dose"])
        if dose is not None
    ]
    doses += [step["dose"] for routine in facts["routines"] for step in routine["steps"] if step["dose"]]
    assert {dose["mode"] for dose in doses} == {"count", "hold", "timed", "breath"}
    assert any("sip" in dose for dose in doses)
    for dose in doses:
        read = msgspec.json.decode(msgspec.json.encode(dose))
        assert problem({"exercise": "bridge", "version": 1, "dose": read}) is None, dose


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ({"dose": COUNT}, "routine.steps[0].exercise: This field is missing."),
        ({"exercise": "bridge", "dose": {}}, "routine.steps[0].dose.mode: This field is missing."),
        (
            {"exercise": "bridge", "dose": {"mode": "timed", "sets": 1, "rest": 0}},
            "routine.steps[0].dose.seconds: This field is missing.",
        ),
        (
            {"exercise": "bridge", "dose": {**COUNT, "repetitions": 0}},
            "routine.steps[0].dose.repetitions: This number is too small: the smallest possible is 1.",
        ),
        (
            {"exercise": "bridge", "dose": {**BREATH, "out": 0}},
            "routine.steps[0].dose.out: This number is too small: the smallest possible is 0.5.",
        ),
        ({"exercise": "bridge", "dose": {**COUNT, "mode": "dance"}}, "routine.steps[0].dose.mode: "),
        (
            {"exercise": "bridge", "dose": {**COUNT, "hold": 3}},
            "routine.steps[0].dose.hold: This field is not known.",
        ),
        ({"exercise": "bridge", "how": "slowly"}, "routine.steps[0].how: This field is not known."),
    ],
)
def test_what_cannot_be_played_is_refused(step: object, said: str) -> None:
    assert (problem(step) or "").startswith(said)


def test_without_a_dose_the_content_says_how_much() -> None:
    assert problem({"exercise": "bridge"}) is None
    assert problem({"exercise": "bridge", "dose": None}) is None
