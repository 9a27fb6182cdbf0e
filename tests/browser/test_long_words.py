"""A name or a note can be one long word, a link for example: no screen grows with it, and none of it is cut."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.check import take_check
from tests.browser.deeds import a_clinic_opens, consents, invites, pairs, plays, signs_up
from tests.browser.findings import cut_off
from tests.browser.screen import Screen
from tests.running import serving
from tests.tour.looks import DESKTOP, SMALL_PHONE

MARIA = "Maria" + "bcdefghi" * 8
TOMASZ = "Tomasz" + "rstuvwxy" * 8
CLINIC = "Harbour" + "jklmnopq" * 8
NOTE = "https://clinic.example/" + "exercises" * 20
HERS = [
    "/",
    "/check/result",
    "/check/note",
    "/progress",
    "/routines",
    "/routines/low-back",
    "/routines/low-back/play",
    "/account",
    "/account/therapists",
    "/account/records",
    "/account/sign-out",
]
# How wide and high the window is, and how large its letters (1 = as designed).
Window = tuple[dict[str, int], int]
WINDOWS: list[Window] = [(SMALL_PHONE, 1), (SMALL_PHONE, 2), (DESKTOP, 1)]
in_every_window = pytest.mark.parametrize("window", WINDOWS, ids=["phone", "large letters", "desktop"])

Pair = tuple[Screen, Screen]


@pytest.fixture(scope="module")
def pair(built_app: Path, tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Pair]:
    """Tomasz and Maria, linked, with a long note between them and a result of hers; another one is invited."""
    with ExitStack() as until_the_end:
        server = until_the_end.enter_context(serving(tmp_path_factory.mktemp("data") / "data"))
        tomasz, maria = (until_the_end.enter_context(Screen.of(browser, server.address)) for _ in range(2))
        a_clinic_opens(tomasz, server.owner_link, TOMASZ, CLINIC)
        signs_up(maria, "maria", MARIA)
        pairs(maria, invites(tomasz, MARIA, NOTE))
        maria.open("/check")
        take_check(maria, goals=["calm"], stress=8, sleep=2)
        invites(tomasz, MARIA, NOTE)
        assert wrong(tomasz, WINDOWS[0]) == []
        yield tomasz, maria


def wrong(someone: Screen, window: Window) -> list[str]:
    """What does not fit on the screen as it stands, in a window of this size."""
    size, letters = window
    someone.page.set_viewport_size({"width": size["width"], "height": size["height"]})
    someone.page.evaluate(f"document.documentElement.style.fontSize = '{letters * 100}%'")
    wide = someone.page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    return [f"{someone.page.url}: {what}" for what in [*(["too wide"] if wide else []), *cut_off(someone)]]


def too_wide_inside(someone: Screen) -> list[str]:
    """What reaches out of a column or a card: it lies over its neighbour, though the window is not wider for it."""
    found: list[str] = someone.page.evaluate(
        """() => [...document.querySelectorAll("main div, main section, main ul, main li")]
            .filter((box) => box.clientWidth > 0 && box.scrollWidth > box.clientWidth + 12)
            .map((box) => box.outerHTML.slice(0, 120))"""
    )
    return found


def looks(someone: Screen, path: str, window: Window, text: str) -> list[str]:
    someone.open(path)
    someone.see(text)
    return wrong(someone, window)


@in_every_window
def test_a_therapist_reaches_everything_beside_a_long_name(pair: Pair, window: Window) -> None:
    tomasz, _ = pair
    assert looks(tomasz, "/therapist", window, "New code") == []
    tomasz.follow("New code")
    tomasz.see("The earlier code stops working")
    assert wrong(tomasz, window) == []
    tomasz.open("/therapist")
    tomasz.page.get_by_role("link", name=re.compile("Maria")).first.click()
    tomasz.see(NOTE)
    assert wrong(tomasz, window) == []
    assert too_wide_inside(tomasz) == []
    tomasz.follow("Assign a routine")
    tomasz.see("Which routine?")
    assert wrong(tomasz, window) == []


@in_every_window
def test_a_client_reaches_everything_beside_long_names_and_a_long_note(pair: Pair, window: Window) -> None:
    _, maria = pair
    assert [what for path in HERS for what in looks(maria, path, window, "Help")] == []
    assert looks(maria, "/", window, f"From {TOMASZ}") == []
    assert looks(maria, "/progress", window, "Sharing began") == []
    assert looks(maria, "/check/result", window, CLINIC) == []
    assert looks(maria, "/routines/low-back", window, NOTE) == []
    assert looks(maria, "/account/therapists", window, TOMASZ) == []
    maria.click("End sharing")
    maria.heading(f"End sharing with {TOMASZ}")
    assert wrong(maria, window) == []


@in_every_window
def test_who_is_invited_reads_long_names_whole(pair: Pair, browser: Browser, window: Window) -> None:
    tomasz, _ = pair
    with Screen.of(browser, tomasz.address) as olek:
        assert looks(olek, "/join#a-link", window, CLINIC) == []
        olek.open("/pair")
        olek.fill("Code", invites(tomasz, "Olek"))
        olek.click("Look")
        olek.see(f"{TOMASZ} of {CLINIC} invites you")
        assert wrong(olek, window) == []
        consents(olek)
        olek.see(f"{TOMASZ} is connected with you")
        assert wrong(olek, window) == []


def test_what_is_done_for_today_names_its_therapist_whole(pair: Pair) -> None:
    _, maria = pair
    plays(maria)
    maria.click("Start now")
    maria.page.wait_for_timeout(2_000)
    maria.click("Stop")
    maria.click("Stop and keep what I did")
    maria.click("Skip")
    maria.see("Saved on this phone.")
    for window in WINDOWS:
        assert looks(maria, "/", window, f"From {TOMASZ}") == []
