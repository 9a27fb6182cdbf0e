"""The formulas of the proofs say what the Python engine says, on many thousands of fresh sets of answers."""

import random
from itertools import islice

import pytest

from tests.assessment.answering import the_book
from tests.proofs import planted
from tests.proofs.agreement import Solver, answers_of_many, by_engine, disagreements

FRESH_SETS, LONG_SETS = 10_000, 100_000


def test_the_solver_and_the_engine_agree_on_fresh_answers(pytestconfig: pytest.Config) -> None:
    book = the_book()
    many = LONG_SETS if pytestconfig.getoption("--long") else FRESH_SETS
    sets = list(answers_of_many(book, random.Random(11), many))
    assert list(islice(disagreements(Solver(book), book, sets), 3)) == []


def test_the_fresh_answers_reach_every_outcome_and_have_gaps() -> None:
    book = the_book()
    judged = [
        by_engine(book, answers, whole=True) for answers in answers_of_many(book, random.Random(11), 3_000)
    ]
    outcomes = {urgency.outcome for urgency in book.rules.urgencies}
    outcomes |= {decision.outcome for decision in book.rules.decisions}
    assert {each.outcome for each in judged} == outcomes
    assert {each.confidence for each in judged} == {None, "clear", "close"}
    assert {each.whole for each in judged} == {True, False}


def test_a_rule_that_differs_between_them_is_told() -> None:
    book = the_book()
    solver = Solver(book)
    sets = list(answers_of_many(book, random.Random(11), 3_000))
    for plant in (planted.doctor_before_emergency, planted.sign_taken_back, planted.sign_hidden_from_some):
        assert any(disagreements(solver, plant(book), sets)), plant.__name__
