"""A translation changes words alone: the same numbers, steps, claims and links stand in every language."""

import shutil
from pathlib import Path

import pytest

from server.content.catalogue.files import FIRST_LANGUAGE, SIGNATURE
from server.content.languages import spoken
from tests.content.conftest import Break
from tests.content.numbers import difference
from tests.content.sameness import other_articles, other_texts
from tests.content.telling import nothing_wrong
from tests.content.withdrawing import LATE, rule, withdraw

OTHERS = [code for code in spoken() if code != FIRST_LANGUAGE]
# Where a language rightly names other numbers: by `language/file key`, how they differ, and above it why.
EXCEPTIONS = {
    # "One foot" is "doce pulgadas": "un pie" is also what one stands on.
    "es/exercises/ball-on-wall.yaml start": "with 12",
    "es/exercises/bridge.yaml start": "with 12",
    "es/exercises/hip-hinge.yaml start": "with 12",
    "es/exercises/side-leg-lift.yaml steps.2": "with 12",
    # "The two", massage and ART, are "cada uno".
    "es/articles/who-benefits.md section 0": "without 2",
}
COPY = "en-GB"


def test_every_text_is_there_with_the_same_numbers_and_an_exercise_with_as_many_steps() -> None:
    nothing_wrong(line for code in OTHERS for line in other_texts(code, EXCEPTIONS))


def test_every_article_claims_the_same_with_the_same_certainty_in_the_same_sections() -> None:
    nothing_wrong(line for code in OTHERS for line in other_articles(code))


ARTICLE = """\
---
title: A trial
summary: Made for this test.
group: basics
order: 90
version: 1
reviewed_by: null
sources: [S27, S32]
---
## First
It helps. [claim: low; S27, S32] Read [Choosing](/learn/choosing).

### Second
- One point.
- Another.
"""


@pytest.fixture
def copied(content: Path) -> Path:
    """Content in a second language that says what the first one says, and in no other."""
    for code in OTHERS:
        shutil.rmtree(content / code)
    (content / "en/articles/trial.md").write_text(ARTICLE, encoding="utf-8")
    shutil.copytree(content / "en", content / COPY)
    (content / COPY / SIGNATURE).write_text("reviewed_by: null\n", encoding="utf-8")
    return content


def test_a_language_that_says_the_same_is_fine(copied: Path) -> None:
    assert [*other_texts(COPY, {}, copied)] == []
    assert [*other_articles(COPY, copied)] == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Hold for 4 seconds.", "Hold for 5 seconds.", "is without 4 and with 5"),
        ("Hold for 4 seconds.", "Hold for a while.", "is without 4"),
        ("for 3 seconds.", "for three seconds.", None),
    ],
)
def test_another_number_is_told_with_both_texts(
    copied: Path, broken: Break, old: str, new: str, told: str | None
) -> None:
    file = "exercises/bridge.yaml"
    line = broken(f"{COPY}/{file}", old, new)
    found = [*other_texts(COPY, {}, copied)]
    assert len(found) == bool(told)
    for each in found:
        assert each.startswith(f"{copied}/{COPY}/{file}:{line} steps.3: {new}")
        assert f"{told}, unlike {copied}/en/{file}:{line} steps.3: {old}" in each
    if told:
        assert [*other_texts(COPY, {f"{COPY}/{file} steps.3": told.removeprefix("is ")}, copied)] == []


def test_a_step_that_is_left_out_is_told(copied: Path, broken: Break) -> None:
    broken(f"{COPY}/exercises/bridge.yaml", '  - "Rest between the sets."\n', "")
    (only,) = other_texts(COPY, {}, copied)
    assert only.startswith(f"{copied}/{COPY}/exercises/bridge.yaml: nothing for {copied}/en/")
    assert only.endswith("steps.5: Rest between the sets.")


def test_why_something_is_withdrawn_names_the_same_numbers_too(copied: Path, broken: Break) -> None:
    withdraw(
        copied, rules=rule("A9", 2), words=f'rules: {{A9: {{why: "{LATE} 3 of 10."}}}}\nexercises: {{}}\n'
    )
    shutil.copy(copied / "en/withdrawn.yaml", copied / COPY)
    broken(f"{COPY}/withdrawn.yaml", "3 of 10", "4 of 10")
    (only,) = other_texts(COPY, {}, copied)
    assert "rules.A9.why" in only
    assert "is without 3 and with 4" in only


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[claim: low;", "[claim: moderate;", "the claims are"),
        ("; S27, S32]", "; S32, S27]", "the claims are"),
        ("### Second", "## Second", "the headings are"),
        ("### Second\n", "", "the headings are"),
        ("(/learn/choosing)", "(/learn/combining)", "the links are"),
        ("- Another.\n", "", "the lists are"),
        ("sources: [S27, S32]", "sources: [S32, S27]", "sources is"),
    ],
)
def test_another_claim_or_heading_or_link_is_told(
    copied: Path, broken: Break, old: str, new: str, told: str
) -> None:
    broken(f"{COPY}/articles/trial.md", old, new)
    (only,) = other_articles(COPY, copied)
    assert only.startswith(f"{copied}/{COPY}/articles/trial.md")
    assert told in only
    assert f"in {copied}/en/articles/trial.md" in only


@pytest.mark.parametrize(
    ("english", "spanish", "told"),
    [
        ("Give it two to four weeks.", "Dale de dos a cuatro semanas.", None),
        ("Wait 1,000 seconds, or 0.5 hours.", "Espera 1000 segundos, o 0,5 horas.", None),
        ("Both legs, {count} times.", "Las dos piernas, {count} veces.", None),
        ("Once, at once.", "Una vez, enseguida.", None),
        ("Up to 10 of 20.", "Hasta 20 de 10.", None),
        ("Rest for two days.", "Descansa tres días.", "without 2 and with 3"),
        ("Within 4 to 6 weeks.", "En 4 semanas.", "without 6"),
    ],
)
def test_numbers_are_the_same_in_any_order_in_digits_or_in_words(
    english: str, spanish: str, told: str | None
) -> None:
    assert difference(english, "en", spanish, "es") == told
