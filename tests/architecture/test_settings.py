"""A setting that the README does not name does not exist for a clinic."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def named_in(text: str) -> set[str]:
    return set(re.findall(r"UNKNOT_[A-Z_]+[A-Z]", text))


def test_every_setting_of_the_server_stands_in_the_readme() -> None:
    used = named_in((ROOT / "server" / "settings.py").read_text())
    assert used
    assert used - named_in((ROOT / "README.md").read_text()) == set()


def test_the_readme_names_no_setting_that_nothing_reads() -> None:
    sources = [*(ROOT / "server").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    used = {name for path in sources for name in named_in(path.read_text())}
    assert named_in((ROOT / "README.md").read_text()) - used == set()
