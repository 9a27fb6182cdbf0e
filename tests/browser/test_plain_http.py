"""Served without https to other machines: it works with a network, and says what is missing and how to mend it."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.check import take_check
from tests.browser.conftest import QUIET, find_chromium
from tests.browser.deeds import OF_AGE, PASSWORD
from tests.browser.screen import Screen
from tests.running import serving

NAME = "clinic.example"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for which the clinic's name leads to this machine, as on a local network."""
    with sync_playwright() as playwright:
        rules = f"--host-resolver-rules=MAP {NAME} 127.0.0.1"
        chromium = playwright.chromium.launch(executable_path=find_chromium(playwright), args=[*QUIET, rules])
        yield chromium
        chromium.close()


@pytest.mark.usefixtures("built_app")
def test_it_says_that_phones_cannot_install_from_here_and_still_works(
    tmp_path: Path, browser: Browser
) -> None:
    with serving(tmp_path / "data", UNKNOT_PUBLIC_URL=f"http://{NAME}") as server:
        address = f"http://{NAME}:{urlsplit(server.address).port}"
        with Screen.of(browser, address) as maria:
            maria.open("/")
            maria.see("Phones cannot install Unknot from this address")
            maria.see("How to change that, for whoever runs it")
            maria.open("/check")
            take_check(maria, goals=["calm"], stress=8)
            maria.heading("Massage fits you")
            maria.see("Saved on this phone")
            maria.open("/account/sign-up")
            maria.fill("Login", "maria")
            maria.fill("Password", PASSWORD)
            maria.choose(OF_AGE)
            maria.click("Make the account")
            maria.see("Signed in as maria")
            assert maria.errors == []
