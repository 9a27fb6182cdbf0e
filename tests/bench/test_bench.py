"""The benchmark still runs, and its peers answer as the engines do. Nothing here looks at how long anything took."""

import json

import pytest

from tests.assessment.answering import the_book
from tests.assessment.generate import VECTORS
from tests.bench import figures
from tests.bench.answer_sets import AnswerSets, valid_sets
from tests.bench.assessment import ALL_CLAIMS, QUICK, tables
from tests.bench.lane import ENGINE, EVALUATE, GENERATED, PROGRESS, READ_JSON, VALIDATE, disagreements
from tests.bench.node_lane import node_lane
from tests.bench.proof_times import BY_ENGINE, BY_SOLVER
from tests.bench.python_lane import python_lane
from tests.bench.sizes import CODE, QUESTIONS, RULES, WORDS
from tests.bench.table import Table
from tests.proofs import planted
from tests.proofs.test_claims import CLAIMS


@pytest.fixture(scope="module")
def printed() -> list[Table]:
    return tables(QUICK)


def test_every_row_is_there_with_all_its_figures(printed: list[Table]) -> None:
    python, typescript, proofs, agreement, sizes = printed
    for table in (python, typescript):
        engine, floors = [EVALUATE, VALIDATE, PROGRESS, ENGINE], [GENERATED, READ_JSON]
        peers = table.names[len(engine) : -len(floors)]
        assert table.names == [*engine, *peers, *floors]
        assert peers
    assert proofs.names == [*(claim.__name__ for claim, _ in CLAIMS), ALL_CLAIMS]
    assert agreement.names == [BY_SOLVER, BY_ENGINE]
    assert sizes.names == [CODE, QUESTIONS, RULES, WORDS]
    for table in printed:
        assert {len(row) for row in table.rows} == {len(table.head)}
        assert all(cell for row in table.rows for cell in row[:3])


def test_columns_stand_below_each_other() -> None:
    table = Table(["what", "ms", ""], [["a long name", "1.50", "[1 - 2]"], ["b", "1,000", ""]])
    assert str(table).splitlines() == [
        "what            ms",
        "a long name   1.50  [1 - 2]",
        "b            1,000",
    ]


def test_engines_peers_and_floors_open_every_gate_for_the_same_people() -> None:
    """The people of the benchmark open few gates; those of the vectors open all of them."""
    cases = json.loads(VECTORS.read_text(encoding="utf-8"))
    told = AnswerSets(the_book(), [case["answers"] for case in cases if "verdict" in case])
    python = python_lane(told)
    with node_lane(told) as node:
        assert disagreements([python, node]) == []
    opened = {id_ for ids in python.opened[ENGINE]() for id_ in ids}
    assert {rule.id for rule in the_book().rules.gates} - opened == set()


def test_whoever_opens_other_gates_is_told() -> None:
    raw = valid_sets(QUICK.sets).raw
    ours = python_lane(AnswerSets(the_book(), raw))
    other = python_lane(AnswerSets(planted.rule_said_twice(the_book()), raw))
    told = [line.rpartition(":")[0] for line in disagreements([ours, other])]
    assert told == [f"{other.language}, {name}" for name in other.opened]


def test_figure_and_player_are_measured_beside_floors() -> None:
    pictures, routine, sizes = figures.tables(quick=True)
    assert pictures.names == [figures.NOTHING, figures.AGAIN, *figures.FEW]
    assert routine.names == ["Pelvic tilts and knee rocks"]
    alone = [figures.CODE, figures.STANCES, figures.ALL, figures.LARGEST, figures.MIDDLE]
    assert sizes.names == [*alone, figures.PLAYER]
    for table in (pictures, routine, sizes):
        assert {len(row) for row in table.rows} == {len(table.head)}
        assert all(cell for row in table.rows for cell in row[:4])
    # The figure, and nothing else, is painted elsewhere.
    assert [bool(row[-1]) for row in pictures.rows] == [False, False, True]
