"""One seed's world: people, phones, a network and a server, and what happened in it."""

from __future__ import annotations

import random
from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec

from server.chart.canonical import canonical
from server.chart.schemas import SyncAnswer, SyncRequest
from server.chart.situation import Declined, NewEntry
from server.chart.stamp import tick
from server.clock import iso
from tests.simulation.server import Server, Transaction

Verb = tuple[str, dict[str, Any]]
Steps = Generator[list[Verb], list[Any], Any]

REQUEST = msgspec.json.Decoder(SyncRequest)
SERVER_DEVICE = "00000000-0000-4000-8000-000000000000"


@dataclass
class Phone:
    """A piece of hardware: a clock, and one cookie that all its apps share."""

    name: str
    skew: int
    cookie: str | None
    signed_in: bool = True


@dataclass
class Db:
    """One person's database on one phone; `person` is None while anonymous."""

    name: str
    phone: Phone
    chart: str
    role: str
    person: str | None
    alive: bool = True
    merge_from: Db | None = None
    merged: bool = False
    # When the server gave the first answer that reached it, and when it first asked with what it knew from one.
    met: int | None = None
    knew: int | None = None


@dataclass
class Saved:
    """An entry that some person was told is saved. `expect`: refused, or why it may be."""

    db: Db
    author: str
    draft: dict[str, Any]
    expect: str
    seen: str | None = None


@dataclass
class Message:
    """A request or an answer on its way."""

    db: Db
    chart: str
    ticket: int
    cookie: str | None = None
    request: SyncRequest | None = None
    status: int = 0
    code: str = ""
    retry_after: int | None = None
    sent: int = 0
    answer: SyncAnswer | None = None


