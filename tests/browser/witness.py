"""What stood on somebody's screen when something failed there: the machine it failed on is often out of reach."""

from contextlib import suppress
from pathlib import Path
from typing import TypedDict

import playwright.sync_api
from playwright.sync_api import Page

STILL_ANSWERS = 5_000  # milliseconds; a page that hangs must not hide the failure behind another
LAST = 10

# What was typed into a password field is never told, only whether anything was.
READ = """
() => {
    const name = (element) => (element.labels?.[0]?.innerText || element.getAttribute('aria-label')
        || element.innerText || element.name || element.id).trim().replace(/\\s+/g, ' ').slice(0, 60)
    const state = (element) => {
        if (element.localName === 'button') return 'button'
        if (/password/.test(element.type + element.autocomplete)) return element.value ? 'filled' : 'empty'
        if (['checkbox', 'radio'].includes(element.type)) return element.checked ? 'taken' : 'not taken'
        return JSON.stringify(element.selectedOptions?.[0]?.text.trim() ?? element.value)
    }
    const told = (element) => [
        name(element) + ':',
        state(element),
        element.disabled && '(disabled)',
        element === document.activeElement && '(has the focus)'
    ].filter(Boolean).join(' ')
    return {
        words: document.body.innerText.replace(/\\s*\\n\\s*/g, '\\n').slice(0, 3000),
        fields: [...document.querySelectorAll('input, select, textarea, button:disabled')]
            .filter((element) => element.checkVisibility()).map(told)
    }
}
"""


class Read(TypedDict):
    """The page as it reads: its visible words, and each field with its state."""

    words: str
    fields: list[str]


def testimony(page: Page, heard: dict[str, list[str]], pictures: Path | None) -> str:
    """Where the page is, what stands there, what was `heard` of late, and the file of a picture of it."""
    try:
        read: Read = page.locator("html").evaluate(READ, timeout=STILL_ANSWERS)
    except playwright.sync_api.Error as problem:
        read = {"words": f"(the page does not answer: {problem.message.splitlines()[0]})", "fields": []}
    return "\n".join(
        [
            f"The screen at {page.url}",
            *_part("reads", read["words"].splitlines()),
            *_part("has these fields", read["fields"]),
            *(line for title, lines in heard.items() for line in _part(title, lines[-LAST:])),
            *_part("looks like", _picture(page, pictures)),
        ]
    )


def _part(title: str, lines: list[str]) -> list[str]:
    return [f"  {title}:", *(f"    {line}" for line in lines or ["(nothing)"])]


def _picture(page: Page, folder: Path | None) -> list[str]:
    if folder is None:
        return []
    file = folder / f"{len(list(folder.iterdir())) + 1}.png"
    with suppress(playwright.sync_api.Error):
        page.screenshot(path=file, timeout=STILL_ANSWERS)
    return [str(file)] if file.exists() else []
