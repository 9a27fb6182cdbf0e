"""A further language is whole or refused: every file of the first, and as many lines where lines are counted."""

import shutil
from pathlib import Path

from server.content.catalogue.files import SIGNATURE
from server.content.catalogue.read import read_catalogue
from tests.content.conftest import problems


def test_a_folder_that_is_no_language_is_one_problem(content: Path) -> None:
    shutil.copytree(content / "en", content / "english")
    (only,) = problems(content)
    assert only == f"{content}/english:1: 'english' is no language; name it by its code, like pt-BR"


def test_a_further_language_must_be_whole(content: Path) -> None:
    (content / "pl").mkdir()
    found = problems(content)
    assert (
        f"{content}/pl/articles:1: missing translation of article 'massage-therapy'; add massage-therapy.md"
        in found
    )
    assert [line for line in found if line.startswith(f"{content}/pl/rules.yaml:1: this file is missing")]


def test_where_sets_differ_every_language_has_as_many_lines(content: Path) -> None:
    shutil.copytree(content / "en", content / "pl")
    (content / "pl" / SIGNATURE).write_text("reviewed_by: null\n", encoding="utf-8")
    words = content / "pl/exercises/muscle-relaxation.yaml"
    kept = [line for line in words.read_text(encoding="utf-8").splitlines() if "Start again" not in line]
    words.write_text("\n".join(kept) + "\n", encoding="utf-8")
    (only,) = problems(content)
    assert only.startswith(f"{words}:1: 9 lines in `steps`, 10 in 'en'; `each_set` counts them")


def test_a_translation_is_reviewed_only_once_its_own_words_are_signed(content: Path) -> None:
    signed = 'reviewed_by: "Ann Example, PT 1, 2026-11-27"'
    for file in (content / "rules.yaml", *(content / "warning_signs").glob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("reviewed_by: null", signed), encoding="utf-8")
    book = read_catalogue(content).assessment
    assert (book.reviewed("en"), book.reviewed("es")) == (True, False)
    (content / "es" / SIGNATURE).write_text(f"{signed}\n", encoding="utf-8")
    assert read_catalogue(content).assessment.reviewed("es")
