"""How to lie or sit while it hurts: drawn, in every language, and somebody with every caution still has one."""

from pathlib import Path

import pytest

from server.content.catalogue.read import read_catalogue
from tests.content.conftest import Break, problems

FILE = "ease.yaml"


def test_every_position_is_drawn_and_no_clinician_has_signed_it() -> None:
    catalogue = read_catalogue()
    ids = [position.id for position in catalogue.ease.positions]
    assert set(catalogue.figures.easy) == set(ids)
    assert catalogue.ease.standing.reviewed_by is None


def test_after_weeks_of_pregnancy_nobody_is_laid_on_the_back() -> None:
    positions = {position.id: position.not_with for position in read_catalogue().ease.positions}
    assert "pregnancy" in positions["lying-legs-up"]
    assert {"glaucoma", "osteoporosis", "neck_instability"} <= set(positions["leaning-forward"])


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (FILE, "lying-on-the-side:", "lying_on_the_side:", "cannot be an id; use a to z"),
        (FILE, "[pregnancy,", "[pregnacy,", "unknown caution: 'pregnacy'"),
        (FILE, "source: [own,", 'source: ["",', "expected text"),
        (FILE, "sitting-held: {not_with: []}", "sitting-held: {}", "missing key 'not_with'"),
        (FILE, "sitting-held:", "sitting-up:", "nothing draws the position 'sitting-up' of ease.yaml"),
        (FILE, "sitting-held:", "sitting-up:", "shows 'sitting-held', which is no exercise and no position"),
        ("en/ease.yaml", "  sitting-held:", "  sitting-up:", "'sitting-up'"),
        ("en/ease.yaml", "no_warmth:", "cold:", "missing key 'no_warmth'"),
    ],
)
def test_what_is_wrong_is_named(
    content: Path, broken: Break, file: str, old: str, new: str, said: str
) -> None:
    broken(file, old, new)
    assert any(said in line for line in problems(content)), problems(content)


def test_a_position_for_everybody_must_stay(content: Path, broken: Break) -> None:
    broken(FILE, "lying-on-the-side: {not_with: []}", "lying-on-the-side: {not_with: [fever]}")
    broken(FILE, "sitting-held: {not_with: []}", "sitting-held: {not_with: [fever]}")
    assert any("needs a position that no caution forbids" in line for line in problems(content))
