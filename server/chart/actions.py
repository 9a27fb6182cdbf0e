"""What happens to charts: made, exchanged with a device, appended to by the server."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec
from tortoise.backends.base.client import BaseDBAsyncClient

from server.chart import stamp as clock
from server.chart.canonical import canonical
from server.chart.checks import targets_of
from server.chart.journal import has_ended, note_ended
from server.chart.keys import seal_keys
from server.chart.models import Chart
from server.chart.protocol import admit, decide
from server.chart.pull import differing_months, page_after, wanted_back
from server.chart.push import insert_entries, load, locked_chart, write
from server.chart.rights import Rights
from server.chart.schemas import SyncAnswer, SyncRequest
from server.chart.seams import seams
from server.chart.situation import Decision, Declined, NewEntry
from server.chart.summaries import summarise
from server.clock import iso, now
from server.database import query, write_transaction
from server.version import VERSION

# The server writes under a device name of its own, new with every process: two may run at once.
SERVER_DEVICE = str(uuid4())

NOT_FOUND = Declined(404, "NOT_FOUND", "There is nothing here, or nothing that you may see.")


def milliseconds(moment: datetime) -> int:
    """Milliseconds since 1970."""
    return int(moment.timestamp() * 1000)


async def create_chart(chart: UUID, owner: UUID) -> None:
    """An empty chart. Raises tortoise's IntegrityError when the id is taken or the owner has another one."""
    await Chart.create(id=chart, owner=owner, part=secrets.token_hex(8), created_at=milliseconds(now()))


async def chart_of(person: UUID) -> UUID | None:
    """The chart this person owns."""
    found = await Chart.get_or_none(owner=person, erased_at=None)
    return found.id if found else None


async def exchange(
    chart: UUID, request: SyncRequest, *, person: UUID, sign_in: UUID
) -> SyncAnswer | Declined:
    """One exchange of one chart, in one transaction; the answer exists only after its commit."""
    if declined := admit(request, str(person)):
        return declined
    async with write_transaction() as connection:
        return await _exchange(connection, str(chart), request, str(sign_in))


async def _exchange(
    connection: BaseDBAsyncClient, chart: str, request: SyncRequest, sign_in: str
) -> SyncAnswer | Declined:
    locked = await locked_chart(connection, chart)
    if locked is None:
        return NOT_FOUND
    owner, state = locked
    moment = now()
    present = milliseconds(moment)
    named = targets_of(request.entries)
    situation = await load(connection, owner, state, request, named, sign_in=sign_in, now=present)
    fresh = secrets.token_hex(8)
    decision = decide(situation, request, keys=seal_keys(), now=present, fresh=fresh)
    if isinstance(decision, Declined):
        return decision
    if not decision.ended:
        await write(connection, situation, request, decision, sign_in=sign_in, now=present)
        await _follow(connection, chart, decision.inserts, moment)
    return await _answer(connection, chart, request, decision, situation.rights)


async def _answer(
    connection: BaseDBAsyncClient, chart: str, request: SyncRequest, decision: Decision, rights: Rights
) -> SyncAnswer:
    answer = SyncAnswer(
        epoch=decision.epoch,
        view=decision.view,
        now=iso(now()),
        server=VERSION,
        receipts=decision.receipts,
        reset=decision.reset,
        ended=decision.ended,
    )
    if decision.page_from is not None and not decision.ended:
        answer.page = await page_after(connection, chart, decision.page_from, request.person, rights)
    if decision.compare and request.have is not None:
        answer.differ = await differing_months(connection, chart, request.have, request.person, rights)
        answer.want = await wanted_back(connection, chart, request.have)
    return answer


async def _follow(
    connection: BaseDBAsyncClient, chart: str, entries: Sequence[NewEntry], moment: datetime
) -> None:
    """What newly stored entries mean for links and lists, in the same transaction."""
    ended: list[str] = []
    for entry in entries:
        if entry.kind not in ("link_started", "link_ended"):
            continue
        body = msgspec.json.decode(entry.body)
        link = f"{chart}/{body['link']}"
        if entry.kind == "link_ended":
            ended.append(link)
        elif link in ended or await has_ended("link", link):
            continue  # given back after a restore; its end is remembered outside the database
        # Given back after a restore, a link begins when it did, and not today: only a new consent is newer.
        began = datetime.fromisoformat(entry.happened_at) if entry.kind == "link_started" else moment
        await seams.project(UUID(chart), entry.kind, body, began)
    await note_ended("link", *ended)
    await summarise(connection, chart, entries)


async def append(
    chart: UUID,
    *,
    kind: str,
    author: str,
    body: dict[str, Any],
    happened_at: str,
    id: UUID | None = None,  # noqa: A002
) -> NewEntry:
    """An entry that the server writes itself, in the caller's transaction or its own. Raises LookupError.

    The caller vouches for kind, author and body: what people write comes through `exchange`.
    """
    async with write_transaction() as connection:
        locked = await locked_chart(connection, str(chart))
        if locked is None:
            raise LookupError("no such chart")
        _, state = locked
        moment = now()
        entry = NewEntry(
            id=str(id or uuid4()),
            seq=state.head + 1,
            kind=kind,
            author=author,
            device=SERVER_DEVICE,
            stamp=clock.tick(state.top, milliseconds(moment), SERVER_DEVICE),
            happened_at=happened_at,
            body=canonical(body),
            detail=None,
            of=body.get("of"),
            addressee=body.get("to") if kind == "message" else None,
            verbatim=False,
        )
        await insert_entries(connection, state.id, [entry], milliseconds(moment))
        advance = "UPDATE chart SET head = $2, top = $3 WHERE id = $1"
        await query(connection, advance, [state.id, entry.seq, entry.stamp])
        await _follow(connection, state.id, [entry], moment.astimezone(UTC))
        return entry
