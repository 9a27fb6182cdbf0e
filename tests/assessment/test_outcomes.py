"""What the clinical brief says should come out, person by person."""

from datetime import date

import pytest

from server.assessment.answers import read_answers, validate
from server.assessment.evaluate import evaluate
from server.assessment.result import Verdict
from tests.assessment.answering import Raw, calm, fill, the_book

TODAY = date(2026, 11, 22)
WRIST: Raw = {
    "goals": ["fix_pain"],
    "regions": ["wrist_hand"],
    "extent": "one_spot",
    "how_started": "same_task",
    "lasted": "six_weeks",
    "brings_on": "always",
    "night": "tingling",
    "tingling": "sometimes",
    "known": ["carpal_tunnel_tested"],
}
STRESSED: Raw = {"goals": ["calm"], "regions": ["none"], "stress": 8, "sleep": 2}


def verdict(start: Raw) -> Verdict:
    """The verdict for somebody who answers `start`, and otherwise has nothing to report."""
    answers = fill(the_book(), start, calm)
    missed = {id_ for id_ in start if id_ not in answers}
    assert missed == set(), f"never asked: {missed}"
    assert validate(the_book(), answers) == []
    return evaluate(the_book(), read_answers(answers), TODAY)


def rules(result: Verdict) -> list[str]:
    return [reason.rule for reason in result.reasons]


def test_tested_mild_carpal_tunnel_from_desk_work_leads_to_art() -> None:
    result = verdict(WRIST)
    assert (result.outcome, result.confidence, result.routines) == ("art", "clear", ("wrist-and-hand",))
    assert rules(result)[:2] == ["more_art", "A_diagnosis"]
    assert result.reasons[1].answers == {"known": ("carpal_tunnel_tested",)}
    assert result.recheck == date(2027, 1, 3)


def test_just_stressed_and_sleeping_badly_leads_to_massage() -> None:
    result = verdict(STRESSED)
    assert (result.outcome, result.confidence, result.routines) == ("massage", "clear", ("calm-down",))
    assert rules(result) == ["more_massage", "M_calm", "M_stress_high"]


def test_numb_between_the_legs_with_back_pain_is_an_emergency_without_routine() -> None:
    answers = read_answers({"now_legs": ["numb_between_legs"], "regions": ["low_back"], "pain": 6})
    assert validate(the_book(), answers) == []
    result = evaluate(the_book(), answers, TODAY)
    assert (result.outcome, result.when, result.routines, result.recheck) == ("emergency", "now", (), None)
    assert rules(result) == ["G5"]


PAIN: Raw = {"regions": ["low_back"], "pain": 5}
HURT: Raw = {"regions": ["ankle_foot"], "how_started": "injury"}
EXAMPLES: list[tuple[str, Raw, str, str | None, str]] = [
    ("chest pressure", {"now_chest": ["chest_pressure"]}, "emergency", "now", "G1"),
    ("coughing blood", {"now_chest": ["coughing_blood"]}, "emergency", "now", "G2"),
    ("a drooping face", {"now_head": ["face_droop"]}, "emergency", "now", "G3"),
    ("thunderclap headache", {"now_head": ["worst_headache"]}, "emergency", "now", "G4"),
    ("both legs", {"now_legs": ["both_legs"]}, "emergency", "now", "G6"),
    ("tearing back pain", {"now_legs": ["back_belly_tearing"]}, "emergency", "now", "G7"),
    ("fever and stiff neck", {"now_head": ["fever_stiff_neck"]}, "emergency", "now", "G8"),
    ("a cold leg", {"now_limb": ["cold_limb"]}, "emergency", "now", "G9"),
    ("a muscle tight as a drum", {"now_limb": ["tight_muscle"]}, "emergency", "now", "G10"),
    ("cola-coloured urine", {"now_limb": ["dark_pee"]}, "emergency", "now", "G11"),
    ("a bent limb", {"now_limb": ["limb_bent"]}, "emergency", "now", "G12"),
    ("spreading hot skin", {"now_limb": ["hot_skin"]}, "emergency", "now", "G13"),
    ("thoughts of self-harm", {"now_mind": ["self_harm"]}, "emergency", "now", "G14"),
    (
        "pregnant with spots",
        {"pregnancy": "pregnant", "pregnancy_signs": ["spots"]},
        "emergency",
        "now",
        "W6",
    ),
    (
        "hot joint and fever",
        {"signs_limbs": ["hot_joint"], "ill_today": ["fever"]},
        "emergency",
        "now",
        "A5_now",
    ),
    ("hot replaced joint", {"signs_limbs": ["hot_joint"], "joint_risk": "yes"}, "emergency", "now", "A5_now"),
    ("climbing numbness", {"signs_nerves": ["numb_rising"]}, "emergency", "now", "W5"),
    (
        "an older neck hurt this week",
        {"age": "from_65", "regions": ["neck"], "how_started": "injury", "injury_when": "this_week"},
        "emergency",
        "now",
        "N4",
    ),
    ("not sure about the chest", {"now_chest": ["not_sure"]}, "doctor_soon", "today", "unsure_chest"),
    ("a hot joint alone", {"signs_limbs": ["hot_joint"]}, "doctor_soon", "today", "A5"),
    ("a swollen leg", {"signs_limbs": ["swollen_leg"]}, "doctor_soon", "today", "C1"),
    ("two cord signs", {"signs_nerves": ["clumsy_hands", "jolts"]}, "doctor_soon", "today", "N2"),
    ("fever with back pain", {**PAIN, "ill_today": ["fever"]}, "doctor_soon", "today", "B4"),
    ("four steps impossible", {**HURT, "foot_check": ["no_four_steps"]}, "doctor_soon", "today", "C4"),
    ("a limping boy", {"age": "under_18", "regions": ["knee"], "limp": "yes"}, "doctor_soon", "today", "H3"),
    ("a constantly numb thumb", {"hands": ["thumb_numb"]}, "doctor_soon", "days", "A9"),
    ("untested numb feet", {"feet": "not_found"}, "doctor_soon", "days", "W4"),
    ("untested neuropathy", {"known": ["nerve_untested"]}, "doctor_soon", "days", "W4"),
    (
        "rising for two months",
        {**PAIN, "lasted": "six_weeks", "course": "worse"},
        "doctor_soon",
        "days",
        "W8",
    ),
    (
        "tired with pain that nothing changes",
        {**PAIN, "brings_on": "nothing", "signs_body": ["tired"]},
        "doctor_soon",
        "days",
        "B7_pair",
    ),
    ("under 18", {"age": "under_18"}, "clearance_first", None, "under_18"),
    ("pregnant", {"pregnancy": "pregnant"}, "clearance_first", None, "pregnant"),
    ("blood thinners", {"medicines": ["blood_thinners"]}, "clearance_first", None, "clear_blood_thinners"),
    ("known neuropathy of the feet", {"feet": "found"}, "clearance_first", None, "feet_known"),
    (
        "home only, whatever the points",
        {**STRESSED, "goals": ["calm", "home_only"]},
        "self_care",
        None,
        "wants_home",
    ),
    ("no touch", {**STRESSED, "touch": "no_touch"}, "self_care", None, "no_touch"),
    ("arthritis alone", {"known": ["arthritis"]}, "massage", None, "long_illness"),
    (
        "fibromyalgia with a focal limit",
        {**WRIST, "known": ["fibromyalgia"]},
        "combination",
        None,
        "long_illness_both",
    ),
    ("nothing much", {"regions": ["none"]}, "self_care", None, "little"),
    (
        "long back pain and stress",
        {**WRIST, "regions": ["low_back"], "goals": ["calm", "fix_pain"], "stress": 7, "known": ["none"]},
        "combination",
        None,
        "both_strong",
    ),
    ("training", {"goals": ["recover"]}, "massage", None, "more_massage"),
    ("an old strain", {"known": ["strain_older"], "goals": ["move_better"]}, "art", None, "more_art"),
]


