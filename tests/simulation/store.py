"""A server with its database in memory: the real `decide`, with transactions that can be killed and restored."""

from __future__ import annotations

import random
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec

from server.chart import protocol
from server.chart.digest import Held, differing, digest_of, wanted
from server.chart.kinds import may_see
from server.chart.page import ROWS_TO_READ, StoredEntry, fill_page
from server.chart.rights import NONE, OWNER, Rights
from server.chart.schemas import Receipt, SyncAnswer, SyncRequest
from server.chart.seal import SealKeys
from server.chart.situation import ChartState, Decision, Declined, NewEntry, Situation, as_known
from server.clock import iso

KEYS = SealKeys("k1", {"k1": b"the simulation's only key"})
HOUR = 3_600_000


@dataclass
class Chart:
    """One chart's rows."""

    owner: str
    part: str
    head: int = 0
    top: str = ""
    refills: int = 0
    suspended_at: int | None = None
    erased: bool = False
    entries: dict[str, NewEntry] = field(default_factory=dict)
    deliveries: dict[tuple[str, str], dict[int, str]] = field(default_factory=dict)
    noted: dict[tuple[str, str], int] = field(default_factory=dict)
    compared: dict[tuple[str, str], str] = field(default_factory=dict)

    def copy(self) -> Chart:
        """A snapshot: entries themselves never change."""
        return replace(
            self,
            entries=dict(self.entries),
            deliveries={key: dict(value) for key, value in self.deliveries.items()},
            noted=dict(self.noted),
            compared=dict(self.compared),
        )


@dataclass
class Link:
    """The projection of link entries."""

    chart: str
    therapist: str
    answers: bool
    since: int
    ended: bool = False


@dataclass
class Rows:
    """The database. `ended`: what the journal held when this was copied."""

    life: str
    charts: dict[str, Chart] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)
    renewals: list[tuple[str, int]] = field(default_factory=list)
    ended: set[str] = field(default_factory=set)

    def copy(self) -> Rows:
        return Rows(
            self.life,
            {key: chart.copy() for key, chart in self.charts.items()},
            deepcopy(self.links),
            list(self.renewals),
            set(self.ended),
        )


@dataclass
class Transaction:
    """A request between its decision and its commit."""

    chart: str
    request: SyncRequest
    rights: Rights
    decision: Decision | Declined
    now: int


