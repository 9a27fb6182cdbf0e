"""What happens in a world before it becomes quiet: everything by chance, nothing by the clock of this machine."""

from __future__ import annotations

from collections.abc import Callable

from tests.simulation import machines, people
from tests.simulation.stage import Stage
from tests.simulation.world import Steps, World

# Mean milliseconds between two steps: a busy minute, an ordinary one, days.
PACES = [1_000, 4_000, 40_000, 4_000_000]
STEPS = 160

Weights = dict[Callable[[Stage], Steps], float]

DAILY: Weights = {
    people.record: 26,
    machines.ask: 22,
    machines.deliver: 34,
    machines.commit: 22,
    people.start_link: 4,
    people.sign_in: 2,
    people.merge: 2,
}
TROUBLE: Weights = {
    machines.crash: 2,
    machines.kill: 2,
    machines.restore: 1.2,
    machines.jump: 1,
    machines.retire: 2,
    machines.fork: 0.7,
    people.end_link: 3,
    people.switch_person: 3,
    people.sign_out: 0.5,
    machines.poison: 0.3,
    people.copy_profile: 3,
    people.new_phone: 1,
    people.erase: 0.15,
}
# Troubles that are only dangerous together come together more often in some worlds.
MOODS: list[Weights] = [
    {},
    {},
    {},
    {machines.restore: 1.5, machines.retire: 0.7, people.start_link: 4},
    {machines.restore: 4, people.end_link: 5},
    {machines.restore: 2, machines.retire: 0.7, people.erase: 0.8},
]


class Schedule:
    """The pace and the weights of one world. Every world leaves some kinds of trouble out (swarm testing)."""

    def __init__(self, world: World) -> None:
        chance = world.chance
        self.stage = Stage(world)
        # Drawn before the stage begins, as ever: in another order the seeds of seeds.txt would be other worlds.
        self.pace = chance.choice(PACES)
        trouble = {action: weight for action, weight in TROUBLE.items() if chance.random() < 0.6}
        self.weights = (chance.choice(MOODS) or trouble) | DAILY
        self.stage.begin()

    def run(self) -> Steps:
        """All steps of trouble."""
        world = self.stage.world
        actions, weights = list(self.weights), list(self.weights.values())
        for _ in range(STEPS):
            world.now += int(world.chance.expovariate(1 / self.pace))
            [action] = world.chance.choices(actions, weights)
            yield from action(self.stage)
        yield from world.turn()
