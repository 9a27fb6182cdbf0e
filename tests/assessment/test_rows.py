"""The rows of the brief decide what they should, and their halves nothing."""

import pytest

from tests.assessment.answering import Raw
from tests.assessment.rows import HARMLESS, ROWS
from tests.assessment.test_outcomes import rules, verdict


@pytest.mark.parametrize(("start", "result", "rule"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_the_row_decides(start: Raw, result: tuple[str, str | None], rule: str) -> None:
    found = verdict(start)
    assert (found.outcome, found.when, rules(found)[0]) == (*result, rule)


@pytest.mark.parametrize("start", [row[1] for row in HARMLESS], ids=[row[0] for row in HARMLESS])
def test_alone_it_sends_nobody_away(start: Raw) -> None:
    assert verdict(start).outcome not in ("emergency", "doctor_soon", "clearance_first")
