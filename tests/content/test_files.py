"""A file that is missing, broken or in a wrong place is one problem, and all problems of all files come at once."""

import shutil
from pathlib import Path

import pytest

from server.content.catalogue.read import read_catalogue
from tests.content.conftest import ARTICLE, GLIDES, Break, problems


def test_a_missing_file_says_so(content: Path) -> None:
    (content / "en/exercises/tendon-glides.yaml").unlink()
    (only,) = problems(content)
    assert only.startswith(f"{content}/en/exercises/tendon-glides.yaml:1: this file is missing; add it")


def test_a_broken_file_is_one_problem_whoever_names_its_exercise(content: Path) -> None:
    for broken_text in (b"", b"- a list", b"id: [", "name: Ü".encode("latin-1"), b"id: x\n---\nid: y\n"):
        (content / GLIDES).write_bytes(broken_text)
        assert [line.split(":")[0] for line in problems(content)] == [f"{content}/{GLIDES}"]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(
            ["a0: &a0 [x, x]", *(f"a{i + 1}: &a{i + 1} [{', '.join([f'*a{i}'] * 9)}]" for i in range(11))]
        ),
        "version: 1\nregions: &r [neck, *r]\n",
        "[" * 50_000 + "]" * 50_000,
    ],
    ids=["a bomb", "a loop", "a pit"],
)
def test_yaml_that_grows_without_end_is_refused(content: Path, text: str) -> None:
    (content / "regions.yaml").write_text(text, encoding="utf-8")
    found = [line for line in problems(content) if line.startswith(f"{content}/regions.yaml:")]
    assert ["an alias (*)" in line or "nested too deeply" in line for line in found] == [True]


def test_broken_yaml_says_where(content: Path, broken: Break) -> None:
    line = broken("en/regions.yaml", '  knee: "Knee"', '  knee: "Knee" joint')
    (first, *_) = [text for text in problems(content) if "en/regions.yaml" in text]
    assert first.startswith(f"{content}/en/regions.yaml:{line}: not valid YAML: ")


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("en/help.yml", "nothing reads this file here; correct its place, name or ending, or remove it"),
        ("exercises/notes.md", "nothing reads this file here"),
        ("en/articles/Two Words.md", "name 'Two Words' cannot be an id; use a to z, digits and hyphens"),
    ],
)
def test_a_file_that_nothing_would_read_is_named(content: Path, place: str, message: str) -> None:
    shutil.copy(content / ARTICLE, content / place)
    assert [line for line in problems(content) if line.startswith(f"{content}/{place}:1: {message}")]


def test_a_byte_order_mark_and_windows_lines_are_read(content: Path) -> None:
    for name in (ARTICLE, GLIDES):
        path = content / name
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_catalogue(content) == read_catalogue()


def test_all_problems_are_listed_at_once_in_order(content: Path, broken: Break) -> None:
    broken(GLIDES, "kind: ", "kind: magic # ")
    broken("warning_signs/right_now.yaml", "{now_limb: hot_skin}", "{now_limb: hot}")
    broken("en/rules.yaml", "  G9:", "  G9x:")
    found = problems(content)
    assert len(found) == 4
    assert found == sorted(found)
