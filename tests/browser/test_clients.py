"""A therapist's clients: whom one may assign to, whom one invites again."""

from playwright.sync_api import Browser

from tests.browser.screen import Screen
from tests.browser.test_main_job import a_clinic_opens
from tests.running import RunningServer

NOBODY = "0190a0a0-0000-7000-8000-00000000dead"


def test_nothing_is_assigned_to_somebody_who_is_no_client(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as tomasz:
        a_clinic_opens(tomasz, server.owner_link)
        tomasz.open(f"/therapist/assign?chart={NOBODY}")
        tomasz.see("No such client")
        tomasz.gone("Assign")
        tomasz.not_see("For Client")
