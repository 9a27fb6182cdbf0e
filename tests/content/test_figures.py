"""Figures: every movement has one, it fits its dose, and what no body can do is refused."""

from pathlib import Path

import pytest

from server.content.catalogue.read import read_catalogue
from server.content.command import check_content
from tests.content.conftest import Break, problems

BRIDGE = "figures/bridge.yaml"
START = "  like: lying_knees_bent"
FOOT = "left_foot: {on: floor, at: [10, 0, 71], joint: up}"


def test_a_move_as_long_as_its_repetitions_is_asked_for(content: Path, broken: Break) -> None:
    broken(BRIDGE, "stay: 4", "stay: 5")
    (said,) = problems(content)
    assert f"{BRIDGE}:" in said
    assert "takes 10 seconds, a repetition of 'bridge' 9; make it as long" in said


def test_a_figure_of_nothing_is_refused(content: Path) -> None:
    (content / "figures" / "bridge.yaml").rename(content / "figures" / "brigde.yaml")
    assert any("shows 'brigde', which is no exercise" in line for line in problems(content))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("over: 2", "over: 0", "expected a number from 0.2 to 60"),
        ("moves:", "movse:", "unknown key 'movse'"),
        ("keys:", "kyes:", "missing key 'keys'"),
    ],
)
def test_a_slip_of_the_pen_is_named_with_its_line(
    content: Path, broken: Break, old: str, new: str, said: str
) -> None:
    broken(BRIDGE, old, new)
    assert any(said in line and f"{BRIDGE}:" in line for line in problems(content))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (FOOT, "left_foot: null\n  left_knee: 170\n  left_hip: 90", "left knee: bend is 170"),
        (START, "  like: floating", "no stance is called floating"),
        (START, f"{START}\n  left_hand: {{at: [150, 0, 0]}}", "the left hand misses"),
        ("works: [buttock", "works: [left_wing, buttock", "nothing that works is called left_wing"),
        ("mat: {is: mat}", "mat: {is: lawn}", "no prop is called lawn: there are mat"),
        (
            "over: 2,",
            "over: 2, stay: 4, pose: {left_kneee: 3}}\n      - {over: 3, pose: {}}\n      - {over: 2,",
            "no joint is called left_kneee",
        ),
    ],
)
def test_what_no_body_can_do_is_refused_by_the_command(
    content: Path, broken: Break, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str
) -> None:
    broken(BRIDGE, old, new)
    assert check_content([str(content)]) == 2
    printed = capsys.readouterr().err
    assert f"{BRIDGE}: moves 1:" in printed
    assert said in printed


def test_every_exercise_has_a_figure() -> None:
    catalogue = read_catalogue()
    assert {exercise.id for exercise in catalogue.exercises} == set(catalogue.figures.figures)