@pytest.mark.parametrize(
    ("start", "outcome", "when", "rule"), [row[1:] for row in EXAMPLES], ids=[row[0] for row in EXAMPLES]
)
def test_the_brief_is_followed_for(start: Raw, outcome: str, when: str | None, rule: str) -> None:
    result = verdict(start)
    assert (result.outcome, result.when, rules(result)[0]) == (outcome, when, rule)


@pytest.mark.parametrize(
    "start",
    [
        {"signs_body": ["tired"]},
        {**PAIN, "night": "lying_on_it"},
        {**PAIN, "stiffness": "under_30"},
        {**PAIN, "age": "from_65"},
        {**PAIN, "pain": 9, "lasted": "days"},
        {"signs_nerves": ["stiff_legs"]},
    ],
    ids=[
        "tired alone",
        "pain when lying on it",
        "short stiffness",
        "age",
        "strong fresh pain",
        "one cord sign",
    ],
)
def test_a_finding_that_means_little_alone_sends_nobody_to_a_doctor(start: Raw) -> None:
    assert verdict(start).outcome not in ("emergency", "doctor_soon", "clearance_first")


@pytest.mark.parametrize(
    ("when", "not_before"),
    [("today", date(2026, 11, 25)), ("yesterday", date(2026, 11, 24)), ("two_days_ago", date(2026, 11, 23))],
)
def test_a_fresh_injury_waits_for_its_72_hours(when: str, not_before: date) -> None:
    result = verdict({**HURT, "injury_when": when})
    assert (result.outcome, result.not_before, result.recheck) == ("self_care", not_before, not_before)
    assert result.routines == ("calm-down",)


def test_the_longest_wait_counts() -> None:
    result = verdict({**HURT, "injury_when": "today", "ill_today": ["rash"]})
    assert result.not_before == date(2026, 11, 29)
    assert rules(result) == ["rash", "fresh_injury"]


def test_an_injury_older_than_three_days_can_go_to_art() -> None:
    result = verdict({**HURT, "injury_when": "this_week", "goals": ["fix_pain"]})
    assert (result.outcome, result.not_before) == ("art", None)


def test_fever_offers_no_routine_and_a_doctor_none_either() -> None:
    assert verdict({"ill_today": ["fever"]}).routines == ()
    assert verdict({"hands": ["thumb_numb"], "regions": ["wrist_hand"]}).routines == ()


def test_mild_new_pain_that_gets_better_stays_at_home() -> None:
    mild: Raw = {"regions": ["neck"], "pain": 2, "lasted": "days", "course": "better"}
    assert rules(verdict(mild)) == ["trivial"]
    assert rules(verdict({**mild, "goals": ["fix_pain"]})) != ["trivial"]
    assert rules(verdict({**mild, "pain": 3})) != ["trivial"]


def test_a_doctor_today_also_names_what_can_wait_some_days() -> None:
    result = verdict({"hands": ["thumb_weak"], "signs_limbs": ["swollen_leg"]})
    assert (result.when, rules(result)) == ("today", ["C1", "A9"])
