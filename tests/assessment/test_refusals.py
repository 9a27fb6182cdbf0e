"""Answers that cannot be judged are refused, with the question and what is allowed."""

import pytest

from server.assessment.answers import progress, validate, visible_questions
from tests.assessment.answering import calm, fill, the_book

WHOLE = fill(the_book(), {"regions": ["wrist_hand"], "known": ["arthritis"]}, calm)


@pytest.mark.parametrize(
    ("change", "code", "allowed"),
    [
        ({"shoe_size": 43}, "unknown_question", None),
        ({"who": "nobody"}, "unknown_option", ("me", "someone_else")),
        ({"who": ["me"]}, "wrong_type", ("me", "someone_else")),
        ({"who": None}, "wrong_type", ("me", "someone_else")),
        ({"hands": "none"}, "wrong_type", ("thumb_numb", "thumb_weak", "none")),
        ({"hands": ["thumb_numb", "none"]}, "none_with_others", ("thumb_numb", "thumb_weak", "none")),
        ({"hands": ["thumb_numb", "thumb_numb"]}, "named_twice", ("thumb_numb", "thumb_weak", "none")),
        ({"hands": ["thumb_numb", "feet"]}, "unknown_option", ("thumb_numb", "thumb_weak", "none")),
        ({"hands": []}, "missing", ("thumb_numb", "thumb_weak", "none")),
        ({"goals": ["calm", "recover", "wellbeing"]}, "too_many", None),
        ({"stress": 11}, "out_of_range", ("0 to 10",)),
        ({"stress": -1}, "out_of_range", ("0 to 10",)),
        ({"stress": 2.5}, "wrong_type", ("0 to 10",)),
        ({"stress": True}, "wrong_type", ("0 to 10",)),
        ({"stress": "7"}, "wrong_type", ("0 to 10",)),
        ({"stress": float("inf")}, "wrong_type", ("0 to 10",)),
        ({"stress": 10**400}, "out_of_range", ("0 to 10",)),
        ({"injury_when": "today"}, "not_shown", ()),
        ({"limp": "yes"}, "not_shown", ()),
    ],
    ids=str,
)
def test_it_is_refused(change: dict[str, object], code: str, allowed: tuple[str, ...] | None) -> None:
    (refusal,) = validate(the_book(), WHOLE | change)
    assert (refusal.question, refusal.code) == (next(iter(change)), code)
    assert allowed is None or refusal.allowed == allowed


def test_a_whole_number_may_be_written_with_a_decimal_point() -> None:
    assert validate(the_book(), WHOLE | {"stress": 7.0}) == []


def test_nothing_answered_means_everything_is_missing() -> None:
    refused = validate(the_book(), {})
    assert {refusal.code for refusal in refused} == {"missing"}
    assert refused[0].question == "who"


def test_a_wrong_form_is_refused_even_beside_an_emergency() -> None:
    (refusal,) = validate(the_book(), {"now_chest": ["chest_pressure"], "feet": "maybe"})
    assert (refusal.question, refusal.code) == ("feet", "unknown_option")


def test_an_emergency_answer_ends_the_questions() -> None:
    before = fill(the_book(), {"now_head": ["speech"]}, calm)
    asked = [question.id for question in visible_questions(the_book(), {"now_head": ("speech",)})]
    assert asked == ["who", "age", "pregnancy", "now_chest", "now_head"]
    assert list(before) == asked


def test_progress_counts_only_screens_with_something_to_ask() -> None:
    without_pain = fill(the_book(), {"regions": ["none"]}, calm)
    given = {
        id_: tuple(answer) if isinstance(answer, list) else answer for id_, answer in without_pain.items()
    }
    screens = progress(the_book(), given)  # type: ignore[arg-type]
    assert [screen.id for screen in screens] == [
        *("basics", "right_now", "goals", "where", "health", "conditions", "movement")
    ]
    assert all(screen.done for screen in screens)
    del given["stress"]
    assert [screen.id for screen in progress(the_book(), given) if not screen.done] == ["movement"]  # type: ignore[arg-type]
