"""A therapist's clients: whom one may assign to, whom one invites again."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.check import take_check
from tests.browser.deeds import a_clinic_opens, invites, makes_the_invitation, pairs
from tests.browser.screen import Screen
from tests.browser.storage import everything_stored
from tests.running import RunningServer

# As a newer version of the app made it some weeks ago.
INVITE_TO_WHAT_IS_UNKNOWN = """
fetch('/api/care/invitations', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Unknot': '1' },
    body: JSON.stringify({
        language: 'en',
        client_name: 'Maria',
        assignment: {
            routine: {
                id: 'of-tomorrow', version: 1, title: 'Of tomorrow', minutes: 5, steps: [{ exercise: 'new' }]
            },
            per_week: 2, from: '2026-01-01', until: null, note: ''
        }
    })
}).then((answer) => { if (!answer.ok) throw new Error(answer.status) })
"""
NOBODY = "0190a0a0-0000-7000-8000-00000000dead"


@pytest.fixture
def tomasz(clinic: RunningServer, browser: Browser) -> Iterator[Screen]:
    with Screen.of(browser, clinic.address, works_offline=True) as therapist:
        a_clinic_opens(therapist, clinic.owner_link)
        yield therapist


def test_nothing_is_assigned_to_somebody_who_is_no_client(tomasz: Screen) -> None:
    tomasz.open(f"/therapist/assign?chart={NOBODY}")
    tomasz.see("No such client")
    tomasz.gone("Assign")
    tomasz.not_see("For Client")


def test_a_new_code_carries_over_what_the_earlier_one_held(
    tomasz: Screen, clinic: RunningServer, browser: Browser
) -> None:
    invites(tomasz, note="Slowly, please.")
    tomasz.open("/therapist")
    tomasz.follow("New code")
    tomasz.see("The earlier code stops working")
    tomasz.page.reload()
    tomasz.see("The earlier code stops working")
    assert tomasz.page.get_by_label("Client's name").input_value() == "Maria"
    assert tomasz.page.get_by_label("Note to the client").input_value() == "Slowly, please."
    code = makes_the_invitation(tomasz)
    with Screen.of(browser, clinic.address) as maria:
        pairs(maria, code)
        maria.see("0 of 2 this week")
        maria.see("Slowly, please.")


def test_there_is_nothing_to_carry_over_from_a_code_that_was_used(
    tomasz: Screen, clinic: RunningServer, browser: Browser
) -> None:
    code = invites(tomasz, note="Slowly, please.")
    tomasz.open("/therapist")
    tomasz.see("New code")
    with Screen.of(browser, clinic.address) as maria:
        pairs(maria, code)
    tomasz.follow("New code")
    tomasz.see("The earlier code was used")
    assert tomasz.page.get_by_label("Client's name").input_value() == ""
    tomasz.fill("Client's name", "Maria")
    makes_the_invitation(tomasz)
    tomasz.click("Another invitation")
    tomasz.heading("Invite a client")
    tomasz.not_see("The earlier code was used")


def test_a_new_code_says_which_routine_it_cannot_carry_over(tomasz: Screen) -> None:
    tomasz.page.evaluate(INVITE_TO_WHAT_IS_UNKNOWN)
    tomasz.open("/therapist")
    tomasz.follow("New code")
    tomasz.see("The earlier invitation had the routine “Of tomorrow”.")
    tomasz.select("A routine to begin with", "Low back")
    tomasz.not_see("Of tomorrow")
    today = tomasz.page.evaluate("new Date().toLocaleDateString('sv')")
    assert tomasz.page.get_by_label("From").input_value() == today


def test_lines_stay_lines(tomasz: Screen, clinic: RunningServer, browser: Browser) -> None:
    tomasz.fill("Address", "1 Sea St\nGdynia")
    tomasz.click("Save")
    tomasz.see("Saved. Clients see it from now on.")
    code = invites(tomasz, note="Slowly.\nGently.")
    with Screen.of(browser, clinic.address) as maria:
        pairs(maria, code)
        maria.open("/routines/low-back")
        maria.see("Slowly.")
        assert "Slowly.\nGently." in maria.read("main")
        maria.open("/check")
        take_check(maria, goals=["calm"], stress=8, sleep=2)
        maria.heading("Massage fits you")
        maria.see("Sea St")
        assert "1 Sea St\nGdynia" in maria.read("main")
    tomasz.open("/therapist")
    tomasz.follow("Maria")
    tomasz.see("Slowly.")
    assert "Slowly.\nGently." in tomasz.read("main")


def test_without_a_network_a_therapist_finds_the_clients_kept_on_the_device(
    tomasz: Screen, clinic: RunningServer, browser: Browser
) -> None:
    code = invites(tomasz, note="Slowly, please.")
    with Screen.of(browser, clinic.address) as maria:
        pairs(maria, code)
    tomasz.open("/therapist")
    tomasz.follow("Maria")
    tomasz.see("Slowly, please.")
    chart = tomasz.page.url
    tomasz.wait_until_it_works_offline()
    tomasz.see("Slowly, please.")
    tomasz.until(lambda screen: "Maria" in everything_stored(screen))
    tomasz.lose_the_network()
    tomasz.open("/therapist")
    tomasz.see("Here are the clients whose charts are on this device.")
    tomasz.follow("Maria")
    tomasz.heading("Maria")
    tomasz.see("Slowly, please.")
    tomasz.open(chart.replace("/clients", "/assign"))
    tomasz.see("For Maria")
