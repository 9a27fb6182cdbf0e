"""Repeat seeds: `python -m tests.simulation SEED [SEED…] [--fault NAME] [--count N]`."""

from __future__ import annotations

import argparse
import time
from collections import Counter

from tests.simulation.run import run


def main() -> None:
    """Print every failing seed, and what happened altogether."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation")
    parser.add_argument("seeds", nargs="+", type=int)
    parser.add_argument("--fault", default="")
    parser.add_argument("--count", type=int, default=0, help="this many seeds from the first on")
    asked = parser.parse_args()
    seeds = range(asked.seeds[0], asked.seeds[0] + asked.count) if asked.count else asked.seeds
    began, failing, totals = time.monotonic(), 0, Counter[str]()
    for outcome in run(seeds, asked.fault):
        totals.update(outcome.counts)
        failing += bool(outcome.failures)
        if outcome.failures:
            print(outcome.seed, outcome.failures[:5], flush=True)
    seconds = time.monotonic() - began
    print(f"{len(seeds)} seeds, {failing} failing, {seconds:.1f} s, {dict(totals)}")


if __name__ == "__main__":
    main()
