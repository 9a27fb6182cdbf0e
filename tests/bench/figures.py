"""What the movement figure costs: `uv run python -m tests.bench.figures`, `--quick` for some seconds.

A frame is all that the browser's main thread does for one picture, in a real Chromium slowed down four times: poses
solved, shapes drawn, style, layout, paint. The floors are a page that asks for frames and does nothing with them, and
one that shows the shapes of an exercise again that were worked out before. No test looks at a time.
"""

import json
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page

from server.content.catalogue.read import read_catalogue
from tests.bench.sizes import as_module, packed
from tests.bench.table import Table, number
from tests.browser.conftest import chromium
from tests.running import serving

SLOWER = 4
SECONDS = 4
FEW = ("bridge",)
NOTHING, AGAIN = "floor: frames of nothing", f"floor: shapes of {FEW[0]} known before"
CODE, STANCES, ALL, LARGEST, MIDDLE = (
    "code of the figure",
    "stances",
    "all figures and stances",
    "largest figure",
    "median figure",
)
ENGINE = """
export { sceneOf } from '/src/lib/figure/scene.ts';
export { postureAt, postureHeld, postureLetGo } from '/src/lib/figure/motion.ts';
export { stillOf, stillsOf } from '/src/lib/figure/stills.ts';
"""
IDLE = "() => { const on = () => requestAnimationFrame(on); on() }"
REPLAY = """
async () => {
    const shapes = () => [...document.querySelectorAll('svg.figure path')].map((path) => path.getAttribute('d'))
    const frames = []
    for (const end = performance.now() + 1000; performance.now() < end; frames.push(shapes()))
        await new Promise(requestAnimationFrame)
    const figure = document.querySelector('svg.figure')
    const copy = figure.cloneNode(true)
    // By the button the figure itself stops working; its place is taken by the copy.
    document.querySelector('.pictures button').click()
    await new Promise(requestAnimationFrame)
    document.querySelector('.pictures').replaceWith(copy)
    const paths = [...copy.querySelectorAll('path')]
    let at = 0
    const on = () => {
        const frame = frames[at++ % frames.length]
        paths.forEach((path, index) => frame[index] && path.setAttribute('d', frame[index]))
        requestAnimationFrame(on)
    }
    on()
}
"""


def tables(*, quick: bool = False) -> list[Table]:
    exercises = FEW if quick else sorted(read_catalogue().figures.figures)
    return [_frames(exercises, 1 if quick else SECONDS), _sizes()]


def _frames(exercises: Sequence[str], seconds: float) -> Table:
    with tempfile.TemporaryDirectory() as data, serving(Path(data)) as server, chromium() as browser:
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.goto(f"{server.address}/learn")
        rows = [_row(NOTHING, _measured(browser, page, IDLE, seconds))]
        _moving(page, server.address, FEW[0])
        rows.append(_row(AGAIN, _measured(browser, page, REPLAY, seconds)))
        for exercise in exercises:
            _moving(page, server.address, exercise)
            rows.append(_row(exercise, _measured(browser, page, "() => null", seconds)))
    return Table(["Main thread, ms a frame, four times slower", "median", "95 %", "longest task"], rows)


def _moving(page: Page, address: str, exercise: str) -> None:
    page.goto(f"{address}/exercises/{exercise}")
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="Show the movement").click()
    page.get_by_role("button", name="Stop the movement").wait_for()


def _measured(browser: Browser, page: Page, script: str, seconds: float) -> tuple[list[float], float]:
    """Milliseconds of each task in which a frame was made, and of the longest task of any kind."""
    page.evaluate(script)
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.wait_for_timeout(500)
    browser.start_tracing(page=page, categories=["toplevel", "devtools.timeline"])
    page.wait_for_timeout(seconds * 1_000)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    session.detach()
    return _tasks(events)


def _tasks(events: Sequence[dict[str, object]]) -> tuple[list[float], float]:
    fired = [event for event in events if event["name"] == "FireAnimationFrame"]
    thread = fired[0]["tid"] if fired else None
    moments = [float(str(event["ts"])) for event in fired]
    tasks = [
        (float(str(event["ts"])), float(str(event["dur"])))
        for event in events
        if str(event["name"]).endswith("RunTask") and event.get("tid") == thread and "dur" in event
    ]
    frames = [length for begin, length in tasks if any(begin <= at <= begin + length for at in moments)]
    return [length / 1000 for length in frames], max(length for _, length in tasks) / 1000


def _row(name: str, measured: tuple[list[float], float]) -> list[str]:
    frames, longest = measured
    ninety_fifth = statistics.quantiles(frames, n=20)[-1]
    return [name, number(statistics.median(frames)), number(ninety_fifth), number(longest)]


def _sizes() -> Table:
    drawn = read_catalogue().figures
    single = {id_: as_module(figure) for id_, figure in drawn.figures.items()}
    whole = {CODE: ENGINE, STANCES: as_module(drawn.stances), ALL: as_module([drawn.stances, drawn.figures])}
    sizes = packed({**whole, **single})
    by_size = sorted((sizes[id_] for id_ in single), key=lambda size: size[1])
    named = {
        **{name: sizes[name] for name in whole},
        LARGEST: by_size[-1],
        MIDDLE: by_size[len(by_size) // 2],
    }
    rows = [[name, f"{plain:,}", f"{small:,}"] for name, (plain, small) in named.items()]
    return Table(["Bundled alone", "bytes", "brotli"], rows)


if __name__ == "__main__":
    sys.stdout.write("\n\n".join(map(str, tables(quick="--quick" in sys.argv))) + "\n")
