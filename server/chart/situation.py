"""What the database says under the lock, and what is to be done about it: input and output of `protocol.decide`."""

from __future__ import annotations

from dataclasses import dataclass, field

from server.chart.rights import Rights
from server.chart.schemas import Receipt


@dataclass(frozen=True, slots=True)
class ChartState:
    """The chart's row and the life of the server. `top` is the highest stamp in the chart. `suspended_at`: since when
    older links wait, in milliseconds."""

    id: str
    life: str
    part: str
    head: int = 0
    top: str = ""
    # How often a missing second part has been given back: part of the view, so that others fetch it.
    refills: int = 0
    suspended_at: int | None = None
    erased: bool = False

    @property
    def epoch(self) -> str:
        """What cursors and claims are compared within."""
        return f"{self.life}.{self.part}"


@dataclass(frozen=True, slots=True)
class Known:
    """A stored entry that a request names, by its own id or in `of`."""

    id: str
    seq: int
    kind: str
    author: str
    stamp: str
    happened_at: str
    body: str
    has_detail: bool
    of: str | None
    addressee: str | None


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything loaded for one request, after the chart's row was locked.

    known: by id. delivered: n -> id, for the n of this request. noted: the highest claim of this device so far;
    answered: how many deliveries there are after it and up to the new claim. renewals: of epochs, by this sign-in,
    within the last hour. quarantined: count and bytes this device has there. compared: in which epoch this device
    compared its holdings, since the chart is suspended. begun, ended: links that entries of the chart begin and end,
    where the request ends one.
    """

    chart: ChartState
    rights: Rights
    known: dict[str, Known] = field(default_factory=dict)
    delivered: dict[int, str] = field(default_factory=dict)
    noted: int = 0
    answered: int = 0
    renewals: int = 0
    quarantined: tuple[int, int] = (0, 0)
    compared: str = ""
    begun: frozenset[str] = frozenset()
    ended: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A row to insert. `verbatim`: given back with a seal, so it is no news to anyone."""

    id: str
    seq: int
    kind: str
    author: str
    device: str
    stamp: str
    happened_at: str
    body: str
    detail: str | None
    of: str | None
    addressee: str | None
    verbatim: bool


def as_known(new: NewEntry) -> Known:
    """An inserted entry as later requests find it."""
    return Known(
        id=new.id,
        seq=new.seq,
        kind=new.kind,
        author=new.author,
        stamp=new.stamp,
        happened_at=new.happened_at,
        body=new.body,
        has_detail=new.detail is not None,
        of=new.of,
        addressee=new.addressee,
    )


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A refused entry, kept for its author: `copy` is its JSON."""

    id: str
    code: str
    copy: bytes


@dataclass(slots=True)
class Decision:
    """What to write in the transaction, and the answer apart from what a query still has to fill."""

    epoch: str
    view: str
    receipts: list[Receipt]
    ended: bool = False
    reset: bool = False
    head: int = 0
    top: str = ""
    refills: int = 0
    inserts: list[NewEntry] = field(default_factory=list)
    details: list[tuple[str, str]] = field(default_factory=list)
    deliveries: list[tuple[int, str]] = field(default_factory=list)
    quarantine: list[Quarantined] = field(default_factory=list)
    new_part: str | None = None
    noted: int = 0
    compared: str = ""
    unsuspend: bool = False
    # Page from here, or no page; whether to compare holdings.
    page_from: int | None = None
    compare: bool = False


@dataclass(frozen=True, slots=True)
class Declined:
    """The whole request is answered with an error, and nothing of it is kept."""

    status: int
    code: str
    message: str
    retry_after: int | None = None
