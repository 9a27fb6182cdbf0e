"""The rules of pain during a practice: every number has one, and each says one thing."""

from pathlib import Path

import pytest

from server.content.catalogue.read import read_catalogue
from tests.content.conftest import Break, problems

FILE = "pain.yaml"


def test_every_start_from_0_to_10_has_its_rule_and_no_clinician_has_signed_it() -> None:
    pain = read_catalogue().pain
    assert [start.up_to for start in pain.starts] == [4, 7, 10]
    assert pain.standing.reviewed_by is None
    assert pain.standing.source == ("S68", "own")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{up_to: 7,", "{up_to: 4,", "must climb from one to the next"),
        ("{up_to: 10,", "{up_to: 9,", "end with `up_to: 10`"),
        ("ends_from: 6", "ends_from: 6, ends_at_rise: 3", "needs exactly one of ends_from"),
        ("ends_from: 6", "ends_from: 11", "a whole number from 1 to 10"),
        ("source: [S68, own]", "source: []", "needs a source"),
    ],
)
def test_a_rule_that_leaves_something_open_is_refused(
    content: Path, broken: Break, old: str, new: str, said: str
) -> None:
    broken(FILE, old, new)
    assert any(said in line and FILE in line for line in problems(content))
