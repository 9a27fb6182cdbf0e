"""The protocol under everything that can go wrong at once: nothing lost, doubled, divergent or stuck.

Both sides are the real ones. A failing seed is repeated by `python -m tests.simulation SEED`; those that ever failed
are kept in seeds.txt.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.simulation.faults import FAULTS
from tests.simulation.run import run

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SEEDS, LONG_SEEDS = 1_000, 40_000
PROCESSES = 2
REPEAT = "repeat with: python -m tests.simulation {seed}"


def kept_seeds() -> list[int]:
    lines = (HERE / "seeds.txt").read_text(encoding="utf-8").splitlines()
    return [int(line.split()[0]) for line in lines if line and not line.startswith("#")]


def test_seeds_that_once_failed_stay_repaired() -> None:
    failing = {outcome.seed: outcome.failures for outcome in run(kept_seeds()) if outcome.failures}
    assert not failing, REPEAT.format(seed=" ".join(map(str, failing)))


def test_a_thousand_worlds_lose_nothing_and_agree(pytestconfig: pytest.Config) -> None:
    seeds = LONG_SEEDS if pytestconfig.getoption("--long", default=False) else SEEDS
    share = seeds // PROCESSES
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.simulation", str(1 + share * at), "--count", str(share)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for at in range(PROCESSES)
    ]
    said = [process.communicate()[0] for process in running]
    assert all(process.returncode == 0 for process in running), "".join(said)
    assert all(f"{share} seeds, 0 failing" in output for output in said), "".join(said)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_noticed(fault: str) -> None:
    seeds = range(1, 1 + FAULTS[fault])
    noticed = next((outcome.seed for outcome in run(seeds, fault) if outcome.failures), None)
    assert noticed is not None, f"{fault}: {len(seeds)} seeds without a failure"


def test_one_seed_always_gives_the_same_world() -> None:
    first, second = (next(iter(run([7]))) for _ in range(2))
    assert (first.counts, first.failures) == (second.counts, second.failures)
