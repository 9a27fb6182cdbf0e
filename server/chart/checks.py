"""May this entry be stored? Pure: one entry, who sends it, and what is known of its chart."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from server.chart import stamp as clock
from server.chart.canonical import NotCanonical, read_canonical
from server.chart.kinds import KINDS, Kind, may_see, shape_problem
from server.chart.rights import Rights
from server.chart.schemas import MAX_BODY_BYTES, WireEntry
from server.chart.seal import SealKeys
from server.chart.situation import Known
from server.patterns import UUID as UUID_PATTERN

DAY = 86_400_000
UUID = re.compile(UUID_PATTERN)
TARGET = re.compile(r'"of":"([0-9a-f-]{36})"')
HAPPENED_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(Z|[+-]\d\d:\d\d)", re.ASCII)


class Refused(Exception):
    """This entry is refused; the others go on."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends, on which device, with which rights; `now` in milliseconds."""

    chart: str
    person: str
    device: str
    rights: Rights
    now: int
    keys: SealKeys


@dataclass(frozen=True, slots=True)
class Accepted:
    """Who wrote it, and what stands in the body that columns repeat."""

    author: str
    device: str
    of: str | None
    addressee: str | None
    verbatim: bool


def author_of(entry: WireEntry, sender: Sender) -> str:
    """The author an entry claims: the sender's, unless it brings a seal."""
    return entry.author if entry.seal and entry.author else sender.person


def check_size(entry: WireEntry) -> None:
    """Raises TOO_LARGE."""
    for part in (entry.body, entry.detail or ""):
        if len(part) > MAX_BODY_BYTES or len(part.encode()) > MAX_BODY_BYTES:
            raise Refused("TOO_LARGE", f"An entry may have {MAX_BODY_BYTES} bytes.")


def check_new(entry: WireEntry, sender: Sender, known: Mapping[str, Known], top: str) -> Accepted:
    """An entry whose id is new to the chart; `top` is the chart's highest stamp. Raises Refused."""
    if entry.seal:
        return _verbatim(entry, sender, known)
    if entry.author not in (None, "self", sender.person):
        raise Refused("SEAL_INVALID", "An entry of another person needs its seal.")
    _check_form(entry)
    kind = KINDS.get(entry.kind)
    if kind is None:
        raise Refused("UNKNOWN_KIND", "This server does not know this kind of entry yet.")
    if sender.rights.role not in kind.writers:
        raise Refused("NOT_YOURS_TO_WRITE", "This kind of entry is written by someone else.")
    body = _read_body(entry, kind)
    _check_target(entry, body, sender, known)
    if (
        entry.kind == "link_ended"
        and sender.rights.role == "therapist"
        and body["link"] != sender.rights.link
    ):
        raise Refused("NOT_YOURS_TO_WRITE", "This link is someone else's.")
    _check_clock(entry, sender, top)
    return Accepted(
        sender.person, sender.device, body.get("of"), _addressee(entry.kind, body, known), verbatim=False
    )


def holds_digest(body: Mapping[str, Any], detail: str | None) -> bool:
    """Whether a second part, if there is one, is the one the body names."""
    return detail is None or hashlib.sha256(detail.encode()).hexdigest() == body.get("answers_digest")


def _verbatim(entry: WireEntry, sender: Sender, known: Mapping[str, Known]) -> Accepted:
    author = author_of(entry, sender)
    if not sender.keys.holds(entry.seal or "", sender.chart, author, entry):
        raise Refused("SEAL_INVALID", "The seal of this entry does not hold.")
    body = read_canonical(entry.body)
    addressee = _addressee(entry.kind, body, known)
    if not may_see(entry.kind, author, addressee, sender.person, sender.rights):
        raise Refused("NOT_YOURS_TO_WRITE", "This entry was not yours to see.")
    if not holds_digest(body, entry.detail):
        raise Refused("SEAL_INVALID", "The answers are not those of this assessment.")
    device = entry.device if entry.device and UUID.fullmatch(entry.device) else sender.device
    return Accepted(author, device, body.get("of"), addressee, verbatim=True)


def _check_form(entry: WireEntry) -> None:
    forms = (
        (UUID, entry.id, "id"),
        (clock.STAMP, entry.stamp, "stamp"),
        (HAPPENED_AT, entry.happened_at, "time"),
    )
    for form, value, name in forms:
        if not form.fullmatch(value):
            raise Refused("INVALID_BODY", f"The entry's {name} cannot be read.")
    try:
        datetime.fromisoformat(entry.happened_at)  # lists and folds count on a moment that exists
    except ValueError:
        raise Refused("INVALID_BODY", "The entry's time does not exist.") from None


def _read_body(entry: WireEntry, kind: Kind) -> dict[str, Any]:
    try:
        body = read_canonical(entry.body)
    except NotCanonical as error:
        raise Refused("INVALID_BODY", f"The body cannot be kept: {error}.") from None
    if problem := shape_problem(kind, body):
        raise Refused("INVALID_BODY", problem)
    if not holds_digest(body, entry.detail):
        raise Refused("INVALID_BODY", "The answers are not those of this assessment.")
    return body


def _check_target(entry: WireEntry, body: dict[str, Any], sender: Sender, known: Mapping[str, Known]) -> None:
    """A correction is checked where its target is known; where not, the fold decides."""
    target = known.get(body["of"]) if "of" in body else None
    if target is None:
        return
    if target.author != sender.person:
        raise Refused("NOT_YOURS_TO_WRITE", "Only its author can correct an entry.")
    if target.kind != entry.kind or target.of is not None:
        raise Refused("INVALID_BODY", "A correction names an original entry of the same kind.")
    if _addressee(entry.kind, body, known) != target.addressee:
        raise Refused("INVALID_BODY", "A corrected message goes to the same person.")


def _check_clock(entry: WireEntry, sender: Sender, top: str) -> None:
    # By milliseconds: the next stamp after the highest one must always be possible, also when its counter is full.
    ahead = max(sender.now + DAY, clock.milliseconds_of(top) + 1)
    if clock.milliseconds_of(entry.stamp) > ahead:
        raise Refused("CLOCK_AHEAD", "The clock of this device is ahead.")


def _addressee(kind: str, body: Mapping[str, Any], known: Mapping[str, Known]) -> str | None:
    """To whom a message goes. A withdrawn one names nobody: it goes where its original went, if that is known."""
    if kind != "message":
        return None
    original = known.get(body.get("of", "")) if "to" not in body else None
    addressee = original.addressee if original else body.get("to")
    return addressee if isinstance(addressee, str) else None


def targets_of(entries: Iterable[WireEntry]) -> set[str]:
    """Ids that bodies may name as the original of a correction: what has to be looked up before judging them."""
    return {found for entry in entries for found in TARGET.findall(entry.body)}
