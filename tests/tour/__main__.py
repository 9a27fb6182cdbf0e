"""Walks every screen in a real browser and writes a screenshot of each.

    uv run python -m tests.tour OUT [--only check] [--look phone]

Phone and desktop, light and dark, and on the phone also with letters twice as large. OUT gets one PNG each,
named `<screen>.<device>.<theme>.png`, and `index.html` to look at them side by side.
"""

import argparse
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.conftest import chromium
from tests.running import serving
from tests.tour.looks import LOOKS, Look, index_page
from tests.tour.stops import STOPS, Stop
from tests.tour.visitors import Demo
from tests.tour.walking import walk
from web.build_app import ensure_built


def main() -> None:
    """Serve the demo clinic, and walk it in every look."""
    parser = argparse.ArgumentParser(prog="python -m tests.tour")
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="", help="only stops whose name begins so")
    parser.add_argument("--look", default="", help="only looks whose name begins so")
    options = parser.parse_args()
    stops = [stop for stop in STOPS if stop.name.startswith(options.only)]
    options.out.mkdir(parents=True, exist_ok=True)
    ensure_built()
    with tempfile.TemporaryDirectory() as data, serving(Path(data) / "demo", "--demo") as server:
        demo = Demo.of(server)
        with chromium() as browser:
            for look in [look for look in LOOKS if look.name.startswith(options.look)]:
                take_pictures(browser, demo, look, stops, options.out)
    (options.out / "index.html").write_text(index_page([stop.name for stop in stops]))


def take_pictures(browser: Browser, demo: Demo, look: Look, stops: list[Stop], out: Path) -> None:
    """One picture of each stop in one look; prints what went wrong there."""
    for stop, screen in walk(browser, demo, look, stops):
        screen.page.wait_for_timeout(200)
        screen.picture(out / f"{stop.name}.{look.name}.png")
        print(f"{stop.name}.{look.name}", *screen.errors)
        screen.errors.clear()


if __name__ == "__main__":
    main()
