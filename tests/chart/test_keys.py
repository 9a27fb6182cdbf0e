"""The key file is made once: everything sealed and encrypted hangs on it, and nothing starts with another."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from server.chart.keys import KeyFileUnusable, open_keys
from server.chart.opening import open_charts
from server.database import opened
from server.settings import Settings, StartRefused
from tests.cast import signed_in
from tests.chart.restoring import started

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


async def test_a_database_written_with_another_key_refuses_to_start(settings: Settings) -> None:
    async with started(settings) as clinic:
        await signed_in(clinic, "Maria")
    settings.key_file.rename(settings.key_file.with_name("elsewhere"))
    async with opened(settings):
        with pytest.raises(StartRefused, match="lacks the key"):
            await open_charts(settings)


async def test_a_damaged_key_file_refuses_to_start(settings: Settings) -> None:
    async with started(settings):
        pass
    settings.key_file.write_text("{}")
    async with opened(settings):
        with pytest.raises(StartRefused, match="is damaged"):
            await open_charts(settings)


@pytest.mark.parametrize("wrong", [{"version": 2}, {"seal": {"current": "a", "keys": {"a": ""}}}], ids=str)
def test_a_key_file_that_this_program_did_not_write_is_refused(
    tmp_path: Path, wrong: dict[str, object]
) -> None:
    file = tmp_path / "unknot.key.json"
    open_keys(file)
    file.write_text(json.dumps(json.loads(file.read_text()) | wrong))
    with pytest.raises(KeyFileUnusable, match="is damaged"):
        open_keys(file)
