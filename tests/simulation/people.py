"""What the people of a world do: they record, link and unlink, sign in and out, change phones and erase."""

from __future__ import annotations

from dataclasses import replace

from tests.simulation.stage import SKEWS, Stage
from tests.simulation.world import Db, Phone, Steps
from tests.simulation.writing import record_as_owner, record_as_therapist


def record(stage: Stage) -> Steps:
    db = stage.some_db()
    if db.role == "owner":
        record_as_owner(stage.world, stage.cast, db)
    else:
        record_as_therapist(stage.world, stage.cast, db)
    return
    yield


def start_link(stage: Stage) -> Steps:
    therapist = stage.world.chance.choice([stage.cast.tomasz, stage.cast.wera])
    answers = stage.world.chance.random() < 0.5
    stage.world.start_link(stage.chart, stage.cast.maria, therapist, answers=answers)
    for db in stage.world.dbs:
        if db.person == therapist:
            stage.world.reopen(db)
    return
    yield


def end_link(stage: Stage) -> Steps:
    links = [(id_, link) for id_, link in stage.world.server.rows.links.items() if not link.ended]
    if links:
        id_, link = stage.world.chance.choice(links)
        sides = [db for db in stage.world.dbs if db.alive and db.person in (stage.cast.maria, link.therapist)]
        if sides and (db := stage.world.chance.choice(sides)).chart == stage.chart:
            stage.world.save(db, "link_ended", {"link": id_}, expect="maybe")
    return
    yield


def switch_person(stage: Stage) -> Steps:
    phone = stage.phones[1]
    phone.cookie = stage.cast.tomasz if phone.cookie == stage.cast.maria else stage.cast.maria
    return
    yield


def sign_out(stage: Stage) -> Steps:
    stage.world.chance.choice(stage.phones).signed_in = False
    return
    yield


def sign_in(stage: Stage) -> Steps:
    for db in stage.world.dbs:
        if not db.phone.signed_in and db.person == db.phone.cookie:
            stage.world.tell("signIn", db)
    for phone in stage.phones:
        phone.signed_in = True
    sign_up(stage)
    return
    yield


def sign_up(stage: Stage) -> None:
    """An anonymous chart gets its account; the answer may get lost, then it is asked again."""
    db = stage.first
    if (
        db.person is None
        and stage.world.server.create(stage.chart, stage.cast.maria)
        and stage.world.chance.random() < 0.8
    ):
        db.person = stage.cast.maria
        stage.world.tell("signUp", db, person=stage.cast.maria)
    sign_up_twin(stage)


def sign_up_twin(stage: Stage) -> None:
    """Olek makes an account of a copy of Maria's profile. The chart is hers: the copy goes on as another."""
    db, world = stage.twin, stage.world
    if db is None or db.person is not None or db.chart not in {stage.chart, *world.server.rows.charts}:
        return
    if stage.chart not in world.server.rows.charts:
        return
    if not world.server.create(db.chart, stage.cast.olek):
        world.count("charts taken")
        fresh = world.uuid()
        world.tell("move", db, to=fresh)
        db.chart = fresh
        world.server.create(fresh, stage.cast.olek)
    db.person = db.phone.cookie = stage.cast.olek
    world.tell("signUp", db, person=stage.cast.olek)


def copy_profile(stage: Stage) -> Steps:
    """The app's data before any account, copied to another phone."""
    world, first = stage.world, stage.first
    if stage.twin is None and first.person is None and first.alive:
        phone = Phone("p9", world.chance.choice(SKEWS), None)
        stage.phones.append(phone)
        yield from world.turn()
        world.tell("copy", first, to="twin")
        stage.twin = Db("twin", phone, stage.chart, "owner", None)
        world.dbs.append(stage.twin)
        for (name, id_), saved in list(world.saved.items()):
            if name == first.name:
                world.saved["twin", id_] = replace(saved, db=stage.twin)


def new_phone(stage: Stage) -> Steps:
    """Maria signs in on a phone that holds nothing yet."""
    if not any(db.name == "maria4" for db in stage.world.dbs):
        phone = Phone("p8", stage.world.chance.choice(SKEWS), stage.cast.maria)
        stage.phones.append(phone)
        stage.world.open("maria4", phone, stage.chart, "owner", stage.cast.maria)
    return
    yield


def erase(stage: Stage) -> Steps:
    """Maria erases her account. Devices that were away hear of it when they come back."""
    world = stage.world
    if stage.chart in world.server.rows.charts and not world.server.locked and not world.journal_was_lost:
        world.count("erasures")
        world.erased = True
        world.server.erase(stage.chart)
    return
    yield


def merge(stage: Stage) -> Steps:
    for db in stage.world.dbs:
        if db.alive and db.merge_from and not db.merge_from.merged:
            source = db.merge_from
            stage.world.tell("mergeChunk", db, **{"from": source.name}, fromChart=source.chart, most=3)
            source.merged = bool((yield from stage.world.turn()))
