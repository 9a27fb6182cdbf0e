"""What the server does by itself, once an hour: forget what has served its time."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from server.chart.upkeep import keep_up_charts
from server.limits import forget_old_attempts
from server.log import log_failure

EVERY_SECONDS = 3600


@asynccontextmanager
async def keep_up() -> AsyncIterator[None]:
    """Runs beside serving, and ends with it."""
    # A context of its own: a task must never inherit a transaction.
    task = asyncio.create_task(_again_and_again(), context=contextvars.Context())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _again_and_again() -> None:
    while True:
        try:
            await forget_old_attempts()
            await keep_up_charts()
        except Exception as error:
            log_failure(error)  # the next hour is another chance
        await asyncio.sleep(EVERY_SECONDS)
