"""The rules against the brief's tables of warning signs, transcribed here a second time so that none hides."""

from dataclasses import replace

import pytest

from server.assessment.result import notices
from server.content.catalogue.gates import TIERS
from server.content.catalogue.library import Standing
from server.content.catalogue.shapes import AssessmentCatalogue
from tests.assessment.answering import the_book
from tests.proofs.mentions import private_rules

# Each row: id, then the urgencies it allows.
TABLES = """
G1 now / G2 now / G3 now / G4 now / G5 now / G6 now / G7 now
G8 now / G9 now / G10 now / G11 now / G12 now / G13 now / G14 now
N1 now / N2 today now / N3 now today / N4 now / N5 today / N6 clearance today / N7 days / N8 now today
B1 now / B2 today / B3 days today now / B4 today now / B5 today days / B6 days / B7 days / B8 days
B9 today / B10 today now / B11 days / B12 days / B13 today
A1 now today / A2 now / A3 now / A4 today days / A5 now today / A6 days today / A7 days today now
A8 today now / A9 days / A10 days / A11 today
H1 now / H2 today days / H3 today / H4 today / H5 now / H6 days / H7 days / H8 days today
C1 today / C2 now / C3 today / C4 today / C5 days today now / C6 days / C7 today / C8 today
W1 postponed today now / W2 days / W3 today / W4 days / W5 now / W6 now today / W7 days / W8 days
"""
ROWS = [row.split() for line in TABLES.strip().splitlines() for row in line.split("/")]
BRIEF = {row[0]: set(row[1:]) for row in ROWS}
# The tiers that a row allows, where one yes does not decide alone; every other row is stand_alone only.
PAIRS = {"B5", "B6", "B8", "B10", "B11", "A6", "H2", "H7", "C6", "W3"}
PAIRS_OR_ALONE = {"N1", "N2", "N3", "N8", "B4", "B7", "A7", "C5", "W1", "W2"}  # A7 names N3, C5 names G9
TRIAL = "Trial version: the safety questions are incomplete, not for real clients"
UNREVIEWED = "Not yet reviewed by a licensed clinician"


def signed(book: AssessmentCatalogue) -> AssessmentCatalogue:
    """The same rules as if a clinician had signed each."""
    rules = book.rules
    rules = replace(
        rules,
        gates=tuple(replace(rule, standing=sign(rule.standing)) for rule in rules.gates),
        points=tuple(replace(rule, standing=sign(rule.standing)) for rule in rules.points),
        decisions=tuple(replace(rule, standing=sign(rule.standing)) for rule in rules.decisions),
    )
    return replace(book, rules=rules)


def sign(standing: Standing) -> Standing:
    return replace(standing, reviewed_by="Ann Example, PT, 2026-11-01")


def without(book: AssessmentCatalogue, row: str) -> AssessmentCatalogue:
    """The same rules, less all that cover this row of the brief."""
    gates = tuple(rule for rule in book.rules.gates if row not in rule.covers)
    return replace(book, rules=replace(book.rules, gates=gates))


def tiers_of(row: str) -> set[str]:
    if row in PAIRS:
        return {"pair"}
    return {"pair", "stand_alone"} if row in PAIRS_OR_ALONE else {"stand_alone"}


def differences(book: AssessmentCatalogue) -> list[str]:
    """Rules that have another urgency or tier than a row they cover."""
    return [
        f"{rule.id}: {row} is not {rule.urgency}, {rule.tier}"
        for rule in book.rules.gates
        for row in rule.covers
        if rule.urgency not in BRIEF[row] or rule.tier not in tiers_of(row)
    ]


def private_but_liftable(book: AssessmentCatalogue) -> list[str]:
    """Rules that a clinician's word could lift, though they mention what is written down nowhere."""
    private = private_rules(book)
    return [rule.id for rule in book.rules.gates if rule.liftable and rule.id in private]


def with_gate_like(book: AssessmentCatalogue, id_: str, **changes: str | bool) -> AssessmentCatalogue:
    gates = tuple(replace(rule, **changes) if rule.id == id_ else rule for rule in book.rules.gates)  # type: ignore[arg-type]
    return replace(book, rules=replace(book.rules, gates=gates))


def test_the_transcribed_tables_hold_the_same_rows_and_urgencies() -> None:
    assert {gate.id: set(gate.urgencies) for gate in the_book().brief_gates} == BRIEF


def test_the_transcribed_tables_hold_tiers_that_each_row_allows() -> None:
    assert [gate.id for gate in the_book().brief_gates if gate.tier not in tiers_of(gate.id)] == []
    assert set(BRIEF) >= PAIRS | PAIRS_OR_ALONE


def test_a_rule_has_an_urgency_and_a_tier_of_every_row_it_covers() -> None:
    assert differences(the_book()) == []


LIFTABLE = ("days", "clearance")
URGENCIES = ("now", "today", "days", "clearance", "postponed", "home")


def test_a_wrong_urgency_or_tier_of_any_covering_rule_is_told() -> None:
    book = the_book()
    wrong: list[tuple[str, dict[str, str]]] = []
    before = differences(book)
    for rule in book.rules.gates:
        for row in rule.covers:
            wrong += [(rule.id, {"urgency": other}) for other in URGENCIES if other not in BRIEF[row]]
            wrong += [(rule.id, {"tier": other}) for other in TIERS if other not in tiers_of(row)]
    assert len(wrong) > 100
    told = [differences(with_gate_like(book, id_, **change)) for id_, change in wrong]
    assert [change for change, found in zip(wrong, told, strict=True) if not set(found) - set(before)] == []


def test_no_rule_that_mentions_a_private_question_can_be_lifted() -> None:
    assert private_but_liftable(the_book()) == []


def test_a_private_rule_that_can_be_lifted_is_told() -> None:
    private = private_rules(the_book())
    assert {rule.urgency for rule in the_book().rules.gates if rule.id in private} >= set(LIFTABLE)
    for id_ in private:
        assert private_but_liftable(with_gate_like(the_book(), id_, liftable=True)) == [id_]


def test_all_emergency_rows_of_the_first_screen_are_covered() -> None:
    covered = {row for rule in the_book().rules.gates if rule.urgency == "now" for row in rule.covers}
    assert {row for row in BRIEF if row.startswith("G")} <= covered


def test_no_row_is_missing() -> None:
    assert the_book().missing_gates == ()


@pytest.mark.parametrize("row", BRIEF)
def test_a_row_that_loses_its_rules_is_missing_and_brings_the_trial_sentence(row: str) -> None:
    book = without(the_book(), row)
    assert row in book.missing_gates
    assert notices(book, "en") == [TRIAL, UNREVIEWED]


def test_unsigned_rules_say_so_and_nothing_else_once_every_row_has_a_rule() -> None:
    assert notices(the_book(), "en") == [UNREVIEWED]


def test_the_review_sentence_goes_only_when_every_rule_is_signed() -> None:
    book = signed(the_book())
    assert notices(book, "en") == []
    first = replace(book.rules.gates[0], standing=the_book().rules.gates[0].standing)
    one_unsigned = replace(book.rules, gates=(first, *book.rules.gates[1:]))
    assert notices(replace(book, rules=one_unsigned), "en") == [UNREVIEWED]
