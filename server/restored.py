"""What follows once this database is known to be an older one that was put back.

On SQLite a start notices it by itself; on PostgreSQL whoever restores has to say so: `unknot restored`.
"""

from __future__ import annotations

import asyncio

from server.accounts.freshness import let_all_run_out
from server.care import invitations
from server.chart.journal import use_journal
from server.chart.lives import renew_life
from server.chart.opening import JOURNAL, suspend_unless_known
from server.clinic.actions import withdraw_welcomes
from server.data_folder import check_there_is_a_database, data_folder
from server.database import opened, write_transaction
from server.database_refusals import refusing
from server.schema import check_ready
from server.settings import Settings

SAID = (
    "Noted. At its next exchange every device compares its records with this database and gives back what it lacks.\n"
    "Everybody has to sign in again, and open invitations and one-time links are void. Restart running servers,\n"
    "so that what had ended ends again."
)


async def void_what_was_open() -> None:
    """Nobody knows which sign-ins were ended since the backup, and which codes and links were used."""
    await let_all_run_out()
    await invitations.withdraw_all()
    await withdraw_welcomes()


def note_restore(settings: Settings) -> str:
    """Take the database as restored; what to print. Raises StartRefused."""
    check_there_is_a_database(settings)
    with data_folder(settings):
        asyncio.run(_note(settings))
    return SAID


async def _note(settings: Settings) -> None:
    await check_ready(settings)
    async with opened(settings):
        with refusing(settings):
            use_journal(settings.data / JOURNAL)
            async with write_transaction():
                await renew_life()
                await void_what_was_open()
                await suspend_unless_known(settings.data / JOURNAL)
