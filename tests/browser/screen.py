"""What a person does with a browser, in few words, so that another driver can stand behind them later.

Playwright cannot drive every engine (WebKit on Debian speaks Selenium's protocol): tests use only this class.
"""

import re
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import ClassVar, Self

import playwright.sync_api
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Response,
    WebError,
)

from tests.browser.witness import testimony

# Milliseconds until something expected must be there. Only failures wait so long, and a busy machine needs it.
PATIENCE = 60_000
# As in a private window of Firefox.
WITHOUT_WORKER = "delete Navigator.prototype.serviceWorker"
PICKED = """
answers => {
    const words = element => element?.innerText.trim()
    for (const [question, options] of answers) {
        const boxes = [...document.querySelectorAll('main fieldset, main [role=group]')]
        const box = boxes.find(each => words(each.querySelector('legend, p:first-child')) === question)
        for (const option of options) {
            const found = [...box.querySelectorAll('label, button')].find(each =>
                each.localName === 'label' ? words(each) === option : words(each).split(/\\s/)[0] === option)
            if (!found) throw new Error(`no ${option} under ${question}`)
            if (!found.querySelector('input')?.checked) found.click()
        }
    }
}
"""
# What writes has a store to itself: one that may write comes after all that was written before it.
AFTER_ALL_WRITES = """
async () => {
    for (const { name } of await indexedDB.databases()) {
        await new Promise((done, failed) => {
            const opening = indexedDB.open(name)
            opening.onerror = failed
            opening.onsuccess = () => {
                const held = opening.result
                const turn = held.transaction([...held.objectStoreNames], 'readwrite')
                turn.oncomplete = turn.onabort = () => done(held.close())
            }
        })
    }
}
"""
GLANCE = 2_000  # milliseconds until one looks again whether something else has happened meanwhile


