"""A restore that the journal did not outlive: therapists wait until a device of the owner has told what had ended."""

import shutil
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from server.care.models import CareLink
from server.chart.digest import digest_of
from server.settings import Settings
from tests.cast import Clinic, signed_in
from tests.chart.conftest import accept
from tests.chart.exchange import Exchange, exchange_of
from tests.chart.restoring import again, back_up, held, put_back, started


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
