"""What a practice asks of the fingers around its exercises, and that whoever answers nothing loses nothing."""

from typing import NamedTuple

import pytest
from playwright.sync_api import Browser

from tests.browser.deeds import says_that_nothing_is_new
from tests.browser.screen import Screen
from tests.browser.storage import entries_of
from tests.running import RunningServer

# What a finger did, across every page of this tab; what a script clicks does not count.
COUNT_TAPS = """
addEventListener('click', (tap) => {
    if (tap.isTrusted) sessionStorage.taps = Number(sessionStorage.taps ?? 0) + 1
}, true)
"""
TAPS = "() => Number(sessionStorage.taps)"
# The exercises are not what is counted: of each only the end is waited for.
NEXT = "n"


class Kind(NamedTuple):
    """A routine by what is asked around it."""

    routine: str
    question: str
    asked_whether_something_is_new: bool


MOVING = Kind("low-back", "How strong is your pain now?", asked_whether_something_is_new=True)
CALM = Kind("calm-down", "How tense are you now?", asked_whether_something_is_new=False)


@pytest.mark.parametrize("kind", [MOVING, CALM], ids=lambda kind: kind.routine)
def test_four_taps_and_it_is_kept(server: RunningServer, browser: Browser, kind: Kind) -> None:
    with Screen.of(browser, server.address) as maria:
        maria.page.add_init_script(COUNT_TAPS)
        maria.take_the_clock()
        maria.open(f"/routines/{kind.routine}")
        maria.follow("Start")
        if kind.asked_whether_something_is_new:
            says_that_nothing_is_new(maria)
        maria.pick_number(kind.question, 4)
        goes_through(maria)
        maria.pick_number(kind.question, 2)
        maria.see("Saved on this phone.")
        it_is_kept(maria, before=4, after=2)
        assert maria.page.evaluate(TAPS) == 3 + kind.asked_whether_something_is_new
        maria.follow("Done")
        maria.heading("Today")


def test_who_gives_no_numbers_and_closes_nothing_keeps_the_practice(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        begins_without_a_number(maria)
        goes_through(maria)
        maria.click("Skip")
        maria.see("Saved on this phone.")
        it_is_kept(maria, before=None, after=None)
        maria.page.close()
        later = maria.tab()
        later.open("/progress")
        later.see("1 practice")


def test_who_leaves_without_an_answer_finds_the_practice_kept(
    server: RunningServer, browser: Browser
) -> None:
    """Only the number after it is missing: the next practice keeps it, or a tap on Today."""
    with Screen.of(browser, server.address) as maria:
        begins_without_a_number(maria)
        goes_through(maria)
        maria.wait_until_written()
        maria.page.close()
        later = maria.tab()
        later.open("/routines/slow-breathing/play")
        later.see("Kept from before: Low back")
        it_is_kept(later, before=None, after=None)


def begins_without_a_number(maria: Screen) -> None:
    maria.take_the_clock()
    maria.open("/routines/low-back/play")
    says_that_nothing_is_new(maria)
    maria.click("Start without a number")


def goes_through(maria: Screen) -> None:
    """Some seconds of each part, and on to the next."""
    maria.see("Pause")
    asks = maria.page.get_by_role("button", name="Skip", exact=True)
    while maria.page.get_by_text("Well done").count() == 0:
        maria.page.clock.run_for(2_000)
        maria.page.keyboard.press(NEXT)
    asks.wait_for()


def it_is_kept(maria: Screen, before: int | None, after: int | None) -> None:
    [kept] = entries_of(maria, "practice")
    assert all(step["done"] and step["skipped"] is None for step in kept["steps"])
    assert (kept["before"], kept["after"], kept["stopped"]) == (before, after, None)
