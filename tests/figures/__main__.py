"""The contact sheet: `python -m tests.figures FOLDER [exercise …]`.

Of each exercise the start, the middle of the way to each pose, and each pose: the left side in light, the right side in dark.
What no body can do is said first.
"""

import sys
from pathlib import Path

from tests.browser.conftest import chromium
from web.build_app import BuildFailed, compile_content, run_node_program

PROGRAMS = "src/lib/figure/programs"
WIDTH = 1260


def take(folder: Path, exercises: list[str]) -> list[Path]:
    """Writes `<exercise>.<light|dark>.png` for each exercise, or for those named; answers the files."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures: list[Path] = []
    with chromium() as browser:
        for side, theme in (("left", "light"), ("right", "dark")):
            sheet = (folder / f"sheet.{theme}.html").resolve()
            run_node_program("node", f"{PROGRAMS}/sheet.ts", side, str(sheet), *exercises)
            page = browser.new_page(color_scheme=theme, viewport={"width": WIDTH, "height": 800})
            page.goto(sheet.as_uri())
            for section in page.locator("section").all():
                picture = folder / f"{section.get_attribute('id')}.{theme}.png"
                section.screenshot(path=picture)
                pictures.append(picture)
            page.close()
    return pictures


def problems(exercises: list[str]) -> str:
    """What the check of the geometry says; nothing when all is well."""
    try:
        run_node_program("node", f"{PROGRAMS}/check.ts", *exercises)
    except BuildFailed as failed:
        return str(failed)
    return ""


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    compile_content()
    sys.stdout.write(problems(sys.argv[2:]) + "\n")
    for written in take(Path(sys.argv[1]), sys.argv[2:]):
        sys.stdout.write(f"{written}\n")
