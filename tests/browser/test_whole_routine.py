"""A whole routine, from the door to the chart: what is seen on the way, and what is written down of it."""

import pytest
from playwright.sync_api import Browser

from tests.browser.deeds import says_that_nothing_is_new
from tests.browser.screen import Screen, exactly
from tests.browser.storage import entries_of
from tests.browser.test_figure import MIRRORED, at_rest, moves
from tests.running import RunningServer
from tests.tour.looks import PHONE

HOW_STRONG = "How strong is your pain now?"
TILT, BRIDGE, BOOK, CAT, BREATHING = (
    "Pelvic tilt",
    "Bridge",
    "Open book",
    "Cat and camel",
    "Slow breathing",
)
# As a person has it who opens the app where there is no network: it was read here once before.
WITH_NETWORK, WITHOUT = "with a network", "without a network"
# Two taps closer to each other are one, with a finger that slipped.
NO_SLIP_MS = 400


@pytest.mark.parametrize("network", [WITH_NETWORK, WITHOUT])
def test_a_whole_routine_is_shown_counted_and_kept_as_it_was_done(
    server: RunningServer, browser: Browser, network: str
) -> None:
    with Screen.of(browser, server.address, works_offline=network == WITHOUT, viewport=PHONE) as maria:
        maria.take_the_clock()
        maria.open("/")
        if network == WITHOUT:
            maria.wait_until_it_works_offline()
            maria.lose_the_network()
        she_comes_to_it(maria)
        she_tilts_and_pauses(maria)
        she_lifts_the_easier_way(maria)
        she_turns_to_both_sides(maria)
        she_skips_what_she_does_not_understand(maria)
        she_breathes_and_says_how_it_is_now(maria)
        it_is_in_her_chart_once_as_she_did_it(maria)
        assert maria.errors == []


def she_comes_to_it(maria: Screen) -> None:
    maria.open("/routines")
    maria.follow("Low back")
    maria.follow("Start")
    says_that_nothing_is_new(maria)
    maria.pick_number(HOW_STRONG, 4)


def she_tilts_and_pauses(maria: Screen) -> None:
    maria.heading(TILT)
    maria.see("Exercise 1 of 5")
    maria.see(f"Next: {BRIDGE}")
    maria.click("Start now")
    maria.until(moves)
    maria.page.clock.run_for(NO_SLIP_MS)
    maria.click("Pause")
    maria.see("Go on")
    left = maria.read("banner")
    still = at_rest(maria)
    maria.page.clock.run_for(120_000)
    assert at_rest(maria) == still
    assert maria.read("banner") == left
    maria.click("Go on")
    maria.until(moves)


def she_lifts_the_easier_way(maria: Screen) -> None:
    maria.let_time_pass_until(exactly(BRIDGE), minutes=5)
    maria.see("Exercise 2 of 5")
    maria.see(f"Next: {BOOK}")
    maria.click("Easier")
    maria.see("Easier is on")
    maria.click("Start now")
    maria.until(moves)


def she_turns_to_both_sides(maria: Screen) -> None:
    maria.let_time_pass_until(exactly(BOOK), minutes=5)
    maria.see("Left side")
    maria.see("Next: the other side")
    assert not maria.page.evaluate(MIRRORED)
    maria.click("Start now")
    maria.until(moves)
    maria.let_time_pass_until("Change sides", minutes=5)
    maria.see("Right side")
    maria.see(f"Next: {CAT}")
    assert maria.page.evaluate(MIRRORED)
    maria.click("Start now")
    maria.until(moves)


def she_skips_what_she_does_not_understand(maria: Screen) -> None:
    maria.let_time_pass_until(exactly(CAT), minutes=5)
    maria.see("Exercise 4 of 5")
    maria.click("Skip")
    maria.click("Not sure how")


def she_breathes_and_says_how_it_is_now(maria: Screen) -> None:
    maria.heading(BREATHING)
    maria.see("Last one")
    maria.let_time_pass_until("Well done", minutes=5)
    maria.pick_number(HOW_STRONG, 2)
    maria.see("2 lower than before")
    maria.see("4 of 5 exercises")
    maria.see("Saved on this phone.")
    maria.follow("Done")
    maria.heading("Today")


def it_is_in_her_chart_once_as_she_did_it(maria: Screen) -> None:
    [kept] = entries_of(maria, "practice")
    told = [
        tuple(step[what] for what in ("exercise", "side", "done", "skipped", "easier"))
        for step in kept["steps"]
    ]
    assert told == [
        ("pelvic-tilt", None, True, None, False),
        ("bridge", None, True, None, True),
        ("open-book", "left", True, None, False),
        ("open-book", "right", True, None, False),
        ("cat-and-camel", None, False, "unsure", False),
        ("slow-breathing", None, True, None, False),
    ]
    assert (kept["routine"], kept["short"], kept["stopped"]) == ("low-back", False, None)
    assert (kept["measure"], kept["before"], kept["after"]) == ("pain", 4, 2)
