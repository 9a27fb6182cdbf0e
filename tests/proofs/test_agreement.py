"""The formulas of the proofs say what the Python engine says, on many thousands of fresh sets of answers."""

import random
from itertools import islice

import pytest

from server.assessment.evaluate import HANDS_ON
from tests.assessment.answering import the_book
from tests.proofs import planted, planted_lifts
from tests.proofs.agreement import Filled, Judged, Solver, answers_of_many, by_engine, disagreements
from tests.proofs.mentions import ORDER
from tests.proofs.sheet import Sheet

FRESH_SETS, LONG_SETS, SOME_SETS = 10_000, 100_000, 3_000


def test_the_solver_and_the_engine_agree_on_fresh_answers(pytestconfig: pytest.Config) -> None:
    book = the_book()
    many = LONG_SETS if pytestconfig.getoption("--long") else FRESH_SETS
    sets = list(answers_of_many(book, random.Random(11), many))
    assert list(islice(disagreements(Solver(book), book, sets), 3)) == []


@pytest.fixture(scope="module")
def judged() -> list[tuple[Filled, Judged]]:
    book = the_book()
    sets = answers_of_many(book, random.Random(11), SOME_SETS)
    return [(filled, by_engine(book, filled, whole=True)) for filled in sets]


def test_the_fresh_answers_reach_every_outcome_and_have_gaps(judged: list[tuple[Filled, Judged]]) -> None:
    rules = the_book().rules
    outcomes = {urgency.outcome for urgency in rules.urgencies}
    outcomes |= {decision.outcome for decision in rules.decisions}
    assert {each.outcome for _, each in judged} == outcomes
    assert {each.confidence for _, each in judged} == {None, "clear", "close"}
    assert {each.whole for _, each in judged} == {True, False}


def test_half_of_the_sets_name_gates_of_which_some_are_lifted(judged: list[tuple[Filled, Judged]]) -> None:
    assert 0.4 < len([filled for filled, _ in judged if filled.named]) / SOME_SETS < 0.6
    assert any(each.lifted and each.outcome in HANDS_ON for _, each in judged)
    assert any(each.lifted and each.left for _, each in judged)
    firm = {id_ for filled, each in judged for id_ in filled.named & each.left}
    assert {rule.urgency for rule in the_book().rules.gates if rule.id in firm} == set(ORDER)


def test_a_rule_that_differs_between_them_is_told() -> None:
    book = the_book()
    solver = Solver(book)
    sets = list(answers_of_many(book, random.Random(11), SOME_SETS))
    for plant in (
        planted.doctor_before_emergency,
        planted.sign_taken_back,
        planted.sign_hidden_from_some,
        planted_lifts.emergency_can_be_lifted,
        planted_lifts.private_rule_can_be_lifted,
    ):
        assert any(disagreements(solver, plant(book), sets)), plant.__name__


@pytest.mark.parametrize("kind", planted_lifts.WRONG_SHEETS)
def test_a_word_that_is_understood_otherwise_is_told(kind: type[Sheet]) -> None:
    book = the_book()
    sets = list(answers_of_many(book, random.Random(11), SOME_SETS))
    assert any(disagreements(Solver(book, kind), book, sets))