@dataclass
class Screen:
    """One person's browser: storage and cookies of its own. Every request and console error is kept.

    What fails inside its `with` block says what stood on the screen then, and `pictures` gets a picture of it.
    """

    slowness: ClassVar[float] = 1  # how many times slower than this machine its pages run
    pictures: ClassVar[Path | None] = None

    page: Page
    address: str
    works_offline: bool = False
    requests: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)  # "404 /path"
    lost: list[str] = field(default_factory=list)  # "net::ERR_CONNECTION_REFUSED /path"
    complaints: list[str] = field(default_factory=list)  # all of the console's errors
    errors: list[str] = field(default_factory=list)  # those that are not about a request

    @classmethod
    def of(cls, browser: Browser, address: str, *, works_offline: bool = False, **options: object) -> Self:
        """A new browser profile looking at nothing yet; `options` are those of a Playwright context.

        Without `works_offline` the app's worker is kept out. Only what is done without a network or with a newer
        version needs it, and filling its caches costs two seconds of a core in each new profile.
        """
        context: BrowserContext = browser.new_context(**{"locale": "en-GB", **options})  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        if not works_offline:
            context.add_init_script(WITHOUT_WORKER)
        screen = cls(context.new_page(), address, works_offline)
        context.on("request", lambda request: screen.requests.append(request.url))
        context.on("requestfailed", screen._lost)
        context.on("response", screen._answered)
        context.on("weberror", screen._failed)
        screen.page.on("console", screen._said)
        if cls.slowness != 1:
            context.new_cdp_session(screen.page).send(
                "Emulation.setCPUThrottlingRate", {"rate": cls.slowness}
            )
        return screen

    def tab(self) -> "Screen":
        """Another tab of the same browser: what it stores is the same."""
        page = self.page.context.new_page()
        other = Screen(page, self.address, self.works_offline, self.requests, errors=self.errors)
        other.page.on("console", other._said)
        return other

    def open(self, path: str) -> None:
        """Go to a path of the app, or to a whole address."""
        self.page.goto(path if path.startswith("http") else self.address + path)

    def click(self, name: str) -> None:
        """Press the button with these words."""
        self.page.get_by_role("button", name=exactly(name)).first.click()

    def leave(self, here: str, name: str) -> None:
        """Press the button that leads on from an address, unless the last tap has led away already."""
        button = self.page.get_by_role("button", name=exactly(name)).first
        for _ in range(PATIENCE // GLANCE):
            if self.page.url != here:
                return
            with suppress(playwright.sync_api.TimeoutError):
                button.click(timeout=GLANCE)
                break
        self.page.wait_for_url(lambda url: url != here)

    def follow(self, name: str) -> None:
        """Follow the link with these words; a link may be a whole card with more to read on it."""
        self.page.get_by_role("link", name=re.compile(rf"(^|\s){re.escape(name)}\b")).first.click()

    def choose(self, name: str) -> None:
        """Tap a radio button or check box whose label begins so; a hint may stand below the words."""
        self.page.get_by_label(re.compile(rf"^\s*{re.escape(name)}")).first.check()

    def select(self, label: str, option: str) -> None:
        """Take an option, by how its words begin, from a drop-down list."""
        box = self.page.get_by_label(exactly(label)).first
        wanted = box.locator("option").filter(has_text=re.compile(rf"^\s*{re.escape(option)}")).first
        wanted.wait_for(state="attached")
        box.select_option(label=wanted.inner_text())

    def fill(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=False).first.fill(text)

    def fill_day(self, label: str, day: str) -> None:
        """A day as `YYYY-MM-DD`."""
        self.fill(label, day)

    def see(self, text: str | re.Pattern[str]) -> None:
        """Wait until the text stands visibly on the screen, in whatever case and among whatever other words."""
        self._visible(text).wait_for()

    def not_see(self, text: str) -> None:
        self._visible(text).wait_for(state="hidden")

    def gone(self, name: str) -> None:
        """Wait until no button and no link has these words."""
        for named in (
            self.page.get_by_role("button", name=exactly(name)),
            self.page.get_by_role("link", name=exactly(name)),
        ):
            named.first.wait_for(state="hidden")

    def heading(self, text: str) -> None:
        self.page.get_by_role("heading", name=text).first.wait_for()

    def legends(self, unless: str) -> list[str]:
        """The questions on the screen now, from top to bottom; none where the link `unless` stands instead."""
        found = self.page.locator("main fieldset > legend, main [role=group] > p:first-child")
        found.or_(self.page.get_by_role("link", name=unless)).first.wait_for()
        return [text.strip() for text in found.all_inner_texts()]

    def pick(self, question: str, option: str) -> None:
        """Tap an option by its words under a question."""
        group = self.page.get_by_role("group", name=exactly(question))
        group.locator("label").filter(has_text=exactly(option)).click()

    def pick_number(self, question: str, number: int) -> None:
        group = self.page.get_by_role("group", name=exactly(question))
        group.get_by_role("button", name=re.compile(rf"^{number}\b")).click()

    def pick_all(self, answers: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Answer many questions at once, by script: what they have to do with a test is that they are answered.

        A finger takes 50 ms for each, and the check has seventy. tests/browser/hands.py does it by hand.
        """
        if answers:
            self.page.evaluate(PICKED, list(answers))

    def wait_until_written(self) -> None:
        """What the last tap keeps on this device is kept: a script leaves sooner after it than a hand could."""
        self.page.evaluate(AFTER_ALL_WRITES)

    def wait_until_it_works_offline(self) -> None:
        """The worker that answers without a network is in charge, and nothing else keeps what was loaded."""
        assert self.works_offline, "this browser was made without `works_offline`"
        self.page.wait_for_function("() => navigator.serviceWorker.controller !== null")
        self.page.reload()
        assert self.page.evaluate("navigator.serviceWorker.controller !== null")
        self.page.context.new_cdp_session(self.page).send("Network.clearBrowserCache")

    def newer_one_waits(self) -> bool:
        """Whether a newer version of the app is installed and not in charge yet."""
        asked = "navigator.serviceWorker.getRegistration().then((held) => !!held?.waiting)"
        return bool(self.page.evaluate(asked))

    def until(self, holds: Callable[["Screen"], bool]) -> None:
        """Look again and again, also across a load of the page, until it is so."""
        end = time.monotonic() + PATIENCE / 1000
        while time.monotonic() < end:
            with suppress(playwright.sync_api.Error):
                if holds(self):
                    return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"it does not become so on {self.page.url}")

    def take_the_clock(self) -> None:
        """From now on this browser's clock runs as always, and can be wound forward."""
        self.page.clock.install()

    def let_time_pass_until(self, text: str | re.Pattern[str], minutes: int) -> None:
        """Wind the clock forward, with every timer firing in its turn, until the text is there."""
        for _ in range(minutes * 20):
            if self.page.get_by_text(text).first.is_visible():
                return
            self.page.clock.run_for(3_000)
        self.see(text)

    def lose_the_network(self) -> None:
        """From now on nothing this browser asks for is answered; the service worker must be in charge already."""
        assert self.works_offline, "this browser was made without `works_offline`"
        self.page.context.set_offline(True)

    def find_the_network(self) -> None:
        self.page.context.set_offline(False)

    def read(self, role: str) -> str:
        """The words inside the first element of a role."""
        return self.page.get_by_role(role).first.inner_text()  # type: ignore[arg-type]

    def picture(self, file: Path) -> None:
        """The whole page, in a window grown to its height: what sticks to the window's edge stays out of its middle.

        What is above the page, a sheet or the player, is shown in the window as it is.
        """
        window = self.page.viewport_size
        if window and not self.page.locator("dialog[open]").count():
            height = self.page.evaluate("document.documentElement.scrollHeight")
            self.page.set_viewport_size({"width": window["width"], "height": height})
        self.page.screenshot(path=file)
        if window:
            self.page.set_viewport_size(window)

    def dies(self) -> None:
        """The system kills this tab: its page hears of nothing, and can write nothing more."""
        with self.page.expect_event("crash"), suppress(playwright.sync_api.Error):
            self.page.goto("chrome://crash")
        self.page.close()

    def close(self) -> None:
        self.page.context.close()

    def __enter__(self) -> "Screen":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(problem, Exception):
            heard = {"was refused": self.refused, "lost": self.lost, "complained of": self.complaints}
            problem.add_note(testimony(self.page, heard, self.pictures))
        self.close()

    def strangers(self) -> list[str]:
        """Requests that went anywhere but to the served address: there must never be one."""
        return [url for url in self.requests if not url.startswith((f"{self.address}/", "data:", "blob:"))]

    def _visible(self, text: str | re.Pattern[str]) -> Locator:
        return self.page.get_by_text(text).locator("visible=true").first

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.refused.append(f"{response.status} {response.url.removeprefix(self.address)}")

    def _lost(self, request: Request) -> None:
        self.lost.append(f"{request.failure} {request.url.removeprefix(self.address)}")

    def _failed(self, problem: WebError) -> None:
        self.complaints.append(str(problem.error))
        self.errors.append(str(problem.error))

    def _said(self, line: ConsoleMessage) -> None:
        if line.type != "error":
            return
        self.complaints.append(f"{line.text} {line.location}")
        if "net::ERR" not in line.text and "Failed to load resource" not in line.text:
            self.errors.append(line.text)


def exactly(name: str) -> re.Pattern[str]:
    """A name as people read it: the whole of it, white space aside."""
    return re.compile(rf"^\s*{re.escape(name)}\s*$")
