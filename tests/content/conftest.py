"""A copy of the real content that a test may break, and what is then said about it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from server.content.catalogue.read import FOLDER, ContentBroken, read_catalogue

GLIDES = "exercises/tendon-glides.yaml"
ARTICLE = "en/articles/massage-therapy.md"

Break = Callable[[str, str, str], int]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return folder


@pytest.fixture
def broken(content: Path) -> Break:
    """Replaces the first `old` by `new` in a file of the copy, and returns the line on which `old` began."""

    def replace(name: str, old: str, new: str) -> int:
        path = content / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} does not stand in {name}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    return replace


def problems(folder: Path) -> list[str]:
    """The lines with which the content of this folder is refused."""
    with pytest.raises(ContentBroken) as caught:
        read_catalogue(folder)
    return caught.value.lines
