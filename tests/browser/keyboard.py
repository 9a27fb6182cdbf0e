"""What a person does who has a keyboard alone, or a device that acts as one."""

from dataclasses import dataclass

from playwright.sync_api import Page

FOCUSED = """
() => {
    const element = document.activeElement
    const around = [element, element.closest('label')].filter(Boolean)
    return {
        words: element.getAttribute('aria-label') ?? (element.labels?.[0] ?? element).innerText.trim(),
        tag: element.localName,
        seen: around.some((each) => {
            const { outlineStyle, outlineWidth } = getComputedStyle(each)
            return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
        }),
        modal: [...document.querySelectorAll('dialog[open]')].at(-1)?.contains(element) ?? false
    }
}
"""


TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass(frozen=True)
class Focus:
    """What has the focus: its words, and whether one sees that it has it and stands in the topmost dialog."""

    words: str
    tag: str
    seen: bool
    modal: bool


class Keyboard:
    """The keys of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def focus(self) -> Focus:
        return Focus(**self.page.evaluate(FOCUSED))

    def focus_at_rest(self) -> Focus:
        """After the browser has drawn: only then it takes the focus from what cannot have it any more."""
        self.page.evaluate(TWO_FRAMES)
        return self.focus()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def reach(self, words: str, most: int = 40) -> None:
        """Tab on to something that begins so; everything on the way shows that it has the focus."""
        for _ in range(most):
            self.press("Tab")
            focus = self.focus()
            assert focus.seen or focus.tag == "body", f"no focus is seen on {focus.words!r}"
            if focus.words.startswith(words):
                return
        raise AssertionError(f"{words!r} is not reached by Tab")
