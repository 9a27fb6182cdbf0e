"""The contact sheet: `python -m tests.figures FOLDER [exercise …]`.

Of each exercise the start, the middle of the way to each pose, and each pose: the left side in light, the right side
in dark. What no body can do is said first.
"""

import sys
from pathlib import Path
from typing import Literal

from server.content.catalogue.read import read_catalogue
from server.content.geometry import impossible
from tests.browser.conftest import chromium
from tests.figures.sections import sections
from web.build_app import compile_content

WIDTH = 1260
SIDES: tuple[tuple[str, Literal["light", "dark"]], ...] = (("left", "light"), ("right", "dark"))


def take(folder: Path, exercises: list[str]) -> list[Path]:
    """Writes `<exercise>.<light|dark>.png` for each exercise, or for those named; answers the files."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures: list[Path] = []
    with chromium() as browser:
        for side, theme in SIDES:
            page = browser.new_page(color_scheme=theme, viewport={"width": WIDTH, "height": 800})
            for id_, section in sections(page, side, folder, exercises):
                pictures.append(folder / f"{id_}.{theme}.png")
                section.screenshot(path=pictures[-1])
            page.close()
    return pictures


def problems(exercises: list[str]) -> list[str]:
    """What the check of the geometry says of those named, or of all."""
    lines = impossible(read_catalogue().figures)
    return [line for line in lines if not exercises or any(f"/{id_}.yaml:" in line for id_ in exercises)]


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    compile_content()
    for line in problems(sys.argv[2:]):
        sys.stdout.write(f"{line}\n")
    for written in take(Path(sys.argv[1]), sys.argv[2:]):
        sys.stdout.write(f"{written}\n")
