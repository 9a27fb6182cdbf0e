"""What a result says that is not in the chart: nothing older stands in its place, and mood is written nowhere."""

import pytest
from playwright.sync_api import Browser

from tests.browser.check import NOTHING_TO_REPORT, answer_this_screen, checks, take_check
from tests.browser.screen import Screen, exactly
from tests.browser.storage import everything_stored, storage_refuses
from tests.running import RunningServer

EMERGENCY = "Your last check found signs that need help at once."
OLDER = "Massage fits you"
FOR_SOMEONE_ELSE = "This was for someone else."
MIND = "Are you thinking of ending your life, or of hurting yourself, now?"
NO_THOUGHTS = "No, none of these thoughts"
LOST = "The result is not here any more"
BEGAN = "You began this earlier."


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


def test_a_result_for_somebody_else_stands_until_it_is_left(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        has_an_older_result(maria)
        checks(maria, kept=FOR_SOMEONE_ELSE, who="someone_else", now_legs=["numb_between_legs"])
        maria.page.reload()
        maria.see(FOR_SOMEONE_ELSE)
        maria.heading("Get help now")
        maria.not_see(OLDER)
        maria.follow("Today")
        maria.heading("Today")
        maria.not_see("Wait with this.")
        maria.open("/check/result")
        maria.heading(OLDER)
        maria.open("/progress")
        maria.see("Massage")
        maria.not_see("Emergency help now")


@pytest.mark.parametrize(("answer", "mind"), [("self_harm", "Yes"), ("none", NO_THOUGHTS)])
def test_a_result_for_somebody_else_that_is_lost_is_not_replaced_by_an_older_one(
    server: RunningServer, browser: Browser, answer: str, mind: str
) -> None:
    """Answers about mood are written nowhere, so they are asked once more."""
    with Screen.of(browser, server.address) as maria:
        has_an_older_result(maria)
        checks(maria, kept=FOR_SOMEONE_ELSE, who="someone_else", now_mind=[answer], goals=["calm"])
        maria.page.reload()
        maria.see(LOST)
        maria.not_see(OLDER)
        maria.follow("Answer it once more")
        maria.heading("Right now")
        maria.pick(MIND, mind)
        if answer == "none":
            maria.click("Next")
            maria.heading("Your health now")
            maria.pick("How has your mood been in the last 2 weeks?", "Fine, or it goes up and down as usual")
            maria.click("Next")
        maria.see(FOR_SOMEONE_ELSE)
        maria.page.reload()
        maria.see(LOST)
        maria.follow("Today")
        maria.heading("Today")
        maria.open("/check/result")
        maria.heading(OLDER)


def test_an_answer_about_mood_is_written_nowhere_and_asked_again(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        maria.open("/check")
        for title in ("Before we start", "Right now", "What would you like?"):
            maria.heading(title)
            answer_this_screen(maria, {**NOTHING_TO_REPORT, "goals": ["fix_pain"]})
            maria.click("Next")
        maria.heading("Where is it?")
        maria.until(lambda screen: "fix_pain" in everything_stored(screen))
        assert "now_legs" in everything_stored(maria)
        assert "now_mind" not in everything_stored(maria)
        maria.open("/check")
        maria.see(BEGAN)
        maria.heading("Right now")
        assert maria.page.get_by_label("None of these").first.is_checked()
        maria.pick(MIND, NO_THOUGHTS)
        maria.click("Next")
        maria.heading("Where is it?")


def test_what_cannot_be_deleted_is_not_called_gone(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        maria.open("/check")
        maria.see("Step 1 of")
        with storage_refuses(maria, "delete"):
            take_check(maria, now_mind=["self_harm"])
            maria.see("Nothing is being saved on this device right now.")
            maria.not_see("this result is not saved")
        maria.click("Try again")
        maria.see("this result is not saved")


def test_a_result_of_six_weeks_ago_is_no_ground_for_booking(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        maria.take_the_clock()
        has_an_older_result(maria)
        maria.see("Who can do this")
        maria.not_see("Check again before booking.")
        maria.page.clock.fast_forward(43 * 24 * 3600 * 1000)
        maria.open("/check/result")
        maria.heading(OLDER)
        maria.see("Check again before booking.")
        maria.not_see("Who can do this")
        maria.follow("Take the check again")
        maria.page.clock.run_for(3_000)  # after such a jump its timers stand still
        maria.heading("Before we start")


def test_who_is_to_see_a_doctor_today_finds_advice_by_telephone_and_help_without_speaking(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        checks(maria, goals=["fix_pain"], signs_limbs=["hot_joint"])
        maria.heading("See a doctor today")
        maria.open("/help")
        maria.page.get_by_label("Numbers for").select_option(label="United Kingdom")
        maria.see("Relay UK")
        maria.see("emergencySMS")
        maria.open("/check/result")
        maria.heading("See a doctor today")
        maria.see("NHS 111")


def test_help_numbers_are_large_beside_the_link_where_a_mouse_points(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        checks(maria, goals=["fix_pain"], signs_limbs=["hot_joint"])
        maria.see("NHS 111")
        number = maria.page.get_by_text(exactly("111")).locator("visible=true").first
        assert number.evaluate("(b) => parseFloat(getComputedStyle(b).fontSize) >= 28 && !b.closest('a')")
        number.dblclick()
        assert maria.page.evaluate("String(getSelection()).trim()") == "111"


def test_help_numbers_are_tapped_on_a_phone(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address, has_touch=True, is_mobile=True) as maria:
        checks(maria, goals=["fix_pain"], signs_limbs=["hot_joint"])
        link = maria.page.get_by_role("link", name=exactly("Call 111"))
        assert link.inner_text().split() == ["Call", "111"]
        assert link.get_attribute("href") == "tel:111"


def test_both_kinds_of_care_come_with_how_to_combine_them(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        checks(
            maria,
            goals=["fix_pain", "calm"],
            regions=["wrist_hand"],
            known=["tendon"],
            stress=8,
            sleep=2,
            extent="several",
            take_care=["dizzy"],
        )
        maria.heading("How to combine")
        maria.see("nobody has tested it")
        maria.heading("Tell your therapist")
        maria.see("No quick turns of the head.")
        maria.heading("Some exercises change for you")
        maria.follow("More about combining")
        maria.heading("Combining massage and ART")
