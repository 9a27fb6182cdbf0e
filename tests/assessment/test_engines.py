"""Python and TypeScript answer alike: on the committed vectors, and on many thousands of fresh answer sets."""

import json
import random
from datetime import date, timedelta

import pytest

from server.assessment.command import MEANINGS
from tests.assessment.answering import random_answers, random_gates, the_book
from tests.assessment.generate import FIRST_DAY, VECTORS
from tests.assessment.judging import Case, judged
from tests.assessment.typescript import judged_in_typescript

SETS = 10_000  # more at once would only fill the memory


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Twenty thousand sets; with `--long` a hundred thousand."""
    if "seed" in metafunc.fixturenames:
        metafunc.parametrize("seed", range(10 if metafunc.config.getoption("--long") else 2))


def test_python_gives_what_the_vectors_say() -> None:
    for case in json.loads(VECTORS.read_text(encoding="utf-8")):
        expected = {key: value for key, value in case.items() if key not in ("answers", "today", "cleared")}
        found = judged(Case(case["answers"], date.fromisoformat(case["today"]), case["cleared"]))
        assert found == expected, (
            f"{case['answers']} (after a change of rules: python -m tests.assessment.generate)"
        )


def test_the_vectors_reach_every_rule() -> None:
    cases = json.loads(VECTORS.read_text(encoding="utf-8"))
    reached = {reason["rule"] for case in cases if "verdict" in case for reason in case["verdict"]["reasons"]}
    assert set(the_book().rules.ids) - reached == set()


def test_the_vectors_reach_every_refusal() -> None:
    cases = json.loads(VECTORS.read_text(encoding="utf-8"))
    reached = {code for case in cases for _, code, _ in case.get("refusals", [])}
    assert reached == set(MEANINGS)


def test_both_engines_agree_on_fresh_answers(seed: int) -> None:
    rng = random.Random(seed)
    cases = [
        Case(random_answers(rng), FIRST_DAY + timedelta(days=rng.randint(0, 800)), random_gates(rng))
        for _ in range(SETS)
    ]
    in_typescript = judged_in_typescript(cases)
    assert len(in_typescript) == SETS
    for case, other in zip(cases, in_typescript, strict=True):
        assert judged(case) == other, f"the engines differ on {case}"
