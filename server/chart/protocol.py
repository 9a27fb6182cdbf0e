"""How the server agrees with a device about one chart: a pure step from what the database says to what to do.

The same function runs in the server and in the simulator. README.md tells the protocol; the rules that look
superfluous were each removed once, and a simulation then found a failure.
"""

from __future__ import annotations

from dataclasses import replace

import msgspec

from server.chart.checks import Accepted, Refused, Sender, author_of, check_new, check_size, holds_digest
from server.chart.kinds import KINDS_VERSION, may_see
from server.chart.rights import Rights
from server.chart.schemas import (
    MAX_ENTRIES,
    OLDEST_PROTOCOL,
    PROTOCOL,
    Receipt,
    SyncRequest,
    WireEntry,
)
from server.chart.seal import SealKeys
from server.chart.situation import (
    ChartState,
    Decision,
    Declined,
    Known,
    NewEntry,
    Quarantined,
    Situation,
    as_known,
)

RENEWALS_AN_HOUR = 3
QUARANTINE_ENTRIES = 200
QUARANTINE_BYTES = 1_000_000
UNKNOWN_LINKS = 20
NOT_QUARANTINED = frozenset({"TOO_LARGE", "CLOCK_AHEAD"})
# Refused for now: the device changes something and sends the same entry again.
PASSING = frozenset({"CLOCK_AHEAD"})


def admit(request: SyncRequest, person: str) -> Declined | None:
    """Checks that need no database. `person` is the sign-in's: nothing of another person's is even looked at."""
    if request.person != person:
        return Declined(401, "OTHER_PERSON", "Please sign in as the person these records belong to.")
    if len(request.entries) > MAX_ENTRIES:
        return Declined(413, "TOO_LARGE", f"At most {MAX_ENTRIES} entries go into one request.")
    numbers = {entry.n for entry in request.entries}
    if None in numbers or len(numbers) < len(request.entries):
        return Declined(400, "INVALID_BODY", "Every entry needs a number of its own.")
    return None


def apart(protocol: int) -> Declined | None:
    """Whether an app that speaks this version of the protocol can be answered at all."""
    if protocol > PROTOCOL:
        return Declined(
            409, "SCHEMA_NEWER", "This app is newer than the server: the server has to be updated."
        )
    if protocol < OLDEST_PROTOCOL:
        return Declined(409, "SCHEMA_OLDER", "This app is too old for the server: please update it.")
    return None


def view_of(rights: Rights, refills: int) -> str:
    """What a cursor belongs to besides the epoch: role, consents, kinds table, second parts given back."""
    answers = "+answers" if rights.answers else ""
    return f"{rights.role}{answers}.{KINDS_VERSION}.{refills if rights.answers else 0}"


def has_lost_entries(situation: Situation, request: SyncRequest) -> bool:
    """Whether this device knows of more than the server does: only a restore can do that."""
    if request.epoch != situation.chart.epoch or _is_fork(situation, request):
        return False
    unknown_claim = situation.answered < request.claimed - situation.noted
    return request.after > situation.chart.head or unknown_claim


def decide(
    situation: Situation, request: SyncRequest, *, keys: SealKeys, now: int, fresh: str
) -> Decision | Declined:
    """One exchange. `now` in milliseconds; `fresh` is random, for a new epoch. `request` was admitted."""
    chart, rights = situation.chart, situation.rights
    if declined := _closed(chart, rights):
        return declined
    if rights.role is None:
        ended = [_refused(entry.id, "LINK_ENDED", "This link has ended.") for entry in request.entries]
        return Decision(chart.epoch, "", ended, ended=True, head=chart.head, top=chart.top)
    lost = has_lost_entries(situation, request)
    if lost and situation.renewals >= RENEWALS_AN_HOUR:
        # Postponed and not skipped: going on with a cursor beyond the head would miss entries for ever.
        return Declined(429, "TOO_MANY", "This chart was compared too often. It will go on later.", 1200)
    sender = Sender(chart.id, request.person, request.device, rights, now, keys)
    ledger = _Ledger(situation, sender)
    if _is_fork(situation, request):
        message = "Another device uses this one's name."
        ledger.receipts = [_refused(entry.id, "DEVICE_FORK", message) for entry in request.entries]
    else:
        for entry in request.entries:
            ledger.take(entry)
    return _concluded(ledger, request, fresh if lost else None)


