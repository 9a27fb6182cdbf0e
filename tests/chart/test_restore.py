"""An older database under a newer outside: noticed, given back by the devices, and nothing that had ended lives."""

import json
import uuid
from typing import Any

from server.chart.digest import digest_of
from server.chart.models import Chart, Entry
from server.chart.opening import open_charts
from server.chart.upkeep import keep_up_charts
from server.database import current_connection, opened
from server.settings import Settings
from tests.cast import signed_in
from tests.chart.conftest import accept
from tests.chart.exchange import exchange_of
from tests.chart.restoring import again, back_up, held, put_back, started


async def test_what_a_restore_lost_comes_back_from_the_devices(settings: Settings) -> None:
    async with started(settings) as clinic:
        hers = await exchange_of(await signed_in(clinic, "Maria"))
        await hers.sync(hers.entry())
    copy = back_up(settings)
    async with started(settings) as clinic:
        await again(clinic, hers)
        lost = await hers.sync(hers.entry(), hers.entry())
        hers.after = 0
        have = (await hers.sync())["page"]["entries"]
        assert len(lost["receipts"]) == 2
    put_back(settings, copy)
    async with started(settings) as clinic:
        await again(clinic, hers)
        assert (await hers.sync(claimed=3))["reset"] is True
        compared = await hers.sync(have={"months": digest_of(held(have))})
        assert compared["differ"] == [hers_month(have)]
        named = await hers.sync(have={"ids": [entry["id"] for entry in have]})
        assert sorted(named["want"]) == sorted(entry["id"] for entry in have[1:])
        give_back = [
            {name: value for name, value in {**entry, "n": 10 + at}.items() if name != "seq"}
            for at, entry in enumerate(have[1:])
        ]
        receipts = (await hers.sync(*give_back))["receipts"]
        assert [receipt["status"] for receipt in receipts] == ["stored", "stored"]
        hers.after = 0
        assert {entry["id"] for entry in (await hers.sync())["page"]["entries"]} == {
            entry["id"] for entry in have
        }
        compared = await hers.sync(have={"months": digest_of(held(have))})
        assert compared["differ"] == []


def hers_month(entries: list[dict[str, Any]]) -> str:
    [month] = digest_of(held(entries))
    return month


async def test_an_ordinary_start_is_no_restore(settings: Settings) -> None:
    async with started(settings) as clinic:
        hers = await exchange_of(await signed_in(clinic, "Maria"))
        await hers.sync(hers.entry())
    for _ in range(2):
        async with started(settings) as clinic:
            await again(clinic, hers)
            assert "reset" not in await hers.sync()


async def test_a_backup_made_while_serving_is_noticed_too(settings: Settings) -> None:
    async with started(settings) as clinic:
        hers = await exchange_of(await signed_in(clinic, "Maria"))
        await hers.sync(hers.entry())
    async with opened(settings):
        await open_charts(settings)
        await current_connection().execute_script("PRAGMA wal_checkpoint(TRUNCATE)")
        copy = back_up(settings)
        await keep_up_charts()
    put_back(settings, copy)
    async with started(settings) as clinic:
        await again(clinic, hers)
        assert (await hers.sync())["reset"] is True


async def test_a_link_that_had_ended_stays_ended(settings: Settings) -> None:
    async with started(settings) as clinic:
        hers = await exchange_of(await signed_in(clinic, "Maria"))
        tomasz = await signed_in(clinic, "Tomasz", owner=True, therapist=True)
        await accept(hers, tomasz, answers=False)
        his = await exchange_of(tomasz, hers.chart)
        given = (await hers.sync())["page"]["entries"]
    copy = back_up(settings)
    async with started(settings) as clinic:
        await again(clinic, his)
        await his.sync()
        [started_link] = [entry for entry in given if entry["kind"] == "link_started"]
        link = {"link": read(started_link)["link"]}
        assert (await his.receipt(his.entry("link_ended", link)))["status"] == "stored"
    assert settings.data.joinpath("ended.journal").exists()
    put_back(settings, copy)
    async with started(settings) as clinic:
        await again(clinic, his)
        await again(clinic, hers)
        assert (await his.sync())["ended"] is True
        # Given back by a device, the beginning does not count either.
        await Entry.filter(kind="link_started").delete()
        back = {name: value for name, value in started_link.items() if name != "seq"}
        await Chart.filter(id=uuid.UUID(hers.chart)).update(head=0)
        assert (await hers.receipt({**back, "n": 90}))["status"] == "stored"
        assert (await his.sync())["ended"] is True


def read(entry: dict[str, Any]) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(entry["body"])
    return body
