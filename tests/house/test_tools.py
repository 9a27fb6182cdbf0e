"""Format, lint, types and unit tests of both languages: each is one test, and its own output is the reason."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from web.build_app import WEB, ensure_built, install_packages, node_folder, node_program

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "arguments",
    [["-m", "ruff", "check"], ["-m", "ruff", "format", "--check"], ["-m", "mypy"]],
    ids=["ruff check", "ruff format", "mypy"],
)
def test_python_is_clean(arguments: list[str]) -> None:
    run([sys.executable, *arguments], ROOT)


@pytest.fixture(scope="module")
def web_ready() -> Path:
    """The folder web/ with its packages and the compiled content, which a build leaves as its checks need them."""
    ensure_built()
    install_packages()
    return WEB


@pytest.mark.parametrize("script", ["check", "lint", "test"])
def test_web_is_clean(web_ready: Path, script: str) -> None:
    npm("run", script)


def npm(*arguments: str) -> None:
    run([*node_program("npm"), "--silent", *arguments], WEB)


def run(command: list[str], folder: Path) -> None:
    """Run a tool with Node's and Python's own folders first on the PATH; its output is the failure's message."""
    assert shutil.which(command[0]), f"{command[0]} is missing"
    path = f"{node_folder()}:{Path(sys.executable).parent}:/usr/bin:/bin"
    done = subprocess.run(
        command, cwd=folder, env={"PATH": path, "CI": "1"}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.fail(f"{' '.join(command[1:])}\n{done.stdout}{done.stderr}", pytrace=False)
