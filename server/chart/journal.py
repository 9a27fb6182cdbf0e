"""What was ended stays ended: ids appended to a file outside the database, and applied again at every start.

A restore brings back a database in which a link was still open, or a sign-in, an invitation or a chart. One line
is `what id`; a `gap` says that lines before it were lost.

The order is: the database commits, then the line is on disk, then somebody is told. A line before the commit would
end something at the next start although its transaction failed: an older link, say, whose new consent never came. A
process that dies between commit and line has told nobody, and its database still knows: every start and every hour
write down what is missing.
"""

from __future__ import annotations

import os
import re
from functools import partial
from pathlib import Path
from typing import Literal, cast

from server.chart.push import query
from server.database import after_commit, current_connection, write_transaction

What = Literal["link", "sign_in", "invitation", "chart", "gap"]

NOTE = "INSERT INTO ended (what, id_ended) VALUES ($1, $2) ON CONFLICT (what, id_ended) DO NOTHING"

UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
LINE = re.compile(rf"link {UUID}/{UUID}|(?:sign_in|invitation|chart|gap) {UUID}")

_file: list[Path] = []


def use_journal(file: Path) -> None:
    """Append to this file from now on."""
    _file[:] = [file]


async def note_ended(what: What, id_: str) -> None:
    """Remember it in the caller's transaction, and outside of it once that is on disk. A link is `<chart>/<link>`."""
    async with write_transaction() as connection:
        await query(connection, NOTE, [what, id_])
        after_commit(partial(_append, f"{what} {id_}\n"))


async def catch_up_journal() -> None:
    """Write down what the database knows to have ended and the journal does not."""
    written: set[tuple[str, str]] = {*(read_journal(_journal()) or [])}
    rows = await query(current_connection(), "SELECT what, id_ended FROM ended", [])
    ended = {(row["what"], row["id_ended"]) for row in rows}
    if missing := sorted(ended - written):
        _append("".join(f"{what} {id_}\n" for what, id_ in missing))


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
