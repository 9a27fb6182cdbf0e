"""How long the proofs take over the real book, and the agreement of the solver's formulas with the engine."""

import random
from collections.abc import Callable
from functools import partial

from tests.assessment.answering import the_book
from tests.bench.rounds import Times, in_turn, seconds
from tests.proofs.agreement import Solver, answers_of_many, by_engine
from tests.proofs.counterexample import Claim
from tests.proofs.test_claims import CLAIMS

BY_SOLVER, BY_ENGINE = "the solver's formulas", "the Python engine"


def claim_times(rounds: int) -> Times:
    return in_turn({claim.__name__: partial(seconds, partial(_prove, claim)) for claim, _ in CLAIMS}, rounds)


def _prove(claim: Claim) -> None:
    assert claim(the_book()) == [], f"{claim.__name__} is not true: its time says nothing"


def agreement_times(number: int, rounds: int) -> Times:
    """Seconds for so many sets, judged as `tests/proofs/test_agreement.py` judges them."""
    book = the_book()
    sets = list(answers_of_many(book, random.Random(11), number))
    solver = Solver(book)

    def judge_all(judge: Callable[..., object]) -> None:
        for at, answers in enumerate(sets):
            judge(answers, whole=at % 10 == 0)

    judges: dict[str, Callable[..., object]] = {BY_SOLVER: solver.judge, BY_ENGINE: partial(by_engine, book)}
    return in_turn(
        {name: partial(seconds, partial(judge_all, judge)) for name, judge in judges.items()}, rounds
    )
