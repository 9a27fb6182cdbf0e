"""A doctor has looked: their word opens what it names, for as long as it counts, and nothing else."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import Browser

from tests.browser.check import checks
from tests.browser.deeds import a_clinic_opens, invites, pairs
from tests.browser.screen import Screen
from tests.browser.test_warning_wins import ASK_FIRST, can_start, cannot_start
from tests.running import RunningServer

THINNERS = "Blood thinners make bruises and bleeding more likely."
HEART = "With a heart or blood vessel illness, your doctor should say how much strain is fine."
DAY = 24 * 3600 * 1000  # in milliseconds
NOT_AT_HOME = "Your doctor has not said yes to exercises at home."


def day(back: int = 0) -> str:
    return (datetime.now(UTC) - timedelta(days=back)).date().isoformat()


def writes_down(someone: Screen, *allows: str, gates: tuple[str, ...] = (), on: str = "") -> None:
    """What a family doctor said, in the form that is open."""
    for what in (*gates, *allows, "Family doctor"):
        someone.choose(what)
    someone.fill("Which day did they say it?", on or day())


def test_a_doctors_word_opens_what_was_expected_and_can_be_taken_back(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        checks(maria, goals=["calm"], medicines=["blood_thinners"])
        maria.heading("Ask your doctor first")
        cannot_start(maria, "low-back", ASK_FIRST)
        can_start(maria, "calm-down")
        maria.open("/check/result")
        maria.click("Write it down")
        maria.click("Keep it")
        maria.see("If they said no, there is nothing to write down")
        maria.see("Choose who it was.")
        writes_down(maria, "Massage", "Exercises at home", on=day(back=400))
        maria.fill("Limits they named", "Light pressure only.")
        maria.click("Keep it")
        maria.see("That is more than 6 months ago")
        maria.fill("Which day did they say it?", day())
        maria.click("Keep it")
        maria.heading("Massage fits you")
        maria.see("yes to Massage and Exercises at home.")
        maria.see("Limits: Light pressure only.")
        maria.see("Not said to be fine: ART.")
        can_start(maria, "low-back")
        maria.open("/")
        maria.not_see("Your last check says somebody else comes first.")
        maria.open("/check/result")
        maria.click("Take it back")
        maria.heading("Ask your doctor first")
        cannot_start(maria, "low-back", ASK_FIRST)
        assert maria.errors == []


def test_a_word_about_one_thing_leaves_the_other_and_without_exercises_they_wait(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        checks(maria, goals=["calm"], medicines=["blood_thinners"], conditions=["heart"])
        maria.click("Write it down")
        writes_down(maria, "Massage", gates=(THINNERS,))
        maria.click("Keep it")
        maria.see("Has a doctor looked at the rest too?")
        maria.heading("Ask your doctor first")
        cannot_start(maria, "low-back", ASK_FIRST)
        maria.open("/check/result")
        maria.see(HEART)
        maria.click("Write it down")
        writes_down(maria, "Massage")
        maria.click("Keep it")
        maria.heading("Massage fits you")
        cannot_start(maria, "low-back", NOT_AT_HOME)
        can_start(maria, "calm-down")


def test_it_stays_at_the_next_check_and_ends_with_a_changed_answer_or_after_six_months(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        maria.take_the_clock()
        checks(maria, goals=["calm"], medicines=["blood_thinners"])
        maria.click("Write it down")
        writes_down(maria, "Massage", "Exercises at home")
        maria.click("Keep it")
        maria.heading("Massage fits you")
        maria.page.clock.fast_forward(40 * DAY)
        checks(maria, goals=["calm"], medicines=["blood_thinners", "low_aspirin"])
        maria.heading("Massage fits you")
        maria.see("A doctor has looked at this")
        maria.open("/routines/low-back")
        maria.page.get_by_role("link", name="Start", exact=True).wait_for()
        checks(maria, goals=["calm"], medicines=["blood_thinners"], conditions=["heart"])
        maria.heading("Ask your doctor first")
        checks(maria, goals=["calm"], medicines=["blood_thinners"])
        maria.heading("Massage fits you")
        maria.page.clock.fast_forward(150 * DAY)
        cannot_start(maria, "low-back", ASK_FIRST)
        maria.open("/check/result")
        maria.heading("Ask your doctor first")


def test_a_sign_for_today_is_lifted_by_nobody(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        checks(maria, goals=["fix_pain"], regions=["neck"], ill_today=["fever"], medicines=["blood_thinners"])
        maria.heading("See a doctor today")
        maria.see("When a doctor has looked, take the check again.")
        maria.gone("Write it down")


def test_a_therapist_writes_down_what_was_seen_on_paper_and_sees_what_was_changed(
    clinic: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, clinic.address) as tomasz, Screen.of(browser, clinic.address) as maria:
        a_clinic_opens(tomasz, clinic.owner_link)
        checks(maria, goals=["calm"], medicines=["blood_thinners"], conditions=["heart"])
        maria.page.get_by_role("link", name="Do you have any of these?").first.click()
        maria.pick("Do you have any of these?", "None of these")
        maria.click("Next")
        maria.see("You changed answers after a first result. It said: Ask a doctor first.")
        pairs(maria, invites(tomasz))
        tomasz.open("/therapist")
        tomasz.follow("Maria")
        tomasz.see(
            "Answers were changed after the result “Ask a doctor first” had been seen: Do you have any of these?"
        )
        tomasz.see("Expected once it is fine: Massage")
        tomasz.click("Write down what a clinician said")
        writes_down(tomasz, "Massage", "Exercises at home")
        tomasz.click("Keep it")
        tomasz.see("Choose how you know.")
        tomasz.choose("I saw it on paper")
        tomasz.click("Keep it")
        tomasz.see("A clinician has said yes")
        tomasz.see("Light to moderate massage, no deep tissue.")
        tomasz.gone("Write down what a clinician said")
        maria.open("/check/result")
        maria.see("Written down by Tomasz Nowak, who saw it on paper.")
        maria.heading("Massage fits you")
        maria.gone("Take it back")
        can_start(maria, "low-back")
        assert maria.errors + tomasz.errors == []
