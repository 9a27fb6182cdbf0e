"""The door by which `unknot person` reaches a server that is running: a socket in the data folder.

On SQLite one process holds the database, and a second writer could damage it, so the command asks that process. The
folder is open to its own user alone, and what can be asked is exactly what the command can do.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec

from server.settings import StartRefused

SOCKET = "control.sock"
LONGEST_PATH = 103  # bytes that every system takes as the address of a socket
Asked = dict[str, str]
Act = Callable[[Asked], Awaitable[list[str]]]


class Said(msgspec.Struct):
    """The answer: lines to print, or the one line of a refusal."""

    lines: list[str] = []
    refused: str | None = None


def check_door(folder: Path) -> None:
    """Find out before anything is made whether this folder can have a door. Raises StartRefused."""
    longest = LONGEST_PATH - len(SOCKET) - 1
    if len(os.fsencode(folder)) > longest:
        raise StartRefused(
            f"The name of the data folder {folder} is too long: name one of at most {longest} characters with --data"
            " (UNKNOT_DATA), or a relative one."
        )


@asynccontextmanager
async def door(folder: Path, act: Act) -> AsyncIterator[None]:
    """Answer at the socket of this data folder for as long as the block runs."""
    path = folder / SOCKET
    path.unlink(missing_ok=True)  # left by a process that was killed; the folder's lock says that it is gone

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(msgspec.json.encode(await _said(act, await reader.readline())))
        await writer.drain()
        writer.close()

    listening = await asyncio.start_unix_server(answer, path)
    try:
        yield
    finally:
        listening.close()
        path.unlink(missing_ok=True)


async def _said(act: Act, line: bytes) -> Said:
    try:
        return Said(lines=await act(msgspec.json.decode(line, type=Asked)))
    except StartRefused as refused:
        return Said(refused=str(refused))


async def ask(folder: Path, asked: Asked) -> list[str]:
    """What the server of this data folder answers. Raises StartRefused, or OSError where nobody listens."""
    reader, writer = await asyncio.open_unix_connection(folder / SOCKET)
    writer.write(msgspec.json.encode(asked) + b"\n")
    await writer.drain()
    said = msgspec.json.decode(await reader.read(), type=Said)
    writer.close()
    if said.refused is not None:
        raise StartRefused(said.refused)
    return said.lines
