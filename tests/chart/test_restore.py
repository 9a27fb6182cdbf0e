"""An older database under a newer outside: noticed, given back by the devices, and nothing that had ended lives."""

import json
import shutil
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from server.accounts.actions import enter
from server.accounts.models import Person
from server.app import create_app
from server.care.models import CareLink
from server.chart.digest import Held, digest_of
from server.chart.journal import _append, read_journal, use_journal
from server.chart.models import Chart, Entry
from server.chart.opening import open_charts
from server.chart.upkeep import keep_up_charts
from server.data_folder import data_folder
from server.database import current_connection, opened
from server.schema import make_ready
from server.settings import Settings, StartRefused, read_settings
from tests.cast import Clinic, Device, signed_in
from tests.chart.conftest import accept
from tests.chart.exchange import Exchange, exchange_of


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings({}, data=str(tmp_path / "data"))


@asynccontextmanager
async def started(settings: Settings) -> AsyncIterator[Clinic]:
    with data_folder(settings):
        await make_ready(settings)
        app = create_app(settings)
        async with app.test_app():
            yield Clinic(app, settings)


def back_up(settings: Settings) -> Path:
    copy = settings.data / "backup"
    assert settings.sqlite_file
    shutil.copy(settings.sqlite_file, copy)
    return copy


def put_back(settings: Settings, copy: Path) -> None:
    assert settings.sqlite_file
    for left_over in settings.data.glob("unknot.sqlite3-*"):
        left_over.unlink()
    shutil.copy(copy, settings.sqlite_file)


async def again(clinic: Clinic, exchange: Exchange) -> None:
    """The same person on the same device, signed in anew after the restore, with all the device knows."""
    device = Device(clinic.app)
    device.id, device.chart, device.signup = exchange.id, exchange.device.chart, exchange.device.signup
    person = await Person.get(id=uuid.UUID(exchange.person))
    entered = await enter(person, uuid.UUID(device.id), None)
    device.client.set_cookie("localhost", "unknot", entered.token)
    exchange.device = device


def held(entries: list[dict[str, Any]]) -> list[Held]:
    return [Held(entry["id"], entry["stamp"], "detail" in entry) for entry in entries]


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


@asynccontextmanager
async def without_journal(settings: Settings) -> AsyncIterator[tuple[Clinic, Exchange, Exchange]]:
    """Maria and Tomasz were linked when the backup was made; the journal did not outlive the restore."""
    async with started(settings) as clinic:
        hers = await exchange_of(await signed_in(clinic, "Maria"))
        tomasz = await signed_in(clinic, "Tomasz", owner=True, therapist=True)
        await accept(hers, tomasz, answers=False)
        his = await exchange_of(tomasz, hers.chart)
        await hers.sync()
    copy = back_up(settings)
    shutil.copy(copy, settings.data / "first")
    async with started(settings):
        pass
    put_back(settings, copy)
    settings.data.joinpath("ended.journal").unlink()
    async with started(settings) as clinic:
        await again(clinic, his)
        await again(clinic, hers)
        yield clinic, hers, his


async def tell_everything(hers: Exchange) -> None:
    """What the app does after a reset, with nothing to give back."""
    assert (await hers.sync())["reset"] is True
    entries = (await hers.sync(have={"months": {}}))["page"]["entries"]
    assert (await hers.sync(have={"months": digest_of(held(entries))}))["differ"] == []
    await hers.sync()


async def test_without_journal_therapists_wait_for_the_owner(settings: Settings) -> None:
    async with without_journal(settings) as (_, hers, his):
        waiting = await his.send()
        assert (waiting.status, waiting.code) == (503, "SUSPENDED")
        assert (await his.device.get("/api/care/clients")).json == []
        assert (await his.device.get("/api/charts")).json == []
        await tell_everything(hers)
        assert (await his.send()).status == 200
        assert len((await his.device.get("/api/care/clients")).json) == 1


async def test_a_device_that_still_compares_lifts_nothing(settings: Settings) -> None:
    async with without_journal(settings) as (_, hers, his):
        assert (await hers.sync())["reset"] is True
        await hers.sync()
        await hers.sync(have={"months": {}})
        await hers.sync(hers.entry())
        assert (await his.send()).status == 503


async def test_a_new_phone_of_the_owner_lifts_nothing(settings: Settings) -> None:
    async with without_journal(settings) as (_, hers, his):
        old = (hers.id, hers.epoch, hers.after, hers.view)
        hers.id, hers.epoch, hers.after, hers.view = str(uuid.uuid4()), "", 0, ""
        await hers.sync()
        await hers.sync(have={"months": {}}, epoch="")
        await hers.sync()
        assert (await his.send()).code == "SUSPENDED"
        hers.id, hers.epoch, hers.after, hers.view = old
        await tell_everything(hers)
        assert (await his.send()).status == 200


async def test_an_end_that_only_the_owners_device_remembers_comes_before_anybody_sees(
    settings: Settings,
) -> None:
    async with without_journal(settings) as (_, hers, his):
        link = (await CareLink.get()).id
        assert (await hers.sync())["reset"] is True
        await hers.sync(have={"months": {}})
        assert (await his.send()).code == "SUSPENDED"
        await hers.sync(hers.entry("link_ended", {"link": str(link)}))
        # An ended link has nothing to wait for: its device lets go at once.
        assert (await his.sync())["ended"] is True
        await hers.sync()
        assert (await his.sync())["ended"] is True


async def test_a_new_consent_does_not_wait_and_older_ones_still_do(settings: Settings) -> None:
    async with without_journal(settings) as (clinic, hers, his):
        wera = await signed_in(clinic, "Wera", therapist=True)
        await accept(hers, wera, answers=False)
        assert (await (await exchange_of(wera, hers.chart)).send()).status == 200
        assert len((await wera.get("/api/care/clients")).json) == 1
        assert (await his.send()).code == "SUSPENDED"
        await accept(hers, his.device, answers=False)
        assert (await his.send()).status == 200


async def test_an_older_backup_than_the_journal_lets_therapists_wait_again(settings: Settings) -> None:
    async with without_journal(settings) as (_, hers, his):
        await tell_everything(hers)
        assert (await his.send()).status == 200
    later = back_up(settings)
    async with started(settings):
        pass
    put_back(settings, later)  # it knows that the journal was lost, and what the devices told since
    async with started(settings) as clinic:
        await again(clinic, his)
        assert (await his.send()).status == 200
    assert settings.sqlite_file
    put_back(settings, settings.data / "first")
    async with started(settings) as clinic:
        await again(clinic, his)
        assert (await his.send()).code == "SUSPENDED"


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


def test_a_half_written_line_of_the_journal_is_passed_over(tmp_path: Path) -> None:
    journal = tmp_path / "ended.journal"
    chart, link = str(uuid.uuid4()), str(uuid.uuid4())
    journal.write_text(f"link {chart}/{link}\nsign_in {link}\nlink {chart}/{link[:7]}")
    use_journal(journal)
    _append(f"invitation {chart}\n")
    assert read_journal(journal) == [
        ("link", f"{chart}/{link}"),
        ("sign_in", link),
        ("invitation", chart),
    ]
