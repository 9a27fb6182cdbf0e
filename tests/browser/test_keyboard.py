"""Everything can be reached by keyboard alone, and one always sees where one is."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser

from tests.browser.deeds import says_that_nothing_is_new
from tests.browser.keyboard import Keyboard
from tests.browser.screen import Screen
from tests.running import RunningServer


def test_an_emergency_is_found_by_keyboard_alone(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        keys = Keyboard(maria.page)
        maria.open("/")
        maria.heading("What brings you here?")
        keys.reach("Find out what helps")
        keys.press("Enter")
        the_title_has_the_focus(maria, keys, "Before we start")
        keys.reach("For me")
        keys.press("Space")
        keys.reach("Under 18")
        keys.press("ArrowDown", "ArrowDown")
        assert keys.focus().words == "45 to 49"
        keys.reach("No")
        keys.press("Space")
        keys.reach("Next")
        keys.press("Enter")
        the_title_has_the_focus(maria, keys, "Right now")
        keys.reach("Coughing up blood")
        keys.press("Space")
        maria.heading("Get help now")
        keys.reach("Call")


def test_a_sheet_keeps_the_focus_and_gives_it_back(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        keys = Keyboard(maria.page)
        maria.open("/routines/calm-down/play")
        maria.see("One tap starts the practice.")
        keys.reach("Start without a number")
        keys.press("Enter")
        keys.reach("Start now")
        keys.press("Enter")
        keys.reach("When to stop")
        keys.press("Enter")
        maria.heading("Stop when you notice this")
        for _ in range(6):
            keys.press("Tab")
            assert keys.focus().modal or keys.focus().tag == "body"
        keys.press("Escape")
        assert keys.focus().words == "When to stop"


def test_letters_act_in_the_player_until_they_are_switched_off(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        keys = Keyboard(maria.page)
        maria.open("/routines/calm-down/play")
        maria.click("Start without a number")
        maria.click("Start now")
        keys.press("x")
        maria.heading("Stop here?")
        maria.click("Keep going")
        maria.not_see("Stop here?")
        maria.click("What you hear and feel")
        letters = maria.page.get_by_role("switch", name="Letters as keys")
        letters.uncheck()
        maria.click("Close")
        letters.wait_for(state="hidden")
        keys.press("x", "s", "w")
        # A sheet that one of them had opened would lie above it.
        maria.click("When to stop")
        maria.heading("Stop when you notice this")
        maria.open("/routines/wrist-and-hand/play")
        says_that_nothing_is_new(maria)
        maria.click("What you hear and feel")
        assert not letters.is_checked()


def test_what_vanishes_under_the_focus_takes_nobody_out_of_the_practice(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        keys = Keyboard(maria.page)
        maria.open("/routines/low-back/play")
        says_that_nothing_is_new(maria)
        maria.click("Start without a number")
        keys.reach("Easier")
        keys.press("Enter")
        maria.see("Easier is on")
        assert keys.focus_at_rest().words == "Easier is on"
        maria.page.reload()
        keys.reach("Go on where I left")
        keys.press("Enter")
        maria.see("Pause")
        assert keys.focus_at_rest().modal
        keys.reach("Skip")
        keys.press("Enter")
        keys.reach("It hurts")
        keys.press("Enter")
        keys.reach("9")
        keys.press("Enter")
        maria.see("Pain has risen")
        assert keys.focus_at_rest().modal
        keys.reach("Go on with the calm part")
        maria.page.wait_for_timeout(400)  # sooner it would be the second tap of a slip
        keys.press("Enter")
        maria.see("Pause")
        assert keys.focus_at_rest().modal


def test_a_number_that_ends_the_question_leaves_the_keyboard_in_the_practice(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        keys = Keyboard(maria.page)
        maria.open("/routines/shoulder/play")
        maria.see("Before you start")
        keys.reach("None of these")
        keys.press("Enter")
        keys.reach("9")
        keys.press("Enter")
        maria.see("Your pain is strong today")
        assert keys.focus_at_rest().modal


def test_a_new_exercise_takes_the_focus_from_nobody(server: RunningServer, browser: Browser) -> None:
    """A screen reader would say the title of the routine over what is said of the exercise."""
    with Screen.of(browser, server.address) as maria:
        maria.take_the_clock()
        maria.open("/routines/low-back/play")
        says_that_nothing_is_new(maria)
        maria.click("Start without a number")
        maria.see("Pause")
        maria.page.evaluate("document.activeElement.blur()")
        maria.let_time_pass_until("Exercise 2 of 5", minutes=10)
        assert Keyboard(maria.page).focus_at_rest().tag == "body"


def test_a_button_at_work_keeps_the_focus_and_is_pressed_once(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        keys = Keyboard(maria.page)
        maria.open("/account/sign-in")
        maria.fill("Login", "maria")
        maria.fill("Password", "not the right words")
        maria.page.get_by_role("button", name="Sign in", disabled=False).wait_for()
        keys.reach("Sign in")
        with standing_still(server):
            keys.press("Enter")
            maria.page.locator("button[aria-busy]").wait_for()
            keys.press("Enter")
            assert keys.focus().words == "Sign in"
            maria.page.get_by_label("Login").press("Enter")
        maria.see("Login or password is wrong.")
        assert [url for url in maria.requests if url.endswith("/api/sign-ins")] == [
            f"{server.address}/api/sign-ins"
        ]


@contextmanager
def standing_still(server: RunningServer) -> Iterator[None]:
    """The server takes requests and answers none until the block ends."""
    server.process.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        server.process.send_signal(signal.SIGCONT)


def the_title_has_the_focus(screen: Screen, keys: Keyboard, words: str) -> None:
    screen.heading(words)
    screen.page.wait_for_function("() => document.activeElement.localName === 'h1'")
    assert keys.focus().words == words
