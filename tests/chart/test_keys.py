"""The key file is made once: everything sealed and encrypted hangs on it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from server.chart.keys import open_keys

STARTS = 16


def test_of_many_first_starts_at_once_all_use_the_same_keys(tmp_path: Path) -> None:
    file = tmp_path / "keys" / "unknot.key.json"
    together = Barrier(STARTS)

    def start(_: int) -> str:
        together.wait()
        return open_keys(file).seals.current

    with ThreadPoolExecutor(STARTS) as starts:
        used = set(starts.map(start, range(STARTS)))
    assert len(used) == 1
    assert [path.name for path in file.parent.iterdir()] == [file.name]
