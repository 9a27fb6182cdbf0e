"""The `unknot check-content` command."""

import sys
from collections.abc import Iterator
from pathlib import Path

from server.content.catalogue.figures import Figures
from server.content.catalogue.files import shown_path
from server.content.catalogue.read import FOLDER, ContentBroken, read_catalogue
from server.content.catalogue.shapes import Catalogue
from server.content.geometry import CannotCheck, impossible

USAGE = "usage: unknot check-content [FOLDER]"


def check_content(argv: list[str]) -> int:
    """Prints one line a problem to standard error and returns 2, or one line of praise and returns 0."""
    if len(argv) > 1 or any(word.startswith("-") for word in argv):
        sys.stderr.write(USAGE + "\n")
        return 2
    folder = Path(argv[0]) if argv else FOLDER
    try:
        catalogue = read_catalogue(folder)
    except ContentBroken as broken:
        sys.stderr.write("\n".join(broken.lines) + "\n")
        return 2
    except OSError as error:
        sys.stderr.write(
            f"{error.filename} cannot be read ({error.strerror}): give this user rights to it.\n"
        )
        return 2
    if not _bodies_can_do_it(folder, catalogue.figures):
        return 2
    signatures = catalogue.signatures
    missing = catalogue.assessment.missing_gates
    sys.stdout.write(
        f"{catalogue.files} files, fine; {signatures.count(None)} of {len(signatures)} unreviewed\n"
    )
    if missing:
        sys.stdout.write(f"{len(missing)} safety questions missing: {' '.join(missing)}\n")
    for line in _withdrawn(catalogue):
        sys.stdout.write(line + "\n")
    return 0


def _bodies_can_do_it(folder: Path, figures: Figures) -> bool:
    try:
        lines = impossible(figures)
    except CannotCheck as reason:
        sys.stdout.write(f"{reason}\n")
        return True
    for line in lines:
        sys.stderr.write(f"{shown_path(folder / line)}\n")
    return not lines


def _withdrawn(catalogue: Catalogue) -> Iterator[str]:
    """An id that is gone cannot be told from one that is mistyped: whoever withdraws it has to see that."""
    rules, exercises = catalogue.withdrawn.rules, catalogue.withdrawn.exercises
    known = {*catalogue.assessment.rules.ids, *(exercise.id for exercise in catalogue.exercises)}
    for what, items in (("rules", rules), ("exercises", exercises)):
        said = [item.id + ("" if item.id in known else " (not in the content any more)") for item in items]
        if said:
            yield f"{len(said)} {what} withdrawn: {', '.join(said)}"
