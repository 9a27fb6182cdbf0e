"""Two persons, one device, two tabs: what one began is never the other's."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.check import take_check
from tests.browser.screen import Screen
from tests.running import RunningServer, serving

PASSWORD = "a few words in a row"
GONE = "Someone else uses this phone now."
# Where a page is served without https there are no locks: one tab cannot know what runs in another.
NO_LOCKS = "delete Navigator.prototype.locks"


@pytest.fixture
def clinic(built_app: Path, tmp_path: Path) -> Iterator[RunningServer]:
    with serving(tmp_path / "data") as running:
        yield running


def signs_up(someone: Screen, login: str) -> None:
    someone.open("/account/sign-up")
    someone.fill("Name", login.title())
    someone.fill("Login", login)
    someone.fill("Password", PASSWORD)
    someone.click("Make the account")
    someone.page.wait_for_url("**/account")


def signs_out(someone: Screen) -> None:
    someone.open("/account/sign-out")
    someone.click("Sign out")


def signs_in(someone: Screen, login: str) -> None:
    someone.open("/account/sign-in")
    someone.fill("Login", login)
    someone.fill("Password", PASSWORD)
    someone.click("Sign in")
    someone.page.wait_for_url(lambda url: "sign-in" not in url)


def plays(someone: Screen) -> None:
    someone.open("/routines/low-back/play")
    someone.click("Start without a number")
    someone.see("Pause")


def both_have_accounts(someone: Screen) -> None:
    """Ines and Olek, with Olek signed in."""
    for login in ("ines", "olek"):
        signs_up(someone, login)
        if login == "ines":
            signs_out(someone)
            someone.page.wait_for_url("**/account")


def test_nobody_signs_out_while_a_practice_runs_in_another_tab(
    clinic: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, clinic.address) as olek:
        signs_up(olek, "olek")
        plays(olek)
        other = olek.tab()
        signs_out(other)
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
        ines.page.wait_for_url("**/account")
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
        ines.page.wait_for_url("**/account")
        signs_in(ines, "ines")
        olek.see(GONE)
        assert not olek.page.get_by_label("For me").is_checked()
        take_check(olek, now_legs=["numb_between_legs"])
        olek.see("Saved on this phone")
        ines.open("/progress")
        ines.see("Emergency help now")
        signs_out(ines)
        ines.page.wait_for_url("**/account")
        signs_in(ines, "olek")
        ines.open("/progress")
        ines.see("Nothing here yet")


def test_an_emergency_holds_while_nobody_has_said_whose_it_is(
    clinic: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, clinic.address) as olek:
        signs_up(olek, "olek")
        signs_out(olek)
        olek.page.wait_for_url("**/account")
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
        olek.click("Start without a number")


def test_a_result_without_a_chart_is_not_called_saved(clinic: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, clinic.address) as tomasz:
        tomasz.open(clinic.owner_link)
        tomasz.fill("Name", "Tomasz Nowak")
        tomasz.fill("Login", "tomasz")
        tomasz.fill("Password", PASSWORD)
        tomasz.click("Make my account")
        tomasz.heading("The clinic")
        tomasz.open("/check")
        take_check(tomasz, goals=["calm"], stress=8)
        tomasz.see("This result is not kept")
        tomasz.not_see("Saved on this phone")
