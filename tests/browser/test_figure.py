"""The movement figure: it moves with the practice, stands still when it should, needs no network and no scripts."""

import base64
import time

from playwright.sync_api import Browser

from tests.browser.deeds import says_that_nothing_is_new
from tests.browser.screen import PATIENCE, Screen
from tests.running import RunningServer
from tests.tour.looks import PHONE

SHAPES = (
    "() => [...document.querySelectorAll('svg.figure path')].map((path) => path.getAttribute('d')).join()"
)
# What the painter's thread has put on its canvases.
PAINTED = """
() => [...document.querySelectorAll('.seen canvas')].map((canvas) => {
    const copy = document.createElement('canvas')
    copy.getContext('2d').drawImage(canvas, 0, 0, copy.width, copy.height)
    return copy.toDataURL()
}).join()
"""
MIRRORED = """
() => getComputedStyle(document.querySelector('dialog .moving canvas')).transform.startsWith('matrix(-1')
    && document.querySelector('dialog svg.figure g').getAttribute('transform').includes('scale(-1')
"""
# Of two pictures, the share of pixels that are more than a little different.
DIFFERENT = """
async (pictures) => {
    const pixels = async (picture) => {
        const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0))
        const image = await createImageBitmap(new Blob([bytes]))
        const context = new OffscreenCanvas(image.width, image.height).getContext('2d')
        context.drawImage(image, 0, 0)
        return context.getImageData(0, 0, image.width, image.height).data
    }
    const [one, other] = await Promise.all(pictures.map(pixels))
    return one.filter((value, index) => Math.abs(value - other[index]) > 40).length / one.length
}
"""
PICTURES = "svg.figure"
UNMOVED_S = 0.4  # seconds after which a picture that has not changed is the last one


def begins(maria: Screen, routine: str) -> None:
    maria.take_the_clock()
    maria.open(f"/routines/{routine}/play")
    says_that_nothing_is_new(maria)
    maria.click("Start without a number")
    maria.see("Pause")


def moves(someone: Screen) -> bool:
    before = someone.page.evaluate(PAINTED)
    someone.page.wait_for_timeout(200)
    return bool(before and someone.page.evaluate(PAINTED) != before)


def at_rest(someone: Screen) -> str:
    """What is painted once nothing changes any more: the painter gets there a little later than the page."""
    someone.until(lambda screen: bool(screen.page.evaluate(PAINTED)))
    before, since, end = "", time.monotonic(), time.monotonic() + PATIENCE / 1000
    while time.monotonic() - since < UNMOVED_S:
        now = str(someone.page.evaluate(PAINTED))
        if now != before:
            before, since = now, time.monotonic()
        assert since < end, "it does not come to rest"
    return before


def test_it_moves_with_the_practice_and_stands_still_in_a_pause(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address, viewport=PHONE) as maria:
        begins(maria, "low-back")
        maria.click("Start now")
        maria.until(moves)
        maria.page.clock.run_for(2_000)
        maria.click("Pause")
        still = at_rest(maria)
        maria.page.clock.run_for(3_000)
        assert at_rest(maria) == still
        maria.click("Go on")
        maria.until(lambda screen: screen.page.evaluate(PAINTED) != still)
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
        maria.page.clock.run_for(1_000)
        still = maria.page.evaluate(SHAPES)
        assert maria.page.locator(PICTURES).count() > 1
        maria.page.clock.run_for(3_000)
        assert maria.page.evaluate(SHAPES) == still
        assert maria.page.locator("canvas").count() == 0
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
        maria.page.locator(".seen canvas").wait_for()
        maria.until(moves)
        assert maria.page.get_by_role("img", name="Drawing: Bridge").is_visible()
        maria.click("Stop the movement")
        maria.see("Show the movement")
        assert maria.page.evaluate(SHAPES) == still
        assert maria.errors == []


def test_it_is_painted_as_it_is_drawn_and_follows_the_colours(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address, viewport=PHONE) as maria:
        maria.take_the_clock()
        maria.open("/exercises/sit-to-stand")
        maria.page.wait_for_load_state("networkidle")
        maria.page.clock.pause_at(maria.page.evaluate("Date.now()") / 1000 + 1)
        maria.click("Show the movement")
        for colours in ("light", "dark"):
            maria.page.emulate_media(color_scheme=colours)
            # So soon after its beginning nothing is anywhere else yet.
            maria.page.clock.run_for(40)
            at_rest(maria)
            assert _different(maria) < 0.01
        assert maria.errors == []


def _different(someone: Screen) -> float:
    """The share of pixels of the moving figure that its still at the start does not have alike."""
    figure = someone.page.locator(".moving")
    pictures = [base64.b64encode(figure.screenshot()).decode()]
    someone.page.evaluate("document.querySelector('.moving').classList.remove('seen')")
    someone.page.evaluate("document.querySelector('.moving canvas').hidden = true")
    pictures.append(base64.b64encode(figure.screenshot()).decode())
    someone.page.evaluate("document.querySelector('.moving').classList.add('seen')")
    someone.page.evaluate("document.querySelector('.moving canvas').hidden = false")
    return float(someone.page.evaluate(DIFFERENT, pictures))


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
        maria.page.locator("dialog .seen canvas").wait_for()
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
