"""A further language is whole or refused: every file of the first, and as many lines where lines are counted."""

import shutil
from pathlib import Path

from server.content.catalogue.files import SIGNATURE
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
