"""Does several things in turn, again and again, so that a busy machine slows all of them alike."""

import random
import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

Times = Mapping[str, Sequence[float]]
"""Name of what was done to the seconds that it took, round by round."""
TICK = 1e-6
"""No work takes less: where the clock ticks slowly it may say 0, of which nothing is a multiple."""


@dataclass(frozen=True)
class Figure:
    """The median, and the middle half of the rounds."""

    median: float
    low: float
    high: float


def seconds(work: Callable[[], object]) -> float:
    """Of the processor, for this thread alone: the clock stands while the machine does something else."""
    begun = time.thread_time()
    work()
    return max(time.thread_time() - begun, TICK)


def in_turn(work: Mapping[str, Callable[[], float]], rounds: int) -> Times:
    """Every work of a round once, in an order of its own; each says itself how many seconds it took."""
    order = random.Random(rounds)
    times: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(rounds):
        for name in order.sample(list(work), len(work)):
            times[name].append(work[name]())
    return times


def figure(values: Iterable[float]) -> Figure:
    known = list(values)
    low, median, high = statistics.quantiles(known, n=4, method="inclusive")
    return Figure(median, low, high)


def times_as_long(one: Sequence[float], other: Sequence[float]) -> Figure:
    """How many times as long `one` took, round by round: what slowed a whole round falls out."""
    return figure(mine / theirs for mine, theirs in zip(one, other, strict=True))


def summed(times: Times) -> list[float]:
    """What each round took in all."""
    return [sum(each) for each in zip(*times.values(), strict=True)]
