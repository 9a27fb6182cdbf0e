"""Hurts now: a position that eases, warmth, slow breathing; dark, silent, and nothing is asked."""

import json
import re

from playwright.sync_api import Browser

from tests.browser.check import checks
from tests.browser.deeds import a_clinic_opens, invites, pairs
from tests.browser.screen import Screen
from tests.browser.storage import everything_stored
from tests.running import RunningServer

PAPER = "() => getComputedStyle(document.body).backgroundColor"
DARK = "rgb(20, 25, 29)"
# Whatever sounds needs one of these first.
COUNT_SOUNDS = """
    window.sounds = 0
    const made = window.AudioContext
    window.AudioContext = class extends made { constructor() { super(); window.sounds++ } }
"""
BACK, SIDE, TABLE = "On your back, legs up", "On your side", "Leaning on a table"


def comes_to_what_eases(someone: Screen) -> None:
    someone.open("/")
    someone.follow("Hurts now")
    someone.heading("Is any of this so?")
    someone.follow("None of these")
    someone.heading("Then ease off")


def opens_the_chart(therapist: Screen) -> None:
    therapist.open("/therapist")
    therapist.page.locator("main a[href*='clients?chart=']").first.click()


def test_who_hurts_lies_down_and_breathes_in_the_dark_without_a_question(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address, color_scheme="light") as maria:
        maria.page.add_init_script(COUNT_SOUNDS)
        maria.take_the_clock()
        comes_to_what_eases(maria)
        assert maria.page.evaluate(PAPER) == DARK
        maria.heading(BACK)
        assert maria.page.locator("svg.figure path").count() > 10
        maria.click("Another position")
        maria.heading(SIDE)
        maria.follow("2 minutes of slow breathing")
        maria.see("Breathe in")
        assert maria.page.evaluate(PAPER) == DARK
        maria.let_time_pass_until("You can stay like this", minutes=3)
        maria.not_see("How")
        maria.see("Saved on this phone")
        assert maria.page.evaluate("window.sounds") == 0
        records, _, _ = json.loads(everything_stored(maria))
        practices = [each for each in json.dumps(records).split('"kind"') if each.startswith(': "practice"')]
        assert len(practices) == 1
        maria.follow("Back to what eases")
        maria.heading(SIDE)
        maria.follow("Today")
        maria.page.wait_for_function(f"() => ({PAPER})() !== '{DARK}'")
        assert maria.errors == []


def test_who_wants_tones_even_then_has_them(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        maria.page.add_init_script(COUNT_SOUNDS)
        maria.open("/routines/calm-down/play?short=1&quiet=1")
        maria.see("Breathe in")
        maria.click("What you hear and feel")
        maria.choose("Tones")
        maria.page.keyboard.press("Escape")
        # As fast as a machine, closing it is taken for the second half of a double tap.
        maria.page.get_by_role("button", name=re.compile("^(Pause|Go on)$")).click()
        maria.page.wait_for_function("() => window.sounds === 1")
        maria.open("/routines/calm-down/play?short=1")
        maria.see("Go on")
        assert maria.page.evaluate(PAPER) != DARK


def test_what_a_caution_forbids_is_not_offered(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        checks(maria, goals=["calm"], take_care=["eyes"], leave_out=["numb_patch"])
        comes_to_what_eases(maria)
        maria.heading(SIDE)
        maria.see("No warmth for you today, because of this: A part of the body that feels numb.")
        for _ in range(3):
            maria.click("Another position")
            maria.not_see(BACK)
            maria.not_see(TABLE)


def test_the_therapist_says_what_to_do_also_without_a_network(
    clinic: RunningServer, browser: Browser
) -> None:
    with (
        Screen.of(browser, clinic.address) as tomasz,
        Screen.of(browser, clinic.address, works_offline=True) as maria,
    ):
        a_clinic_opens(tomasz, clinic.owner_link)
        pairs(maria, invites(tomasz, note="Slowly."))
        opens_the_chart(tomasz)
        tomasz.click("Write what to do")
        tomasz.fill("What should your client do, and leave, when it hurts?", "Lie on your left side.")
        tomasz.click("Save")
        tomasz.see("Lie on your left side.")
        maria.open("/")
        maria.until(lambda screen: "left side" in everything_stored(screen))
        maria.wait_until_it_works_offline()
        maria.lose_the_network()
        comes_to_what_eases(maria)
        maria.see("Lie on your left side.")
        maria.see("Tomasz Nowak")
        maria.find_the_network()
        tomasz.click("Change")
        tomasz.fill("What should your client do, and leave, when it hurts?", "")
        tomasz.click("Save")
        tomasz.see("Nothing written yet.")
        maria.open("/")
        maria.until(lambda screen: '\\"text\\":\\"\\"' in everything_stored(screen))
        comes_to_what_eases(maria)
        maria.see("Make it dark and quiet.")
        maria.not_see("Lie on your left side.")
