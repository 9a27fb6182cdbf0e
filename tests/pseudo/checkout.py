"""A later version of this checkout, with a language more. All that a language takes is written here."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.pseudo.language import LANGUAGE, write_content, write_messages
from tests.running import ROOT
from web.build_app import install_packages

COPIED = ("server", "migrations", "web", "pyproject.toml")
LEFT_OUT = (
    "node_modules",
    "build",
    "build.*",
    ".generated",
    ".svelte-kit",
    ".building",
    "paraglide",
    "__pycache__",
)
BUILD = "from web.build_app import ensure_built; ensure_built()"


def with_one_language_more(folder: Path) -> Path:
    """Copy the checkout into `folder`, add the language, build the app there, and return the folder."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns(*LEFT_OUT))
        else:
            shutil.copy(source, folder)
    install_packages()
    (folder / "web" / "node_modules").symlink_to(ROOT / "web" / "node_modules")
    add_language(folder)
    # Compressing it takes a third of the time, and nothing looks at how many bytes it has.
    subprocess.run(
        [sys.executable, "-c", BUILD],
        cwd=folder,
        check=True,
        env={**os.environ, "UNKNOT_WEB_COMPRESSED": "no"},
    )
    return folder


def add_language(folder: Path) -> None:
    write_content(folder / "server" / "content")
    write_messages(folder / "web" / "messages")
    settings = folder / "web" / "project.inlang" / "settings.json"
    text = settings.read_text(encoding="utf-8")
    assert '"locales": ["en"' in text
    settings.write_text(text.replace('"locales": ["en"', f'"locales": ["en", "{LANGUAGE}"'), encoding="utf-8")


def version_of(folder: Path) -> str:
    """What the app built in `folder` calls itself."""
    return (folder / "web" / "build" / ".inputs-sha256").read_text()[:16]
