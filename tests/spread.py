"""How the tests are spread over the cores: which belong together, and which begin."""

import os

import pytest
from xdist.scheduler import LoadScopeScheduling

# What takes longest begins, so that no core ends with it alone; the many short files fill up the end.
FIRST = (
    "tests/browser/",
    "tests/simulation/",
    "tests/house/",
    "tests/proofs/",
    "tests/content/",
    "tests/accounts/",
    "tests/assessment/",
    "tests/bench/",
    "tests/server/",
    "tests/chart/",
)
# One walk past every screen serves these.
EVERY_SCREEN = ("tests/browser/test_accessibility.py", "tests/browser/test_privacy.py")
# These write into web/ what the others read there: the build's folders, and its caches.
WRITE_INTO_WEB = ("tests/house/test_tools.py", "tests/house/test_wheel.py")
# One build of a later version serves these.
LATER_VERSION = ("tests/browser/test_update.py", "tests/browser/test_one_language_more.py")


def processes(config: pytest.Config) -> int:
    """For files that are named only this one, so that `-s` and `--pdb` work; else one a core and one more.

    Browser tests wait for half of their time: for a practice that runs, for a page that loads.
    """
    if config.args_source is pytest.Config.ArgsSource.ARGS:
        return 0
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores + 1


def in_turn(items: list[pytest.Item]) -> None:
    """Put the slow folders first."""
    items.sort(key=_turn)


class ByCompany(LoadScopeScheduling):  # type: ignore[misc]
    """Hands out together what has to run in one process. xdist's own groups are lost with pytest 9.2."""

    def _split_scope(self, nodeid: str) -> str:
        return company(nodeid)


def company(nodeid: str) -> str:
    """Name of what a test has to run in one process with: its file, whose fixtures it shares, or several files."""
    file = nodeid.partition("::")[0]
    if file in WRITE_INTO_WEB:
        return "writes into web"
    if file in LATER_VERSION:
        return "later version"
    return "every screen" if file in EVERY_SCREEN else file


def _turn(item: pytest.Item) -> int:
    return next((at for at, place in enumerate(FIRST) if item.nodeid.startswith(place)), len(FIRST))
