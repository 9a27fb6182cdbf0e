"""The data folder: made if needed, writable, and used by one process at a time.

Two processes that write one SQLite file can lose data, so whoever opens it holds a lock beside it, and one in the
data folder where that is another. PostgreSQL needs none: there several processes are meant to work together.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO

from server.settings import Settings, StartRefused

LOCK = "unknot.lock"


class FolderInUse(StartRefused):
    """Another process holds the folder: it may be asked to do what has to be done (control.py)."""


@contextmanager
def data_folder(settings: Settings) -> Iterator[None]:
    """The folder of these settings, ready and (with SQLite) ours alone. Raises StartRefused."""
    os.umask(0o077)  # whatever is written from here on is for this user alone
    _make(settings.data)
    file = settings.sqlite_file
    if file is None:
        yield
        return
    _make(file.parent)
    with ExitStack() as locks:
        for folder in {path.resolve(): path for path in (settings.data, file.parent)}.values():
            _lock(locks.enter_context(_opened(folder)).fileno(), folder)
        yield


def check_there_is_a_database(settings: Settings) -> None:
    """For commands about one that exists: a mistyped folder must not become a new one. Raises StartRefused."""
    file = settings.sqlite_file
    if file is not None and not _is_there(file):
        raise StartRefused(
            f"There is no database {file}: name the data folder with --data (UNKNOT_DATA), or start `unknot` once to"
            " make it."
        )


def _is_there(file: Path) -> bool:
    try:
        return file.exists()
    except OSError as error:  # a folder that this user may not look into
        raise StartRefused(f"{_refused(file.parent)} ({error.strerror}).") from error


def _opened(folder: Path) -> TextIO:
    try:
        return (folder / LOCK).open("a+")
    except OSError as error:  # somebody else's, when another user ran the program here once
        raise StartRefused(f"{_refused(folder)} ({error.strerror}: {LOCK}).") from error


def _make(folder: Path) -> None:
    try:
        # Closed to other users of the machine: it holds health records and keys.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StartRefused(f"{_refused(folder)} ({error.strerror}).") from error
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        raise StartRefused(f"{_refused(folder)}.")


def _refused(folder: Path) -> str:
    return (
        f"The data folder {folder} cannot be written: give this user rights to it, or name another with --data"
        " (UNKNOT_DATA)"
    )


def _lock(descriptor: int, folder: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise FolderInUse(
            f"Another Unknot already uses the data folder {folder}: stop it first, or name another folder with --data"
            " (UNKNOT_DATA)."
        ) from error
