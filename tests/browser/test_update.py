"""A newer version of the app: taken at a start while nothing is half done, and never in the middle of something."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.deeds import begins_a_check
from tests.browser.screen import Screen
from tests.pseudo.checkout import version_of
from tests.running import ROOT, serving


def is_newer(screen: Screen) -> bool:
    """Whether the page shown is not of this checkout's build."""
    return f'"{version_of(ROOT)}"' not in screen.page.content()


def opens(screen: Screen) -> bool:
    """Opens the app, which may load itself anew in that very moment."""
    screen.open("/")
    return True


def wants_it(screen: Screen) -> None:
    """Presses once nothing is loading: work in that moment keeps the older version, under a debugger for minutes."""
    screen.page.wait_for_timeout(1_000)
    screen.click("Use it now")


@contextmanager
def older_one_left(browser: Browser, newer: Path, data: Path, begun: bool) -> Iterator[Screen]:
    """A browser that has the older version, perhaps in the middle of a check; the newer one is served now."""
    with Screen.of(browser, "", works_offline=True) as screen:
        with serving(data) as older:
            screen.address = older.address
            screen.open("/")
            screen.wait_until_it_works_offline()
            if begun:
                begins_a_check(screen)
        with serving(data, port=int(older.address.rsplit(":", 1)[1]), folder=newer):
            screen.open("/")
            yield screen


def test_a_newer_version_is_taken_at_a_start(browser: Browser, newer: Path, tmp_path: Path) -> None:
    """At the first start if it is there in time, else at the second, in any case without a touch."""
    with older_one_left(browser, newer, tmp_path / "data", begun=False) as screen:
        screen.until(lambda screen: is_newer(screen) or screen.newer_one_waits())
        screen.until(opens)
        screen.until(is_newer)
        assert not screen.newer_one_waits()


def test_what_is_half_done_is_not_interrupted(browser: Browser, newer: Path, tmp_path: Path) -> None:
    """A check begun holds the newer version back until the person asks for it, and is there afterwards."""
    with older_one_left(browser, newer, tmp_path / "data", begun=True) as screen:
        screen.see("A new version is ready.")
        screen.open("/")
        screen.see("A new version is ready.")
        assert not is_newer(screen)
        wants_it(screen)
        screen.until(is_newer)
        screen.open("/check")
        screen.see("You began this earlier")


def test_a_practice_in_another_window_holds_it_back(browser: Browser, newer: Path, tmp_path: Path) -> None:
    """The window that runs a practice keeps the older version to its end, and the next screen is the newer one."""
    with older_one_left(browser, newer, tmp_path / "data", begun=True) as screen:
        screen.see("A new version is ready.")
        player = screen.tab()
        player.open("/routines/calm-down/play")
        player.click("Start without a number")
        player.click("Start now")
        player.see("Pause")
        screen.click("Use it now")
        screen.see("Something is running in another window. Finish it first.")
        player.click("Stop")
        player.click("Stop and keep what I did")
        player.click("Skip")
        player.see("A new version is ready.")
        wants_it(screen)
        screen.until(is_newer)
        assert not is_newer(player)
        player.follow("Done")
        player.until(is_newer)
        player.gone("Done")


@contextmanager
def work_to_do(screen: Screen) -> Iterator[None]:
    """The older version, in charge, has something to do until the block ends."""
    (older, *_) = screen.page.context.service_workers
    older.evaluate(
        "self.addEventListener('message', (event) => event.waitUntil(new Promise((end) => (self.end = end))))"
    )
    screen.page.evaluate("navigator.serviceWorker.controller.postMessage({})")
    yield
    older.evaluate("self.end()")


def test_where_the_older_one_lingers_the_newer_one_is_announced(
    browser: Browser, newer: Path, tmp_path: Path
) -> None:
    with older_one_left(browser, newer, tmp_path / "data", begun=True) as screen:
        screen.see("A new version is ready.")
        with work_to_do(screen):
            wants_it(screen)
            screen.see("It starts in a moment.")
            assert not is_newer(screen)
        screen.until(is_newer)


def test_what_is_begun_while_the_older_one_lingers_goes_on(
    browser: Browser, newer: Path, tmp_path: Path
) -> None:
    with older_one_left(browser, newer, tmp_path / "data", begun=True) as screen:
        screen.open("/account/sign-in")
        screen.see("A new version is ready.")
        with work_to_do(screen):
            wants_it(screen)
            screen.see("It starts in a moment.")
            screen.page.evaluate("window.first = navigator.serviceWorker.controller")
            screen.page.get_by_label("Login").first.click()
        screen.page.wait_for_function(TAKEN_OVER)
        screen.gone("Use it now")
        assert not is_newer(screen)
        screen.follow("Learn")
        screen.until(is_newer)


def test_a_window_that_did_not_take_it_offers_it_no_more(
    browser: Browser, newer: Path, tmp_path: Path
) -> None:
    with older_one_left(browser, newer, tmp_path / "data", begun=True) as screen:
        screen.see("A new version is ready.")
        other = screen.tab()
        other.open("/")
        wants_it(other)
        other.until(is_newer)
        screen.gone("Use it now")
        assert not is_newer(screen)
        screen.follow("Learn")
        screen.until(is_newer)


# The storage of a window does not answer any more whether something is half done.
UNREADABLE = """
() => {
    window.first = navigator.serviceWorker.controller
    IDBObjectStore.prototype.getAllKeys = () => { throw new DOMException('unreadable') }
}
"""
CONTROLLED = "() => navigator.serviceWorker.controller !== null"
TAKEN_OVER = "() => navigator.serviceWorker.controller !== window.first"


def test_a_window_of_a_first_visit_that_cannot_read_follows_with_its_next_screen(
    browser: Browser, newer: Path, tmp_path: Path
) -> None:
    with Screen.of(browser, "", works_offline=True) as screen:
        with serving(tmp_path / "data") as older:
            screen.address = older.address
            screen.open("/")
            screen.page.wait_for_function(CONTROLLED)
            screen.page.evaluate(UNREADABLE)
        with serving(tmp_path / "data", port=int(older.address.rsplit(":", 1)[1]), folder=newer):
            other = screen.tab()
            other.until(lambda window: opens(window) and (is_newer(window) or window.newer_one_waits()))
            other.until(lambda window: opens(window) and is_newer(window))
            screen.page.wait_for_function(TAKEN_OVER)
            screen.page.wait_for_timeout(500)
            assert not is_newer(screen)
            screen.follow("Learn")
            screen.until(is_newer)
            assert screen.errors == []
