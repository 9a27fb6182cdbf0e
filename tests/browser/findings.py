"""One walk past every screen of the demo clinic, with axe and with an eye on the network and the console."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.screen import Screen
from tests.running import ROOT
from tests.tour.looks import Look
from tests.tour.stops import STOPS
from tests.tour.visitors import Demo
from tests.tour.walking import walk

AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
REPORT_BLOCKED = """
addEventListener('securitypolicyviolation', (event) =>
    console.error('blocked by the policy:', event.violatedDirective, event.blockedURI, event.sample))
"""
CUT_OFF = """
() => [...document.querySelectorAll('header *, nav *, main *')]
    .filter((element) => element instanceof HTMLElement && !element.closest('.visually-hidden, [role=region]'))
    .filter((element) => {
        const { left, right } = element.getBoundingClientRect()
        return right > innerWidth + 1 || (left < -1 && right > left)
    })
    .slice(0, 3).map((element) => element.outerHTML.slice(0, 90))
"""


@dataclass
class Findings:
    """What was wrong, each as one line that begins with the stop's name."""

    barriers: list[str] = field(default_factory=list)
    untitled: list[str] = field(default_factory=list)
    cut_off: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def look_everywhere(browser: Browser, demo: Demo, look: Look) -> Findings:
    """Visit every stop in one look."""
    found = Findings()
    screens: list[Screen] = []

    def listen(screen: Screen) -> None:
        screen.page.add_init_script(REPORT_BLOCKED)
        screens.append(screen)

    for stop, screen in walk(browser, demo, look, STOPS, listen):
        found.barriers += [f"{stop.name}: {barrier}" for barrier in barriers(screen.page)]
        found.untitled += [] if has_one_title(screen) else [stop.name]
        found.cut_off += [f"{stop.name}: {element}" for element in cut_off(screen)]
        found.strangers += [f"{stop.name}: {url}" for url in screen.strangers()]
    found.complaints = [line for screen in screens for line in screen.complaints]
    found.refused = [answer for screen in screens for answer in screen.refused]
    return found


def cut_off(screen: Screen) -> list[str]:
    """The beginnings of what reaches beyond an edge of the window."""
    found: list[str] = screen.page.evaluate(CUT_OFF)
    return found


def has_one_title(screen: Screen) -> bool:
    """Whether one heading says what this screen is about: the player's own, where it lies above a page."""
    above = screen.page.locator("dialog[open] h1:visible").count()
    return (above or screen.page.locator("h1:visible").count()) == 1


def barriers(page: Page) -> list[str]:
    """Rules of accessibility broken on the page as it stands, by axe."""
    # Through the debugger, which the page's own policy does not bind; a script element would be refused.
    page.evaluate(axe_source())
    ran: dict[str, Any] = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES
    )
    return [
        f"{violation['id']}: {violation['help']}: {node['html'][:200]} {node['failureSummary']}"
        for violation in ran["violations"]
        for node in violation["nodes"]
    ]


@cache
def axe_source() -> str:
    return AXE.read_text()
