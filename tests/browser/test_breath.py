"""The line of the breath: in the rhythm of the dose, by the clock of the practice, still for who wants no motion."""

from playwright.sync_api import Browser

from tests.browser.screen import Screen
from tests.running import RunningServer

# Milliseconds of a breath, where in it each part of the picture is, and whether it moves.
LINE = """
() => document.querySelector('.breath').getAnimations({ subtree: true }).map((each) => ({
    long: each.effect.getTiming().duration,
    at: Math.round(each.currentTime),
    moves: each.playState === 'running'
}))
"""
# How many times as wide as the window each strip of the line is.
WIDTHS = """
() => {
    const window = document.querySelector('.breath').getBoundingClientRect().width
    return [...document.querySelectorAll('.breath .strip')].map((strip) =>
        Math.round((100 * strip.getBoundingClientRect().width) / window) / 100)
}
"""
DOT = "() => document.querySelector('.breath .dot').style.transform"


def breathes(maria: Screen) -> None:
    maria.open("/routines/slow-breathing/play?short=1")
    maria.click("Start without a number")
    maria.click("Start now")
    maria.page.locator(".breath").wait_for()


def test_the_line_goes_with_the_breath_and_stands_in_a_pause(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        breathes(maria)
        assert maria.page.evaluate(WIDTHS) == [2.22, 2.22]
        line = maria.page.evaluate(LINE)
        assert [each["long"] for each in line] == [10_000] * 3
        assert max(each["at"] for each in line) - min(each["at"] for each in line) <= 50
        maria.page.wait_for_function(f"() => ({LINE})().every(({{ at, moves }}) => moves && at > 1500)")
        maria.see("Breathe in")
        maria.click("Pause")
        maria.page.wait_for_function(f"() => ({LINE})().every(({{ moves }}) => !moves)")
        stands = maria.page.evaluate(LINE)
        maria.page.wait_for_timeout(300)
        assert maria.page.evaluate(LINE) == stands
        maria.click("Go on")
        maria.page.wait_for_function(f"() => ({LINE})().every(({{ moves }}) => moves)")
        maria.click("Slower")
        maria.page.wait_for_function(f"() => ({LINE})().every(({{ long }}) => long === 11500)")
        assert maria.errors == []


def test_who_wants_no_motion_sees_a_step_a_second(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address, reduced_motion="reduce") as maria:
        breathes(maria)
        assert maria.page.evaluate(LINE) == []
        maria.page.wait_for_function(f"() => ({DOT})() !== ''")
        before = maria.page.evaluate(DOT)
        maria.page.wait_for_function(f"(before) => ({DOT})() !== before", arg=before)
        assert maria.errors == []
