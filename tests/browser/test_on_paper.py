"""A result on paper: one page for a doctor or a therapist, without mood and without a further trace."""

import pytest
from playwright.sync_api import Browser

from tests.browser.check import Answers, checks
from tests.browser.paper import colours_printed, pages_printed, words_printed
from tests.browser.screen import Screen
from tests.browser.storage import everything_stored
from tests.running import RunningServer

BLOOD_THINNERS: Answers = {
    "goals": ["fix_pain"],
    "medicines": ["blood_thinners", "low_aspirin"],
    "conditions": ["migraine", "controlled_pressure"],
    "bones_joints": ["thin_bones", "knee_joint"],
}
LOW: Answers = {
    "mood": "crisis",
    "mood_interest": "nearly_every_day",
    "mood_down": "nearly_every_day",
    "worry_nervous": "not_at_all",
    "worry_control": "not_at_all",
}
SAVED = "Saved on this phone"
PRIVATE = "this result is not saved"
NOT_MINE = "This was for someone else."
TO_DOCTOR = "A page to take to the doctor"
QUESTION = "With warfarin: is the recent INR in range and stable?"
FRAME = ("Get help now", "Your result", "Print", "Today", SAVED)


def takes_to_paper(someone: Screen, link: str = TO_DOCTOR, title: str = "For the doctor") -> None:
    someone.follow(link)
    someone.heading(title)


def test_a_doctor_gets_one_page_with_the_question_and_nothing_of_the_app(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address, color_scheme="dark") as maria:
        checks(maria, SAVED, **BLOOD_THINNERS)
        takes_to_paper(maria)
        for paper in ("A4", "Letter"):
            assert pages_printed(maria, paper) == 1
        page = words_printed(maria)
        for words in (QUESTION, "Migraine", "Only low-dose aspirin", "Signature", "Not yet reviewed"):
            assert words in page
        assert [words for words in FRAME if words in page] == []
        assert colours_printed(maria) == ["rgb(255, 255, 255)", "rgb(255, 255, 255)", "rgb(0, 0, 0)"]


def test_a_large_letter_of_the_screen_needs_no_second_page(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        checks(maria, SAVED, signs_limbs=["hot_joint"], **BLOOD_THINNERS)
        takes_to_paper(maria)
        maria.see("Please see this person today.")
        maria.page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert pages_printed(maria, "Letter") == 1


def test_mood_is_on_paper_only_when_it_is_added(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        checks(maria, PRIVATE, **BLOOD_THINNERS, **LOW)
        maria.gone("A page for your therapist")
        takes_to_paper(maria)
        without = words_printed(maria)
        assert QUESTION in without
        assert "mood" not in without.lower()
        maria.choose("Add my answers about mood")
        maria.see("How has your mood been in the last 2 weeks?")
        assert "mood" in words_printed(maria).lower()
        assert "Add my answers" not in words_printed(maria)
        assert "mood_down" not in everything_stored(maria)
        maria.follow("Your result")
        maria.see(PRIVATE)
        takes_to_paper(maria)
        assert "mood" not in words_printed(maria).lower()


def test_what_rests_on_mood_alone_is_no_page_until_it_is_added(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        checks(maria, PRIVATE, goals=["calm"], **LOW)
        takes_to_paper(maria)
        maria.see("This result rests on what you said about mood.")
        maria.gone("Print")
        maria.choose("Add my answers about mood")
        maria.see("To fill in and sign")
        maria.click("Print")


def test_a_check_for_someone_else_is_printed_and_leaves_nothing(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        checks(maria, NOT_MINE, who="someone_else", **BLOOD_THINNERS)
        maria.heading("Print this")
        before = everything_stored(maria)
        takes_to_paper(maria)
        maria.see("The answers were given by someone else for this person.")
        assert pages_printed(maria, "A4") == 1
        assert everything_stored(maria) == before
        assert "assessment" not in before
        maria.follow("Your result")
        maria.see(NOT_MINE)
        takes_to_paper(maria, "A page for your therapist", "For the therapist")
        maria.follow("Today")
        maria.heading("What brings you here?")
        maria.until(lambda screen: "blood_thinners" not in everything_stored(screen))
        maria.open("/check/note")
        maria.see("No result yet")


def test_from_paper_and_back_the_result_stands_and_is_recorded_once(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        checks(maria, SAVED, **BLOOD_THINNERS)
        recorded = everything_stored(maria).count("assessment")
        assert recorded > 0
        takes_to_paper(maria)
        maria.follow("See the page for your therapist")
        maria.heading("For the therapist")
        maria.see("Stop when an attack starts.")
        maria.follow("Your result")
        maria.heading("Ask your doctor first")
        maria.see(SAVED)
        maria.open("/check/note")
        maria.heading("For the doctor")
        maria.see("Only low-dose aspirin")
        assert everything_stored(maria).count("assessment") == recorded


@pytest.mark.parametrize("kind", ["doctor", "therapist"])
def test_an_emergency_has_no_page(server: RunningServer, browser: Browser, kind: str) -> None:
    with Screen.of(browser, server.address) as maria:
        checks(maria, now_chest=["coughing_blood"])
        maria.gone(TO_DOCTOR)
        maria.open(f"/check/note?for={kind}")
        maria.see("There is no page for this. Get help now.")
        maria.gone("Print")
        maria.follow("Your result")
        maria.heading("Get help now")


def test_a_result_that_is_lost_has_no_page_either(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        checks(maria, NOT_MINE, who="someone_else", **BLOOD_THINNERS)
        takes_to_paper(maria)
        maria.page.reload()
        maria.see("The result is not here any more")
        maria.gone("Print")
        maria.follow("Your result")
        maria.see("Answer it once more")
