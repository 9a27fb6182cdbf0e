"""The claims about a clinician's word also notice one that is understood wrongly, and tell what it names."""

from collections.abc import Callable

import pytest

from server.content.catalogue.shapes import AssessmentCatalogue
from tests.assessment.answering import the_book
from tests.proofs import lifting, planted_lifts
from tests.proofs.claims import nothing_hidden
from tests.proofs.counterexample import Counterexample, Told
from tests.proofs.planted import simple_gate
from tests.proofs.sheet import Sheet

LiftingClaim = Callable[[AssessmentCatalogue, type[Sheet]], list[Counterexample]]
UNDERSTOOD: list[tuple[LiftingClaim, type[Sheet]]] = [
    (lifting.lifts_only_what_it_names, planted_lifts.LiftsByUrgency),
    (lifting.no_hands_on_at_what_is_left, planted_lifts.LiftsWhateverIsNamed),
    (lifting.more_named_never_more_urgent, planted_lifts.LiftsOneAtATime),
    (lifting.none_named_changes_nothing, planted_lifts.LiftsWhatIsNotNamed),
]


@pytest.mark.parametrize(("claim", "kind"), UNDERSTOOD)
def test_a_word_that_is_understood_wrongly_is_told(claim: LiftingClaim, kind: type[Sheet]) -> None:
    assert claim(the_book(), kind) != []


def test_a_word_that_lifts_one_at_a_time_is_noticed_by_one_claim_alone() -> None:
    one_at_a_time = planted_lifts.LiftsOneAtATime
    assert lifting.lifts_only_what_it_names(the_book(), one_at_a_time) == []
    assert lifting.none_named_changes_nothing(the_book(), one_at_a_time) == []


def test_a_question_hidden_behind_what_can_be_lifted_is_told() -> None:
    """Without a word the doctor would outweigh the clearance that nobody asks about."""
    book = planted_lifts.clearance_hidden_behind_a_doctor(the_book())
    doctor, _ = simple_gate(the_book(), "days")
    rule, question = planted_lifts.later_clearance(the_book())
    (told,) = [told for f in nothing_hidden(book) if f"rule {rule.id} " in f.expected for told in f.told]
    assert told.cleared == [doctor.id]
    assert question.id in set(told.raw) - set(told.kept)


def test_a_counterexample_names_no_gate_that_it_does_not_need() -> None:
    rule, _ = simple_gate(the_book(), "now")
    (found,) = lifting.lifts_only_what_it_names(planted_lifts.emergency_can_be_lifted(the_book()))
    (told,) = found.told
    assert told.named == (rule.id,)
    assert told.given["cleared"] == [rule.id]
    assert f"Expected: at least 'now', because rule {rule.id} is open and no word may lift it." in str(found)
    assert f"    {rule.id} (now, lifted), because of " in str(found)


def test_without_a_word_nothing_is_said_to_be_cleared() -> None:
    told = Told("The answers", the_book(), {})
    assert set(told.given) == {"version", "answers"}


def test_named_gates_that_no_word_lifts_are_told_apart() -> None:
    emergency, _ = simple_gate(the_book(), "now")
    clearance, _ = simple_gate(the_book(), "clearance")
    told = Told("The answers", the_book(), {}, (emergency.id, clearance.id))
    assert told.given["cleared"] == [clearance.id]
    assert f"  also named, but no word lifts them: {emergency.id}" in told.lines()


def test_what_is_named_in_addition_is_told_and_no_answers_that_are_the_same() -> None:
    (found, *_) = lifting.more_named_never_more_urgent(the_book(), planted_lifts.LiftsOneAtATime)
    before, after = found.told
    (more,) = set(after.named) - set(before.named)
    assert str(found).endswith(f"  named in addition: {more}")
    assert "said differently" not in str(found)
