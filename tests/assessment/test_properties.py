"""What must hold for every answer set and is no claim about rules (those are proven: tests/proofs), tried on many."""

import random
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.assessment.answers import read_answers, validate, visible_questions
from server.assessment.evaluate import evaluate
from server.assessment.result import Verdict
from tests.assessment.answering import Raw, anyhow, fill, the_book

TODAY = date(2026, 11, 22)
# No deadlines: the machine that runs the tests may be busy.
CALM = settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
BOOK = the_book()


@st.composite
def people(draw: st.DrawFn) -> Raw:
    rng = random.Random(draw(st.integers(0, 2**32)))
    return fill(BOOK, {}, anyhow(rng, draw(st.sampled_from((0.0, 0.02, 0.1)))))


def judge(answers: Raw) -> Verdict:
    return evaluate(BOOK, read_answers(answers), TODAY)


@CALM
@given(people())
def test_there_is_exactly_one_outcome_and_it_has_a_reason(answers: Raw) -> None:
    result = judge(answers)
    assert validate(BOOK, answers) == []
    assert result.reasons
    assert (result.when is not None) == (result.outcome in ("emergency", "doctor_soon"))
    assert (result.confidence is not None) == (result.outcome in ("massage", "art", "combination"))
    if result.outcome in ("emergency", "doctor_soon"):
        assert result.routines == ()


@CALM
@given(people())
def test_every_reason_shows_the_answers_it_rests_on(answers: Raw) -> None:
    raw = read_answers(answers)
    for reason in judge(answers).reasons:
        if reason.rule != "little":
            assert reason.answers, reason.rule
        for id_, shown in reason.answers.items():
            original = raw[id_]
            assert shown == original or set(shown) <= set(original), reason.rule  # type: ignore[arg-type]


@CALM
@given(people(), st.data())
def test_a_question_that_is_not_shown_cannot_be_answered(answers: Raw, data: st.DataObject) -> None:
    asked = {question.id for question in visible_questions(BOOK, read_answers(answers))}
    hidden = [question for question in BOOK.questions.questions if question.id not in asked]
    if not hidden or judge(answers).outcome == "emergency":
        return
    question = data.draw(st.sampled_from(hidden))
    choose = anyhow(random.Random(1), 0.0)
    refused = validate(BOOK, answers | {question.id: choose(question)})
    assert [refusal.code for refusal in refused if refusal.question == question.id] == ["not_shown"]


@CALM
@given(people(), st.data())
def test_a_question_that_is_shown_cannot_be_left_out(answers: Raw, data: st.DataObject) -> None:
    if judge(answers).outcome == "emergency":
        return
    left_out = data.draw(st.sampled_from(sorted(answers)))
    refused = validate(BOOK, {id_: answers[id_] for id_ in answers if id_ != left_out})
    assert (left_out, "missing") in [(refusal.question, refusal.code) for refusal in refused]