@dataclass
class World:
    """State of one run; `verbs` wait for the next turn of the devices."""

    seed: int
    faults: frozenset[str]
    chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.server = Server(random.Random(self.seed + 1), self.faults)
        self.now = 1_790_000_000_000
        self.verbs: list[Verb] = []
        self.network: list[Message] = []
        self.running: list[tuple[Message, Transaction]] = []
        self.saved: dict[tuple[str, str], Saved] = {}
        self.dbs: list[Db] = []
        self.ended: set[str] = set()
        self.stored: set[tuple[str, str]] = set()
        self.restored = 0
        self.erased = False
        self.journal_was_lost = False
        self.counts: dict[str, int] = {}
        self.failures: list[str] = []
        self.made = 0

    def uuid(self) -> str:
        return str(UUID(int=self.chance.getrandbits(128), version=4))

    def mark(self) -> str:
        """A text that no other entry of this world has."""
        self.made += 1
        return f"m{self.made}"

    def count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1

    def tell(self, verb: str, db: Db, **arguments: Any) -> None:
        """Something for a device to do at the next turn."""
        wall = self.now + db.phone.skew
        self.verbs.append((verb, {"db": db.name, "chart": db.chart, "wall": wall, **arguments}))

    def turn(self) -> Steps:
        """Let the devices do everything that waits; the last result."""
        if not self.verbs:
            return None
        verbs, self.verbs = self.verbs, []
        results = yield verbs
        for (verb, arguments), result in zip(verbs, results, strict=True):
            if verb == "record" and result is not None:
                self.saved[arguments["db"], arguments["draft"]["id"]].seen = result["seen"]
            elif verb == "record":
                del self.saved[arguments["db"], arguments["draft"]["id"]]
        return results[-1]

    def open(self, name: str, phone: Phone, chart: str, role: str, person: str | None) -> Db:
        db = Db(name, phone, chart, role, person)
        self.dbs.append(db)
        self.reopen(db)
        return db

    def reopen(self, db: Db) -> None:
        """Opening does nothing where the chart is already there."""
        self.tell("open", db, device=self.uuid(), person=db.person, role=db.role)

    def save(
        self, db: Db, kind: str, body: dict[str, Any], *, expect: str = "", id_: str = "", **more: str
    ) -> None:
        draft = {"id": id_ or self.uuid(), "kind": kind, "body": body, **more}
        self.saved[db.name, str(draft["id"])] = Saved(db, db.person or "self", draft, expect)
        self.tell("record", db, draft=draft)

    def ask(self, db: Db) -> Steps:
        """Let a device send its next request, if it has one."""
        self.tell("ask", db)
        asked = yield from self.turn()
        if asked is None:
            return None
        request = REQUEST.decode(msgspec.json.encode(asked["request"]))
        if request.epoch and db.knew is None:
            db.knew = self.now
        message = Message(db, db.chart, asked["ticket"], db.phone.cookie, request, sent=self.now)
        if not db.phone.signed_in:
            message.cookie = None
        self.network.append(message)
        return message

    def arrive(self, message: Message) -> bool:
        """A request reaches the server; False when it has to wait for the lock."""
        if self.server.locked:
            return False
        assert message.request
        if message.cookie is None:
            self.reply(message, Declined(401, "SIGNED_OUT", ""))
            return True
        transaction = self.server.begin(message.chart, message.request, message.cookie, self.now)
        if isinstance(transaction, Declined):
            self.reply(message, transaction)
        else:
            self.running.append((message, transaction))
        return True

    def commit(self, message: Message, transaction: Transaction) -> Steps:
        """Whether links that waited after a restore see the chart from now on."""
        decision = transaction.decision
        for entry in getattr(decision, "inserts", []):
            self.stored.add((message.chart, entry.id))
            if entry.kind == "link_ended":
                self.ended.add(msgspec.json.decode(entry.body)["link"])
        lifted = bool(getattr(decision, "unsuspend", False))
        self.reply(message, self.server.commit(transaction))
        if lifted:
            yield from self.check_lifted(message)
        return lifted

    def check_lifted(self, message: Message) -> Steps:
        """Only a device from before the restore can tell what had ended, and only after it has given all back."""
        self.count("suspensions lifted")
        db = message.db
        if db.met is None or db.met > self.restored:
            self.failures.append(f"LIFTED {db.name}")
        self.tell("dump", db, owner=db.person)
        dump = yield from self.turn()
        stored = self.server.rows.charts[message.chart].entries
        self.failures += [
            f"UNTOLD {db.name} {entry['id']}"
            for entry in dump["entries"]
            if "seal" in entry and entry["id"] not in stored
        ]

    def reply(self, message: Message, result: SyncAnswer | Declined) -> None:
        answer = Message(message.db, message.chart, message.ticket, status=200, sent=self.now)
        if isinstance(result, Declined):
            answer.status, answer.code, answer.retry_after = result.status, result.code, result.retry_after
        else:
            answer.answer = result
            self.count("resets") if result.reset else None
        self.network.append(answer)

    def hear(self, message: Message, *, killed: bool = False) -> None:
        """An answer reaches a device, which may be killed while it stores it."""
        if message.status == 200 and message.db.met is None:
            message.db.met = message.sent
        self.tell(
            "answer",
            message.db,
            ticket=message.ticket,
            status=message.status,
            code=message.code,
            retryAfter=message.retry_after,
            answer=msgspec.to_builtins(message.answer),
            freshDevice=self.uuid(),
            kill=killed,
        )
        self.verbs[-1][1]["chart"] = message.chart

    def start_link(self, chart: str, client: str, therapist: str, *, answers: bool) -> None:
        """An accepted invitation: a new consent replaces an older one, and the server writes both entries."""
        if (
            chart not in self.server.rows.charts
            or self.server.locked
            or self.server.rows.charts[chart].erased
        ):
            return
        # What the server writes itself, no device claims: the hardest loss to notice.
        self.server.snapshots.append(self.server.rows.copy())
        for id_, older in self.server.rows.links.items():
            if older.therapist == therapist and not older.ended:
                self.ended.add(id_)
                self.append(chart, "link_ended", client, {"link": id_})
        link = self.uuid()
        body = {
            "link": link,
            "therapist": therapist,
            "therapist_name": "T",
            "clinic": "C",
            "consents": {"chart": True, "answers": answers},
            "text_version": "1",
            "language": "en",
        }
        self.append(chart, "link_started", "server", body)

    def append(self, chart: str, kind: str, author: str, body: dict[str, Any]) -> None:
        """An entry that the server writes itself."""
        rows = self.server.rows.charts[chart]
        rows.head += 1
        rows.top = tick(rows.top, self.now, SERVER_DEVICE)
        entry = NewEntry(
            self.uuid(), rows.head, kind, author, SERVER_DEVICE, rows.top,
            iso(datetime.fromtimestamp(self.now / 1000, UTC)), canonical(body), None, None, None, verbatim=False,
        )  # fmt: skip
        rows.entries[entry.id] = entry
        self.stored.add((chart, entry.id))
        self.server.project(chart, entry)
