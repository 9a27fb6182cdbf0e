"""Each claim holds for the rules as they are, over every possible set of answers, and notices planted mistakes."""

import json
from dataclasses import replace

import pytest

from server.assessment.command import assess
from server.content.catalogue.conditions import NEVER, Is
from tests.assessment.answering import the_book
from tests.proofs import alone, claims, lifting, planted, planted_lifts
from tests.proofs.counterexample import ANY_DAY, Claim, prove
from tests.proofs.mentions import ORDER
from tests.proofs.tables import premises_of, table_of

CLAIMS: list[tuple[Claim, tuple[planted.Plant, ...]]] = [
    (claims.one_outcome, (planted.gap_between_decisions,)),
    (claims.emergency_whatever_else, (planted.doctor_before_emergency,)),
    (claims.emergency_for_good, (planted.emergency_taken_back,)),
    (claims.no_hands_on_at_a_sign, (planted.misspelt_urgency, planted.waiting_leads_to_massage)),
    (
        claims.more_signs_never_lower,
        (
            planted.doctor_before_emergency,
            planted.emergency_taken_back,
            planted.sign_taken_back,
            planted.sign_hidden_from_some,
        ),
    ),
    (
        claims.every_rule_can_decide,
        (
            planted.gate_in_a_shadow,
            planted.misspelt_urgency,
            planted.points_for_nobody,
            planted.decision_after_all_others,
            planted.plan_for_nobody,
        ),
    ),
    (claims.nothing_hidden, (planted.sign_hidden_from_some,)),
    (alone.findings_alone, (planted.finding_leads_to_a_doctor,)),
    (alone.context_alone, (planted.context_leads_to_a_doctor,)),
    (
        lifting.lifts_only_what_it_names,
        (
            planted_lifts.emergency_can_be_lifted,
            planted_lifts.doctor_today_can_be_lifted,
            planted_lifts.waiting_can_be_lifted,
            planted_lifts.wish_to_stay_home_can_be_lifted,
            planted_lifts.private_rule_can_be_lifted,
            planted_lifts.private_question_behind_a_name,
            planted_lifts.under_age_can_be_lifted,
            planted_lifts.under_age_in_another_rule,
        ),
    ),
    (
        lifting.no_hands_on_at_what_is_left,
        (
            planted.misspelt_urgency,
            planted.waiting_leads_to_massage,
            planted_lifts.emergency_can_be_lifted,
            planted_lifts.private_rule_can_be_lifted,
            planted_lifts.under_age_in_another_rule,
        ),
    ),
    (lifting.more_named_never_more_urgent, ()),
    (lifting.none_named_changes_nothing, ()),
]
MISTAKES = [(claim, plant) for claim, plants in CLAIMS for plant in plants]


@pytest.mark.parametrize("claim", [claim for claim, _ in CLAIMS], ids=lambda claim: claim.__name__)
def test_it_holds_for_every_set_of_answers(claim: Claim) -> None:
    prove(claim, the_book())


@pytest.mark.parametrize(
    ("claim", "plant"), MISTAKES, ids=[f"{claim.__name__}-{plant.__name__}" for claim, plant in MISTAKES]
)
def test_a_planted_mistake_is_told_with_answers_that_the_check_takes(
    claim: Claim, plant: planted.Plant
) -> None:
    book = plant(the_book())
    found = claim(book)
    assert found != []
    for told in (told for each in found for told in each.told):
        given = json.dumps(told.given)
        assert given in "\n".join(map(str, found))
        assert assess(book, json.loads(given), ANY_DAY)["reasons"], given


def test_a_counterexample_says_what_was_expected_and_what_is_open() -> None:
    book = planted.sign_taken_back(the_book())
    rule, question = planted.simple_gate(the_book(), "days")
    (found,) = claims.more_signs_never_lower(book)
    before, after = found.told
    assert [gate.id for gate in before.open_gates] == [rule.id]
    assert [gate.id for gate in after.open_gates] == []
    text = str(found)
    assert "Expected: afterwards at least 'days', as before." in text
    assert f"{rule.id} (days), because of " in text
    assert f'said differently from before: {{"{planted.last_options(book).id}": ' in text
    assert f"; {question.id}: {', '.join(before.kept[question.id])}; " in text  # type: ignore[arg-type]
    assert "open rules: none" in text


def test_a_counterexample_holds_nothing_that_it_does_not_need() -> None:
    """An emergency needs no other answer: what was planted there takes one or two."""
    (found, *_) = claims.emergency_whatever_else(planted.doctor_before_emergency(the_book()))
    (told,) = found.told
    assert len(told.raw) <= 2, told.raw


def test_what_is_true_but_not_asked_is_told_apart() -> None:
    book = planted.sign_hidden_from_some(the_book())
    _, question = planted.simple_gate(the_book(), "days")
    (told, *_) = [
        told
        for found in claims.nothing_hidden(book)
        for told in found.told
        if question.id in told.raw and question.id not in told.kept
    ]
    assert f'also true, but not asked: {{"{question.id}": ' in "\n".join(told.lines())


def test_a_failing_proof_fails_its_test_with_the_counterexample_alone() -> None:
    with pytest.raises(
        pytest.fail.Exception, match=r"^Not true: every set of answers has exactly one outcome\."
    ):
        prove(claims.one_outcome, planted.gap_between_decisions(the_book()))


def test_the_order_of_urgency_in_the_proofs_is_that_of_the_rules() -> None:
    assert tuple(urgency.id for urgency in the_book().rules.urgencies) == ORDER


def test_a_premise_that_never_meets_its_rule_is_told() -> None:
    rule, _ = planted.simple_gate(the_book(), "days")
    row = (*rule.covers, rule.id)[0]
    found = claims.nothing_hidden(the_book(), {**premises_of(the_book()), row: NEVER})
    assert f"the premise of row {row} can be true together with rule {rule.id}" in [f.expected for f in found]


@pytest.mark.parametrize("table", ["findings", "context"])
def test_every_answer_of_a_table_can_be_given_beside_its_others(table: str) -> None:
    assert alone.never_said(the_book(), table) == []


@pytest.mark.parametrize("table", ["findings", "context"])
def test_an_answer_that_a_table_keeps_from_being_given_is_told(table: str) -> None:
    book = the_book()
    first = book.questions.questions[0]
    named = list(table_of(book, table).allowed)[-1]
    question = replace(book.questions.by_id[named], shown_when=Is(first.id, ()))
    hidden = planted.with_question(book, book.questions.by_id[named], question)
    assert {line.split(":")[0] for line in alone.never_said(hidden, table)} == {named}