@dataclass
class Server:
    """`faults` are planted ones. `poison`: ids on which this version of the server fails. `journal`: links and charts
    that ended, and gaps, kept outside the database."""

    chance: random.Random
    faults: frozenset[str] = frozenset()
    version: str = "1"
    poison: set[str] = field(default_factory=set)
    journal: set[str] = field(default_factory=set)
    made: int = 0

    def __post_init__(self) -> None:
        self.rows = Rows(self.fresh())
        self.snapshots = [self.rows.copy()]
        self.locked = False
        self.counter = 0
        self.cache: dict[str, str] = {}

    def fresh(self) -> str:
        return f"{self.chance.getrandbits(64):016x}"

    def create(self, chart: str, owner: str) -> bool:
        """The chart of a sign-up; False when somebody else has it: CHART_TAKEN."""
        made = Chart(owner, self.fresh(), erased=chart in self.rows.ended)
        found = self.rows.charts.setdefault(chart, made)
        return found.owner == owner or "a taken chart signed up by a copy" in self.faults

    def erase(self, chart: str) -> None:
        """The owner's account goes, and the chart with it."""
        self.rows.charts[chart].erased = True
        self.note(chart)

    def note(self, ended: str) -> None:
        """In the database and outside of it."""
        self.rows.ended.add(ended)
        self.journal.add(ended)

    def rights(self, person: str, chart: str) -> Rights:
        """As care's projection tells it."""
        if self.rows.charts[chart].owner == person:
            return OWNER
        mine = [
            (id_, link)
            for id_, link in self.rows.links.items()
            if link.therapist == person and link.chart == chart
        ]
        for id_, link in mine:
            if not link.ended:
                return Rights("therapist", answers=link.answers, link=id_, since=link.since)
        return Rights(None, former=True) if mine else NONE

    def begin(self, chart: str, request: SyncRequest, person: str, now: int) -> Transaction | Declined:
        """Everything up to the commit. `person` is whose cookie came with the request."""
        if "a request taken as another person's" in self.faults:
            request = msgspec.structs.replace(request, person=person)
        if declined := protocol.admit(request, person):
            return declined
        if chart not in self.rows.charts:
            return Declined(404, "NOT_FOUND", "")
        if self.poison & {entry.id for entry in request.entries}:
            return Declined(500, "INTERNAL", "")
        if "ids made by the server" in self.faults:
            request = self.with_own_ids(request)
        situation = self.load(chart, request, now)
        decision = protocol.decide(situation, request, keys=KEYS, now=now, fresh=self.fresh())
        if isinstance(decision, Decision):
            self.counter = decision.head
            self.locked = "seq without the row lock" not in self.faults
        return Transaction(chart, request, situation.rights, decision, now)

    def with_own_ids(self, request: SyncRequest) -> SyncRequest:
        """Each new entry gets an id here; what was given lately is remembered in memory."""
        entries = []
        for entry in request.entries:
            if entry.seal is None and entry.id not in self.cache:
                self.cache[entry.id] = str(UUID(int=self.chance.getrandbits(128), version=4))
            entries.append(msgspec.structs.replace(entry, id=self.cache.get(entry.id, entry.id)))
        return msgspec.structs.replace(request, entries=entries)

    def with_their_ids(self, receipts: list[Receipt]) -> list[Receipt]:
        theirs = {own: theirs for theirs, own in self.cache.items()}
        return [
            msgspec.structs.replace(receipt, id=theirs.get(receipt.id, receipt.id)) for receipt in receipts
        ]

    def load(self, chart_id: str, request: SyncRequest, now: int) -> Situation:
        """What push.load reads from the tables."""
        chart = self.rows.charts[chart_id]
        device = (request.person, request.device)
        deliveries = chart.deliveries.get(device, {})
        noted = chart.noted.get(device, 0)
        head = max(self.counter, chart.head) if "seq without the row lock" in self.faults else chart.head
        numbers = {entry.n or 0 for entry in request.entries}
        return Situation(
            chart=ChartState(
                chart_id,
                self.rows.life,
                chart.part,
                head,
                chart.top,
                chart.refills,
                chart.suspended_at,
                chart.erased,
            ),
            rights=self.rights(request.person, chart_id),
            known={id_: as_known(entry) for id_, entry in chart.entries.items()},
            delivered={n: id_ for n, id_ in deliveries.items() if n in numbers},
            noted=noted,
            answered=sum(noted < n <= request.claimed for n in deliveries),
            begun=self.links_of(chart, "link_started"),
            ended=self.links_of(chart, "link_ended"),
            renewals=sum(at > now - HOUR for who, at in self.rows.renewals if who == request.device),
            compared=self.compared(chart, request),
        )

    def compared(self, chart: Chart, request: SyncRequest) -> str:
        if "a suspension lifted by a new phone" in self.faults:
            return request.epoch
        return chart.compared.get((request.person, request.device), "")

    def links_of(self, chart: Chart, kind: str) -> frozenset[str]:
        """The links that entries of this kind name."""
        found = (entry.body for entry in chart.entries.values() if entry.kind == kind)
        return frozenset(msgspec.json.decode(body)["link"] for body in found)

    def commit(self, transaction: Transaction) -> SyncAnswer | Declined:
        """The commit, and what is read after it."""
        decision, request = transaction.decision, transaction.request
        if isinstance(decision, Declined):
            return decision
        self.locked = False
        chart = self.rows.charts[transaction.chart]
        if not decision.ended:
            self.write(transaction.chart, chart, transaction, decision)
        if self.chance.random() < 0.12:
            self.snapshots.append(self.rows.copy())
        answer = SyncAnswer(
            decision.epoch,
            decision.view,
            iso(datetime.fromtimestamp(transaction.now / 1000, UTC)),
            self.version,
            self.with_their_ids(decision.receipts),
            reset=decision.reset,
            ended=decision.ended,
        )
        if decision.ended:
            return answer
        rights = transaction.rights
        if decision.page_from is not None:
            rows = sorted((e for e in chart.entries.values() if e.seq > decision.page_from), key=_seq)
            answer.page = fill_page(
                [_stored(row) for row in rows[: min(self.page_rows, ROWS_TO_READ)]],
                decision.page_from,
                chart=transaction.chart,
                person=request.person,
                rights=rights,
                keys=KEYS,
            )
            answer.page.more = len(rows) > self.page_rows
        if decision.compare and request.have is not None:
            self.compare(chart, request, rights, answer)
        return answer

    page_rows: int = 4

    def write(self, chart_id: str, chart: Chart, transaction: Transaction, decision: Decision) -> None:
        device = (transaction.request.person, transaction.request.device)
        for entry in decision.inserts:
            chart.entries[entry.id] = entry
            self.project(chart_id, entry)
        for id_, detail in decision.details:
            chart.entries[id_] = replace(chart.entries[id_], detail=detail)
        chart.deliveries.setdefault(device, {}).update(decision.deliveries)
        chart.noted[device] = decision.noted
        chart.compared[device] = decision.compared
        chart.head = max(chart.head, decision.head)
        chart.top = max(chart.top, decision.top)
        chart.refills = decision.refills
        chart.suspended_at = None if decision.unsuspend else chart.suspended_at
        if decision.new_part is not None:
            chart.part = decision.new_part
            self.rows.renewals.append((transaction.request.device, transaction.now))

    def project(self, chart: str, entry: NewEntry) -> None:
        """Care links follow from their entries; what ended is also written outside the database."""
        body = msgspec.json.decode(entry.body)
        if entry.kind == "link_ended":
            self.note(body["link"])
            if (link := self.rows.links.get(body["link"])) and link.chart == chart:
                link.ended = True
        elif entry.kind == "link_started" and self._may_start(body["link"]):
            answers = body["consents"]["answers"]
            since = int(datetime.fromisoformat(entry.happened_at).timestamp() * 1000)
            self.rows.links.setdefault(body["link"], Link(chart, body["therapist"], answers, since))

    def _may_start(self, link: str) -> bool:
        return "an ended link revived by a restore" in self.faults or link not in self.rows.ended

    def compare(self, chart: Chart, request: SyncRequest, rights: Rights, answer: SyncAnswer) -> None:
        """As pull.py does it."""
        have = request.have
        assert have is not None
        visible = [
            entry
            for entry in chart.entries.values()
            if may_see(entry.kind, entry.author, entry.addressee, request.person, rights)
        ]
        if have.months is not None:
            held = (Held(e.id, e.stamp, e.detail is not None and rights.answers) for e in visible)
            answer.differ = differing(have.months, digest_of(held))
        if have.ids is not None:
            answer.want = wanted(have.ids, {id_: e.detail is not None for id_, e in chart.entries.items()})

    def crash(self) -> None:
        """The process is gone, and what it had not committed."""
        self.locked = False
        self.cache = {}

    def restore(self, now: int, *, without_journal: bool) -> None:
        """An older database under a newer outside, which may be lost too."""
        self.crash()
        recent = self.chance.random() < 0.5
        self.rows = self.chance.choice(self.snapshots[-1:] if recent else self.snapshots).copy()
        self.counter = 0
        if "no new epoch after restore" not in self.faults:
            self.rows.life = self.fresh()
        if without_journal:
            self.journal = {f"gap {self.fresh()}", *self.rows.ended}
        if any(line.startswith("gap") for line in self.journal - self.rows.ended):
            for chart in self.rows.charts.values():
                chart.suspended_at = now
        self.rows.ended |= self.journal
        if "an ended link revived by a restore" not in self.faults:
            for id_, link in self.rows.links.items():
                link.ended = link.ended or id_ in self.journal
        if "an erased chart revived by a restore" not in self.faults:
            for id_, chart in self.rows.charts.items():
                chart.erased = chart.erased or id_ in self.journal


def _seq(entry: NewEntry) -> int:
    return entry.seq


def _stored(entry: NewEntry) -> StoredEntry:
    names: tuple[str, ...] = StoredEntry.__slots__
    values: dict[str, Any] = {name: getattr(entry, name) for name in names}
    return StoredEntry(**values)
