"""The words of the web app itself: each is said somewhere, and in every language with the same things in it."""

import re
from collections.abc import Collection, Iterator, Mapping

import pytest

from server.content.catalogue.files import FIRST_LANGUAGE
from server.content.languages import spoken
from tests.content.numbers import PLACEHOLDER, in_digits
from tests.content.telling import nothing_wrong
from tests.content.texts import MESSAGES, messages_of
from web.build_app import WEB, WRITTEN_BY_THE_BUILD

Messages = Mapping[str, Mapping[str, str]]
OTHERS = sorted({path.stem for path in MESSAGES.glob("*.json")} - {FIRST_LANGUAGE})
# Where a language rightly says another number: the message, and why.
OTHER_NUMBERS = {
    "routines_per_day": 'English says "once", where others say "1 time"',
    "routines_per_week": 'English says "once", where others say "1 time"',
}


def test_every_message_is_said_somewhere() -> None:
    said: set[str] = set()
    for path in (WEB / "src").rglob("*.*"):
        if path.suffix in {".ts", ".svelte"} and not path.is_relative_to(WRITTEN_BY_THE_BUILD):
            said |= set(re.findall(r"\bm\.(\w+)", path.read_text(encoding="utf-8")))
    assert [name for name in messages_of(FIRST_LANGUAGE) if name not in said] == []


def test_every_language_of_the_content_has_its_messages() -> None:
    assert {FIRST_LANGUAGE, *OTHERS} == set(spoken())


def test_every_language_says_every_message_with_the_same_things_in_it() -> None:
    first = messages_of(FIRST_LANGUAGE)
    nothing_wrong(line for code in OTHERS for line in differing(code, first, messages_of(code)))


def differing(code: str, first: Messages, other: Messages) -> Iterator[str]:
    """Of both languages, what a message has in any of its forms: one language has more forms than another."""
    for key in [*first, *(key for key in other if key not in first)]:
        ours, theirs = first.get(key, {}).values(), other.get(key, {}).values()
        place = f"web/messages/{code}.json {key}"
        beside = f"{' | '.join(theirs)}\n    in web/messages/{FIRST_LANGUAGE}.json: {' | '.join(ours)}"
        if not ours or not theirs:
            yield f"{place}: only one of the two languages has it: {beside}"
        elif filled_in(ours) != filled_in(theirs):
            yield f"{place}: fills in {filled_in(theirs)} instead of {filled_in(ours)}: {beside}"
        elif numbers(ours) != numbers(theirs) and key not in OTHER_NUMBERS:
            yield f"{place}: names {numbers(theirs)} instead of {numbers(ours)}: {beside}"


def filled_in(forms: Collection[str]) -> list[str]:
    return sorted({name for form in forms for name in PLACEHOLDER.findall(form)})


def numbers(forms: Collection[str]) -> list[str]:
    return sorted({f"{number:g}" for form in forms for number in in_digits(form)})


FIRST = {"minutes": {"one": "1 minute", "other": "{count} minutes"}, "high": {"": "At 8 or more, rest."}}


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (FIRST, None),
        (
            {
                **FIRST,
                "minutes": {"one": "1 minuto", "many": "{count} de minutos", "other": "{count} minutos"},
            },
            None,
        ),
        (
            {**FIRST, "minutes": {"one": "1 minuto", "other": "{minutes} minutos"}},
            "fills in ['{minutes}'] instead of",
        ),
        ({**FIRST, "high": {"": "Con 7 o más, descansa."}}, "names ['7'] instead of ['8']"),
        ({"minutes": FIRST["minutes"]}, "only one of the two languages has it"),
        ({**FIRST, "low": {"": "Poco"}}, "only one of the two languages has it"),
    ],
)
def test_a_message_that_differs_is_told_with_both_texts(other: Messages, told: str | None) -> None:
    found = [*differing("es", FIRST, other)]
    assert len(found) == bool(told)
    assert all(f": {told}" in line and "\n    in web/messages/en.json: " in line for line in found)
