"""The invariants, checked when all is quiet. A failure is one word and, after it, what it is about."""

from __future__ import annotations

from collections import Counter
from typing import Any

import msgspec

from server.chart.canonical import canonical
from server.chart.corrections import Fact, corrected
from server.chart.kinds import may_see
from server.chart.rights import NONE
from server.chart.schemas import WireEntry
from server.chart.situation import NewEntry
from tests.simulation.quiet import has_right
from tests.simulation.server import KEYS
from tests.simulation.stage import Stage
from tests.simulation.world import Db, Saved, Steps


def check(stage: Stage) -> Steps:
    """Add every broken invariant to the world's failures."""
    world = stage.world
    for chart in world.server.rows.charts:
        world.failures += log_failures(stage, chart)
    alive = [db for db in world.dbs if db.alive and db.person is not None]
    for db in alive:
        world.tell("dump", db, owner=world.server.rows.charts[db.chart].owner)
    if world.verbs:
        verbs, world.verbs = world.verbs, []
        dumps = yield verbs
        for db, dump in zip(alive, dumps, strict=True):
            stored = world.server.rows.charts[db.chart].entries
            world.failures += device_failures(stage, db, dump, stored)
            if db.chart == stage.chart and world.erased:
                world.failures += erased_failures(stage, db, dump)
            else:
                world.failures += saved_failures(stage, db, dump, stored)
    if not world.erased:
        world.failures += causal_failures(stage, world.server.rows.charts[stage.chart].entries)
    if world.counts.get("resets", 0) > 2 * len(world.dbs):
        world.failures.append("RESETS")


def log_failures(stage: Stage, id_: str) -> list[str]:
    """Numbers without gap, nothing twice, nothing ended that lives."""
    failures = []
    chart = stage.world.server.rows.charts[id_]
    stored = chart.entries
    if id_ == stage.chart and stage.world.erased and not chart.erased:
        failures.append("REVIVED chart")
    if sorted(entry.seq for entry in stored.values()) != list(range(1, chart.head + 1)):
        failures.append("GAP")
    marks = Counter(mark for entry in stored.values() if (mark := mark_of(entry.body)))
    failures += [f"TWICE {mark}" for mark, count in marks.items() if count > 1]
    told = {
        msgspec.json.decode(entry.body)["link"] for entry in stored.values() if entry.kind == "link_ended"
    }
    for link_id, link in stage.world.server.rows.links.items():
        if link_id in stage.world.ended | told and link.chart == id_ and not link.ended:
            failures.append("REVIVED")
    return failures


def mark_of(body: str) -> str:
    """The text that no other entry has."""
    read = msgspec.json.decode(body)
    found = read.get("text") or read.get("reason") or (read.get("parts") or read.get("reasons") or [""])[0]
    return str(found)


def device_failures(stage: Stage, db: Db, dump: dict[str, Any], stored: dict[str, NewEntry]) -> list[str]:
    """A device with a right holds exactly what it may see, sealed, and folds it as the server does."""
    if not has_right(stage, db):
        return [f"KEPT {db.name}" for _ in others(db, dump)][:1]
    rights = stage.world.server.rows.rights(db.person or "", db.chart)
    visible = {
        id_: entry
        for id_, entry in stored.items()
        if may_see(entry.kind, entry.author, entry.addressee, db.person or "", rights)
    }
    failures = [f"UNSENT {db.name} {row['id']}" for row in dump["outbox"]]
    held = {entry["id"]: entry for entry in dump["entries"]}
    for id_ in visible.keys() | held.keys():
        if id_ not in held or id_ not in visible:
            failures.append(f"DIVERGED {db.name} {id_}")
        elif shown(held[id_]) != expected(visible[id_], rights.answers):
            failures.append(
                f"DIFFERENT {db.name} {shown(held[id_])} {expected(visible[id_], rights.answers)}"
            )
        elif not KEYS.holds(held[id_].get("seal", ""), db.chart, held[id_]["author"], wire(held[id_])):
            failures.append(f"SEAL {db.name} {id_}")
    facts = [fact(entry) for entry in visible.values()]
    owner = stage.world.server.rows.charts[db.chart].owner
    if not failures and [[f.id, f.body] for f in corrected(facts, owner)] != dump["fold"]:
        failures.append(f"FOLD {db.name}")
    return failures


