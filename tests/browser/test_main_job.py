"""The main job, lived through by a person with real input on the real stack."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.check import take_check
from tests.browser.screen import Screen
from tests.running import RunningServer, serving


def test_just_stressed_and_sleeping_badly_is_a_reason_for_massage(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        maria.open("/")
        maria.click("Find out what helps", role="link")
        take_check(maria, goals=["calm"], stress=8, sleep=2)
        maria.heading("Massage")
        assert maria.strangers() == []
        assert maria.errors == []
