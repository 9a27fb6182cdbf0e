"""A link that works once, opened again: it says so, and nothing against it."""

from playwright.sync_api import Browser

from tests.browser.deeds import becomes_owner
from tests.browser.screen import Screen
from tests.running import RunningServer

NO_OWNER = "This Unknot has no owner yet"


def test_a_used_owner_link_does_not_look_for_an_owner(browser: Browser, clinic: RunningServer) -> None:
    link = clinic.owner_link
    with Screen.of(browser, clinic.address) as owner, Screen.of(browser, clinic.address) as stranger:
        owner.open(link)
        owner.see(NO_OWNER)
        becomes_owner(owner, link)
        owner.open(link)
        owner.see("You are signed in as Tomasz Nowak.")
        owner.not_see(NO_OWNER)
        stranger.open(link)
        stranger.see("This link does not work any more")
        stranger.not_see(NO_OWNER)