def _closed(chart: ChartState, rights: Rights) -> Declined | None:
    if rights.role is None and not rights.former:
        return Declined(404, "NOT_FOUND", "There is nothing here, or nothing that you may see.")
    if chart.erased:
        return Declined(410, "ERASED", "This chart was erased.")
    if rights.role == "therapist" and is_waiting(chart, rights):
        message = "After a restore this chart waits for its owner's device."
        return Declined(503, "SUSPENDED", message, 3600)
    return None


def is_waiting(chart: ChartState, rights: Rights) -> bool:
    """Whether nobody can say if this link had ended. One that began since was consented to since."""
    return chart.suspended_at is not None and rights.since <= chart.suspended_at


def _may_lift(situation: Situation, request: SyncRequest) -> bool:
    """The owner may have ended a link, and the server lost it: only a device from before the restore can tell.

    Such a one was reset and has compared what it holds; it has told everything once it has nothing left to send. A
    phone that is new since the restore knows of no end, however empty its outbox is.
    """
    chart = situation.chart
    told = request.have is None and not request.entries
    return (
        chart.suspended_at is not None
        and situation.rights.role == "owner"
        and situation.compared == request.epoch == chart.epoch
        and told
    )


def _is_fork(situation: Situation, request: SyncRequest) -> bool:
    delivered = situation.delivered
    return any(delivered.get(entry.n or 0, entry.id) != entry.id for entry in request.entries)


def _concluded(ledger: _Ledger, request: SyncRequest, new_part: str | None) -> Decision:
    situation = ledger.situation
    chart = situation.chart
    epoch = f"{chart.life}.{new_part}" if new_part else chart.epoch
    view = view_of(situation.rights, ledger.refills)
    # A device that was never told an epoch has nothing to compare: it simply begins.
    reset = request.epoch != epoch and request.epoch != ""
    forked = _is_fork(situation, request)
    return Decision(
        epoch=epoch,
        view=view,
        receipts=ledger.receipts,
        reset=reset,
        head=ledger.head,
        top=ledger.top,
        refills=ledger.refills,
        inserts=ledger.inserts,
        details=ledger.details,
        deliveries=ledger.deliveries,
        quarantine=ledger.quarantine,
        new_part=new_part,
        # Noted at once and in any epoch, or every later request would renew the epoch again.
        noted=situation.noted if forked else max(situation.noted, request.claimed),
        compared=_compared(situation, request, epoch),
        unsuspend=new_part is None and _may_lift(situation, request),
        page_from=None if reset else request.after if request.view == view else 0,
        compare=request.have is not None and not reset,
    )


def _compared(situation: Situation, request: SyncRequest, epoch: str) -> str:
    """Noted with the first request that compares: the device goes on with it until it is through."""
    begins = situation.chart.suspended_at is not None and request.have is not None
    return epoch if begins and request.epoch == epoch else situation.compared


