"""What was ended stays ended: ids appended to a file outside the database, and applied again at every start.

A restore brings back a database in which a link was still open, or a sign-in, an invitation or a chart. One line
is `what id`; a `gap` says that lines before it were lost.

The order is: the database commits, then the line is on disk, then somebody is told. A line before the commit would
end something at the next start although its transaction failed: an older link, say, whose new consent never came. A
process that dies between commit and line has told nobody, and its database still knows: every start and every hour
write down what is missing.
"""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Literal, cast

from tortoise.backends.base.client import BaseDBAsyncClient

from server.database import after_commit, current_connection, insert, query, write_transaction

What = Literal["link", "sign_in", "invitation", "chart", "gap"]

ONCE = "ON CONFLICT (what, id_ended) DO NOTHING RETURNING what, id_ended"

UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
LINE = re.compile(rf"link {UUID}/{UUID}|(?:sign_in|invitation|chart|gap) {UUID}")

_file: list[Path] = []


def use_journal(file: Path) -> None:
    """Append to this file from now on. Raises OSError for one that is there and cannot be appended to.

    Found out now, since nothing could end any more once it serves. Not made here: that there is none says something.
    """
    with suppress(FileNotFoundError):
        os.close(os.open(file, os.O_RDWR | os.O_APPEND))
    _file[:] = [file]


async def note_ended(what: What, *ids: str) -> None:
    """Remember them in the caller's transaction, and outside of it once that is on disk. A link is `<chart>/<link>`.

    What ended before is not written down again.
    """
    async with write_transaction() as connection:
        if fresh := await remember_ended(connection, [(what, id_) for id_ in ids]):
            after_commit(partial(_append, _lines(fresh)))


async def remember_ended(
    connection: BaseDBAsyncClient, pairs: Sequence[tuple[What, str]]
) -> list[tuple[What, str]]:
    """Put them into the database alone; which of them it did not know."""
    rows = await insert(connection, "ended", "what, id_ended", pairs, ONCE)
    return [(row["what"], row["id_ended"]) for row in rows]


async def catch_up_journal() -> None:
    """Write down what the database knows to have ended and the journal does not."""
    written: set[tuple[str, str]] = {*(read_journal(_journal()) or [])}
    rows = await query(current_connection(), "SELECT what, id_ended FROM ended", [])
    ended = {(row["what"], row["id_ended"]) for row in rows}
    if missing := sorted(ended - written):
        await asyncio.to_thread(_append, _lines(missing))


async def has_ended(what: What, id_: str) -> bool:
    """Whether this was ever ended."""
    statement = "SELECT 1 AS found FROM ended WHERE what = $1 AND id_ended = $2"
    return bool(await query(current_connection(), statement, [what, id_]))


def read_journal(file: Path) -> list[tuple[What, str]] | None:
    """All (what, id) of a journal, or None without one; a line that a power cut left half-written is passed over."""
    if not file.exists():
        return None
    lines = file.read_text(encoding="ascii", errors="replace").splitlines()
    pairs = (line.partition(" ") for line in lines if LINE.fullmatch(line))
    return [(cast(What, what), id_) for what, _, id_ in pairs]


def _lines(pairs: Sequence[tuple[str, str]]) -> str:
    return "".join(f"{what} {id_}\n" for what, id_ in pairs)


def _journal() -> Path:
    if not _file:
        raise RuntimeError("no journal: use_journal() has to come first")
    return _file[0]


def _append(lines: str) -> None:
    journal = _journal()
    descriptor = os.open(journal, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        # Begun on a line of its own, whatever the last power cut left behind.
        os.write(descriptor, f"\n{lines}".encode() if _is_cut(journal) else lines.encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _is_cut(file: Path) -> bool:
    with file.open("rb") as content:
        if content.seek(0, os.SEEK_END) == 0:
            return False
        content.seek(-1, os.SEEK_END)
        return content.read(1) != b"\n"
