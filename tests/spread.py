"""How the tests are spread over the cores: which belong together, and which begin."""

import os

import pytest

# What takes longest begins, so that no core ends with it alone.
FIRST = ("tests/browser/", "tests/simulation/", "tests/house/", "tests/chart/", "tests/server/")
# These write into web/ what the others read there: the build's folders, and its caches.
WRITE_INTO_WEB = ("tests/house/test_tools.py", "tests/house/test_wheel.py", "tests/browser/test_update.py")


def processes(config: pytest.Config) -> int:
    """One a core for a whole run; for files that are named only this one, so that `-s` and `--pdb` work."""
    if config.args_source is pytest.Config.ArgsSource.ARGS:
        return 0
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(items: list[pytest.Item]) -> None:
    """Put the slow folders first, and mark each test with what has to run in one process with it."""
    items.sort(key=_turn)
    for item in items:
        item.add_marker(pytest.mark.xdist_group(_company(item)))


def _turn(item: pytest.Item) -> int:
    return next((at for at, place in enumerate(FIRST) if item.nodeid.startswith(place)), len(FIRST))


def _company(item: pytest.Item) -> str:
    """A file shares its fixtures; one walk past every screen serves several files."""
    file = item.nodeid.partition("::")[0]
    if file in WRITE_INTO_WEB:
        return "writes into web"
    if isinstance(item, pytest.Function) and "look" in item.fixturenames:
        return "every screen"
    return file
