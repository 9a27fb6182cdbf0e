"""What the network, the server and the phones do: carry, answer and commit, or drop, die, go back and go wrong."""

from __future__ import annotations

from tests.simulation.stage import SKEWS, YEARS, Stage
from tests.simulation.world import Db, Phone, Steps

# No connection carries a request for longer than this.
HOUR = 3_600_000
DROP, REPEAT, KILL_IN_ANSWER, JOURNAL_LOST = 0.12, 0.08, 0.1, 0.2


def ask(stage: Stage) -> Steps:
    db = stage.some_db()
    if db.person is not None:
        yield from stage.world.ask(db)


def deliver(stage: Stage) -> Steps:
    world, chance = stage.world, stage.world.chance
    if not world.network:
        return
    at = chance.randrange(len(world.network))
    message = world.network[at] if chance.random() < REPEAT else world.network.pop(at)
    if chance.random() < DROP:
        world.count("drops")
        if message in world.network:
            world.network.remove(message)
    elif message.request is not None:
        if world.now - message.sent > HOUR:
            world.network.remove(message) if message in world.network else None
        elif not world.arrive(message):
            world.network.append(message)
    elif message.db.alive:
        killed = chance.random() < KILL_IN_ANSWER
        world.hear(message, killed=killed)
        if killed:
            world.tell("kill", message.db, power=chance.randrange(4))
    yield from world.turn() if chance.random() < 0.3 else ()


def commit(stage: Stage) -> Steps:
    if stage.world.running:
        at = stage.world.chance.randrange(len(stage.world.running))
        yield from stage.world.commit(*stage.world.running.pop(at))


def crash(stage: Stage) -> Steps:
    stage.world.count("server kills")
    stage.world.running.clear()
    stage.world.server.crash()
    return
    yield


def kill(stage: Stage) -> Steps:
    stage.world.count("device kills")
    stage.world.tell("kill", stage.some_db(), power=stage.world.chance.randrange(4))
    return
    yield


def restore(stage: Stage) -> Steps:
    stage.world.count("restores")
    stage.world.running.clear()
    lost = not stage.world.erased and stage.world.chance.random() < JOURNAL_LOST
    stage.world.server.restore(stage.world.now, without_journal=lost)
    stage.world.restored = stage.world.now
    if lost:
        # Nobody but the devices knows of the others any more.
        stage.world.count("journals lost")
        stage.world.journal_was_lost = True
        stage.world.ended &= stage.world.server.journal
    revived = [id_ for id_, link in stage.world.server.rows.links.items() if not link.ended]
    if stage.world.ended & set(revived):
        stage.world.failures.append("REVIVED")
    for phone in stage.phones:
        phone.signed_in = phone.signed_in and stage.world.chance.random() < 0.5
    return
    yield


def jump(stage: Stage) -> Steps:
    stage.world.count("clock jumps")
    phone = stage.world.chance.choice(stage.phones)
    phone.skew += stage.world.chance.choice([-YEARS, YEARS, -60_000, 61_000, 90_000_000, -90_000_000])
    return
    yield


def retire(stage: Stage) -> Steps:
    if sum(db.alive and db.person == stage.cast.maria for db in stage.world.dbs) > 1:
        stage.some_db().alive = False
    return
    yield


def fork(stage: Stage) -> Steps:
    """A backup of Maria's second phone is restored on another one, which goes on beside it."""
    world = stage.world
    if not any(db.name == "copy" for db in world.dbs):
        phone = Phone("p7", world.chance.choice(SKEWS), stage.cast.maria)
        stage.phones.append(phone)
        source = next(db for db in world.dbs if db.name == "maria2")
        world.tell("copy", source, to="copy")
        world.dbs.append(
            Db("copy", phone, stage.chart, "owner", stage.cast.maria, met=source.met, knew=source.knew)
        )
        for (name, id_), saved in list(world.saved.items()):
            if name == "maria2":
                world.saved["copy", id_] = saved
    return
    yield


def poison(stage: Stage) -> Steps:
    """This version of the server fails on one entry until it is upgraded."""
    if stage.world.saved:
        stage.world.server.poison.add(stage.world.chance.choice(list(stage.world.saved))[1])
    return
    yield
