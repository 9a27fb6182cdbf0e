"""Two persons, one device, two tabs: what one began is never the other's."""

from playwright.sync_api import Browser

from tests.browser.check import take_check
from tests.browser.deeds import becomes_owner, plays, says_that_nothing_is_new, signs_in, signs_out, signs_up
from tests.browser.screen import Screen
from tests.running import RunningServer

GONE = "Someone else uses this phone now."
# Where a page is served without https there are no locks: one tab cannot know what runs in another.
NO_LOCKS = "delete Navigator.prototype.locks"


def both_have_accounts(someone: Screen) -> None:
    """Ines and Olek, with Olek signed in."""
    signs_up(someone, "ines")
    signs_out(someone)
    signs_up(someone, "olek")


def test_nobody_signs_out_while_a_practice_runs_in_another_tab(
    clinic: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, clinic.address) as olek:
        signs_up(olek, "olek")
        plays(olek)
        other = olek.tab()
        other.open("/account/sign-out")
        other.click("Sign out")
        other.see("Something is running in another window. Finish it first.")
        olek.see("Pause")


def test_a_practice_stops_when_somebody_else_is_seated_and_is_not_theirs(
    clinic: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, clinic.address) as olek:
        olek.page.context.add_init_script(NO_LOCKS)
        both_have_accounts(olek)
        plays(olek)
        ines = olek.tab()
        signs_out(ines)
        signs_in(ines, "ines")
        olek.see(GONE)
        olek.gone("Pause")
        olek.open("/")
        olek.not_see("You have not finished this")
        ines.open("/progress")
        ines.see("Nothing here yet")


def test_a_check_stays_with_who_began_it(clinic: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, clinic.address) as olek:
        olek.page.context.add_init_script(NO_LOCKS)
        both_have_accounts(olek)
        olek.open("/check")
        olek.choose("For me")
        ines = olek.tab()
        signs_out(ines)
        signs_in(ines, "ines")
        olek.see(GONE)
        assert not olek.page.get_by_label("For me").is_checked()
        take_check(olek, now_legs=["numb_between_legs"])
        olek.see("Saved on this phone")
        ines.open("/progress")
        ines.see("Emergency help now")
        signs_out(ines)
        signs_in(ines, "olek")
        ines.open("/progress")
        ines.see("Nothing here yet")


def test_an_emergency_holds_while_nobody_has_said_whose_it_is(
    clinic: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, clinic.address) as olek:
        signs_up(olek, "olek")
        signs_out(olek)
        olek.open("/check")
        take_check(olek, now_legs=["numb_between_legs"])
        olek.see("Saved on this phone")
        signs_in(olek, "olek")
        olek.open("/")
        olek.see("Are these records yours?")
        olek.see("Your last check found signs that need help at once.")
        olek.open("/routines/low-back/play")
        olek.see("Wait with this.")
        olek.gone("Start without a number")
        olek.open("/")
        olek.click("No, they are someone else's")
        olek.open("/routines/low-back/play")
        says_that_nothing_is_new(olek)
        olek.click("Start without a number")


def test_a_result_without_a_chart_is_not_called_saved(clinic: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, clinic.address) as tomasz:
        becomes_owner(tomasz, clinic.owner_link)
        tomasz.open("/check")
        take_check(tomasz, goals=["calm"], stress=8)
        tomasz.see("This result is not kept")
        tomasz.not_see("Saved on this phone")
