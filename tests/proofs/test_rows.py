"""Every covered row of the brief can decide in each of its ways, and no rule that covers one can go unnoticed."""

import pytest

from tests.assessment.answering import the_book
from tests.assessment.test_gates import BRIEF, tiers_of
from tests.proofs import planted
from tests.proofs.claims import deciding_gates
from tests.proofs.rows import lost_rows, unnoticed_deletions, ways

WAYS = ways()


@pytest.fixture(scope="module")
def deciding() -> set[str]:
    return deciding_gates(the_book())


def test_the_ways_are_those_of_the_transcribed_rows() -> None:
    assert set(WAYS) == set(BRIEF)
    wrong = [
        (row, way.written)
        for row, needed in WAYS.items()
        for way in needed
        if not way.urgencies or not way.urgencies <= BRIEF[row] or not way.tiers & tiers_of(row)
    ]
    assert wrong == []


def test_every_covered_row_can_decide_in_each_of_its_ways(deciding: set[str]) -> None:
    assert lost_rows(the_book(), WAYS, deciding) == {}


def test_no_rule_that_covers_a_row_can_be_deleted_unnoticed(deciding: set[str]) -> None:
    assert unnoticed_deletions(the_book(), WAYS, deciding) == [], "say in ways.yaml what needs these rules"


def test_a_rule_said_twice_could_be_deleted_unnoticed() -> None:
    book = planted.rule_said_twice(the_book())
    assert "twice" in unnoticed_deletions(book, WAYS, deciding_gates(book))


def test_a_row_whose_rule_never_decides_is_lost(deciding: set[str]) -> None:
    rule = next(rule for rule in the_book().rules.gates if rule.covers)
    lost = lost_rows(the_book(), WAYS, deciding - {rule.id})
    assert lost[rule.covers[0]] == f"needs {WAYS[rule.covers[0]][0].written}; has nothing"


def test_a_gate_in_the_shadow_of_an_emergency_does_not_decide(deciding: set[str]) -> None:
    rule, _ = planted.simple_gate(the_book(), "clearance")
    assert deciding - deciding_gates(planted.gate_in_a_shadow(the_book())) == {rule.id}
