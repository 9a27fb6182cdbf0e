"""A name or a note can be one long word, a link for example: no screen grows with it."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.deeds import a_clinic_opens, invites, pairs, signs_up
from tests.browser.screen import Screen
from tests.running import serving
from tests.tour.looks import DESKTOP, SMALL_PHONE

NAME = "Maria" + "bcdefghi" * 8
NOTE = "https://clinic.example/" + "exercises" * 20
WINDOWS = [SMALL_PHONE, DESKTOP]
HERS = [
    "/",
    "/progress",
    "/routines",
    "/routines/low-back",
    "/account",
    "/account/therapists",
    "/account/records",
]

Pair = tuple[Screen, Screen]


@pytest.fixture(scope="module")
def pair(built_app: Path, tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Pair]:
    """Tomasz and Maria, linked, with a long note between them; another with a long name is invited."""
    with ExitStack() as until_the_end:
        server = until_the_end.enter_context(serving(tmp_path_factory.mktemp("data") / "data"))
        tomasz, maria = (until_the_end.enter_context(Screen.of(browser, server.address)) for _ in range(2))
        a_clinic_opens(tomasz, server.owner_link)
        signs_up(maria, "maria", NAME)
        pairs(maria, invites(tomasz, NAME, NOTE))
        invites(tomasz, NAME, NOTE)
        assert too_wide(tomasz) == ""
        yield tomasz, maria


def too_wide(someone: Screen) -> str:
    """The address of a screen that is wider than its window; nothing where all fits."""
    wide = someone.page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    return f"{someone.page.url} in {someone.page.viewport_size}" if wide else ""


def too_wide_inside(someone: Screen) -> list[str]:
    """What reaches out of a column or a card: it lies over its neighbour, though the window is not wider for it."""
    found: list[str] = someone.page.evaluate(
        """() => [...document.querySelectorAll("main div, main section, main ul, main li")]
            .filter((box) => box.clientWidth > 0 && box.scrollWidth > box.clientWidth + 12)
            .map((box) => box.outerHTML.slice(0, 120))"""
    )
    return found


def looks(someone: Screen, path: str, window: dict[str, int], text: str) -> str:
    someone.page.set_viewport_size({"width": window["width"], "height": window["height"]})
    someone.open(path)
    someone.see(text)
    return too_wide(someone)


@pytest.mark.parametrize("window", WINDOWS, ids=["phone", "desktop"])
def test_a_therapist_reaches_everything_beside_a_long_name(pair: Pair, window: dict[str, int]) -> None:
    tomasz, _ = pair
    assert looks(tomasz, "/therapist", window, "New code") == ""
    tomasz.follow("New code")
    tomasz.see("The earlier code stops working")
    assert too_wide(tomasz) == ""
    tomasz.open("/therapist")
    tomasz.page.get_by_role("link", name=re.compile("Maria")).first.click()
    tomasz.see(NOTE)
    assert too_wide(tomasz) == ""
    assert too_wide_inside(tomasz) == []
    tomasz.follow("Assign a routine")
    tomasz.see("Which routine?")
    assert too_wide(tomasz) == ""


@pytest.mark.parametrize("window", WINDOWS, ids=["phone", "desktop"])
def test_a_client_sees_a_long_note_whole(pair: Pair, window: dict[str, int]) -> None:
    _, maria = pair
    assert [path for path in HERS if looks(maria, path, window, "Help")] == []
    assert looks(maria, "/routines/low-back", window, NOTE) == ""
