"""A therapist's list of clients: whose it is, how old it is, and what of it stays on the device."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Route

from tests.browser.deeds import PASSWORD, a_clinic_opens, signs_in
from tests.browser.screen import Screen
from tests.browser.storage import everything_stored
from tests.browser.test_account import WAITS, ends_the_other_sign_in
from tests.running import RunningServer
from tests.tour.troubles import end_of_sharing, sharing_ended
from tests.tour.visitors import accept

NOBODY_YET = "No clients yet"
EIGHT_DAYS = 8 * 24 * 3600 * 1000  # milliseconds


@pytest.fixture
def tomasz(clinic: RunningServer, browser: Browser) -> Iterator[Screen]:
    """Maria's therapist."""
    with Screen.of(browser, clinic.address, works_offline=True) as therapist:
        a_clinic_opens(therapist, clinic.owner_link)
        with Screen.of(browser, clinic.address) as maria:
            accept(maria, invites(therapist, "Maria"))
        yield therapist


def a_colleague_joins(tomasz: Screen, browser: Browser) -> None:
    """Wera, a therapist without clients."""
    tomasz.open("/clinic")
    tomasz.fill("Your colleague's name", "Wera")
    tomasz.click("Make the link")
    tomasz.see("Give this link to Wera.")
    link = re.search(r"http\S+/join#\S+", tomasz.read("main"))
    assert link
    with Screen.of(browser, tomasz.address) as wera:
        wera.open(link[0])
        wera.fill("Name", "Wera")
        wera.fill("Login", "wera")
        wera.fill("Password", PASSWORD)
        wera.click("Make my account")
        wera.see(NOBODY_YET)


def test_the_clients_of_one_therapist_leave_the_screen_with_them(tomasz: Screen, browser: Browser) -> None:
    a_colleague_joins(tomasz, browser)
    tomasz.open("/therapist")
    tomasz.see("Maria")
    signs_in(tomasz.tab(), "wera")
    tomasz.see(NOBODY_YET)
    tomasz.not_see("Maria")


def test_a_list_that_is_long_in_coming_keeps_nobody_else_waiting(tomasz: Screen, browser: Browser) -> None:
    a_colleague_joins(tomasz, browser)
    held: list[Route] = []

    def hold_the_first(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    tomasz.page.route("**/api/care/clients", hold_the_first)
    tomasz.open("/therapist")
    tomasz.see("Looking")
    signs_in(tomasz.tab(), "wera")
    tomasz.see(NOBODY_YET)
    held[0].continue_()
    tomasz.not_see("Maria")


def test_an_invitation_half_written_leaves_the_screen_with_its_therapist(
    tomasz: Screen, browser: Browser
) -> None:
    a_colleague_joins(tomasz, browser)
    invites(tomasz, "Maria")
    signs_in(tomasz.tab(), "wera")
    tomasz.heading("Invite a client")
    tomasz.not_see("Show this to Maria")
    assert tomasz.page.get_by_label("Client's name").input_value() == ""


def test_a_list_that_the_server_refuses_is_not_shown_as_it_is_now(
    tomasz: Screen, clinic: RunningServer, browser: Browser
) -> None:
    tomasz.take_the_clock()
    tomasz.open("/therapist")
    tomasz.see("Maria")
    tomasz.follow("Learn")
    with Screen.of(browser, clinic.address) as laptop:
        ends_the_other_sign_in(laptop, "tomasz")
    tomasz.page.clock.fast_forward(EIGHT_DAYS)
    tomasz.follow("Clients")
    tomasz.see("Your sign-in has ended.")
    tomasz.see("This is the list as it was 8 days ago.")
    tomasz.see("Maria")
    tomasz.not_see("Not heard from for a week")
    tomasz.page.reload()
    tomasz.see("Your sign-in has ended.")
    tomasz.see("No client's chart is on this device.")


def test_only_clients_whose_charts_are_here_are_kept_on_the_device(
    tomasz: Screen, clinic: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, clinic.address) as olek:
        accept(olek, invites(tomasz, "Olek"))
        tomasz.open("/therapist")
        tomasz.follow("Olek")
        tomasz.see("Nobody is watching this live")
        tomasz.until(lambda screen: all(it in everything_stored(screen) for it in ("Olek", "link_started")))
        assert "Maria" not in everything_stored(tomasz)
        tomasz.wait_until_it_works_offline()
        tomasz.lose_the_network()
        tomasz.open("/therapist")
        tomasz.see("The others come from the server.")
        tomasz.see("Olek")
        tomasz.not_see("Maria")
        tomasz.find_the_network()
        end_of_sharing(olek)
        sharing_ended(olek)
        olek.until(lambda screen: WAITS not in screen.read("main"))
    tomasz.open("/therapist")
    tomasz.see("Maria")
    tomasz.until(lambda screen: "Olek" not in everything_stored(screen))


def invites(tomasz: Screen, name: str) -> str:
    tomasz.open("/therapist/invite")
    tomasz.fill("Client's name", name)
    tomasz.click("Make the invitation")
    tomasz.heading(f"Show this to {name}")
    link = re.search(r"http\S+/i#\S+", tomasz.read("main"))
    assert link
    return link[0]
