"""What the web gets: the same bytes for the same content, typed, without HTML, made without anything installed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from server.content.catalogue.articles import article_slugs
from server.content.catalogue.fields import Problems
from server.content.catalogue.markdown import Markdown
from server.content.catalogue.read import FOLDER, read_catalogue
from server.content.compile.articles import article_data
from server.content.compile.facts import facts_data
from server.content.compile.write import modules, write
from server.content.languages import spoken

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("common", "check", "ease", "practice", "titles", "search")
NAMES = [
    *(
        "types.ts",
        "questions.ts",
        "rules.ts",
        "figures.ts",
        "facts.ts",
        "languages.ts",
        "articles.ts",
        "search.ts",
    ),
    *(f"{part}.{language}.ts" for language in spoken() for part in PARTS),
    *(f"articles/{slug}.{language}.ts" for language in spoken() for slug in article_slugs(FOLDER, language)),
]
# `-I -S`: no site-packages and no environment, as in an isolated build; only PyYAML is put beside the project.
BARE = """
import sys
sys.path[:0] = [{root!r}, {yaml!r}]
from pathlib import Path
from server.content.compile.write import write
write(Path({target!r}))
foreign = sorted({{name.split(".")[0] for name in sys.modules}} - set(sys.stdlib_module_names))
print(*foreign)
"""


def exported(text: str) -> object:
    """The data of a module's one export."""
    data: object = json.loads(text[text.index(" = ") + 3 :].rstrip().removesuffix(";"))
    return data


def written(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    write(tmp_path / "one")
    write(tmp_path / "two")
    assert written(tmp_path / "one") == sorted(NAMES)
    for name in NAMES:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_file_that_would_not_change_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path)
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.rglob("*.ts")}
    (tmp_path / "rules.ts").write_text("stale")
    (tmp_path / "words.en.ts").write_text("of an earlier version")
    write(tmp_path)
    after = {path.name: path.stat().st_mtime_ns for path in tmp_path.rglob("*.ts")}
    assert {name for name in after if after[name] != before.get(name)} == {"rules.ts"}
    assert "stale" not in (tmp_path / "rules.ts").read_text()


def test_it_compiles_with_the_standard_library_and_pyyaml_alone(tmp_path: Path) -> None:
    beside = tmp_path / "beside"
    beside.mkdir()
    packages = Path(yaml.__file__).parents[1]
    for name in ("yaml", "_yaml"):
        if (packages / name).exists():
            (beside / name).symlink_to(packages / name)
    script = BARE.format(root=str(ROOT), yaml=str(beside), target=str(tmp_path / "out"))
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", script], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    foreign = {name for name in done.stdout.split() if not name.lstrip("_").startswith("cython")}
    assert foreign - {"_yaml"} == {"__main__", "server", "yaml"}
    assert written(tmp_path / "out") == sorted(NAMES)


def test_the_importable_package_itself_is_empty() -> None:
    assert (ROOT / "server" / "__init__.py").read_text().strip() == ""


def test_rules_tell_the_web_what_is_missing_and_unreviewed() -> None:
    texts = dict(modules(read_catalogue()))
    rules = exported(texts["rules.ts"])
    assert isinstance(rules, dict)
    catalogue = read_catalogue()
    assert rules["missing_gates"] == list(catalogue.assessment.missing_gates)
    assert rules["reviewed"] == []
    unreviewed = {"count": len(catalogue.signatures), "of": len(catalogue.signatures)}
    line = f"export const unreviewed: Facts['unreviewed'] = {json.dumps(unreviewed, separators=(',', ':'))};"
    assert line in texts["facts.ts"]


def test_claims_become_badges_with_numbered_references() -> None:
    catalogue = read_catalogue()
    for article in catalogue.articles:
        data = article_data(article, catalogue)
        references = data["references"]
        assert isinstance(references, list)
        badges = claims(data["blocks"])
        assert badges, article.slug
        numbers = {number for badge in badges for number in badge["references"]}
        assert numbers == set(range(1, max(numbers) + 1)), f"{article.slug}: numbers begin at 1 without gaps"
        assert max(numbers) <= len(references)


def claims(data: object) -> list[dict[str, list[int]]]:
    if isinstance(data, dict):
        own = [data["claim"]] if "claim" in data else []
        return own + [claim for value in data.values() for claim in claims(value)]
    return [claim for value in data for claim in claims(value)] if isinstance(data, list | tuple) else []


def accept(_: str) -> None:
    """A link or claim that has no problem."""


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("Two\nlines.", [{"kind": "paragraph", "inline": [{"text": "Two lines."}]}]),
        ("## Head", [{"kind": "heading", "level": 2, "inline": [{"text": "Head"}]}]),
        ("> Said.", [{"kind": "quote", "inline": [{"text": "Said."}]}]),
        ("- a\n- b", [{"kind": "list", "ordered": False, "items": [[{"text": "a"}], [{"text": "b"}]]}]),
        ("1. a\n   more", [{"kind": "list", "ordered": True, "items": [[{"text": "a more"}]]}]),
        (
            "A **b** *c* [d](/check).",
            [
                {
                    "kind": "paragraph",
                    "inline": [
                        {"text": "A "},
                        {"text": "b", "strong": True},
                        {"text": " "},
                        {"text": "c", "emphasis": True},
                        {"text": " "},
                        {"text": "d", "link": "/check"},
                        {"text": "."},
                    ],
                }
            ],
        ),
        (
            "Helps. [claim: low; S1, S2]",
            [
                {
                    "kind": "paragraph",
                    "inline": [
                        {"text": "Helps. "},
                        {"claim": {"certainty": "low", "references": ["S1", "S2"], "statements": []}},
                    ],
                }
            ],
        ),
    ],
)
def test_markdown_becomes_blocks(text: str, blocks: list[object]) -> None:
    found = Problems()
    markdown = Markdown("a.md", found, accept, accept)
    assert list(markdown.blocks(text.splitlines(), 1)) == blocks
    assert found.lines() == []


def test_the_web_learns_which_lines_each_set_is_about() -> None:
    facts = facts_data(read_catalogue())["exercises"]
    assert isinstance(facts, list)
    each_set = {exercise["id"]: exercise["each_set"] for exercise in facts}
    assert each_set["neck-turns"] == ((1, 2), (3,), (4,))
    assert each_set["bridge"] == ()
