"""Writes what the server says of itself, and the TypeScript types made from it.

    uv run python -m tests.house.api_types

Both files are committed, so that a reader sees what an API change does to the app.
"""

import subprocess
import sys
from pathlib import Path

from web.build_app import ROOT, WEB, install_packages, run_node_program

HERE = Path(__file__).resolve().parent
DOCUMENT = WEB / "openapi.json"
TYPES = WEB / "src" / "lib" / "device" / "api_types.ts"
HEAD = "// Made from openapi.json by `uv run python -m tests.house.api_types`; change server/*/schemas.py instead.\n"


def describe(document: Path) -> None:
    """Write the OpenAPI document of the server in this checkout."""
    command = [sys.executable, "-m", "server", "openapi"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    document.write_text(done.stdout)


def make_types(document: Path, types: Path) -> None:
    """Write the TypeScript types of a document."""
    install_packages(HERE)
    program = str(HERE / "node_modules" / "openapi-typescript" / "bin" / "cli.js")
    run_node_program("node", program, str(document), "--output", str(types), folder=HERE)
    types.write_text(HEAD + types.read_text())


if __name__ == "__main__":
    describe(DOCUMENT)
    make_types(DOCUMENT, TYPES)
