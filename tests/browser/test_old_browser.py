"""A browser that cannot run the app still gives its pages to read, and says so in one sentence.

Those named in web/vite.config.ts can run it.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.screen import Screen
from tests.running import RunningServer

WITHOUT_MODULES = "delete HTMLScriptElement.prototype.noModule"
WITHOUT_STREAMS = "delete window.CompressionStream; delete window.structuredClone"
TOO_OLD = "This browser is too old for the whole of Unknot"

# What the compilers cannot write in an older way, and which of the browsers named in web/vite.config.ts lacks it.
TOO_NEW = {
    ":has(": "Firefox 115",
    "light-dark(": "Firefox 115",
    "Object.groupBy(": "Firefox 115",
    "Promise.withResolvers(": "Firefox 115",
    ".toSorted(": "Chrome 109",
    ".toReversed(": "Chrome 109",
    ".toSpliced(": "Chrome 109",
}


@pytest.mark.parametrize(("wanted", "lacking"), TOO_NEW.items(), ids=list(TOO_NEW))
def test_the_built_app_needs_nothing_that_a_named_browser_lacks(
    built_app: Path, wanted: str, lacking: str
) -> None:
    built = [path for kind in ("js", "css", "html") for path in built_app.rglob(f"*.{kind}")]
    assert any(path.suffix == ".css" for path in built)
    needing = [path.name for path in built if wanted in path.read_text(encoding="utf-8")]
    assert needing == [], f"{lacking} does not know {wanted}"


def test_without_module_scripts_the_pages_can_be_read(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        maria.page.add_init_script(WITHOUT_MODULES)
        maria.page.route("**/_app/**/*.js", lambda route: route.abort())
        reads_about_help_and_routines(maria, TOO_OLD)
        maria.open("/progress")
        maria.see(TOO_OLD)
        maria.not_see("One moment…")


def test_with_modules_but_without_what_the_app_needs_too(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        maria.page.add_init_script(WITHOUT_STREAMS)
        reads_about_help_and_routines(maria, TOO_OLD)


def test_without_any_script_the_pages_can_be_read(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address, java_script_enabled=False) as maria:
        reads_about_help_and_routines(maria, "JavaScript is switched off")
        maria.open("/progress")
        maria.not_see("One moment…")


def test_without_any_script_no_country_is_guessed_for_the_emergency_number(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address, java_script_enabled=False) as maria:
        maria.open("/help")
        maria.see("112")
        maria.see("911")


def test_a_browser_of_today_is_not_told_that_it_is_old(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        maria.open("/learn")
        maria.heading("Learn")
        maria.not_see(TOO_OLD)


def reads_about_help_and_routines(maria: Screen, sentence: str) -> None:
    maria.open("/")
    it_is_said_first(maria, sentence)
    maria.follow("Learn")
    maria.follow("Choosing what fits you")
    maria.heading("Choosing what fits you")
    it_is_said_first(maria, sentence)
    maria.follow("Routines")
    maria.follow("Low back")
    maria.see("Pelvic tilts")
    maria.follow("Get help now")
    maria.see("Call")


def it_is_said_first(maria: Screen, sentence: str) -> None:
    """Looked for where it stands: a search by words passes over all that is inside of `noscript`."""
    maria.page.locator(".first-sentence:visible").filter(has_text=sentence).first.wait_for()
