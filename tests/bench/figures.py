"""What the movement figure and the player cost: `uv run python -m tests.bench.figures`, `--quick` for some seconds.

A picture is all that the browser's main thread does in a thirtieth of a second, in a real Chromium slowed down four
times. The floors are a page that asks for as many frames and does nothing with them, and one that shows the shapes of
an exercise as SVG that were worked out before. No test looks at a time.
"""

import json
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page

from server.content.catalogue.read import read_catalogue
from tests.bench.sizes import as_module, own_code, packed
from tests.bench.table import Table, number
from tests.bench.threads import Work, worked
from tests.browser.conftest import chromium
from tests.browser.deeds import says_that_nothing_is_new
from tests.browser.screen import Screen
from tests.running import serving
from tests.tour.looks import PHONE
from web.build_app import WEB, node_folder

SECONDS, ROUTINE, EXERCISES = 4.0, "low-back", 5
FEW = ("bridge",)
NOTHING, AGAIN = "floor: frames of nothing", f"floor: shapes of {FEW[0]} known before, as SVG"
CODE, STANCES, ALL, LARGEST, MIDDLE, PLAYER = (
    "code of the figure",
    "stances",
    "all figures and stances",
    "largest figure",
    "median figure",
    "code of the player alone",
)
ENGINE = """
export { sceneOf } from '/src/lib/figure/scene.ts';
export { postureOf } from '/src/lib/figure/motion.ts';
export { stillOf, stillsOf } from '/src/lib/figure/stills.ts';
export { easelFor } from '/src/lib/figure/easel.ts';
export { paintOn } from '/src/lib/figure/canvas.ts';
"""
IDLE = "() => { const on = () => setTimeout(() => requestAnimationFrame(on), 24); on() }"
REPLAY = """
(pictures) => {
    // By the button the figure itself stops working; its still is changed instead.
    document.querySelector('.pictures button').click()
    requestAnimationFrame(() => {
        const group = document.querySelector('svg.figure g')
        let at = 0
        const on = () => {
            const shapes = pictures[at++ % pictures.length]
            shapes.forEach(([look, d, opacity], index) => {
                const path = group.children[index]
                    ?? group.appendChild(document.createElementNS(group.namespaceURI, 'path'))
                const values = { class: look, d, opacity }
                for (const name in values)
                    if (path.getAttribute(name) !== String(values[name])) path.setAttribute(name, values[name])
            })
            while (group.children.length > shapes.length) group.lastElementChild.remove()
            setTimeout(() => requestAnimationFrame(on), 24)
        }
        on()
    })
}
"""
HEAD = ["median", "95 %", "longest task", "what it was"]


def tables(*, quick: bool = False) -> list[Table]:
    exercises = FEW if quick else sorted(read_catalogue().figures.figures)
    seconds, steps = (0.4, 1) if quick else (SECONDS, EXERCISES)
    with tempfile.TemporaryDirectory() as data, serving(Path(data)) as server, chromium() as browser:
        page = browser.new_page(viewport={"width": 390, "height": 844})
        pictures = _pictures(browser, page, server.address, exercises, seconds)
        routine = _routine(browser, server.address, steps, seconds)
    return [pictures, routine, _sizes()]


def _pictures(browser: Browser, page: Page, address: str, exercises: Sequence[str], seconds: float) -> Table:
    def row(name: str) -> list[str]:
        work = worked(browser, page, lambda: page.wait_for_timeout(seconds * 1_000))
        return [name, *_figures(work), number(_ninety_fifth(work.painted)) if work.painted else ""]

    page.goto(f"{address}/learn")
    page.wait_for_load_state("networkidle")
    page.evaluate(IDLE)
    floors, rows = [row(NOTHING)], []
    for exercise in exercises:
        _moving(page, address, exercise)
        rows.append(row(exercise))
        if exercise == FEW[0]:
            page.evaluate(REPLAY, _shapes(exercise))
            floors.append(row(AGAIN))
    return Table(
        ["Main thread, ms a picture, four times slower", *HEAD, "painter, 95 %, not slower"], floors + rows
    )


def _moving(page: Page, address: str, exercise: str) -> None:
    page.goto(f"{address}/exercises/{exercise}")
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="Show the movement").click()
    page.locator(".moving.seen").first.wait_for()


def _shapes(exercise: str) -> object:
    driver = Path(__file__).with_name("shapes.mts")
    done = subprocess.run(
        [str(node_folder() / "node"), str(driver), exercise],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=WEB,
    )
    return json.loads(done.stdout)


def _routine(browser: Browser, address: str, steps: int, seconds: float) -> Table:
    """Some seconds of each exercise, from the tap that leads to it on."""
    rows: list[list[str]] = []
    with Screen.of(browser, address, viewport=PHONE) as someone:

        def passes() -> None:
            someone.see(re.compile(rf"Exercise {len(rows) + 1} of"))
            someone.page.wait_for_timeout(seconds * 500)
            someone.click("Start now")
            someone.page.wait_for_timeout(seconds * 1_000)

        def begins() -> None:
            says_that_nothing_is_new(someone)
            someone.click("Start without a number")
            passes()

        def goes_on() -> None:
            someone.click("Skip")
            someone.click("No time")
            passes()

        someone.open(f"/routines/{ROUTINE}/play")
        someone.page.wait_for_load_state("networkidle")
        for step in range(steps):
            work = worked(browser, someone.page, goes_on if step else begins)
            rows.append([someone.page.locator("dialog h1").first.inner_text(), *_figures(work)])
    return Table([f"A routine ({ROUTINE}), the same", *HEAD], rows)


def _figures(work: Work) -> list[str]:
    times = (statistics.median(work.pictures), _ninety_fifth(work.pictures), work.longest)
    return [*map(number, times), work.named]


def _ninety_fifth(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]


def _sizes() -> Table:
    drawn = read_catalogue().figures
    by_size = sorted((as_module(figure) for figure in drawn.figures.values()), key=len)
    sizes = packed(
        {
            CODE: ENGINE,
            STANCES: as_module(drawn.stances),
            ALL: as_module([drawn.stances, drawn.figures]),
            LARGEST: by_size[-1],
            MIDDLE: by_size[len(by_size) // 2],
        }
    )
    named = {**sizes, PLAYER: own_code("lib/player", "Player.svelte")}
    rows = [[name, f"{plain:,}", f"{small:,}"] for name, (plain, small) in named.items()]
    return Table(["Bundled alone", "bytes", "brotli"], rows)


if __name__ == "__main__":
    sys.stdout.write("\n\n".join(map(str, tables(quick="--quick" in sys.argv))) + "\n")
