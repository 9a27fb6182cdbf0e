"""A language more is a folder and a file of messages: nothing stays untranslated, and right to left works."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from server.content.catalogue.read import read_catalogue
from tests.browser.screen import Screen
from tests.pseudo.language import KEPT, LANGUAGE, pseudo
from tests.running import RunningServer, serving

# Elements without an end, and those that nobody reads.
VOID = ("meta", "link", "img", "input", "br", "hr", "source", "wbr")
UNREAD = ("script", "style", "template", "title")
LATIN = re.compile(r"[A-Za-z]{3,}")
SCREENS = (
    *("", "/check", "/routines", "/routines/low-back", "/exercises/bridge", "/learn", "/learn/carpal-tunnel"),
    *("/find", "/find?region=neck&have=nothing"),
    *("/progress", "/help", "/hurts", "/account", "/account/sign-in", "/account/place", "/pair"),
)
# What reaches further than the window, but for what scrolls by itself; and text that runs the wrong way.
AMISS = """
() => {
    const found = [];
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width + 1) found.push('the page is wider than the window');
    for (const element of document.querySelectorAll('main *')) {
        const box = element.getBoundingClientRect();
        if (box.width && (box.left < -1 || box.right > width + 1) && !element.closest('.visually-hidden, table'))
            found.push(`${element.localName} "${element.innerText?.slice(0, 30)}" reaches outside`);
        const style = getComputedStyle(element);
        if (style.direction !== 'rtl' && !element.closest('[dir], [lang]:not(html), svg, math'))
            found.push(`${element.localName} runs from left to right`);
        if (style.textAlign === 'left') found.push(`${element.localName} is held to the left`);
    }
    return found;
}
"""


class Read(HTMLParser):
    """The words of a page that are in its own language."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._open: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        own = dict(attrs)
        foreign = own.get("lang") not in (None, LANGUAGE) or own.get("translate") == "no" or tag in UNREAD
        self._open.append(foreign)
        self.words.extend(own[name] or "" for name in ("aria-label", "placeholder", "alt") if name in own)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not any(self._open):
            self.words.append(data)


@pytest.fixture(scope="module")
def later(newer: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with serving(tmp_path_factory.mktemp("data") / "data", folder=newer) as running:
        yield running


def test_every_page_is_there_and_says_everything_in_the_new_language(newer: Path) -> None:
    build = newer / "web" / "build"
    pages = sorted((build / LANGUAGE).rglob("*.html"))
    assert [page.relative_to(build / LANGUAGE) for page in pages] == [
        page.relative_to(build / "es") for page in sorted((build / "es").rglob("*.html"))
    ]
    assert len(pages) > 150
    untranslated = {str(page.relative_to(build)): latin_words(page) for page in pages}
    assert {page: words for page, words in untranslated.items() if words} == {}


def latin_words(page: Path) -> list[str]:
    reader = Read()
    reader.feed(page.read_text(encoding="utf-8"))
    text = " ".join(reader.words)
    for name in KEPT:
        text = text.replace(name, " ")
    return sorted(set(LATIN.findall(text)))


@pytest.mark.parametrize(("width", "letters"), [(320, "200%"), (1280, "100%")])
def test_right_to_left_nothing_leaves_the_window(
    browser: Browser, later: RunningServer, width: int, letters: str
) -> None:
    window = {"width": width, "height": 844}
    with Screen.of(browser, later.address, viewport=window) as screen:
        amiss = {}
        for path in SCREENS:
            screen.open(f"/{LANGUAGE}{path}")
            screen.page.evaluate(f"document.documentElement.style.fontSize = '{letters}'")
            screen.page.wait_for_load_state("networkidle")
            amiss[path] = screen.page.evaluate(AMISS)
        assert {path: found for path, found in amiss.items() if found} == {}


def test_the_browser_s_language_is_taken_at_first(browser: Browser, later: RunningServer) -> None:
    with Screen.of(browser, later.address, locale=LANGUAGE) as screen:
        screen.open("/check?from=somewhere#content")
        screen.page.wait_for_url(f"**/{LANGUAGE}/check?from=somewhere#content")
        screen.see(pseudo("Before we start"))
        assert screen.page.evaluate("document.documentElement.dir") == "rtl"


def test_a_chosen_language_is_remembered_whatever_the_browser_s_is(
    browser: Browser, later: RunningServer
) -> None:
    with Screen.of(browser, later.address) as screen:
        screen.open("/learn/carpal-tunnel")
        screen.page.locator(f"a[hreflang='{LANGUAGE}']").click()
        screen.page.wait_for_url(f"**/{LANGUAGE}/learn/carpal-tunnel")
        screen.open("/routines")
        screen.page.wait_for_url(f"**/{LANGUAGE}/routines")
        screen.page.locator("nav a[hreflang='en']").click()
        screen.page.wait_for_url(f"{later.address}/routines")
        screen.open("/")
        screen.see("What brings you here?")
        assert screen.page.url == f"{later.address}/"


def test_a_second_language_comes_along_offline_once_it_was_used(
    browser: Browser, later: RunningServer
) -> None:
    with Screen.of(browser, later.address, works_offline=True) as screen:
        screen.open("/")
        screen.wait_until_it_works_offline()
        assert languages_kept(screen) == {"en"}
        screen.open(f"/{LANGUAGE}/learn")
        screen.until(lambda screen: languages_kept(screen) == {"en", LANGUAGE})
        screen.until(lambda screen: pages_kept(screen, LANGUAGE) == pages_kept(screen, "en"))
        screen.page.context.set_offline(True)
        screen.open(f"/{LANGUAGE}/learn/carpal-tunnel")
        title = next(
            article.title for article in read_catalogue().articles if article.slug == "carpal-tunnel"
        )
        screen.see(pseudo(title))


def languages_kept(screen: Screen) -> set[str]:
    names: list[str] = screen.page.evaluate("caches.keys()")
    return {
        found[1] for name in names if (found := re.match(r"unknot-language-([\w-]+)-[0-9a-f]{16}\Z", name))
    }


def pages_kept(screen: Screen, language: str) -> int:
    counting = """
        async (language) => {
            const names = await caches.keys();
            const cache = await caches.open(names.find((name) => name.startsWith(`unknot-language-${language}-`)));
            return (await cache.keys()).length;
        }"""
    count: int = screen.page.evaluate(counting, language)
    return count
