"""Walks past the stops in one look, as the tour and the tests of every screen do."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

from playwright.sync_api import Browser

from tests.browser.screen import Screen
from tests.tour.looks import Look
from tests.tour.stops import Stop
from tests.tour.visitors import Demo

LARGE = """
addEventListener('DOMContentLoaded', () => document.documentElement.style.setProperty('font-size', '%d%%'))
"""


def walk(
    browser: Browser,
    demo: Demo,
    look: Look,
    stops: list[Stop],
    prepare: Callable[[Screen], None] | None = None,
) -> Iterator[tuple[Stop, Screen]]:
    """Each stop, with the screen of its visitor at rest there; `prepare` sees a browser before its first page.

    Each visitor has a browser of their own.
    """
    visitors: dict[str, Screen] = {}
    with ExitStack() as browsers:
        for stop in stops:
            if stop.visitor not in visitors:
                new = Screen.of(browser, demo.address, works_offline=True, **look.context)
                screen = browsers.enter_context(new)
                if look.letters != 1:
                    screen.page.add_init_script(LARGE % (look.letters * 100))
                if prepare:
                    prepare(screen)
                demo.welcome(browser, screen, stop.visitor)
                visitors[stop.visitor] = screen
            stop.go(visitors[stop.visitor])
            visitors[stop.visitor].page.wait_for_timeout(200)
            yield stop, visitors[stop.visitor]
