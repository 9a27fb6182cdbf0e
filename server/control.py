"""The door by which `unknot person` reaches a server that is running: a socket in the data folder.

On SQLite one process holds the database, and a second writer could damage it, so the command asks that process. The
folder is open to its own user alone, and what can be asked is exactly what the command can do. Both sides stand in
the folder for as long as it takes to name the socket: systems take no address of more than about 100 characters.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, chdir
from pathlib import Path

import msgspec

from server.log import log_failure
from server.settings import StartRefused

SOCKET = "control.sock"
Asked = dict[str, str]
Act = Callable[[Asked], Awaitable[list[str]]]


class Said(msgspec.Struct):
    """The answer: lines to print, or the one line of a refusal."""

    lines: list[str] = []
    refused: str | None = None


@asynccontextmanager
async def door(folder: Path, act: Act, say: Callable[[str], None]) -> AsyncIterator[None]:
    """Answer at the socket of this data folder for as long as the block runs; where none can be made, say so."""
    try:
        bound = _bound(folder)
    except OSError as error:  # some network drives take no sockets
        say(f"`unknot person` works only while this is stopped ({error.strerror}: {folder / SOCKET}).")
        yield
        return

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(msgspec.json.encode(await _said(act, reader)))
        await writer.drain()
        writer.close()

    listening = await asyncio.start_unix_server(answer, sock=bound)
    try:
        yield
    finally:
        listening.close()
        (folder / SOCKET).unlink(missing_ok=True)


def _bound(folder: Path) -> socket.socket:
    # One that is there was left by a process that was killed: this one holds the folder's lock.
    (folder / SOCKET).unlink(missing_ok=True)
    made = socket.socket(socket.AF_UNIX)
    try:
        with chdir(folder):
            made.bind(SOCKET)
    except OSError:
        made.close()
        raise
    return made


def _reached(folder: Path) -> socket.socket:
    made = socket.socket(socket.AF_UNIX)
    try:
        with chdir(folder):
            made.connect(SOCKET)
    except OSError:
        made.close()
        raise
    return made


async def _said(act: Act, reader: asyncio.StreamReader) -> Said:
    try:
        return Said(lines=await act(msgspec.json.decode(await reader.readline(), type=Asked)))
    except StartRefused as refused:
        return Said(refused=str(refused))
    except Exception as error:  # its text may quote what was asked, so the log has its type and place alone
        log_failure(error)
        return Said(refused=f"The server could not do this ({type(error).__name__}): its log says where.")


async def ask(folder: Path, asked: Asked) -> list[str]:
    """What the server of this data folder answers. Raises StartRefused, or OSError where nobody answers."""
    reader, writer = await asyncio.open_unix_connection(sock=_reached(folder))
    writer.write(msgspec.json.encode(asked) + b"\n")
    await writer.drain()
    answered = await reader.read()
    writer.close()
    if not answered:
        raise ConnectionError("the server ended before it answered")
    said = msgspec.json.decode(answered, type=Said)
    if said.refused is not None:
        raise StartRefused(said.refused)
    return said.lines
