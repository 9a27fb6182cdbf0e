"""What travels in an exchange. Bodies are texts: they are made once on a device and never re-encoded.

Single entries are checked in `checks.py` and not here, so that a bad one is refused alone.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from server.patterns import UUID, whole

PROTOCOL = 1
OLDEST_PROTOCOL = 1

MAX_ENTRIES = 200
MAX_HELD = 2000
MAX_MONTHS = 1200
MAX_REQUEST_BYTES = 262_144
MAX_PAGE_ENTRIES = 500
MAX_PAGE_BYTES = 256_000
MAX_BODY_BYTES = 16_384

Uuid = Annotated[str, Meta(pattern=whole(UUID))]
Count = Annotated[int, Meta(ge=0, le=2**53 - 1)]
Mark = Annotated[str, Meta(max_length=100)]


class WireEntry(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """An entry on its way: with `n` to the server, with `seq` and `seal` from it."""

    # Any form, since what it should be is said of each entry alone; but PostgreSQL cannot store U+0000.
    id: Annotated[str, Meta(max_length=64, pattern=whole(r"[^\x00]*"))]
    kind: Annotated[str, Meta(max_length=64)]
    stamp: Annotated[str, Meta(max_length=64)]
    happened_at: Annotated[str, Meta(max_length=40)]
    body: str
    author: str | None = None
    device: str | None = None
    n: Annotated[int, Meta(ge=1, le=2**53 - 1)] | None = None
    seal: str | None = None
    seq: int | None = None
    detail: str | None = None


class RefusedSeen(msgspec.Struct):
    """An entry that was refused, as the server keeps it for its author: for 90 days."""

    entry: WireEntry
    code: str
    at: datetime
    device: Uuid


class Have(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """What a device holds: month -> (parts, xor of their ids), or then the ids of months that differ."""

    months: (
        Annotated[
            dict[str, tuple[Count, Annotated[str, Meta(pattern=whole("[0-9a-f]{32}"))]]],
            Meta(max_length=MAX_MONTHS),
        ]
        | None
    ) = None
    ids: (
        Annotated[
            list[Annotated[str, Meta(pattern=whole(rf"{UUID}\+?"))]],
            Meta(max_length=MAX_HELD),
        ]
        | None
    ) = None


class SyncRequest(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """One exchange of one chart, as the device asks."""

    protocol: int
    person: Uuid
    device: Uuid
    epoch: Mark
    view: Mark
    after: Count
    claimed: Count
    entries: list[WireEntry]
    have: Have | None = None


class Receipt(msgspec.Struct, omit_defaults=True):
    """What became of one entry; the device takes it by id."""

    id: str
    status: Literal["stored", "known", "refused"]
    seq: int | None = None
    stamp: str | None = None
    happened_at: str | None = None
    seal: str | None = None
    code: str | None = None
    message: str | None = None


class Page(msgspec.Struct):
    """Entries after `from`, in seq order; `next` is the new cursor."""

    from_: int = msgspec.field(name="from")
    entries: list[WireEntry]
    next: int
    more: bool


class SyncAnswer(msgspec.Struct, omit_defaults=True):
    """The server's side of an exchange. `now` and `server` are its time and version."""

    epoch: str
    view: str
    now: str
    server: str
    receipts: list[Receipt]
    reset: bool = False
    ended: bool = False
    page: Page | None = None
    differ: list[str] | None = None
    want: list[str] | None = None
