"""What charts need before the first request: keys, the journal, and to know whether this is a restored database."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from uuid import UUID, uuid4

from server.chart.journal import (
    What,
    catch_up_journal,
    has_ended,
    note_ended,
    read_journal,
    remember_ended,
    use_journal,
)
from server.chart.keys import KeyFileUnusable, KeyRing, open_keys, use_keys
from server.chart.lives import begin_life
from server.chart.seams import seams
from server.clock import now
from server.database import current_connection, insert, one_at_a_time, query, write_transaction
from server.settings import Settings, StartRefused

JOURNAL = "ended.journal"
MARK = "unknot.life.json"

# Rows in one statement: databases have a limit of parameters.
AT_ONCE = 500

End = Callable[[Sequence[str]], Awaitable[object]]
AfterRestore = Callable[[], Awaitable[None]]


async def open_charts(
    settings: Settings, ends: Mapping[str, End] | None = None, after_restore: AfterRestore | None = None
) -> None:
    """Get ready, inside the opened database. Raises StartRefused.

    `ends`: how the other domains end their own again, by what the journal calls it (sign_in, invitation, chart).
    `after_restore`: what they do when a restore is noticed, in the transaction that notes it.
    """
    try:
        ring = open_keys(settings.key_file)
    except KeyFileUnusable as error:
        raise StartRefused(str(error)) from error
    use_keys(ring)
    journal = settings.data / JOURNAL
    use_journal(journal)
    file = settings.sqlite_file
    mark = (file or settings.data / MARK).with_name(MARK)
    async with one_at_a_time(current_connection()):
        await _check_keys(ring, settings)
        async with write_transaction():
            restored = await begin_life(mark, beside_database=file is not None)
            if restored:
                await suspend_unless_known(journal)
            if restored and after_restore is not None:
                await after_restore()
            await _end_again(read_journal(journal) or [], ends or {})
    journal.touch(mode=0o600)
    await catch_up_journal()


async def _check_keys(ring: KeyRing, settings: Settings) -> None:
    """A database that was written with other keys cannot be read, and its seals could not be checked."""
    async with write_transaction() as connection:
        rows = await query(connection, "SELECT id FROM key_used", [])
        known = {row["id"] for row in rows}
        missing = sorted(known - ring.ids)
        if missing:
            raise StartRefused(
                f"The key file {settings.key_file} lacks the key {missing[0]} that this database was written with:"
                " put your copy of the key file back, or name it with UNKNOT_KEY_FILE."
            )
        await insert(connection, "key_used", "id", [[id_] for id_ in sorted(ring.ids - known)])


async def _end_again(pairs: Sequence[tuple[What, str]], ends: Mapping[str, End]) -> None:
    """Every line of the journal counts again, whatever database this is."""
    all_ends = {**ends, "link": _end_links_again}
    async with write_transaction() as connection:
        for start in range(0, len(pairs), AT_ONCE):
            some = pairs[start : start + AT_ONCE]
            await remember_ended(connection, some)
            for what, end in all_ends.items():
                await end([id_ for called, id_ in some if called == what])


async def _end_links_again(ids: Sequence[str]) -> None:
    links = [(UUID(chart), UUID(link)) for chart, _, link in (id_.partition("/") for id_ in ids)]
    await seams.end_links(links, now())


async def suspend_unless_known(journal: Path) -> None:
    """After a restore: where nobody knows what had ended, therapists wait for the owner's device.

    That is when the journal is lost, or was lost after this database was copied and begun anew.
    """
    written = read_journal(journal)
    if written is None:
        await note_ended("gap", str(uuid4()))
    elif all([await has_ended(what, id_) for what, id_ in written if what == "gap"]):
        return
    at = int(now().timestamp() * 1000)
    await query(current_connection(), "UPDATE chart SET suspended_at = $1", [at])
