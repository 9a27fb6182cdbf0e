"""A warning sign always wins: no way leads past it to an exercise, and nothing but a new check takes it away."""

import pytest
from playwright.sync_api import Browser

from tests.browser.check import checks
from tests.browser.deeds import says_that_nothing_is_new
from tests.browser.screen import Screen
from tests.running import RunningServer

EMERGENCY = "Your last check found signs that need help at once."
NOTICED = "You noticed a warning sign today"
ASK_FIRST = "Wait with this until your doctor says you may."
SOMEBODY_ELSE = "Your last check says somebody else comes first."
MEANWHILE = "What you can do meanwhile is below."
PAIN = "How strong is your pain now?"
ANY_NUMBER = "Start without a number"


def cannot_start(someone: Screen, routine: str, why: str) -> None:
    """Neither on the page of the routine nor by the address of its player."""
    someone.open(f"/routines/{routine}")
    someone.see(why)
    someone.gone("Start")
    someone.open(f"/routines/{routine}/play")
    someone.see(why)
    for begins in (ANY_NUMBER, "Nothing new", "None of these"):
        someone.gone(begins)


def can_start(someone: Screen, routine: str) -> None:
    someone.open(f"/routines/{routine}")
    someone.follow("Start")
    if routine != "calm-down":
        says_that_nothing_is_new(someone)
    someone.click(ANY_NUMBER)
    someone.see("Pause")


def test_after_an_emergency_nothing_begins_and_nothing_goes_on(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        can_start(maria, "low-back")
        checks(maria, now_legs=["numb_between_legs"])
        maria.heading("Get help now")
        maria.open("/")
        maria.see("You have not finished this: Low back")
        maria.gone("Go on")
        cannot_start(maria, "neck-and-upper-back", EMERGENCY)
        cannot_start(maria, "calm-down", EMERGENCY)
        checks(maria, goals=["calm"], stress=8)
        can_start(maria, "calm-down")
        assert maria.errors == []


def test_an_unfinished_practice_asked_for_by_its_address_ends_there_and_is_kept(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        maria.take_the_clock()
        can_start(maria, "low-back")
        maria.page.clock.run_for(5_000)
        checks(maria, now_legs=["numb_between_legs"])
        maria.open("/routines/low-back/play")
        maria.see(EMERGENCY)
        maria.gone("Pause")
        maria.click("Skip")
        maria.see("Saved on this phone.")
        maria.open("/progress")
        maria.see("Low back")


def test_a_sign_found_in_another_tab_stops_the_practice_that_runs(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        can_start(maria, "low-back")
        checks(maria.tab(), now_legs=["numb_between_legs"])
        maria.see(EMERGENCY)
        maria.gone("Pause")
        maria.heading("Enough for now")


def notices_in_the_player(someone: Screen, way: str) -> None:
    """Also what no list names, and what leads to help or to a killed tab before the practice is recorded."""
    if way == "stop":
        someone.click("Stop")
        someone.click("Stop: a warning sign")
    else:
        someone.click("When to stop")
        sheet = someone.page.get_by_role("dialog").last
        if way == "help":
            sheet.get_by_role("link", name="I have one of these: stop and get help").click()
            someone.page.wait_for_url(lambda url: url.endswith("/help"))
            return
        sheet.get_by_role("listitem").get_by_role("button").first.click()
    someone.see("Do not go on today.")


@pytest.mark.parametrize("way", ["hurts", "signs", "help", "stop"])
def test_a_sign_noticed_outside_the_check_ends_the_day(
    server: RunningServer, browser: Browser, way: str
) -> None:
    with Screen.of(browser, server.address) as maria:
        if way == "hurts":
            maria.open("/hurts")
            maria.follow("Yes, one of these")
            maria.page.wait_for_url(lambda url: url.endswith("/help"))
        else:
            can_start(maria, "low-back")
            notices_in_the_player(maria, way)
        maria.open("/")
        maria.see(NOTICED)
        cannot_start(maria, "calm-down", NOTICED)
        checks(maria, goals=["calm"], stress=8)
        can_start(maria, "calm-down")


def test_an_answer_about_mood_holds_too_and_is_not_written_down(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        checks(maria, kept="this result is not saved", now_mind=["self_harm"])
        maria.open("/")
        maria.see(EMERGENCY)
        cannot_start(maria, "calm-down", EMERGENCY)
        maria.open("/progress")
        maria.see("Nothing here yet")
        maria.open("/check/result")
        maria.see(EMERGENCY)
        maria.open("/check")
        maria.pick("Who is this check for?", "For me")
        maria.not_see("You began this earlier.")


# Every title that stood here since the page began, also for a moment.
TITLES = """
    window.titles = new Set()
    const look = () => document.querySelectorAll('h1').forEach((title) => window.titles.add(title.innerText))
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })
"""


def test_hurts_now_says_nothing_gentler_than_the_sign_that_stands(
    server: RunningServer, browser: Browser
) -> None:
    """Not even for a moment: what stands is known only when the records are read."""
    with Screen.of(browser, server.address) as maria:
        maria.page.context.add_init_script(TITLES)
        checks(maria, now_chest=["coughing_blood"])
        maria.open("/hurts")
        maria.follow("None of these")
        maria.heading("Rest first")
        maria.page.reload()
        maria.heading("Rest first")
        maria.see(EMERGENCY)
        maria.not_see("4 to 6 weeks")
        assert "Then ease off" not in maria.page.evaluate("[...window.titles]")


def test_help_is_in_reach_at_every_stage_of_a_practice(server: RunningServer, browser: Browser) -> None:
    """Beside it stands what is left, and only of a practice that goes on."""
    with Screen.of(browser, server.address) as maria:
        maria.open("/routines/low-back/play")
        maria.see("Before you start")
        help_is_in_reach(maria)
        says_that_nothing_is_new(maria)
        maria.see(PAIN)
        help_is_in_reach(maria)
        assert beside_help(maria) == ""
        maria.click(ANY_NUMBER)
        maria.see("Pause")
        help_is_in_reach(maria)
        assert beside_help(maria).startswith("Exercise 1 of 5")
        maria.click("Stop")
        maria.see("Stop here?")
        help_is_in_reach(maria)
        maria.click("Stop: a warning sign")
        maria.see("Do not go on today.")
        help_is_in_reach(maria)
        assert beside_help(maria) == ""
        maria.click("Skip")
        maria.see("Done")
        help_is_in_reach(maria)
        assert beside_help(maria) == ""


def help_is_in_reach(someone: Screen) -> None:
    """In the uppermost dialog: what is under it cannot be pressed."""
    link = someone.page.locator("dialog[open]").last.get_by_role("link", name="Get help now")
    link.last.click(trial=True)


def beside_help(someone: Screen) -> str:
    return someone.page.locator("dialog[open] header p").inner_text().strip()


def test_only_who_has_something_to_do_meanwhile_is_pointed_at_it(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        checks(maria, goals=["fix_pain"], regions=["low_back"], ill_today=["fever"])
        maria.heading("See a doctor")
        maria.open("/")
        maria.see(SOMEBODY_ELSE)
        maria.not_see(MEANWHILE)
        checks(maria, goals=["calm"], medicines=["blood_thinners"])
        maria.open("/")
        maria.see(SOMEBODY_ELSE)
        maria.see(MEANWHILE)


def test_what_holds_cannot_be_taken_back(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        checks(maria, now_legs=["numb_between_legs"])
        maria.open("/progress")
        maria.page.get_by_role("button", name="Change").first.click()
        maria.see("Only a new check can change that.")
        maria.gone("Take it back")