def erased_failures(stage: Stage, db: Db, dump: dict[str, Any]) -> list[str]:
    """Of an erased chart a device keeps what the server never had, for the person to take along, and nothing else."""
    kept = [entry["id"] for entry in (*dump["entries"], *dump["outbox"])]
    refused = {row["id"] for row in dump["refused"]}
    if stage.world.server.rows.rights(db.person or "", db.chart) == NONE:
        # Nobody told this device of the erasure: to the server it is a stranger's.
        kept, refused = others(db, dump), {*refused, *kept}
    failures = [f"KEPT {db.name} {id_}" for id_ in kept][:1]
    mine = {id_ for name, id_ in stage.world.saved if name == db.name}
    lost = [id_ for id_ in mine - refused if (db.chart, id_) not in stage.world.stored]
    return failures + [f"LOST {db.name} {id_}" for id_ in lost]


def others(db: Db, dump: dict[str, Any]) -> list[str]:
    """What a device without a right still holds of other people."""
    return [entry["id"] for entry in dump["entries"] if entry["author"] != db.person and db.role != "owner"]


def shown(entry: dict[str, Any]) -> tuple[Any, ...]:
    names = ("kind", "author", "stamp", "happened_at", "body")
    return (*(entry[name] for name in names), entry.get("detail"))


def expected(entry: NewEntry, answers: bool) -> tuple[Any, ...]:
    detail = entry.detail if answers else None
    return (entry.kind, entry.author, entry.stamp, entry.happened_at, entry.body, detail)


def wire(entry: dict[str, Any]) -> WireEntry:
    return WireEntry(entry["id"], entry["kind"], entry["stamp"], entry["happened_at"], entry["body"])


def fact(entry: NewEntry) -> Fact:
    body = msgspec.json.decode(entry.body)
    return Fact(entry.id, entry.kind, entry.author, entry.stamp, entry.happened_at, body)


def saved_failures(stage: Stage, db: Db, dump: dict[str, Any], stored: dict[str, NewEntry]) -> list[str]:
    """What a person was told is saved is on the server with its true author, or visibly refused."""
    failures = []
    refused = {row["id"]: row["code"] for row in dump["refused"]}
    held = {entry["id"] for entry in dump["entries"]} | {row["id"] for row in dump["outbox"]}
    restored = stage.world.counts.get("restores", 0) > 0
    reused = ids_used_twice(stage)
    for (name, id_), saved in stage.world.saved.items():
        if name != db.name or id_ in reused:
            continue
        if id_ in refused:
            if not saved.expect and refused[id_] != "LINK_ENDED":
                failures.append(f"REFUSED {db.name} {id_} {refused[id_]}")
        elif id_ in stored:
            failures += stored_failures(saved, db, stored[id_])
        elif id_ not in held and not (db.role == "therapist" and restored):
            failures.append(f"LOST {db.name} {id_}")
    return failures


def ids_used_twice(stage: Stage) -> set[str]:
    """Of two entries with one id the second is refused, whichever that is."""
    return {id_ for (_, id_), saved in stage.world.saved.items() if saved.expect == "reused"}


def stored_failures(saved: Saved, db: Db, entry: NewEntry) -> list[str]:
    if saved.expect == "refused":
        return [f"ACCEPTED {db.name} {entry.id}"]
    author = db.person if saved.author == "self" else saved.author
    if (entry.author, entry.body) != (author, canonical(saved.draft["body"])):
        return [f"CHANGED {db.name} {entry.id} {entry.author} {author}"]
    return []


def causal_failures(stage: Stage, stored: dict[str, NewEntry]) -> list[str]:
    """Whoever had seen an entry and then wrote another comes after it.

    Unless two copies of a phone hold the same unsent entry under a clock that is years ahead: both correct its stamp,
    and the server keeps the first one.
    """
    failures = []
    reused = ids_used_twice(stage) | {id_ for name, id_ in stage.world.saved if name == "copy"}
    for (_, id_), saved in stage.world.saved.items():
        if id_ in reused or saved.seen in reused:
            continue
        later, earlier = stored.get(id_), stored.get(saved.seen or "")
        if later and earlier and not saved.expect and later.stamp <= earlier.stamp:
            failures.append(f"ORDER {earlier.id} {later.id}")
    return failures
