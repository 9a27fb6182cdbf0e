"""The simulated server: the real `decide` over rows in memory, with transactions that can be killed and restored."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from uuid import UUID

import msgspec

from server.chart import protocol
from server.chart.rights import Rights
from server.chart.schemas import Receipt, SyncAnswer, SyncRequest
from server.chart.seal import SealKeys
from server.chart.situation import Decision, Declined, NewEntry, Situation
from server.clock import iso
from tests.simulation.pull import differing_months, page_after, wanted_back
from tests.simulation.push import load, write
from tests.simulation.rows import Chart, Link, Rows

KEYS = SealKeys("k1", {"k1": b"the simulation's only key"})


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

    def load(self, chart: str, request: SyncRequest, now: int) -> Situation:
        """What the request meets; two planted faults read it wrongly."""
        situation = load(self.rows, chart, request, now)
        if "seq without the row lock" in self.faults:
            state = replace(situation.chart, head=max(self.counter, situation.chart.head))
            situation = replace(situation, chart=state)
        if "a suspension lifted by a new phone" in self.faults:
            situation = replace(situation, compared=request.epoch)
        return situation

    def commit(self, transaction: Transaction) -> SyncAnswer | Declined:
        """The commit, and what is read after it."""
        decision = transaction.decision
        if isinstance(decision, Declined):
            return decision
        self.locked = False
        if not decision.ended:
            self.write(transaction, decision)
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
        if not decision.ended:
            self.fill(answer, transaction, decision)
        return answer

    def write(self, transaction: Transaction, decision: Decision) -> None:
        write(self.rows, transaction.chart, transaction.request, decision, transaction.now)
        for entry in decision.inserts:
            self.project(transaction.chart, entry)

    def fill(self, answer: SyncAnswer, transaction: Transaction, decision: Decision) -> None:
        """The page, and the comparison of what the device holds."""
        chart, request, rights = self.rows.charts[transaction.chart], transaction.request, transaction.rights
        if decision.page_from is not None:
            answer.page = page_after(
                chart,
                decision.page_from,
                chart_id=transaction.chart,
                person=request.person,
                rights=rights,
                keys=KEYS,
            )
        if decision.compare and request.have is not None:
            answer.differ = differing_months(chart, request.have, request.person, rights)
            answer.want = wanted_back(chart, request.have)

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
