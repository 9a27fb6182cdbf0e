"""Every complaint about a request is a sentence that a person understands, and names its place."""

import json
import re
from typing import Any

import msgspec
import pytest

from server.care.schemas import NewInvitation
from server.clinic.schemas import ClinicProfile
from server.wording import in_words

CLINIC: dict[str, Any] = {"name": "Hands", "services": ["art"], "therapists": [{"name": "Tomasz"}]}


@pytest.mark.parametrize(
    ("change", "where", "words"),
    [
        (
            {"booking_url": "clinic.example"},
            "booking_url",
            "A web address begins with https:// and has no spaces.",
        ),
        ({"phone": "call us"}, "phone", "A phone number has digits, spaces and + ( ) . / - alone."),
        ({"hours": "a\x00"}, "hours", "This holds characters that cannot be kept: please type it anew."),
        ({"name": ""}, "name", "This cannot be empty."),
        ({"therapists": [{"name": 5}]}, "therapists[0].name", "This has to be text."),
        ({"therapists": [{}]}, "therapists[0].name", "This field is missing."),
        ({"services": ["reiki"]}, "services[0]", "This value is not one of those possible here."),
        ({"services": ["art"] * 3}, "services", "This is too long: at most 2 entries fit here."),
        ({"services": "art"}, "services", "This has to be a list."),
    ],
)
def test_a_form_says_what_belongs_into_a_field(change: dict[str, object], where: str, words: str) -> None:
    with pytest.raises(msgspec.ValidationError) as wrong:
        msgspec.json.decode(json.dumps({**CLINIC, **change}), type=ClinicProfile)
    assert in_words(str(wrong.value)) == (where, words)


ASSIGNED = {
    "routine": {"id": "a", "version": 1, "title": "A", "minutes": 5, "steps": [{"exercise": "bridge"}]},
    "per_week": 2,
    "from": "2026-11-22",
    "until": None,
    "note": "",
}


@pytest.mark.parametrize(
    ("change", "where", "words"),
    [
        ({"per_week": 22}, "assignment.per_week", "This number is too large: the largest possible is 21."),
        ({"per_week": 0}, "assignment.per_week", "This number is too small: the smallest possible is 1."),
        ({"per_week": 1.5}, "assignment.per_week", "This has to be a whole number."),
        ({"until": "2026-02-30"}, "assignment.until", "There is no such day or time."),
        ({"routine": None}, "assignment.routine", "This cannot be left out."),
    ],
)
def test_numbers_and_days_are_named_too(change: dict[str, object], where: str, words: str) -> None:
    body = {"language": "en", "assignment": {**ASSIGNED, **change}}
    with pytest.raises(msgspec.ValidationError) as wrong:
        msgspec.json.decode(json.dumps(body), type=NewInvitation)
    assert in_words(str(wrong.value)) == (where, words)


def test_a_message_that_nobody_foresaw_is_still_a_sentence() -> None:
    for message in ("Expected `array` of length 2 - at `key` in `$.months`", "Something new - at `$[...]`"):
        assert re.fullmatch(r"[A-Z][^`$]*\.", in_words(message)[1])
