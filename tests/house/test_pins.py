"""What is installed is what pyproject.toml names, package by package, with nothing left to the day's newest."""

import re
import tomllib
from importlib.metadata import distribution, distributions

from packaging.requirements import Requirement

from tests.house.pins import PYPROJECT


def pinned() -> dict[str, str]:
    tool = tomllib.loads(PYPROJECT.read_text())["tool"]["uv"]
    pins = tool["constraint-dependencies"] + tool["build-constraint-dependencies"]
    return {name(Requirement(pin).name): pin.partition("==")[2].split(" ")[0] for pin in pins}


def name(text: str) -> str:
    return re.sub(r"[-_.]+", "-", text).lower()


def needed() -> set[str]:
    """Every package that the project leads to on this machine, itself left out."""
    project = tomllib.loads(PYPROJECT.read_text())
    waiting = [
        Requirement(r) for r in project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    ]
    found: set[str] = set()
    while waiting:
        requirement = waiting.pop()
        if (requirement.marker and not requirement.marker.evaluate({"extra": ""})) or name(
            requirement.name
        ) in found:
            continue
        found.add(name(requirement.name))
        requires = distribution(requirement.name).requires or []
        extras = requirement.extras or {""}
        waiting += [r for r in map(Requirement, requires) if wanted(r, extras)]
    return found


def wanted(requirement: Requirement, extras: set[str]) -> bool:
    return requirement.marker is None or any(
        requirement.marker.evaluate({"extra": extra}) for extra in {"", *extras}
    )


def test_every_package_of_the_closure_is_pinned_exactly() -> None:
    assert needed() - set(pinned()) == set(), "run `uv run python -m tests.house.pins`"


def test_what_is_installed_is_what_is_pinned() -> None:
    installed = {name(found.metadata["Name"]): found.version for found in distributions()}
    differing = {n: (v, installed[n]) for n, v in pinned().items() if installed.get(n, v) != v}
    assert differing == {}, "run `uv sync`"
