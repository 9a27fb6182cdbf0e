"""Reading what is sent. A stop waits for what is being done, but not for an upload that never ends."""

from __future__ import annotations

import asyncio

from quart import Quart, current_app, request

from server.errors import Problem

EXTENSION = "uploads"
# After a stop. Docker kills ten seconds after it asked for one; what is cut off, its device sends again.
LAST_SECONDS = 4


class Uploads:
    """Those of one app that are being read."""

    def __init__(self) -> None:
        self._reading: set[asyncio.Timeout] = set()
        self._ends_at: float | None = None

    async def read(self) -> bytes | str:
        """All of the running request's body. Raises Problem UNAVAILABLE when a stop cuts it off."""
        limit = asyncio.timeout_at(self._ends_at)
        self._reading.add(limit)
        try:
            async with limit:
                return await request.get_data(cache=False)
        except TimeoutError:
            raise Problem("UNAVAILABLE", retry_after=5) from None
        finally:
            self._reading.discard(limit)

    def end_soon(self) -> None:
        """The server stops: whoever is still sending has a few seconds left."""
        self._ends_at = asyncio.get_running_loop().time() + LAST_SECONDS
        for limit in self._reading:
            limit.reschedule(self._ends_at)


def take_uploads(app: Quart) -> None:
    """Let this app read bodies."""
    app.extensions[EXTENSION] = Uploads()


def uploads_of(app: Quart) -> Uploads:
    """Those of this app."""
    found: Uploads = app.extensions[EXTENSION]
    return found


async def whole_body() -> bytes | str:
    """What the running request sent. Raises Problem UNAVAILABLE when a stop cuts it off."""
    return await uploads_of(current_app).read()
