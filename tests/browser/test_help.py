"""A sign noticed on the way to help: help comes first, and what is said of the day is true."""

import pytest
from playwright.sync_api import Browser

from tests.browser.deeds import plays
from tests.browser.screen import Screen
from tests.browser.storage import storage_refuses, storage_taken
from tests.running import RunningServer

NOTICED = "You noticed a warning sign today"
NOTED = "Noted on this phone: you noticed a warning sign."
NOT_NOTED = "This phone could not note your warning sign."
NO_PRACTICE = "no practice today"


def comes_to_the_signs(someone: Screen) -> None:
    """With the records read and the script at work, so that no further tap loads a page anew."""
    someone.open("/hurts")
    someone.follow("None of these")
    someone.heading("Then ease off")
    someone.page.go_back()
    someone.heading("Is any of this so?")


def test_who_noticed_a_sign_is_told_what_it_means_for_the_day(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        maria.open("/help")
        maria.heading("Get help now")
        maria.not_see(NOTED)
        maria.open("/hurts")
        maria.follow("Yes, one of these")
        maria.see(NOTED)
        maria.page.wait_for_url(lambda url: url.endswith("/help"))
        maria.see(NOTED)
        assert maria.errors == []


def test_a_sign_that_could_not_be_kept_is_not_called_kept(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        comes_to_the_signs(maria)
        with storage_refuses(maria, "put"):
            maria.follow("Yes, one of these")
            maria.see(NOT_NOTED)
            maria.see(NO_PRACTICE)
            assert maria.page.url.endswith("/help?noticed")
        maria.page.reload()
        maria.see(NOTED)
        maria.open("/")
        maria.see(NOTICED)


def test_who_has_left_help_is_not_pulled_back(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        comes_to_the_signs(maria)
        with storage_taken(maria):
            maria.follow("Yes, one of these")
            maria.heading("Get help now")
            maria.follow("Today")
            maria.heading("What brings you here?")
        maria.see(NOTICED)
        maria.page.wait_for_timeout(500)
        assert maria.page.url == f"{server.address}/"


@pytest.mark.parametrize("way", ["bar", "stop"])
def test_looking_up_a_number_costs_nobody_the_day(server: RunningServer, browser: Browser, way: str) -> None:
    with Screen.of(browser, server.address) as maria:
        plays(maria)
        if way == "stop":
            maria.click("Stop")
            maria.see("Stop here?")
        maria.page.locator("dialog[open]").last.get_by_role("link", name="Get help now").click()
        maria.page.wait_for_url("**/help")
        maria.open("/")
        maria.see("You have not finished this: Low back")
        maria.not_see(NOTICED)
