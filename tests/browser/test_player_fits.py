"""The player in small and low windows: what counts is in view, and no control lies over what one comes to."""

from typing import NamedTuple

import pytest
from playwright.sync_api import Browser

from tests.browser.keyboard import Keyboard
from tests.browser.screen import Screen, exactly
from tests.running import RunningServer
from tests.tour.looks import PHONE
from tests.tour.walking import LARGE

COUNT, CONTROLS, ONWARD = ".number", ".controls", ".then button"
BOTTOM = "(part) => document.querySelector(`dialog[open] ${part}`).getBoundingClientRect().bottom"
TOP = "(part) => document.querySelector(`dialog[open] ${part}`).getBoundingClientRect().top"
SCROLLED = "() => document.querySelector('dialog[open]').scrollTop"


class Window(NamedTuple):
    width: int
    height: int
    letters: int


WINDOWS = [
    Window(**PHONE, letters=1),
    Window(320, 568, letters=1),
    Window(320, 568, letters=2),
    Window(844, 390, letters=1),
    Window(568, 320, letters=1),
]


@pytest.mark.parametrize("window", WINDOWS, ids=str)
def test_the_count_of_a_breath_is_in_view_and_the_keyboard_stops_above_the_controls(
    server: RunningServer, browser: Browser, window: Window
) -> None:
    size = {"width": window.width, "height": window.height}
    with Screen.of(browser, server.address, viewport=size) as maria:
        maria.page.add_init_script(LARGE % (window.letters * 100))
        maria.open("/routines/calm-down/play")
        maria.click("Start without a number")
        maria.page.keyboard.press("n")
        maria.see(exactly("Breathe in"))
        assert maria.page.evaluate(SCROLLED) == 0
        assert lies_above_the_controls(maria, COUNT)
        Keyboard(maria.page).reach("Next")
        assert lies_above_the_controls(maria, ONWARD)


def lies_above_the_controls(someone: Screen, part: str) -> bool:
    return bool(someone.page.evaluate(BOTTOM, part) <= someone.page.evaluate(TOP, CONTROLS))
