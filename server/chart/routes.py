"""HTTP of charts: one exchange, and which charts there are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Literal, TypeVar
from uuid import UUID

import msgspec
from quart import Blueprint, Response
from quart_schema.validation import QUART_SCHEMA_REQUEST_ATTRIBUTE, DataSource

from server.access import by_sign_in, limited, signed_in, visitor
from server.chart.actions import exchange
from server.chart.models import Chart
from server.chart.protocol import apart
from server.chart.refused import refused_of
from server.chart.schemas import MAX_REQUEST_BYTES, RefusedSeen, SyncAnswer, SyncRequest
from server.chart.seams import seams
from server.chart.situation import Declined
from server.errors import ErrorAnswer, ErrorDetail, Problem
from server.shapes import answer, answers, decode
from server.uploads import whole_body

routes = Blueprint("charts", __name__, url_prefix="/charts")

Handler = TypeVar("Handler", bound=Callable[..., object])


class _Version(msgspec.Struct):
    """The one field that is read from any version of a request."""

    protocol: int


class ChartSeen(msgspec.Struct):
    """A chart this person may see. `head`: its highest seq."""

    chart: UUID
    role: Literal["owner", "therapist"]
    head: int


VERSION = msgspec.json.Decoder(_Version)
REQUEST = msgspec.json.Decoder(SyncRequest)


def takes(shape: type) -> Callable[[Handler], Handler]:
    """Describes the request for `/openapi.json`; the handler decodes it itself, the version before the rest."""

    def describe(handler: Handler) -> Handler:
        setattr(handler, QUART_SCHEMA_REQUEST_ATTRIBUTE, (shape, DataSource.JSON))
        return handler

    return describe


@routes.get("")
@signed_in
@answers(list[ChartSeen])
async def charts() -> list[ChartSeen]:
    """The own chart, and as a therapist those of clients."""
    person = visitor().person.id
    own = await Chart.filter(owner=person, erased_at=None)
    linked = await Chart.filter(id__in=await seams.linked(person))
    seen = [ChartSeen(chart.id, "owner", chart.head) for chart in own]
    return [*seen, *(ChartSeen(chart.id, "therapist", chart.head) for chart in linked)]


# One device asks one thing after another. If each of its entries had the largest size (two parts of 16 KiB, seven a
# request), twenty a day for two years would be 2,100 requests; of usual ones 200 go into one.
@routes.post("/<uuid:chart>/sync")
@signed_in
@limited("sync", 3000, per=timedelta(minutes=5), by=by_sign_in)
@takes(SyncRequest)
@answers(SyncAnswer)
async def sync(chart: UUID) -> SyncAnswer | Response:
    """One exchange of one chart: entries in, receipts and the next page out."""
    body = await whole_body()
    if len(body) > MAX_REQUEST_BYTES:
        raise Problem("TOO_LARGE")
    if declined := apart(decode(VERSION, body).protocol):
        return _declined(declined)
    entered = visitor()
    result = await exchange(
        chart, decode(REQUEST, body), person=entered.person.id, sign_in=entered.sign_in.id
    )
    return _declined(result) if isinstance(result, Declined) else result


@routes.get("/<uuid:chart>/refused")
@signed_in
@answers(list[RefusedSeen])
async def refused(chart: UUID) -> list[RefusedSeen] | Response:
    """What this person sent and was refused, as the server keeps it: only one's own."""
    found = await refused_of(chart, visitor().person.id)
    return _declined(found) if isinstance(found, Declined) else found


def _declined(declined: Declined) -> Response:
    detail = ErrorDetail(declined.code, declined.message)
    response = answer(ErrorAnswer(detail), declined.status)
    if declined.retry_after is not None:
        response.headers["Retry-After"] = str(declined.retry_after)
    return response