class _Ledger:
    """What one request adds, entry by entry: a later one is judged by what an earlier one changed."""

    def __init__(self, situation: Situation, sender: Sender) -> None:
        self.situation = situation
        self.sender = sender
        self.head = situation.chart.head
        self.top = situation.chart.top
        self.refills = situation.chart.refills
        self.known = dict(situation.known)
        self.receipts: list[Receipt] = []
        self.inserts: list[NewEntry] = []
        self.details: list[tuple[str, str]] = []
        self.deliveries: list[tuple[int, str]] = []
        self.quarantine: list[Quarantined] = []
        self._begun = set(situation.begun)
        self._ended = set(situation.ended)
        self._room = QUARANTINE_ENTRIES - situation.quarantined[0]
        self._bytes = QUARANTINE_BYTES - situation.quarantined[1]

    def take(self, entry: WireEntry) -> None:
        try:
            check_size(entry)
            known = self.known.get(entry.id)
            receipt = self._take_again(entry, known) if known else self._take_new(entry)
        except Refused as refusal:
            receipt = _refused(entry.id, refusal.code, refusal.message)
            self._keep_refused(entry, refusal.code)
            if refusal.code in PASSING:
                self.receipts.append(receipt)
                return
        self.receipts.append(receipt)
        self._deliver(entry)

    def _take_again(self, entry: WireEntry, known: Known) -> Receipt:
        """Sent again: the stored stamp and seal are the true ones."""
        sender = self.sender
        author = author_of(entry, sender)
        same = (known.kind, known.author, known.body) == (entry.kind, author, entry.body)
        if not same or not may_see(known.kind, known.author, known.addressee, sender.person, sender.rights):
            raise Refused("ID_REUSED", "Another entry already has this id.")
        self._take_lost_detail(entry, known)
        seal = sender.keys.seal(sender.chart, known.author, known)
        return Receipt(known.id, "known", known.seq, known.stamp, known.happened_at, seal)

    def _take_lost_detail(self, entry: WireEntry, known: Known) -> None:
        """After a restore a therapist may have given back the body alone: the second part follows here."""
        if known.has_detail or entry.detail is None or not self.sender.rights.answers:
            return
        if holds_digest(msgspec.json.decode(known.body), entry.detail):
            self.details.append((known.id, entry.detail))
            self.known[known.id] = replace(known, has_detail=True)
            self.refills = self.situation.chart.refills + 1

    def _take_new(self, entry: WireEntry) -> Receipt:
        accepted = check_new(entry, self.sender, self.known, self.top)
        self._follow_link(entry, accepted)
        self.head += 1
        self.top = max(self.top, entry.stamp)
        new = _new_entry(entry, accepted, self.head)
        self.inserts.append(new)
        self.known[entry.id] = as_known(new)
        seal = self.sender.keys.seal(self.sender.chart, new.author, new)
        return Receipt(new.id, "stored", new.seq, new.stamp, seal=seal)

    def _follow_link(self, entry: WireEntry, accepted: Accepted) -> None:
        """A link that a restore lost may be ended before anybody gave its beginning back; but not any number of such,
        since what ended is remembered for ever."""
        if entry.kind not in ("link_started", "link_ended"):
            return
        link = msgspec.json.decode(entry.body)["link"]
        if entry.kind == "link_started":
            self._begun.add(link)
            return
        unknown = self._ended - self._begun
        news = not accepted.verbatim and link not in self._begun | self._ended
        if news and len(unknown) >= UNKNOWN_LINKS:
            raise Refused("INVALID_BODY", "This chart knows of no such link.")
        self._ended.add(link)

    def _deliver(self, entry: WireEntry) -> None:
        if entry.n is not None and entry.n not in self.situation.delivered:
            self.deliveries.append((entry.n, entry.id))

    def _keep_refused(self, entry: WireEntry, code: str) -> None:
        copy = msgspec.json.encode(entry)
        if code in NOT_QUARANTINED or self._room < 1 or self._bytes < len(copy):
            return
        self._room -= 1
        self._bytes -= len(copy)
        self.quarantine.append(Quarantined(entry.id, code, copy))


def _new_entry(entry: WireEntry, accepted: Accepted, seq: int) -> NewEntry:
    return NewEntry(
        id=entry.id,
        seq=seq,
        kind=entry.kind,
        author=accepted.author,
        device=accepted.device,
        stamp=entry.stamp,
        happened_at=entry.happened_at,
        body=entry.body,
        detail=entry.detail,
        of=accepted.of,
        addressee=accepted.addressee,
        verbatim=accepted.verbatim,
    )


def _refused(id_: str, code: str, message: str) -> Receipt:
    return Receipt(id_, "refused", code=code, message=message)
