"""The drawn body and the list below it are one question: what is tapped on one stands on the other."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.check import take_check_up_to
from tests.browser.keyboard import Keyboard
from tests.browser.screen import Screen
from tests.running import RunningServer
from tests.tour.looks import DESKTOP, PHONE, SMALL_PHONE
from tests.tour.walking import LARGE

QUESTION = "Where does it hurt, feel stiff or tingle?"
FRONT, BACK = 0, 1
# Where it is tapped, as shares of a view's width and height.
NECK, BELLY, LOW_BACK, BESIDE_A_HAND = (0.5, 0.17), (0.5, 0.4), (0.5, 0.4), (0.985, 0.58)

TICKED = """
() => [...document.querySelectorAll('fieldset input:checked')].map((box) => box.closest('label').innerText.trim())
"""
LIT = (
    "() => [...document.querySelectorAll('fieldset svg')].map((view) => view.querySelectorAll('.lit').length)"
)
BESIDE_EACH_OTHER = """
() => {
    const [front, back] = [...document.querySelectorAll('fieldset svg')].map((view) => view.getBoundingClientRect())
    const list = document.querySelector('fieldset').getBoundingClientRect()
    return front.top === back.top && front.right <= back.left && front.left >= list.left && back.right <= list.right
}
"""
HEIGHT = "() => document.querySelector('fieldset svg').getBoundingClientRect().height"
TOO_WIDE = "() => document.documentElement.scrollWidth > innerWidth"


@contextmanager
def asked_where(
    server: RunningServer, browser: Browser, letters: int = 1, **options: Any
) -> Iterator[Screen]:
    """Somebody who has answered everything up to the question about places."""
    with Screen.of(browser, server.address, **options) as maria:
        maria.page.add_init_script(LARGE % (letters * 100))
        maria.open("/check")
        take_check_up_to(maria, "where", goals=["fix_pain"])
        maria.see(QUESTION)
        yield maria
        assert maria.complaints == []


def tap(maria: Screen, view: int, at: tuple[float, float]) -> None:
    """With a finger, on the front or the back."""
    drawn = maria.page.locator("fieldset svg").nth(view)
    box = drawn.bounding_box()
    assert box
    drawn.tap(position={"x": at[0] * box["width"], "y": at[1] * box["height"]})


def becomes(maria: Screen, ticked: list[str], lit: list[int]) -> None:
    """Wait until these stand in the list, and so many parts are lit on the front and on the back."""
    maria.until(lambda screen: screen.page.evaluate(TICKED) == ticked and screen.page.evaluate(LIT) == lit)


def test_a_tap_on_the_body_is_a_tick_in_the_list(server: RunningServer, browser: Browser) -> None:
    with asked_where(server, browser, viewport=PHONE, has_touch=True) as maria:
        tap(maria, BACK, LOW_BACK)
        becomes(maria, ["Low back"], [0, 1])
        tap(maria, FRONT, NECK)
        becomes(maria, ["Neck", "Low back"], [1, 2])
        maria.see("How bad is it at its worst?")
        tap(maria, FRONT, BELLY)
        tap(maria, FRONT, BESIDE_A_HAND)
        becomes(maria, ["Neck", "Low back", "Wrist or hand"], [2, 3])
        tap(maria, BACK, NECK)
        becomes(maria, ["Low back", "Wrist or hand"], [1, 2])


def test_a_tick_in_the_list_lights_the_body(server: RunningServer, browser: Browser) -> None:
    with asked_where(server, browser, viewport=PHONE, has_touch=True) as maria:
        maria.pick(QUESTION, "Knee")
        becomes(maria, ["Knee"], [1, 1])
        maria.pick(QUESTION, "Chest or ribs")
        becomes(maria, ["Chest or ribs", "Knee"], [2, 1])
        maria.pick(QUESTION, "Knee")
        becomes(maria, ["Chest or ribs"], [1, 0])


def test_all_over_lights_everything_and_nowhere_stands_alone(server: RunningServer, browser: Browser) -> None:
    with asked_where(server, browser, viewport=PHONE, has_touch=True) as maria:
        maria.pick(QUESTION, "All over")
        whole = [maria.page.locator("fieldset svg").nth(view).locator(".part").count() for view in (0, 1)]
        becomes(maria, ["All over"], whole)
        tap(maria, FRONT, NECK)
        becomes(maria, ["Neck", "All over"], whole)
        maria.pick(QUESTION, "Nowhere")
        becomes(maria, ["Nowhere"], [0, 0])
        tap(maria, BACK, NECK)
        becomes(maria, ["Neck"], [1, 1])


def test_a_keyboard_finds_the_list_and_never_the_picture(server: RunningServer, browser: Browser) -> None:
    with asked_where(server, browser) as maria:
        keys = Keyboard(maria.page)
        keys.reach("Head or jaw")
        keys.press("Space", "Tab", "Space")
        becomes(maria, ["Head or jaw", "Neck"], [2, 2])
        keys.press("Shift+Tab", "Shift+Tab")
        assert maria.page.evaluate("document.activeElement.closest('fieldset')") is None
        assert "Front" not in maria.page.locator("fieldset").first.aria_snapshot()


@pytest.mark.parametrize(
    ("window", "letters"),
    [(SMALL_PHONE, 1), (SMALL_PHONE, 2), ({"width": 844, "height": 390}, 1), (DESKTOP, 1), (DESKTOP, 2)],
    ids=str,
)
def test_both_views_fit_beside_each_other(
    server: RunningServer, browser: Browser, window: dict[str, int], letters: int
) -> None:
    with asked_where(server, browser, letters, viewport=window) as maria:
        for place in ("Hip, groin or buttock", "Shoulder or upper arm", "Elbow or forearm"):
            maria.pick(QUESTION, place)
        assert maria.page.evaluate(BESIDE_EACH_OTHER)
        assert not maria.page.evaluate(TOO_WIDE)
        assert 300 < maria.page.evaluate(HEIGHT) < max(340, window["height"])
