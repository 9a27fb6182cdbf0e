"""A checkout whose content is broken does not start, and says in one line which file it is and what to do."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import ROOT

FIRST_ARTICLE = "en/articles/active-release-techniques.md"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What of a checkout is read before anything is built."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("server", "migrations"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "web_build"))
    (folder / "web").mkdir()
    shutil.copy(ROOT / "web" / "build_app.py", folder / "web")
    return folder


def no_yaml(content: Path) -> None:
    (content / "rules.yaml").write_text("rules: [")


def no_text(content: Path) -> None:
    (content / FIRST_ARTICLE).write_bytes(b"\xff\xfe")


def no_file(content: Path) -> None:
    (content / "rules.yaml").unlink()


def a_folder(content: Path) -> None:
    (content / "rules.yaml").unlink()
    (content / "rules.yaml").mkdir()


def without_end(content: Path) -> None:
    (content / "rules.yaml").write_text("rules: &itself [*itself]")


def unknown_key(content: Path) -> None:
    with (content / "questions.yaml").open("a") as file:
        file.write("\nsurprise: 1\n")


@pytest.mark.parametrize(
    ("spoil", "named", "remedy"),
    [
        (no_yaml, "rules.yaml", "look for a missing quote"),
        (no_text, FIRST_ARTICLE, "save it as UTF-8"),
        (no_file, "rules.yaml:1", "this file is missing; add it"),
        (a_folder, "rules.yaml:1", "put a readable file there"),
        (without_end, "rules.yaml:1", "write it out plainly"),
        (unknown_key, "questions.yaml", "unknown key 'surprise'; allowed: "),
    ],
)
def test_broken_content_stops_the_start_in_one_line(
    whole: Path, tmp_path: Path, spoil: Callable[[Path], None], named: str, remedy: str
) -> None:
    checkout = tmp_path / "checkout"
    shutil.copytree(whole, checkout)
    spoil(checkout / "server" / "content")
    line = refusal(checkout, tmp_path / "data")
    assert line.startswith(f"unknot: The content is broken: server/content/{named}")
    assert remedy in line


def test_what_is_withdrawn_stops_the_start_where_nothing_is_built_too(whole: Path, tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    shutil.copytree(whole / "server", checkout / "server")
    shutil.copytree(whole / "migrations", checkout / "migrations")
    (checkout / "server" / "content" / "withdrawn.yaml").write_text("version: 1\nrules: A9\nexercises: []\n")
    line = refusal(checkout, tmp_path / "data")
    assert line == (
        "unknot: The content is broken: server/content/withdrawn.yaml:2: expected a list, [one, two], found 'A9'"
    )


def refusal(checkout: Path, data: Path) -> str:
    """The one line with which a start is refused."""
    command = [sys.executable, "-m", "server", "serve", "--port", "0", "--data", str(data)]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, timeout=120, check=False)
    [line] = done.stderr.splitlines()
    assert done.returncode == 2
    return line
