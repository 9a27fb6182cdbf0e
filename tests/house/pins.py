"""Writes the exact version of every package of the closure into pyproject.toml.

    uv run python -m tests.house.pins

A lock file would record the download addresses of whoever made it; these lines say names and versions only.
Needs `uv` on the PATH and the package index.
"""

import re
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = ROOT / "pyproject.toml"
BEGIN = "# Exact versions of the whole closure, written by `uv run python -m tests.house.pins`."
END = "# End of the exact versions."


def resolve(requirements: list[str]) -> list[str]:
    """Every package that the requirements lead to, as `name==version`, for all platforms at once."""
    command = [
        "uv",
        "pip",
        "compile",
        "--universal",
        "--python-version",
        "3.11",
        "--no-header",
        "--no-annotate",
        "--no-config",
        "-",
    ]
    done = subprocess.run(
        command, input="\n".join(requirements), capture_output=True, text=True, check=True, cwd="/"
    )
    return [line.strip() for line in done.stdout.splitlines() if "==" in line]


def block(runtime: list[str], build: list[str]) -> str:
    """The lines that stand between BEGIN and END."""

    def quoted(name: str, pins: list[str]) -> str:
        lines = "".join(f'    "{pin.replace(chr(34), chr(39))}",\n' for pin in pins)
        return f"{name} = [\n{lines}]\n"

    parts = quoted("constraint-dependencies", runtime) + quoted("build-constraint-dependencies", build)
    return f"{BEGIN}\n{parts}{END}\n"


def main() -> None:
    """Resolve anew and rewrite the block."""
    text = PYPROJECT.read_text()
    project = tomllib.loads(text)
    runtime = resolve(project["project"]["dependencies"] + project["dependency-groups"]["dev"])
    build = resolve(project["build-system"]["requires"])
    rest = re.sub(rf"{re.escape(BEGIN)}.*?{re.escape(END)}\n", "", text, flags=re.DOTALL)
    head, tool, tail = rest.partition("[tool.uv]\n")
    PYPROJECT.write_text(head + tool + block(runtime, build) + tail)


if __name__ == "__main__":
    main()
