"""A server that is slow to say what it is: nothing moves or vanishes under the finger when it does."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Route

from tests.browser.deeds import OF_AGE
from tests.browser.screen import Screen
from tests.running import RunningServer

FORMS = {"/account/sign-up": "Make the account", "/welcome": "Make my account"}


def form(path: str, clinic: RunningServer) -> str:
    return clinic.owner_link if path == "/welcome" else path


@pytest.mark.parametrize("path", FORMS)
def test_a_form_waits_until_the_server_has_said_what_it_is(
    browser: Browser, clinic: RunningServer, path: str
) -> None:
    held: list[Route] = []
    with Screen.of(browser, clinic.address) as ines:
        ines.page.route("**/api/installation", lambda route: held.append(route))
        ines.open(form(path, clinic))
        ines.until(lambda _: held != [])
        ines.see("One moment…")
        ines.gone(FORMS[path])
        held[0].continue_()
        ines.fill("Login", "ines")


def no_answer(route: Route) -> None:
    route.abort()


def in_trouble(route: Route) -> None:
    route.fulfill(status=503, json={"error": {"code": "DATABASE_AWAY", "message": "Its database is away."}})


SAID: dict[Callable[[Route], None], str] = {
    no_answer: "The server did not answer.",
    in_trouble: "Its database is away.",
}


@pytest.mark.parametrize("trouble", SAID)
@pytest.mark.parametrize("path", FORMS)
def test_a_form_is_there_where_the_server_does_not_say_it(
    browser: Browser, clinic: RunningServer, path: str, trouble: Callable[[Route], None]
) -> None:
    with Screen.of(browser, clinic.address) as ines:
        ines.page.route("**/api/**", trouble)
        ines.open(form(path, clinic))
        ines.fill("Login", "ines")
        ines.fill("Name", "Ines")
        ines.fill("Password", "a few words in a row")
        if path == "/account/sign-up":
            ines.choose(OF_AGE)
        ines.click(FORMS[path])
        ines.see(SAID[trouble])
