"""Every screen says what it is, also while it waits, where there is nothing to show, and where nobody answers."""

import re
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser

from server.content.catalogue.files import FIRST_LANGUAGE
from server.content.languages import spoken
from tests.browser.findings import has_one_title
from tests.browser.screen import Screen
from tests.running import RunningServer, serving
from tests.tour.visitors import Demo

A_CHART_NOT_HERE = "/therapist/clients?chart=00000000-0000-4000-8000-000000000000"
OTHER_LANGUAGES = [f"{language}/" for language in spoken() if language != FIRST_LANGUAGE]
LEFT_TO_THE_TOUR = ("learn/", "routines/", "exercises/", *OTHER_LANGUAGES)
SHELL = "200.html"  # starts the app on any address; it has no content of its own


def test_every_page_has_a_title_before_the_records_are_open(built_app: Path) -> None:
    titles = {page: len(re.findall("<h1", page.read_text())) for page in pages(built_app)}
    assert [page.name for page, count in titles.items() if count != 1] == []


def test_every_screen_has_a_title_where_nobody_did_anything(
    server: RunningServer, browser: Browser, built_app: Path
) -> None:
    with Screen.of(browser, server.address) as nobody:
        assert untitled(nobody, built_app) == []


def test_every_screen_has_a_title_where_the_server_is_gone(
    built_app: Path, tmp_path: Path, browser: Browser
) -> None:
    with ExitStack() as until_the_end:
        with serving(tmp_path / "demo", "--demo") as server:
            demo = Demo.of(server)
            laptop = Screen.of(browser, server.address, works_offline=True)
            therapist = until_the_end.enter_context(laptop)
            demo.sign_in(therapist, demo.logins["therapist"][0])
            therapist.wait_until_it_works_offline()
        assert untitled(therapist, built_app) == []


def pages(built_app: Path) -> list[Path]:
    return [page for page in built_app.rglob("*.html") if page.name != SHELL]


def untitled(screen: Screen, built_app: Path) -> list[str]:
    """Paths whose screen at rest has not exactly one title."""
    found = []
    for path in [*paths(built_app), A_CHART_NOT_HERE]:
        screen.open(path)
        screen.page.wait_for_timeout(300)
        if not has_one_title(screen):
            found.append(path)
    return found


def paths(built_app: Path) -> list[str]:
    """Of articles, exercises and routines one is among the stops of the tour; languages have the same screens."""
    named = [page.relative_to(built_app).with_suffix("").as_posix() for page in pages(built_app)]
    return [f"/{name.removesuffix('index')}" for name in named if not name.startswith(LEFT_TO_THE_TOUR)]
