"""A practice half done, seen from another window: it is kept once, and as far as it went."""

import pytest
from playwright.sync_api import Browser

from tests.browser.check import NOTHING_TO_REPORT, answer_this_screen
from tests.browser.deeds import says_that_nothing_is_new, signs_up
from tests.browser.screen import Screen
from tests.browser.storage import entries_of, everything_stored
from tests.browser.test_change_of_person import NO_LOCKS
from tests.running import RunningServer

HELD = "Something is running in another window. Finish it first."
SKIPPED = '"skipped":"time"'
RECORDED = SKIPPED.replace('"', r"\"")  # the body of an entry is itself JSON


@pytest.mark.parametrize("path", ["/", "/account/sign-out"])
def test_a_practice_that_runs_is_not_kept_from_another_window(
    browser: Browser, clinic: RunningServer, path: str
) -> None:
    with Screen.of(browser, clinic.address) as ines:
        signs_up(ines, "ines")
        begins(ines)
        other = ines.tab()
        other.open(path)
        other.click("Keep what I did")
        other.see(HELD)
        ines.see("Pause")


def test_what_another_window_finished_is_kept_once(browser: Browser, clinic: RunningServer) -> None:
    with Screen.of(browser, clinic.address) as ines:
        signs_up(ines, "ines")
        begins(ines)
        other = ines.tab()
        other.open("/account/sign-out")
        other.see("You have not finished this")
        stops(ines)
        other.click("Keep what I did")
        other.not_see("You have not finished this")
        other.open("/progress")
        other.see("1 practice")


def test_a_practice_is_kept_as_far_as_another_window_went(browser: Browser, clinic: RunningServer) -> None:
    with Screen.of(browser, clinic.address) as ines:
        signs_up(ines, "ines")
        begins(ines)
        other = ines.tab()
        other.open("/account/sign-out")
        other.see("You have not finished this")
        ines.click("Skip")
        ines.click("No time")
        ines.until(lambda screen: SKIPPED in everything_stored(screen))
        ines.page.close()
        other.click("Keep what I did")
        other.not_see("You have not finished this")
        other.until(lambda screen: RECORDED in everything_stored(screen))


def test_a_practice_kept_too_early_is_kept_whole_in_the_end(browser: Browser, clinic: RunningServer) -> None:
    with Screen.of(browser, clinic.address) as ines:
        ines.page.context.add_init_script(NO_LOCKS)
        signs_up(ines, "ines")
        begins(ines, before=4)
        other = ines.tab()
        other.open("/")
        other.click("Keep what I did")
        other.not_see("You have not finished this")
        stops(ines, after=2)
        ines.open("/progress")
        ines.see("1 practice")
        ines.see("Pain 4 → 2")


def test_a_killed_tab_goes_on_where_it_was(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        maria.open("/routines/low-back/play")
        says_that_nothing_is_new(maria)
        maria.pick_number("How strong is your pain now?", 4)
        maria.click("Easier")
        maria.see("Easier is on")
        maria.click("Skip")
        maria.click("No time")
        maria.heading("Bridge")
        maria.click("Start now")
        maria.see("/10")
        maria.wait_until_written()
        later = maria.tab()
        maria.dies()
        later.open("/")
        later.see("You have not finished this: Low back")
        later.follow("Go on")
        later.see("Your practice was interrupted")
        later.click("Go on where I left")
        later.heading("Bridge")
        later.see("Exercise 2 of 5")
        later.see("/10")
        stops(later, after=2)
        [kept] = entries_of(later, "practice")
        assert (kept["before"], kept["after"], kept["stopped"]) == (4, 2, "person")
        tilt, bridge, *_ = kept["steps"]
        assert (tilt["skipped"], tilt["easier"], bridge["done"]) == ("time", True, False)
        assert later.errors == []


def begins(ines: Screen, before: int | None = None) -> None:
    ines.open("/routines/low-back/play")
    says_that_nothing_is_new(ines)
    if before is None:
        ines.click("Start without a number")
    else:
        ines.pick_number("How strong is your pain now?", before)
    ines.click("Start now")
    ines.page.wait_for_timeout(5_000)


def stops(ines: Screen, after: int | None = None) -> None:
    ines.click("Stop")
    ines.click("Stop and keep what I did")
    if after is None:
        ines.click("Skip")
    else:
        ines.pick_number("How strong is your pain now?", after)
    ines.see("Saved on this phone.")


def test_a_check_that_rested_overnight_asks_again_what_was_so_right_now(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        maria.take_the_clock()
        maria.open("/check")
        for title in ("Before we start", "Right now"):
            maria.heading(title)
            answer_this_screen(maria, NOTHING_TO_REPORT)
            maria.click("Next")
        maria.heading("What would you like?")
        maria.until(lambda screen: "now_limb" in everything_stored(screen))
        maria.page.clock.fast_forward("13:00:00")
        maria.open("/check")
        maria.see("You began this earlier.")
        maria.heading("Right now")
        assert maria.page.get_by_label("None of these").first.is_checked() is False
        maria.follow("Back")
        maria.heading("Before we start")
        assert maria.page.get_by_label("For me").is_checked()
