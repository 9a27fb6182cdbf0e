"""What must hold for every answer set, tried on many."""

import random
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.assessment.answers import kept_answers, read_answers, validate, view_of, visible_questions
from server.assessment.conditions import holds
from server.assessment.evaluate import evaluate
from server.assessment.result import Verdict
from tests.assessment.answering import Raw, anyhow, fill, the_book

TODAY = date(2026, 11, 22)
# No deadlines: the machine that runs the tests may be busy.
CALM = settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
BOOK = the_book()
ORDER = ("now", "today", "days", "clearance", "postponed")
EMERGENCIES = [
    ("now_chest", ("chest_pressure", "sudden_breathless", "sharp_breath", "coughing_blood")),
    (
        "now_head",
        ("face_droop", "weak_side", "speech", "sight", "walking", "worst_headache", "fever_stiff_neck"),
    ),
    (
        "now_legs",
        ("numb_between_legs", "pee_trouble", "leaking", "cannot_feel_wipe", "both_legs", "legs_weaker"),
    ),
    ("now_legs", ("back_belly_tearing",)),
    ("now_limb", ("cold_limb", "tight_muscle", "dark_pee", "accident", "limb_bent", "hot_skin")),
    ("now_mind", ("self_harm",)),
]
SIGNS = [
    (question.id, option)
    for question in BOOK.questions.questions
    if question.type == "options"
    and question.screen in ("right_now", "start", "places_check", "health", "conditions")
    for option in question.options
    if option != question.none
]


@st.composite
def people(draw: st.DrawFn) -> Raw:
    rng = random.Random(draw(st.integers(0, 2**32)))
    return fill(BOOK, {}, anyhow(rng, draw(st.sampled_from((0.0, 0.02, 0.1)))))


def judge(answers: Raw) -> Verdict:
    return evaluate(BOOK, read_answers(answers), TODAY)


def urgency(result: Verdict) -> int:
    """Smaller is more urgent: emergency, today, days, clearance, postponed, the rest."""
    if result.outcome == "clearance_first":
        return ORDER.index("clearance")
    if result.not_before:
        return ORDER.index("postponed")
    return ORDER.index(result.when) if result.when else len(ORDER)


@CALM
@given(people(), st.sampled_from(EMERGENCIES), st.data())
def test_an_emergency_answer_gives_emergency_whatever_else_is_said(
    answers: Raw, card: tuple[str, tuple[str, ...]], data: st.DataObject
) -> None:
    question, options = card
    answers = answers | {question: [data.draw(st.sampled_from(options))]}
    assert judge(answers).outcome == "emergency"
    assert validate(BOOK, answers) == []
    for dropped in list(answers):
        if dropped != question:
            assert judge({id_: answers[id_] for id_ in answers if id_ != dropped}).outcome == "emergency"


@CALM
@given(people(), st.sampled_from(SIGNS))
def test_adding_a_warning_sign_never_lowers_urgency(answers: Raw, sign: tuple[str, str]) -> None:
    question, option = sign
    given_before = answers.get(question)
    if not isinstance(given_before, list):
        return
    none = BOOK.questions.by_id[question].none
    with_sign = answers | {question: [o for o in given_before if o not in (none, option)] + [option]}
    assert urgency(judge(with_sign)) <= urgency(judge(answers))


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
def test_no_hands_on_outcome_while_a_gate_is_open(answers: Raw) -> None:
    view_answers = kept_answers(BOOK, read_answers(answers))
    result = judge(answers)
    if result.outcome in ("massage", "art", "combination"):
        assert [rule.id for rule in BOOK.rules.gates if holds(rule.when, view_of(BOOK, view_answers))] == []


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
