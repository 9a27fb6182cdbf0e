"""The top level stays what the README shows, and a domain has the same name on both sides and in the tests."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOP_LEVEL = {"server", "web", "migrations", "tests", "pyproject.toml", "README.md", "LICENSE"}


def tracked() -> list[str]:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_the_top_level_holds_only_what_the_readme_names() -> None:
    names = {name.split("/")[0] for name in tracked()}
    assert {name for name in names if not name.startswith(".")} <= TOP_LEVEL


def test_no_domain_is_called_a_bag() -> None:
    bags = {"utils", "util", "helpers", "helper", "manager", "service", "base", "common", "misc"}
    assert [name for name in tracked() if bags & set(Path(name).with_suffix("").parts)] == []


def test_no_lock_file_names_where_it_was_made() -> None:
    assert "resolved" not in (ROOT / "web/package-lock.json").read_text()
    assert "uv.lock" not in tracked()
