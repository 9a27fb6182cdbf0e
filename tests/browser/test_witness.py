"""Whoever reads a failure, on another machine and later, learns what stood on the screen."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.screen import Screen
from tests.running import RunningServer


def test_a_failure_tells_what_stood_on_the_screen(server: RunningServer, browser: Browser) -> None:
    with pytest.raises(ZeroDivisionError) as failed:
        something_fails_after_a_wrong_password(browser, server.address)
    told = "".join(failed.value.__notes__)
    assert f"The screen at {server.address}/account/sign-in" in told
    assert 'Login: "maria"' in told
    assert "Password: filled" in told
    assert "a few words" not in told
    assert " /api/sign-ins" in told
    assert Path(told.split()[-1]).stat().st_size > 1000


def something_fails_after_a_wrong_password(browser: Browser, address: str) -> None:
    with Screen.of(browser, address) as maria:
        maria.open("/account/sign-in")
        maria.fill("Login", "maria")
        maria.fill("Password", "a few words in a row")
        maria.click("Sign in")
        maria.see("Login or password is wrong")
        raise ZeroDivisionError
