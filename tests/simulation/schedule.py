"""What happens in a world before it becomes quiet: everything by chance, nothing by the clock of this machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.simulation.world import Db, Phone, Steps, World
from tests.simulation.writing import Cast, record_as_owner, record_as_therapist

YEARS = 100_000_000_000
SKEWS = [0, 0, -300_000_000, 300_000_000, -5_000, 55_000, -50_000, 80_000_000, YEARS, -YEARS]
# Mean milliseconds between two steps: a busy minute, an ordinary one, days.
PACES = [1_000, 4_000, 40_000, 4_000_000]
STEPS = 160
# No connection carries a request for longer than this.
HOUR = 3_600_000


class Schedule:
    """The cast and the weights of one world. Every world leaves some kinds of trouble out (swarm testing)."""

    def __init__(self, world: World) -> None:
        self.world = world
        chance = world.chance
        self.cast = Cast(*(world.uuid() for _ in range(4)))
        self.chart = world.uuid()
        self.phones = [Phone(f"p{at}", chance.choice(SKEWS), None) for at in range(6)]
        self.pace = chance.choice(PACES)
        self.weights = {name: weight for name, weight in TROUBLE.items() if chance.random() < 0.6}
        self.weights = chance.choice(MOODS) or self.weights
        self.weights |= DAILY
        self.begin()

    def begin(self) -> None:
        """Maria has two phones; on the second Tomasz is signed in at times. Wera may be linked later."""
        world = self.world
        first, second, third, fourth, fifth, sixth = self.phones
        self.twin: Db | None = None
        self.anonymous_start = world.chance.random() < 0.4
        if not self.anonymous_start:
            world.server.create(self.chart, self.cast.maria)
        first.cookie, second.cookie, third.cookie, fourth.cookie = (
            self.cast.maria,
            self.cast.maria,
            self.cast.tomasz,
            self.cast.wera,
        )
        person = None if self.anonymous_start else self.cast.maria
        self.first = world.open("maria1", first, self.chart, "owner", person)
        world.open("maria2", second, self.chart, "owner", self.cast.maria)
        world.open("tomasz2", second, self.chart, "therapist", self.cast.tomasz)
        world.open("tomasz1", third, self.chart, "therapist", self.cast.tomasz)
        world.open("wera1", fourth, self.chart, "therapist", self.cast.wera)
        if world.chance.random() < 0.3:
            fifth.cookie = self.cast.maria
            anonymous = world.open("anonymous", fifth, world.uuid(), "owner", None)
            target = world.open("maria3", fifth, self.chart, "owner", self.cast.maria)
            target.merge_from = anonymous
        sixth.cookie = self.cast.olek

    def run(self) -> Steps:
        """All steps of trouble."""
        names = list(self.weights)
        weights = list(self.weights.values())
        for _ in range(STEPS):
            self.world.now += int(self.world.chance.expovariate(1 / self.pace))
            [name] = self.world.chance.choices(names, weights)
            yield from ACTIONS[name](self)
        yield from self.world.turn()

    def some_db(self) -> Db:
        """Preferably one whose person is signed in on its phone."""
        alive = [
            db for db in self.world.dbs if db.alive and not (db.merged or (db.person is None and db.claimant))
        ]
        return self.world.chance.choice(alive)

    # --- people ---------------------------------------------------------------------------------------------

    def record(self) -> Steps:
        db = self.some_db()
        if db.role == "owner":
            record_as_owner(self.world, self.cast, db)
        else:
            record_as_therapist(self.world, self.cast, db)
        return
        yield

    def start_link(self) -> Steps:
        therapist = self.world.chance.choice([self.cast.tomasz, self.cast.wera])
        answers = self.world.chance.random() < 0.5
        self.world.start_link(self.chart, self.cast.maria, therapist, answers=answers)
        for db in self.world.dbs:
            if db.person == therapist:
                self.world.reopen(db)
        return
        yield

    def end_link(self) -> Steps:
        links = [(id_, link) for id_, link in self.world.server.rows.links.items() if not link.ended]
        if links:
            id_, link = self.world.chance.choice(links)
            sides = [
                db for db in self.world.dbs if db.alive and db.person in (self.cast.maria, link.therapist)
            ]
            if sides and (db := self.world.chance.choice(sides)).chart == self.chart:
                self.world.save(db, "link_ended", {"link": id_}, expect="maybe")
        return
        yield

    def switch_person(self) -> Steps:
        phone = self.phones[1]
        phone.cookie = self.cast.tomasz if phone.cookie == self.cast.maria else self.cast.maria
        return
        yield

    def sign_out(self) -> Steps:
        self.world.chance.choice(self.phones).signed_in = False
        return
        yield

    def sign_in(self) -> Steps:
        for db in self.world.dbs:
            if not db.phone.signed_in and db.person == db.phone.cookie:
                self.world.tell("signIn", db)
        for phone in self.phones:
            phone.signed_in = True
        self.sign_up()
        return
        yield

    def sign_up(self) -> None:
        """An anonymous chart gets its account; the answer may get lost, then it is asked again."""
        db = self.first
        if (
            db.person is None
            and self.world.server.create(self.chart, self.cast.maria)
            and self.world.chance.random() < 0.8
        ):
            db.person = self.cast.maria
            self.world.tell("signUp", db, person=self.cast.maria)
        self.sign_up_twin()

    def sign_up_twin(self) -> None:
        """Olek makes an account of a copy of Maria's profile. The chart is hers: the copy goes on as another."""
        db, world = self.twin, self.world
        if db is None or db.person is not None or db.chart not in {self.chart, *world.server.rows.charts}:
            return
        if self.chart not in world.server.rows.charts:
            return
        if not world.server.create(db.chart, self.cast.olek):
            world.count("charts taken")
            fresh = world.uuid()
            world.tell("move", db, to=fresh)
            db.chart = fresh
            world.server.create(fresh, self.cast.olek)
        db.person = db.phone.cookie = self.cast.olek
        world.tell("signUp", db, person=self.cast.olek)

    def copy_profile(self) -> Steps:
        """The app's data before any account, copied to another phone."""
        world, first = self.world, self.first
        if self.twin is None and first.person is None and first.alive:
            phone = Phone("p9", world.chance.choice(SKEWS), None)
            self.phones.append(phone)
            yield from world.turn()
            world.tell("copy", first, to="twin")
            self.twin = Db("twin", phone, self.chart, "owner", None)
            world.dbs.append(self.twin)
            for (name, id_), saved in list(world.saved.items()):
                if name == first.name:
                    world.saved["twin", id_] = replace(saved, db=self.twin)

    def new_phone(self) -> Steps:
        """Maria signs in on a phone that holds nothing yet."""
        if not any(db.name == "maria4" for db in self.world.dbs):
            phone = Phone("p8", self.world.chance.choice(SKEWS), self.cast.maria)
            self.phones.append(phone)
            self.world.open("maria4", phone, self.chart, "owner", self.cast.maria)
        return
        yield

    def erase(self) -> Steps:
        """Maria erases her account. Devices that were away hear of it when they come back."""
        world = self.world
        if self.chart in world.server.rows.charts and not world.server.locked and not world.journal_was_lost:
            world.count("erasures")
            world.erased = True
            world.server.erase(self.chart)
        return
        yield

    def merge(self) -> Steps:
        for db in self.world.dbs:
            if db.alive and db.merge_from and not db.merge_from.merged:
                source = db.merge_from
                self.world.tell("mergeChunk", db, **{"from": source.name}, fromChart=source.chart, most=3)
                source.merged = bool((yield from self.world.turn()))

    # --- network and machines -------------------------------------------------------------------------------

    def ask(self) -> Steps:
        db = self.some_db()
        if db.person is not None:
            yield from self.world.ask(db)

    def deliver(self) -> Steps:
        world, chance = self.world, self.world.chance
        if not world.network:
            return
        at = chance.randrange(len(world.network))
        message = world.network[at] if chance.random() < self.repeat else world.network.pop(at)
        if chance.random() < self.drop:
            world.count("drops")
            if message in world.network:
                world.network.remove(message)
        elif message.request is not None:
            if world.now - message.sent > HOUR:
                world.network.remove(message) if message in world.network else None
            elif not world.arrive(message):
                world.network.append(message)
        elif message.db.alive:
            killed = chance.random() < self.kill_in_answer
            world.hear(message, killed=killed)
            if killed:
                world.tell("kill", message.db, power=chance.randrange(4))
        yield from world.turn() if chance.random() < 0.3 else ()

    drop, repeat, kill_in_answer, journal_lost = 0.12, 0.08, 0.1, 0.2

    def commit(self) -> Steps:
        if self.world.running:
            at = self.world.chance.randrange(len(self.world.running))
            yield from self.world.commit(*self.world.running.pop(at))

    def crash(self) -> Steps:
        self.world.count("server kills")
        self.world.running.clear()
        self.world.server.crash()
        return
        yield

    def kill(self) -> Steps:
        self.world.count("device kills")
        self.world.tell("kill", self.some_db(), power=self.world.chance.randrange(4))
        return
        yield

    def restore(self) -> Steps:
        self.world.count("restores")
        self.world.running.clear()
        lost = not self.world.erased and self.world.chance.random() < self.journal_lost
        self.world.server.restore(self.world.now, without_journal=lost)
        self.world.restored = self.world.now
        if lost:
            # Nobody but the devices knows of the others any more.
            self.world.count("journals lost")
            self.world.journal_was_lost = True
            self.world.ended &= self.world.server.journal
        revived = [id_ for id_, link in self.world.server.rows.links.items() if not link.ended]
        if self.world.ended & set(revived):
            self.world.failures.append("REVIVED")
        for phone in self.phones:
            phone.signed_in = phone.signed_in and self.world.chance.random() < 0.5
        return
        yield

    def jump(self) -> Steps:
        self.world.count("clock jumps")
        phone = self.world.chance.choice(self.phones)
        phone.skew += self.world.chance.choice([-YEARS, YEARS, -60_000, 61_000, 90_000_000, -90_000_000])
        return
        yield

    def retire(self) -> Steps:
        if sum(db.alive and db.person == self.cast.maria for db in self.world.dbs) > 1:
            self.some_db().alive = False
        return
        yield

    def fork(self) -> Steps:
        """A backup of Maria's second phone is restored on another one, which goes on beside it."""
        world = self.world
        if not any(db.name == "copy" for db in world.dbs):
            phone = Phone("p7", world.chance.choice(SKEWS), self.cast.maria)
            self.phones.append(phone)
            source = next(db for db in world.dbs if db.name == "maria2")
            world.tell("copy", source, to="copy")
            world.dbs.append(
                Db("copy", phone, self.chart, "owner", self.cast.maria, met=source.met, knew=source.knew)
            )
            for (name, id_), saved in list(world.saved.items()):
                if name == "maria2":
                    world.saved["copy", id_] = saved
        return
        yield

    def poison(self) -> Steps:
        """This version of the server fails on one entry until it is upgraded."""
        if self.world.saved:
            self.world.server.poison.add(self.world.chance.choice(list(self.world.saved))[1])
        return
        yield


DAILY = {"record": 26, "ask": 22, "deliver": 34, "commit": 22, "start_link": 4, "sign_in": 2, "merge": 2}
TROUBLE = {
    "crash": 2, "kill": 2, "restore": 1.2, "jump": 1, "retire": 2, "fork": 0.7, "end_link": 3,
    "switch_person": 3, "sign_out": 0.5, "poison": 0.3, "copy_profile": 3, "new_phone": 1, "erase": 0.15,
}  # fmt: skip
# Troubles that are only dangerous together come together more often in some worlds.
MOODS: list[dict[str, float]] = [
    {},
    {},
    {},
    {"restore": 1.5, "retire": 0.7, "start_link": 4},
    {"restore": 4, "end_link": 5},
    {"restore": 2, "retire": 0.7, "erase": 0.8},
]
ACTIONS: dict[str, Callable[[Schedule], Steps]] = {
    name: getattr(Schedule, name) for name in (*DAILY, *TROUBLE)
}
