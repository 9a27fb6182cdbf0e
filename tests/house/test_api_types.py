"""The committed API document and its types say what the server does today."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from server.version import VERSION
from tests.house.api_types.__main__ import DOCUMENT, TYPES, describe, make_types
from web.build_app import ROOT

REMEDY = "run `uv run python -m tests.house.api_types`"


def test_the_api_document_and_its_types_are_fresh(tmp_path: Path) -> None:
    document, types = tmp_path / "openapi.json", tmp_path / "types.ts"
    describe(document)
    assert document.read_text() == DOCUMENT.read_text(), REMEDY
    make_types(document, types)
    assert types.read_text() == TYPES.read_text(), REMEDY


@pytest.mark.parametrize(("command", "start"), [("openapi", "{"), ("--version", f"{VERSION}\n")])
def test_the_program_says_the_same_where_it_is_not_installed(
    tmp_path: Path, command: str, start: str
) -> None:
    for package in Path(msgspec.__file__).parents[1].iterdir():
        if "unknot" not in package.name:
            (tmp_path / package.name).symlink_to(package)
    script = f"import sys; sys.path[:0] = {[str(ROOT), str(tmp_path)]}; from server.__main__ import main; "
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", script + f"main([{command!r}])"], capture_output=True, text=True
    )
    assert done.stdout.startswith(start), done.stderr
    assert command != "openapi" or done.stdout == DOCUMENT.read_text()
