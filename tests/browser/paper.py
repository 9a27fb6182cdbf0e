"""What comes out of a printer; only Chromium tells."""

import re

from tests.browser.screen import Screen

COLOURS = """() => {
    const of = (place) => getComputedStyle(document.querySelector(place))
    return [of('body').backgroundColor, of('article').backgroundColor, of('article h2').color]
}"""


def pages_printed(screen: Screen, paper: str) -> int:
    """How many pages of this paper it takes."""
    return len(re.findall(rb"/Type\s*/Page\b", screen.page.pdf(format=paper)))


def words_printed(screen: Screen) -> str:
    screen.page.emulate_media(media="print")
    words = screen.page.locator("body").inner_text()
    screen.page.emulate_media(media="screen")
    return words


def colours_printed(screen: Screen) -> list[str]:
    """Of the page behind, of the sheet, and of its letters."""
    screen.page.emulate_media(media="print")
    colours: list[str] = screen.page.evaluate(COLOURS)
    screen.page.emulate_media(media="screen")
    return colours
