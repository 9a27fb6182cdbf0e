"""Before an exercise: what a check said stays true of it, and what is new is asked."""

from playwright.sync_api import Browser

from tests.browser.check import checks
from tests.browser.deeds import a_clinic_opens, invites, pairs, says_that_nothing_is_new
from tests.browser.screen import Screen
from tests.running import RunningServer

NOTICED = "You noticed a warning sign today"
ANY_NUMBER = "Start without a number"


def test_without_a_check_only_what_calms_begins_at_once(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        maria.open("/routines/calm-down/play")
        maria.see(ANY_NUMBER)
        maria.open("/routines/low-back/play")
        maria.see("There is no check of the last 6 months.")
        maria.gone(ANY_NUMBER)
        maria.page.get_by_role("button", name="You are pregnant").click()
        maria.see("Take the check first")
        maria.gone(ANY_NUMBER)
        maria.follow("Take the check")
        maria.heading("Before we start")
        assert maria.errors == []


def test_two_taps_begin_when_nothing_is_new_and_a_new_sign_ends_the_day(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        checks(maria, goals=["fix_pain"], regions=["low_back"])
        maria.open("/routines/low-back/play")
        maria.click("Nothing new")
        maria.pick_number("How strong is your pain now?", 3)
        maria.see("Pause")
        maria.open("/routines/shoulder/play")
        maria.click("Something is new")
        maria.click("Chest pain, or too little breath")
        maria.see("This can need help at once. Do not exercise.")
        maria.see("Nobody is watching this live.")
        maria.open("/routines/shoulder/play")
        maria.see(NOTICED)
        maria.gone("Nothing new")
        maria.open("/routines/calm-down/play")
        maria.see(NOTICED)
        assert maria.errors == []


def test_after_six_months_a_check_counts_no_more_and_its_cautions_still_do(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        maria.take_the_clock()
        checks(maria, goals=["calm"], take_care=["eyes"])
        maria.open("/routines/low-back")
        maria.see("Left out for you")
        maria.page.clock.fast_forward(190 * 24 * 3600 * 1000)
        maria.open("/routines/low-back/play")
        maria.see("Before you start")
        maria.see("Left out for you")
        maria.see("Glaucoma, a retina problem or recent eye surgery")


def test_a_caution_wins_over_an_assignment_and_the_therapist_sees_it_before(
    clinic: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, clinic.address) as tomasz, Screen.of(browser, clinic.address) as maria:
        a_clinic_opens(tomasz, clinic.owner_link)
        checks(maria, goals=["calm"], take_care=["eyes"], medicines=["low_aspirin"])
        pairs(maria, invites(tomasz))
        tomasz.open("/therapist")
        tomasz.follow("Maria")
        tomasz.see("Keep your head above your heart. Do not strain.")
        tomasz.see("Bruises come more easily. Keep the pressure light to medium.")
        tomasz.follow("Assign a routine")
        tomasz.select("Which routine?", "Low back")
        tomasz.see("Left out for this client")
        tomasz.see("Bridge: Glaucoma, a retina problem or recent eye surgery")
        tomasz.click("Assign")
        tomasz.see("Sent")
        maria.open("/")
        maria.see("Low back")
        maria.open("/routines/low-back")
        maria.see("4 exercises")
        maria.see("Bridge: Glaucoma, a retina problem or recent eye surgery")
        maria.follow("Start")
        says_that_nothing_is_new(maria)
        maria.click(ANY_NUMBER)
        maria.see("Exercise 1 of 4")
