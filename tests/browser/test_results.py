"""What a result says that is not in the chart: nothing older stands in its place."""

from playwright.sync_api import Browser

from tests.browser.check import checks
from tests.browser.screen import Screen
from tests.running import RunningServer

EMERGENCY = "Your last check found signs that need help at once."
OLDER = "Massage fits you"


def has_an_older_result(someone: Screen) -> None:
    checks(someone, goals=["calm"], stress=8, sleep=2)
    someone.heading(OLDER)


def test_a_sign_noticed_too_does_not_bring_back_what_mood_has_overtaken(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        has_an_older_result(maria)
        checks(maria, kept="this result is not saved", now_mind=["self_harm"])
        maria.open("/hurts")
        maria.follow("Yes, one of these")
        maria.page.wait_for_url(lambda url: url.endswith("/help"))
        maria.open("/check/result")
        maria.see(EMERGENCY)
        maria.not_see(OLDER)
