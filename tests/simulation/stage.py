"""Who and what takes part in a world: the cast, Maria's chart, the phones and the databases on them."""

from __future__ import annotations

from tests.simulation.world import Db, Phone, World
from tests.simulation.writing import Cast

YEARS = 100_000_000_000
SKEWS = [0, 0, -300_000_000, 300_000_000, -5_000, 55_000, -50_000, 80_000_000, YEARS, -YEARS]


class Stage:
    """`first`: the database in which Maria's chart began. `twin`: a copy of it from before she had an account."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.cast = Cast(*(world.uuid() for _ in range(4)))
        self.chart = world.uuid()
        self.phones = [Phone(f"p{at}", world.chance.choice(SKEWS), None) for at in range(6)]
        self.twin: Db | None = None

    def begin(self) -> None:
        """Maria has two phones; on the second Tomasz is signed in at times. Wera may be linked later."""
        world = self.world
        first, second, third, fourth, fifth, sixth = self.phones
        anonymous_start = world.chance.random() < 0.4
        if not anonymous_start:
            world.server.create(self.chart, self.cast.maria)
        first.cookie, second.cookie, third.cookie, fourth.cookie = (
            self.cast.maria,
            self.cast.maria,
            self.cast.tomasz,
            self.cast.wera,
        )
        person = None if anonymous_start else self.cast.maria
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

    def some_db(self) -> Db:
        """One that somebody still uses."""
        return self.world.chance.choice([db for db in self.world.dbs if db.alive and not db.merged])
