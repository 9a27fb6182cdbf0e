"""What the people of a world write down, mostly sensible."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from server.chart.canonical import canonical
from tests.simulation.world import Db, World


@dataclass(frozen=True)
class Cast:
    """Person ids: Maria is the client, Tomasz and Wera are therapists, Olek is somebody else."""

    maria: str
    tomasz: str
    wera: str
    olek: str


def record_as_owner(world: World, cast: Cast, db: Db) -> None:
    mark = world.mark()
    kind = world.chance.choices(
        ["goal", "fix", "visit", "assessment", "message", "withdraw", "bad", "dream", "reuse"],
        [40, 18, 10, 12, 8, 3, 3, 2, 1],
    )[0]
    goals = mine(world, db, "goal")
    if kind == "fix" and goals:
        world.save(db, "goal", {"of": world.chance.choice(goals), "text": mark, "done": True})
    elif kind == "withdraw" and goals:
        world.save(db, "goal", {"of": world.chance.choice(goals), "withdrawn": True})
    elif kind == "visit":
        world.save(db, "visit", visit(mark))
    elif kind == "assessment":
        detail = canonical({"answers": {"q": mark}, "salt": mark})
        digest = hashlib.sha256(detail.encode()).hexdigest()
        world.save(db, "assessment", assessment(mark, digest), detail=detail)
    elif kind == "message":
        world.save(db, "message", {"to": world.chance.choice([cast.tomasz, cast.wera]), "text": mark})
    elif kind == "bad":
        world.save(db, "rating", {"measure": "pain", "value": 99}, expect="refused")
    elif kind == "dream":
        world.save(db, "dream", {"text": mark}, expect="refused")
    elif kind == "reuse" and goals:
        other = world.chance.choice(goals)
        if (db.name, other) not in world.saved:
            world.save(db, "goal", {"text": mark, "done": False}, id_=other, expect="reused")
    else:
        world.save(db, "goal", {"text": mark, "done": False})


def record_as_therapist(world: World, cast: Cast, db: Db) -> None:
    mark = world.mark()
    kind = world.chance.choices(
        ["assignment_end", "note", "message", "fix", "evil", "goal"], [30, 25, 15, 12, 12, 6]
    )[0]
    notes = mine(world, db, "private_note")
    visits = [id_ for (_, id_), saved in world.saved.items() if saved.draft["kind"] == "visit"]
    if kind == "note":
        world.save(db, "private_note", {"text": mark})
    elif kind == "message":
        world.save(db, "message", {"to": cast.maria, "text": mark})
    elif kind == "fix" and notes:
        world.save(db, "private_note", {"of": world.chance.choice(notes), "text": mark})
    elif kind == "evil" and visits:
        world.save(db, "visit", {"of": world.chance.choice(visits), **visit(mark)}, expect="maybe")
    elif kind == "goal":
        world.save(db, "goal", {"text": mark, "done": False}, expect="refused")
    else:
        world.save(db, "assignment_end", {"assignment": db.chart, "reason": mark})


def mine(world: World, db: Db, kind: str) -> list[str]:
    """Ids of originals of this kind that this person recorded, on any phone."""
    return [
        id_
        for (_, id_), saved in world.saved.items()
        if saved.draft["kind"] == kind
        and saved.db.person == db.person
        and saved.db.chart == db.chart
        and "of" not in saved.draft["body"]
        and not saved.expect
    ]


def visit(mark: str) -> dict[str, Any]:
    return {"date": "2026-11-22", "service": "art", "parts": [mark]}


def assessment(mark: str, digest: str) -> dict[str, Any]:
    return {
        "version": 1, "outcome": "art", "when": None, "not_before": None, "reasons": [mark],
        "told": {mark: mark}, "confidence": None, "routines": [], "recheck": None, "language": "en",
        "answers_digest": digest,
    }  # fmt: skip
