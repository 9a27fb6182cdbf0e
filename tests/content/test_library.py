"""The library is whole: each condition has an article, a routine and exercises, and nothing claims too much."""

import re
from collections.abc import Iterator, Mapping

import pytest

from server.content.catalogue.read import read_catalogue
from server.content.languages import spoken
from tests.content.texts import texts_of_content, texts_of_messages

CATALOGUE = read_catalogue()
CALM = ("breathing", "relaxation")
KINDS = {exercise.id: exercise.kind for exercise in CATALOGUE.exercises}
# Clinical brief 3.3. A warning of somebody else's promise ("claims to flush poisons") has other words, or is let be.
NEVER: Mapping[str, tuple[str, ...]] = {
    "en": (
        r"boosts? (your |the )?immun",
        r"toxins?\b",
        r"lactic",
        r"flush(es|ed|ing)",
        r"\b(it|they|massage|art|this|that) (can )?cures?\b",
        r"(breaks? (up|down)|eliminates?|removes?|dissolves?) (the )?(adhesions|scar)",
        r"prescri",
        r"(improves?|boosts?) (your )?(athletic )?performance",
        r"prevents? injur",
        r"(treats|treatment for) (neuropathy|arthritis|fibromyalgia)",
    ),
    "es": (
        r"(refuerza|fortalece|estimula|aumenta) (el sistema inmun|las defensas)",
        r"(?<!asegura que saca )toxinas",
        r"láctico",
        r"(?<!no )\bcura(r)? (la|el|tu)\b",
        r"(rompe|elimina|quita|disuelve)r? (las adherencias|la cicatriz|el tejido)",
        r"recetad|prescri",
        r"(mejora|aumenta) (el|tu) rendimiento",
        r"(previene|evita) lesiones",
        r"trata (la neuropatía|la artritis|la artrosis|la fibromialgia)",
    ),
}


@pytest.mark.parametrize("condition", CATALOGUE.conditions)
def test_every_condition_has_an_article_a_routine_and_exercises(condition: str) -> None:
    for things in (CATALOGUE.articles, CATALOGUE.routines, CATALOGUE.exercises):
        assert [thing for thing in things if condition in thing.conditions], condition


def test_every_exercise_is_done_in_some_routine() -> None:
    done = {step.exercise for routine in CATALOGUE.routines for step in (*routine.steps, *routine.short)}
    assert {exercise.id for exercise in CATALOGUE.exercises} - done == set()


def test_six_routines_and_more_only_calm() -> None:
    calm = [
        routine.id
        for routine in CATALOGUE.routines
        if all(KINDS[step.exercise] in CALM for step in routine.steps)
    ]
    assert len(calm) >= 6, calm


@pytest.mark.parametrize("language", spoken())
def test_no_text_claims_what_must_not_be_claimed(language: str) -> None:
    assert language in NEVER, f"write the claims that must not be made in {language!r} into NEVER"
    never = re.compile("|".join(NEVER[language]), re.IGNORECASE)
    assert list(claimed(language, never)) == []


def test_a_claim_that_must_not_be_made_is_found() -> None:
    never = re.compile("|".join(NEVER["en"]), re.IGNORECASE)
    said = (
        "Massage boosts your immune system.",
        "ART breaks up scar tissue.",
        "It flushes toxins.",
        "It cures.",
    )
    assert all(never.search(text) for text in said)


def claimed(language: str, never: re.Pattern[str]) -> Iterator[str]:
    for text in (*texts_of_content(language), *texts_of_messages(language)):
        for match in never.finditer(text.words):
            yield f"{text.place}: {text.words[max(0, match.start() - 30) : match.end() + 20]}"
