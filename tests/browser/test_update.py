"""A newer version of the app: taken at a start while nothing is half done, and never in the middle of something."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.screen import Screen
from tests.running import ROOT, serving
from web.build_app import run_node_program

NEXT = "next-version"


@pytest.fixture(scope="module")
def newer(built_app: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A program beside this one with a later build of the same app."""
    folder = tmp_path_factory.mktemp("newer")
    for part in ("server", "migrations"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    out = folder / "web" / "build"
    run_node_program(
        "npm", "run", "build", "--", "--logLevel", "warn", UNKNOT_WEB_OUT=str(out), UNKNOT_WEB_VERSION=NEXT
    )
    return folder


def is_newer(screen: Screen) -> bool:
    """Whether the page shown was built as the newer version."""
    return f'"{NEXT}"' in screen.page.content()


@contextmanager
def newer_one_waits(browser: Browser, newer: Path, data: Path, begun: bool) -> Iterator[Screen]:
    """A browser that uses the older version, perhaps in the middle of a check; the newer one waits."""
    with Screen.of(browser, "") as screen:
        with serving(data) as older:
            screen.address = older.address
            screen.open("/check" if begun else "/")
            screen.wait_until_it_works_offline()
            if begun:
                screen.pick("Who is this check for?", "For me")
        with serving(data, port=int(older.address.rsplit(":", 1)[1]), folder=newer):
            screen.open("/")
            screen.see("A new version is ready.")
            assert not is_newer(screen)
            yield screen


def test_a_newer_version_is_taken_at_the_next_start(browser: Browser, newer: Path, tmp_path: Path) -> None:
    with newer_one_waits(browser, newer, tmp_path / "data", begun=False) as screen:
        screen.open("/")
        screen.until(is_newer)


def test_what_is_half_done_is_not_interrupted(browser: Browser, newer: Path, tmp_path: Path) -> None:
    """A check begun holds the newer version back until the person asks for it, and is there afterwards."""
    with newer_one_waits(browser, newer, tmp_path / "data", begun=True) as screen:
        screen.open("/")
        screen.see("A new version is ready.")
        assert not is_newer(screen)
        screen.click("Use it now")
        screen.until(is_newer)
        screen.open("/check")
        screen.see("You began this earlier")
