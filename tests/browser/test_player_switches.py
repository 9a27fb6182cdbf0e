"""What a person sets for themselves in the player: large letters, nothing that turns inward, the pace of breath."""

import json

from playwright.sync_api import Browser

from tests.browser.deeds import says_that_nothing_is_new
from tests.browser.screen import Screen
from tests.browser.storage import everything_stored
from tests.running import RunningServer

LETTERS = "() => parseFloat(getComputedStyle(document.documentElement).fontSize)"
UNSETTLES = "To turn to my breath or my body unsettles me"


def test_large_letters_come_and_go_by_button_and_key_and_are_remembered(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address, viewport={"width": 1280, "height": 800}) as maria:
        maria.open("/routines/low-back/play")
        usual = maria.page.evaluate(LETTERS)
        says_that_nothing_is_new(maria)
        maria.click("Start without a number")
        maria.page.get_by_role("button", name="Large, to read from afar").click()
        assert maria.page.evaluate(LETTERS) == usual * 1.5
        assert maria.page.get_by_role("button", name="Large, to read from afar", pressed=True).is_visible()
        maria.page.keyboard.press("f")
        maria.page.wait_for_function(f"(usual) => ({LETTERS})() === usual", arg=usual)
        maria.page.keyboard.press("f")
        maria.page.wait_for_function(f"(usual) => ({LETTERS})() === 1.5 * usual", arg=usual)
        maria.click("Pause")
        maria.see("Go on")
        maria.wait_until_written()
        maria.open("/")
        assert maria.page.evaluate(LETTERS) == usual
        maria.follow("Go on")
        maria.see("Low back")
        maria.page.wait_for_function(f"(usual) => ({LETTERS})() === 1.5 * usual", arg=usual)
        assert maria.errors == []


def test_whom_breath_unsettles_gets_something_else_and_it_stays_on_this_device(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        maria.open("/routines/slow-breathing/play")
        maria.see("Start without a number")
        maria.choose(UNSETTLES)
        maria.see("Start without a number")
        maria.click("Start without a number")
        maria.see("Muscle relaxation")
        maria.wait_until_written()
        maria.open("/routines/slow-breathing")
        maria.page.get_by_role("heading", name="Muscle relaxation").wait_for()
        maria.open("/exercises/slow-breathing")
        maria.see("Instead of it: Muscle relaxation")
        records, settings, _ = json.loads(everything_stored(maria))
        assert "outward" in json.dumps(settings)
        assert "outward" not in json.dumps(records)
        assert maria.errors == []


def test_breathing_goes_at_ones_own_pace_which_is_remembered(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        maria.open("/routines/sighing/play?short=1")
        maria.click("Start without a number")
        maria.page.get_by_text("Start now").click()
        maria.see("A little more")
        maria.see("breathe in 3 s, once more 1 s, out 8 s")
        maria.click("Slower")
        maria.see("breathe in 3.5 s, once more 1 s, out 9.5 s")
        slower = maria.page.get_by_role("button", name="Slower")
        for _ in range(2):
            slower.click()
        maria.see("breathe in 4.5 s, once more 1 s, out 12 s")
        assert slower.get_attribute("aria-disabled") == "true"
        maria.click("Quicker")
        maria.see("breathe in 4 s, once more 1 s, out 10.5 s")
        maria.wait_until_written()
        maria.open("/routines/slow-breathing/play?short=1")
        maria.see("Start without a number")
        maria.click("Start without a number")
        maria.see("breathe in 5 s, out 7.5 s")
        assert maria.errors == []
