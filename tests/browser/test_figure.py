"""The movement figure: it moves with the practice, stands still when it should, needs no network and no scripts."""

from playwright.sync_api import Browser

from tests.browser.deeds import says_that_nothing_is_new
from tests.browser.screen import Screen
from tests.running import RunningServer
from tests.tour.looks import PHONE

SHAPES = (
    "() => [...document.querySelectorAll('svg.figure path')].map((path) => path.getAttribute('d')).join()"
)
MIRRORED = (
    "() => document.querySelector('dialog svg.figure g').getAttribute('transform')?.includes('scale(-1')"
)
PICTURES = "svg.figure"


def begins(maria: Screen, routine: str) -> None:
    maria.take_the_clock()
    maria.open(f"/routines/{routine}/play")
    says_that_nothing_is_new(maria)
    maria.click("Start without a number")
    maria.see("Pause")


def passes(maria: Screen, seconds: float) -> str:
    """What is drawn after so long."""
    maria.page.clock.run_for(int(seconds * 1000))
    return str(maria.page.evaluate(SHAPES))


def test_it_moves_with_the_practice_and_stands_still_in_a_pause(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address, viewport=PHONE) as maria:
        begins(maria, "low-back")
        maria.click("Start now")
        lifted = passes(maria, 2)
        assert lifted
        assert passes(maria, 1) != lifted
        maria.click("Pause")
        still = passes(maria, 0.5)
        assert passes(maria, 3) == still
        maria.click("Go on")
        assert passes(maria, 1.5) != still
        assert maria.errors == []


def test_the_other_side_is_its_mirror_image(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address, viewport=PHONE) as maria:
        begins(maria, "recovery")
        maria.see("Left")
        assert not maria.page.evaluate(MIRRORED)
        maria.let_time_pass_until("Change sides", minutes=5)
        assert maria.page.evaluate(MIRRORED)


def test_who_wants_no_motion_gets_pictures_side_by_side(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address, viewport=PHONE, reduced_motion="reduce") as maria:
        begins(maria, "low-back")
        maria.click("Start now")
        still = passes(maria, 1)
        assert maria.page.locator(PICTURES).count() > 1
        assert passes(maria, 3) == still
        maria.open("/exercises/bridge")
        maria.see("Lie on your back")
        maria.gone("Show the movement")
        assert maria.page.locator(PICTURES).count() > 1


def test_an_exercise_shows_its_movement_when_asked_and_stops_it(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address, viewport=PHONE) as maria:
        maria.open("/exercises/bridge")
        maria.page.wait_for_load_state("networkidle")
        assert maria.page.get_by_role("img", name="Drawing: Bridge").is_visible()
        still = maria.page.evaluate(SHAPES)
        maria.click("Show the movement")
        maria.page.wait_for_function(f"(still) => ({SHAPES})() !== still", arg=still)
        maria.until(lambda screen: _moves(screen))
        maria.click("Stop the movement")
        maria.see("Show the movement")
        assert maria.page.evaluate(SHAPES) == still
        assert maria.errors == []


def _moves(someone: Screen) -> bool:
    before = someone.page.evaluate(SHAPES)
    someone.page.wait_for_timeout(200)
    return bool(someone.page.evaluate(SHAPES) != before)


def test_it_is_drawn_without_scripts(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address, viewport=PHONE, java_script_enabled=False) as maria:
        maria.open("/exercises/open-book")
        assert maria.page.get_by_role("img", name="Drawing: Open book").is_visible()


def test_it_is_drawn_without_a_network(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address, works_offline=True, viewport=PHONE) as maria:
        maria.open("/")
        maria.wait_until_it_works_offline()
        maria.lose_the_network()
        maria.open("/exercises/open-book")
        maria.page.get_by_role("img", name="Drawing: Open book").wait_for()
        begins(maria, "low-back")
        maria.page.locator(f"dialog {PICTURES}").first.wait_for()
        assert maria.errors == []


def test_a_breath_has_a_line_of_its_own(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address, viewport=PHONE) as maria:
        maria.open("/routines/slow-breathing/play")
        maria.click("Start without a number")
        maria.page.locator(f"dialog {PICTURES}").wait_for()
        maria.click("Start now")
        maria.see("Breathe in")
        maria.page.locator(f"dialog {PICTURES}").wait_for(state="hidden")


def test_what_is_to_be_fetched_waits_for_a_tap(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address, viewport=PHONE) as maria:
        begins(maria, "arthritis-hands")
        maria.let_time_pass_until("Get ready what you need", minutes=10)
        maria.page.clock.run_for(120_000)
        maria.see("soft putty or a sponge. Take your time.")
        maria.click("I am ready")
        maria.see("Get ready")
        maria.page.clock.run_for(6_000)
        maria.see("Go")
        assert maria.errors == []


def test_every_figure_is_a_file_as_well_for_print_and_for_other_programs(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        for drawn in ("bridge", "lying-on-the-side"):
            maria.open(f"/figures/{drawn}.svg")
            assert maria.page.evaluate("document.contentType") == "image/svg+xml"
            colours = maria.page.evaluate(
                "[...new Set([...document.querySelectorAll('path')].map((path) => getComputedStyle(path).fill))]"
            )
            assert len(colours) > 4
        maria.open("/figures/no-such-thing.svg")
        assert "404 /figures/no-such-thing.svg" in maria.refused
