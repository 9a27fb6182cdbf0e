"""Four ways through the check, each by keyboard alone and by touch on a small phone."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser

from tests.browser.check import take_check
from tests.browser.hands import ByKeyboard, ByTouch
from tests.running import RunningServer

Hands = type[ByKeyboard] | type[ByTouch]
WAYS = pytest.mark.parametrize("hands", [ByKeyboard, ByTouch])


@WAYS
def test_a_sore_neck_from_the_first_tap_to_the_first_exercise(
    server: RunningServer, browser: Browser, hands: Hands
) -> None:
    with hands.of(browser, server.address) as maria:
        maria.open("/")
        maria.heading("What brings you here?")
        maria.follow("Find out what helps")
        maria.heading("Before we start")
        take_check(
            maria,
            goals=["fix_pain", "muscle_tension"],
            regions=["neck"],
            pain=5,
            extent="one_spot",
            brings_on="always",
            movement="clearly_less",
            stress=8,
        )
        maria.heading("ART fits you")
        maria.see("Saved on this phone")
        maria.follow("Neck and upper back")
        maria.heading("Neck and upper back")
        maria.follow("Start")
        maria.click("Nothing new")
        maria.pick_number("How strong is your pain now?", 3)
        maria.see("Pause")
        assert maria.errors == []


@WAYS
def test_without_pain_to_rest_and_calm(server: RunningServer, browser: Browser, hands: Hands) -> None:
    with hands.of(browser, server.address) as maria:
        maria.open("/check")
        maria.heading("Before we start")
        take_check(maria, goals=["calm"], regions=["none"], stress=8, touch="light")
        maria.heading("Massage fits you")
        maria.see("Saved on this phone")
        maria.follow("Calm down")
        maria.follow("Start")
        maria.click("Start without a number")
        maria.see("Pause")
        assert maria.errors == []


@WAYS
def test_an_emergency_that_was_a_slip(server: RunningServer, browser: Browser, hands: Hands) -> None:
    with hands.of(browser, server.address) as maria:
        maria.open("/check")
        maria.heading("Before we start")
        take_check(maria, now_head=["worst_headache"])
        maria.heading("Get help now")
        maria.click("That was a slip: change it")
        maria.heading("Right now")
        take_check(maria, goals=["home_only"], regions=["none"])
        maria.heading("Care at home")
        maria.see("Saved on this phone")
        maria.not_see("You changed answers after a first result.")
        assert maria.errors == []


@WAYS
def test_from_a_doctor_first_to_the_doctors_word(
    server: RunningServer, browser: Browser, hands: Hands
) -> None:
    with hands.of(browser, server.address) as maria:
        maria.open("/check")
        maria.heading("Before we start")
        take_check(
            maria, goals=["calm"], regions=["none"], signs_body=["throat"], medicines=["blood_thinners"]
        )
        maria.heading("See a doctor in the next days")
        maria.click("Write it down")
        maria.choose("This has lasted")
        maria.choose("Blood thinners make")
        maria.choose("Massage")
        maria.choose("Family doctor")
        maria.fill_day("Which day did they say it?", datetime.now(UTC).date().isoformat())
        maria.click("Keep it")
        maria.heading("Massage fits you")
        maria.see("Not said to be fine: ART and Exercises at home.")
        assert maria.errors == []
