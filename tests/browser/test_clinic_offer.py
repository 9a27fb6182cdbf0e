"""What a result says of the clinic, with whatever its owner wrote into the profile."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.check import take_check
from tests.browser.deeds import a_clinic_opens
from tests.browser.screen import Screen
from tests.running import serving


def test_an_address_may_read_like_the_hours(built_app: Path, tmp_path: Path, browser: Browser) -> None:
    with serving(tmp_path / "data") as server, Screen.of(browser, server.address) as tomasz:
        a_clinic_opens(tomasz, server.owner_link)
        tomasz.open("/clinic")
        for field in ("Address", "Opening hours"):
            tomasz.fill(field, "Ask us")
        tomasz.click("Save")
        tomasz.see("Saved. Clients see it from now on.")
        with Screen.of(browser, server.address) as maria:
            maria.open("/check")
            take_check(maria, goals=["calm"], stress=8, sleep=2)
            maria.heading("Massage fits you")
            maria.see("Harbour Clinic")
            assert maria.read("main").count("Ask us") == 2
            assert maria.errors == []
