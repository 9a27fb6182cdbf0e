"""The morning after a practice: one tap, and the easier way when it was worse than usual."""

from playwright.sync_api import Browser

from tests.browser.deeds import says_that_nothing_is_new
from tests.browser.screen import Screen
from tests.running import RunningServer

ASKED = "How was this morning, after Low back?"


def practises_yesterday(maria: Screen) -> None:
    maria.take_the_clock()
    maria.open("/routines/low-back/play")
    says_that_nothing_is_new(maria)
    maria.click("Start without a number")
    maria.see("Pause")
    maria.let_time_pass_until("Exercise 2 of 5", minutes=5)
    maria.click("Stop")
    maria.click("Stop and keep what I did")
    maria.click("Skip")
    maria.see("Saved on this phone.")
    maria.page.clock.fast_forward("24:00:00")
    maria.open("/")


def test_who_says_worse_is_offered_the_easier_way(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        practises_yesterday(maria)
        maria.see(ASKED)
        maria.click("Worse than usual")
        maria.see("Do less today")
        maria.not_see(ASKED)
        maria.follow("Low back: the easier way")
        says_that_nothing_is_new(maria)
        maria.click("Start without a number")
        maria.see("Easier is on")
        maria.open("/progress")
        maria.see("The morning after")
        maria.see("Worse than usual")
        assert maria.errors == []


def test_any_other_word_costs_one_tap_and_nothing_more(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        practises_yesterday(maria)
        maria.click("As usual")
        maria.not_see(ASKED)
        maria.open("/")
        maria.see("Low back")
        maria.not_see(ASKED)


def test_a_practice_in_its_easier_way_begins_so(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        maria.open("/routines/low-back/play?easier=1")
        says_that_nothing_is_new(maria)
        maria.click("Start without a number")
        maria.see("Easier is on")
        assert maria.errors == []
