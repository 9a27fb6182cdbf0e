"""A real Chromium and a real server process for each browser test."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser.findings import Findings, look_everywhere
from tests.browser.screen import Screen
from tests.pseudo.checkout import with_one_language_more
from tests.running import RunningServer, serving
from tests.tour.looks import LOOKS, Look
from tests.tour.visitors import Demo
from web.build_app import ensure_built

MISSING = (
    "Browser tests need a Chromium: install it (`apt-get install chromium`), "
    "or name one in UNKNOT_BROWSER, or leave them out with --fast"
)
# The first one has no windows to draw, which saves a fifth of the time.
BROWSERS = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]
# Without these a fresh profile looks up its maker's hosts at every start.
QUIET = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium(playwright: Playwright) -> str:
    """Path of a Chromium: UNKNOT_BROWSER, the PATH, Playwright's own; fails in one line where there is none."""
    named = os.environ.get("UNKNOT_BROWSER")
    candidates = [named] if named else BROWSERS
    for candidate in candidates:
        if found := shutil.which(candidate):
            return found
    if not named and Path(playwright.chromium.executable_path).exists():
        return playwright.chromium.executable_path
    pytest.fail(MISSING, pytrace=False)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A Chromium until the block ends; while its driver lives, no other event loop can run in this thread."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=find_chromium(playwright), args=QUIET)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium a file, and not longer, for the sake of other tests' event loops."""
    with chromium() as launched:
        yield launched


@pytest.fixture(scope="session", autouse=True)
def _every_screen(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> None:
    Screen.slowness = pytestconfig.getoption("--slow")
    Screen.pictures = tmp_path_factory.mktemp("pictures")


@pytest.fixture(scope="session")
def built_app() -> Path:
    return ensure_built()


@pytest.fixture(scope="session")
def newer(built_app: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A later version of the program, in a folder of its own: it speaks one language more."""
    return with_one_language_more(tmp_path_factory.mktemp("newer"))


@pytest.fixture(scope="module")
def server(built_app: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """An empty clinic; one a file, for tests that leave nothing in it."""
    with serving(tmp_path_factory.mktemp("data") / "data") as running:
        yield running


@pytest.fixture
def clinic(built_app: Path, tmp_path: Path) -> Iterator[RunningServer]:
    """An empty clinic of one test's own."""
    with serving(tmp_path / "data") as running:
        yield running


@pytest.fixture(scope="session")
def demo(built_app: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The demo clinic, served."""
    with serving(tmp_path_factory.mktemp("data") / "demo", "--demo") as running:
        yield Demo.of(running)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every screen in one look; with `--long` in all of them."""
    if "look" in metafunc.fixturenames:
        looks = LOOKS if metafunc.config.getoption("--long") else LOOKS[:1]
        metafunc.parametrize("look", looks, ids=[look.name for look in looks], scope="session")


@pytest.fixture(scope="session")
def findings(look: Look, demo: Demo) -> Findings:
    """What one walk past every screen found; several files ask it."""
    with chromium() as launched:
        return look_everywhere(launched, demo, look)
