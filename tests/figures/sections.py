"""The pictures of each exercise on one page, as the program of the web app draws them."""

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Locator, Page

from web.build_app import run_node_program

PROGRAM = "src/lib/player/programs/sheet.ts"


def sections(page: Page, kind: str, folder: Path, exercises: list[str]) -> Iterator[tuple[str, Locator]]:
    """Each exercise with what is drawn of it: of the `left`, of the `right`, or three frames for a `quiz`."""
    sheet = (folder / f"sheet.{kind}.html").resolve()
    run_node_program("node", PROGRAM, kind, str(sheet), *exercises)
    page.goto(sheet.as_uri())
    for section in page.locator("section").all():
        yield section.get_attribute("id") or "", section
