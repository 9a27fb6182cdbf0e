"""Measures the assessment: its speed beside other engines, the time of its proofs, its bytes.

    uv run python -m tests.bench.assessment [--quick]

Takes two minutes of one core, with `--quick` some seconds: the same table from too few rounds to rely on.
"""

import argparse
import gc
import os
from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.answer_sets import valid_sets
from tests.bench.lane import ENGINE, GENERATED, READ_JSON, Lane, disagreements
from tests.bench.node_lane import node_lane
from tests.bench.proof_times import agreement_times, claim_times
from tests.bench.python_lane import python_lane
from tests.bench.rounds import Figure, Times, figure, in_turn, summed, times_as_long
from tests.bench.sizes import sizes
from tests.bench.table import Table, number
from web.build_app import install_packages

MICRO = 1e6
ALL_CLAIMS = "all claims together"


@dataclass(frozen=True)
class Effort:
    sets: int
    rounds: int
    proof_rounds: int


THOROUGH = Effort(sets=2_000, rounds=21, proof_rounds=7)
QUICK = Effort(sets=50, rounds=2, proof_rounds=2)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.assessment")
    parser.add_argument("--quick", action="store_true", help="a few seconds: whether it still works")
    effort = QUICK if parser.parse_args().quick else THOROUGH
    print(f"{os.cpu_count()} cores, {effort.sets:,} sets of answers.")
    print(
        f"Medians, in brackets the middle half, of {effort.rounds} rounds ({effort.proof_rounds} of the proofs)."
    )
    for table in tables(effort):
        print(f"\n{table}")


def tables(effort: Effort) -> list[Table]:
    """Raises AssertionError when engines, peers and floors find different gates open."""
    install_packages()
    return [*speed_tables(effort), *proof_tables(effort), size_table()]


def speed_tables(effort: Effort) -> list[Table]:
    sets = valid_sets(effort.sets)
    python = python_lane(sets)
    with node_lane(sets) as node:
        lanes = [python, node]
        wrong = disagreements(lanes)
        assert wrong == [], wrong
        gc.freeze()  # what is here by now is not looked through again while something is timed
        # The languages take turns as well: all is one list of work.
        work = {f"{lane.language}: {name}": once for lane in lanes for name, once in lane.work.items()}
        found = in_turn(work, effort.rounds)
        gc.unfreeze()
    return [
        _speed_table(lane, {name: found[f"{lane.language}: {name}"] for name in lane.work}, effort.sets)
        for lane in lanes
    ]


def _speed_table(lane: Lane, times: Times, sets: int) -> Table:
    gates = {ENGINE, GENERATED, *lane.peers}

    def row(name: str, seconds: Sequence[float]) -> list[str]:
        each = figure(taken / sets * MICRO for taken in seconds)
        beside = [times_as_long(seconds, times[other]) for other in (lane.peers[0], GENERATED)]
        return [
            name,
            *_figure(each),
            number(MICRO / each.median),
            number(times_as_long(seconds, times[READ_JSON]).median),
            *(number(ratio.median) if name in gates else "" for ratio in beside),
        ]

    head = [lane.language, "µs a set", "", "sets a second", "x JSON", "x peer", "x generated"]
    return Table(head, [row(name, seconds) for name, seconds in times.items()])


def proof_tables(effort: Effort) -> list[Table]:
    claims = claim_times(effort.proof_rounds)
    judged = agreement_times(effort.sets, effort.proof_rounds)
    rows = [[name, *_figure(figure(seconds), 1e3)] for name, seconds in claims.items()]
    rows.append([ALL_CLAIMS, *_figure(figure(summed(claims)), 1e3)])
    whole = summed(judged)
    shares = [
        [name, *_figure(figure(seconds), MICRO / effort.sets), _share(times_as_long(seconds, whole))]
        for name, seconds in judged.items()
    ]
    return [
        Table(["Proofs over the real book", "ms", ""], rows),
        Table(["Agreement of the proofs with", "µs a set", "", "share"], shares),
    ]


def size_table() -> Table:
    rows = [[name, f"{plain:,}", f"{packed:,}"] for name, (plain, packed) in sizes().items()]
    return Table(["Bundled alone", "bytes", "brotli"], rows)


def _figure(found: Figure, unit: float = 1) -> list[str]:
    return [number(found.median * unit), f"[{number(found.low * unit)} - {number(found.high * unit)}]"]


def _share(found: Figure) -> str:
    return f"{found.median:.0%}"


if __name__ == "__main__":
    main()
