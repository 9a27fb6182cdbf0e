"""The end of all trouble: everybody is signed in, the network works, and after a while nothing changes any more."""

from __future__ import annotations

from tests.simulation import people
from tests.simulation.stage import Stage
from tests.simulation.world import Db, Steps

ROUNDS = 30
EXCHANGES = 60
ROUND_MS = 21 * 60_000


def become_quiet(stage: Stage) -> Steps:
    """Let every living device exchange until a whole round moves nothing; STUCK if that never comes."""
    world = stage.world
    for message, transaction in world.running:
        yield from world.commit(message, transaction)
    world.running.clear()
    world.network.clear()
    world.server.poison.clear()
    world.server.version = "2"
    world.counts["resets"] = 0
    for phone in stage.phones:
        phone.signed_in = True
    while stage.first.person is None or (stage.twin and stage.twin.person is None):
        people.sign_up(stage)
    # Whoever held a deed gets the account back that a restore had lost.
    world.server.create(stage.chart, stage.cast.maria)
    if stage.twin:
        world.server.create(stage.twin.chart, stage.cast.olek)
    for number in range(ROUNDS):
        world.now += ROUND_MS
        yield from people.merge(stage)
        moved = False
        for db in world.chance.sample(world.dbs, len(world.dbs)):
            if db.alive and db.person is not None:
                moved = bool((yield from exchange_all(stage, db))) or moved
        if number > 1 and not moved and not consent_anew(stage):
            return
    world.failures.append("STUCK")


def consent_anew(stage: Stage) -> bool:
    """Links that wait although no device is left that knew the time before: the owner consents again."""
    world = stage.world
    chart = world.server.rows.charts[stage.chart]
    at = chart.suspended_at
    waiting = {
        link.therapist
        for link in world.server.rows.links.values()
        if not link.ended and link.since <= (at or -1)
    }
    if chart.erased or not waiting:
        return False
    if any(
        db.alive and db.person == chart.owner and (db.knew or world.now) < world.restored for db in world.dbs
    ):
        world.failures.append("SUSPENDED")
        return False
    world.count("consents anew")
    for therapist in sorted(waiting):
        world.start_link(stage.chart, chart.owner, therapist, answers=True)
    return True


def exchange_all(stage: Stage, db: Db) -> Steps:
    """Exchange as long as the device wants to; whether anything was moved by it."""
    world = stage.world
    db.phone.cookie = db.person
    world.tell("signIn", db)
    world.reopen(db) if has_right(stage, db) else None
    moved = False
    for _ in range(EXCHANGES):
        message = yield from world.ask(db)
        world.network.clear()
        if message is None:
            return moved
        while not world.arrive(message):
            raise AssertionError("the lock is held by nobody")
        if world.running:
            moved = bool((yield from world.commit(*world.running.pop()))) or moved
        reply = world.network.pop()
        world.hear(reply)
        again = yield from world.turn()
        if (answer := reply.answer) is not None:
            page = answer.page.entries if answer.page else []
            moved = moved or bool(answer.receipts or page or answer.reset or answer.want)
        if not again:
            return moved
    world.failures.append("STUCK")
    return False


def has_right(stage: Stage, db: Db) -> bool:
    """Whether the server lets this person see the chart now."""
    chart = stage.world.server.rows.charts.get(db.chart)
    if chart is None or chart.erased:
        return False
    return stage.world.server.rows.rights(db.person or "", db.chart).role is not None
