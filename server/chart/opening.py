"""What charts need before the first request: keys, the journal, and to know whether this is a restored database."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from uuid import UUID

from server.chart.journal import catch_up_journal, read_journal, use_journal
from server.chart.keys import KeyFileUnusable, KeyRing, open_keys, use_keys
from server.chart.lives import begin_life
from server.chart.push import insert, query
from server.chart.seams import seams
from server.clock import now
from server.database import current_connection, write_transaction
from server.settings import Settings, StartRefused

JOURNAL = "ended.journal"
MARK = "unknot.life.json"

End = Callable[[str], Awaitable[object]]


async def open_charts(settings: Settings, ends: Mapping[str, End] | None = None) -> bool:
    """Get ready, inside the opened database; whether a restore was noticed. Raises StartRefused.

    `ends`: how the other domains end their own again, by what the journal calls it (sign_in, invitation, chart).
    """
    try:
        ring = open_keys(settings.key_file)
    except KeyFileUnusable as error:
        raise StartRefused(str(error)) from error
    await _check_keys(ring, settings)
    use_keys(ring)
    journal = settings.data / JOURNAL
    use_journal(journal)
    file = settings.sqlite_file
    mark = (file or settings.data / MARK).with_name(MARK)
    restored = await begin_life(mark, beside_database=file is not None)
    await _end_again(read_journal(journal), ends or {})
    if restored and not journal.exists():
        await _suspend_links()
    journal.touch(mode=0o600)
    await catch_up_journal()
    return restored


async def _check_keys(ring: KeyRing, settings: Settings) -> None:
    """A database that was written with other keys cannot be read, and its seals could not be checked."""
    async with write_transaction() as connection:
        rows = await query(connection, "SELECT id, lost FROM key_used", [])
        known = {row["id"] for row in rows}
        missing = sorted(row["id"] for row in rows if not row["lost"] and row["id"] not in ring.ids)
        if missing:
            raise StartRefused(
                f"The key file {settings.key_file} lacks the key {missing[0]} that this database was written with:"
                " put your copy of the key file back, or name it with UNKNOT_KEY_FILE."
            )
        rows_to_add = [[id_, False] for id_ in sorted(ring.ids - known)]
        await insert(connection, "key_used", "id, lost", rows_to_add)


async def _end_again(pairs: list[tuple[str, str]], ends: Mapping[str, End]) -> None:
    """Every line of the journal counts again, whatever database this is."""
    statement = "INSERT INTO ended (what, id_ended) VALUES ($1, $2) ON CONFLICT (what, id_ended) DO NOTHING"
    async with write_transaction() as connection:
        for what, id_ in pairs:
            await query(connection, statement, [what, id_])
            if what == "link":
                chart, _, link = id_.partition("/")
                await seams.project(UUID(chart), "link_ended", {"link": link}, now())
            elif what in ends:
                await ends[what](id_)


async def _suspend_links() -> None:
    """Nobody knows what had ended: therapists wait until the owner's device has exchanged once."""
    await query(current_connection(), "UPDATE chart SET suspended = $1", [True])
