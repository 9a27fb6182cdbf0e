"""The same person with a keyboard alone, or with fingers on glass."""

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import Self

import playwright.sync_api
from playwright.sync_api import Browser

from tests.browser.screen import Screen, exactly

WHERE = """
() => {
    const element = document.activeElement
    const around = [element, element.closest('label')].filter(Boolean)
    const box = element.closest('fieldset, [role=group]')
    return {
        words: element.getAttribute('aria-label') ?? (element.labels?.[0] ?? element).innerText.trim(),
        group: (box?.querySelector('legend') ?? document.getElementById(box?.getAttribute('aria-labelledby')))
            ?.innerText.trim() ?? '',
        kind: element.type ?? element.localName,
        seen: around.some((each) => {
            const { outlineStyle, outlineWidth } = getComputedStyle(each)
            return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
        }),
        checked: element.checked ?? false
    }
}
"""
MOST_TABS = 400
A_MOMENT = 300  # milliseconds


def leave_unless_led_away(someone: Screen, here: str, name: str) -> None:
    """The last answer may lead on by itself: that is given a moment before the button is looked for."""
    with suppress(playwright.sync_api.TimeoutError):
        someone.page.wait_for_url(lambda url: url != here, timeout=A_MOMENT)
        return
    someone.click(name)
    someone.page.wait_for_url(lambda url: url != here)


class ByHand(Screen):
    """Each answer for itself."""

    def pick_all(self, answers: Sequence[tuple[str, Sequence[str]]]) -> None:
        for question, options in answers:
            for option in options:
                if option.isdigit():
                    self.pick_number(question, int(option))
                else:
                    self.pick(question, option)


class ByKeyboard(ByHand):
    """Tab, arrows, Space and Enter; whatever has the focus on the way shows it."""

    def pick(self, question: str, option: str) -> None:
        found = self._tab_to(option, question)
        if found["kind"] == "radio":
            self._by_arrows(option, question)
        elif not found["checked"]:
            self.page.keyboard.press("Space")

    def pick_number(self, question: str, number: int) -> None:
        self._tab_to(str(number), question)
        self.page.keyboard.press("Enter")

    def choose(self, name: str) -> None:
        self.pick("", name)

    def click(self, name: str) -> None:
        self._tab_to(name, "")
        self.page.keyboard.press("Enter")

    def follow(self, name: str) -> None:
        self.click(name)

    def leave(self, here: str, name: str) -> None:
        leave_unless_led_away(self, here, name)

    def fill_day(self, label: str, day: str) -> None:
        """Digit by digit, in the order in which this browser, which speaks American English, asks for them."""
        year, month, date = day.split("-")
        self._tab_to(label, "")
        self.page.keyboard.type(month + date + year)

    def _by_arrows(self, option: str, question: str) -> None:
        """A group of radio buttons is one stop of the Tab key."""
        if str(self._where()["words"]).startswith(option):
            self.page.keyboard.press("Space")
            return
        for _ in range(MOST_TABS):
            self.page.keyboard.press("ArrowDown")
            if str(self._where()["words"]).startswith(option):
                return
        raise AssertionError(f"{option!r} of {question!r} is not reached by arrows")

    def _tab_to(self, words: str, group: str) -> dict[str, str | bool]:
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            where = self._where()
            # The button that opens a calendar is a part of its field, with a ring that the browser draws.
            shown = where["seen"] or where["kind"] in ("body", "date")
            assert shown, f"no focus is seen on {where['words']!r}"
            inside = str(where["group"]).startswith(group)
            first_of_its_group = where["kind"] == "radio" and self._has(str(where["group"]), words)
            if inside and (str(where["words"]).startswith(words) or first_of_its_group):
                return where
        raise AssertionError(f"{words!r} is not reached by Tab")

    def _has(self, group: str, option: str) -> bool:
        box = self.page.get_by_role("group", name=exactly(group))
        return box.locator("label").filter(has_text=re.compile(rf"^\s*{re.escape(option)}")).count() > 0

    def _where(self) -> dict[str, str | bool]:
        where: dict[str, str | bool] = self.page.evaluate(WHERE)
        return where


class ByTouch(ByHand):
    """Fingers on a small phone: taps, and nothing that follows a mouse."""

    @classmethod
    def of(cls, browser: Browser, address: str, *, works_offline: bool = False, **options: object) -> Self:
        small = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True}
        return super().of(browser, address, works_offline=works_offline, **{**small, **options})

    def pick(self, question: str, option: str) -> None:
        group = self.page.get_by_role("group", name=exactly(question))
        label = group.locator("label").filter(has_text=exactly(option))
        if not label.locator("input").is_checked():
            label.tap()

    def pick_number(self, question: str, number: int) -> None:
        group = self.page.get_by_role("group", name=exactly(question))
        group.get_by_role("button", name=re.compile(rf"^{number}\b")).tap()

    def choose(self, name: str) -> None:
        self.page.locator("label").filter(has_text=re.compile(rf"^\s*{re.escape(name)}")).first.tap()

    def click(self, name: str) -> None:
        self.page.get_by_role("button", name=exactly(name)).first.tap()

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=re.compile(rf"(^|\s){re.escape(name)}\b")).first.tap()

    def leave(self, here: str, name: str) -> None:
        leave_unless_led_away(self, here, name)
