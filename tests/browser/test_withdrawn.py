"""A rule and an exercise are withdrawn while an app is out that has both: it hears of it at its next start."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from server.content.catalogue.read import read_assessment
from tests.browser.check import checks
from tests.browser.deeds import a_clinic_opens, invites, pairs, says_that_nothing_is_new
from tests.browser.screen import Screen
from tests.content.withdrawing import STRAINS, rule, withdraw
from tests.running import ROOT, serving
from tests.tour.looks import PHONE

RULE, SAID = "more_massage", "It said this of people who need something else."
WORDS = f'rules: {{{RULE}: {{why: "{SAID}"}}}}\nexercises: {{bridge: {{name: Bridge, why: "{STRAINS}"}}}}\n'
BRIDGE = "Bridge was withdrawn on 1 December 2026."
AGAIN = "Please check again"
ANY_NUMBER = "Start without a number"


@pytest.fixture(scope="module")
def withdrawing(built_app: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A program beside this one that hands out the same app, and withdraws what is in it."""
    folder = tmp_path_factory.mktemp("withdrawing")
    for part in ("server", "migrations"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copytree(built_app, folder / "web" / "build")
    withdraw(
        folder / "server" / "content",
        rules=rule(RULE, read_assessment().rules.version),
        exercises=rule("bridge"),
        words=WORDS,
    )
    return folder


@contextmanager
def people_before(
    browser: Browser, withdrawing: Path, data: Path, *, works_offline: bool = False
) -> Iterator[tuple[Screen, Screen]]:
    """Tomasz, and Maria with a result and a half-done practice of what he asked for; the withdrawal is served now."""
    with (
        Screen.of(browser, "", viewport=PHONE) as tomasz,
        Screen.of(browser, "", works_offline=works_offline, viewport=PHONE) as maria,
    ):
        with serving(data) as before:
            tomasz.address = maria.address = before.address
            a_clinic_opens(tomasz, before.owner_link)
            pairs(maria, invites(tomasz, note="Slowly."))
            checks(maria, goals=["calm"], stress=8, sleep=2)
            maria.see("Call")
            maria.not_see(AGAIN)
            maria.open("/routines/low-back")
            maria.follow("Start")
            says_that_nothing_is_new(maria)
            maria.click(ANY_NUMBER)
            maria.see("Next: Bridge")
            maria.click("Start now")
            maria.page.wait_for_timeout(1_500)
            maria.click("Pause")
            maria.see("Go on")
            maria.wait_until_written()
            maria.open("/")
            maria.see("Go on")
            if works_offline:
                maria.wait_until_it_works_offline()
        port = int(before.address.rsplit(":", 1)[1])
        with serving(data, port=port, folder=withdrawing):
            yield tomasz, maria


def test_a_client_hears_of_it_and_keeps_it_without_a_network(
    browser: Browser, withdrawing: Path, tmp_path: Path
) -> None:
    with people_before(browser, withdrawing, tmp_path / "data", works_offline=True) as (_, maria):
        maria.open("/")
        maria.see(AGAIN)
        maria.see(SAID)
        maria.see("You have not finished this: Low back")
        maria.gone("Go on")
        maria.lose_the_network()
        maria.open("/check/result")
        maria.see(f"withdrawn on 1 December 2026. {SAID}")
        maria.see("This app still has that rule.")
        maria.gone("Call")
        maria.open("/routines/low-back")
        maria.see(BRIDGE)
        maria.see(STRAINS)
        maria.follow("Start")
        maria.see("Kept from before: Low back")
        maria.see(BRIDGE)
        says_that_nothing_is_new(maria)
        maria.click(ANY_NUMBER)
        maria.see("Next: Open book")
        assert maria.errors == []


def test_what_has_not_begun_when_the_server_says_it_does_not_begin(
    browser: Browser, withdrawing: Path, tmp_path: Path
) -> None:
    with people_before(browser, withdrawing, tmp_path / "data") as (_, maria):
        held: list[Route] = []
        maria.page.route("**/api/installation", lambda route: held.append(route))
        maria.open("/")
        maria.follow("Go on")
        maria.see("Next: Bridge")
        held[0].continue_()
        maria.see("Kept from before: Low back")
        maria.see(BRIDGE)
        says_that_nothing_is_new(maria)
        maria.click(ANY_NUMBER)
        maria.see("Next: Open book")
        assert maria.errors == []


def test_a_therapist_sees_whom_it_concerns_and_sends_it_no_more(
    browser: Browser, withdrawing: Path, tmp_path: Path
) -> None:
    with people_before(browser, withdrawing, tmp_path / "data") as (tomasz, _):
        tomasz.open("/therapist")
        tomasz.see("Withdrawn: 1 of your clients is concerned")
        tomasz.see("Should check again · Assigned: Bridge")
        tomasz.follow("Maria")
        tomasz.see(f"withdrawn on 1 Dec 2026. {SAID}")
        tomasz.see(BRIDGE)
        tomasz.follow("Assign a routine")
        tomasz.select("Which routine?", "Low back")
        tomasz.see(BRIDGE)
        tomasz.click("Assign")
        tomasz.heading("Routines you asked for")
        tomasz.page.get_by_text("Assigned: Bridge").wait_for(state="hidden")
        tomasz.open("/therapist")
        tomasz.see("Assigned: Bridge")
        assert tomasz.errors == []
