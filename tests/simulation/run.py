"""Runs many worlds side by side: their devices answer in one turn of one Node process."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.simulation.check import check
from tests.simulation.phones import Command, Phones
from tests.simulation.quiet import become_quiet
from tests.simulation.schedule import Schedule
from tests.simulation.world import Steps, Verb, World

SIDE_BY_SIDE = 40


@dataclass
class Outcome:
    """What became of one seed."""

    seed: int
    failures: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


def world_of(seed: int, fault: str, outcome: Outcome) -> Steps:
    """One seed from beginning to end."""
    world = World(seed, frozenset({fault}))
    schedule = Schedule(world)
    yield from schedule.run()
    yield from become_quiet(schedule.stage)
    yield from check(schedule.stage)
    outcome.failures = world.failures
    outcome.counts.update(world.counts, entries=len(world.saved))


def run(seeds: Iterable[int], fault: str = "") -> Iterator[Outcome]:
    """Outcomes of these seeds, in the order in which they end. `fault`: one of faults.FAULTS, or none."""
    with Phones() as phones:
        waiting = iter(seeds)
        running: dict[str, tuple[Outcome, Steps, list[Verb]]] = {}
        while True:
            while len(running) < SIDE_BY_SIDE and (seed := next(waiting, None)) is not None:
                outcome = Outcome(seed)
                steps = world_of(seed, fault, outcome)
                begin: list[Verb] = [("begin", {"fault": fault}), *next(steps)]
                running[str(seed)] = (outcome, steps, begin)
            if not running:
                return
            yield from _turn(phones, running)


def _turn(phones: Phones, running: dict[str, tuple[Outcome, Steps, list[Verb]]]) -> Iterator[Outcome]:
    commands: list[Command] = [
        (name, verb, arguments) for name, (_, _, verbs) in running.items() for verb, arguments in verbs
    ]
    results = iter(phones.run(commands))
    ended = []
    for name, (outcome, steps, verbs) in list(running.items()):
        answers: list[Any] = [next(results) for _ in verbs]
        if verbs[0][0] == "begin":
            answers = answers[1:]
        try:
            running[name] = (outcome, steps, steps.send(answers))
        except StopIteration:
            del running[name]
            ended.append(name)
            yield outcome
    if ended:
        phones.run([(name, "end", {}) for name in ended])
