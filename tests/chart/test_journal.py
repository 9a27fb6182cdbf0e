"""The journal outside the database names what ended, all of it and nothing else, whenever the process dies."""

from uuid import UUID, uuid4

import pytest

from server.care.models import CareLink, Invitation
from server.chart.journal import What, note_ended, read_journal
from server.chart.opening import JOURNAL, open_charts
from server.chart.upkeep import keep_up_charts
from server.database import write_transaction
from tests.cast import Answer, Clinic, Device
from tests.chart.conftest import accept
from tests.chart.exchange import Exchange, exchange_of


def journal(clinic: Clinic) -> list[tuple[What, str]]:
    return read_journal(clinic.settings.data / JOURNAL) or []


async def accept_what_cannot_be_read(hers: Exchange, tomasz: Device) -> Answer:
    """An acceptance that fails in its last step: the prepared routine was written with a key that is not there."""
    made = (await tomasz.post("/api/care/invitations", {"language": "en"})).json
    await Invitation.filter(id=UUID(made["id"])).update(prepared=b"\x01damaged")
    version = (await tomasz.get("/api/installation")).json["consent_version"]
    body = hers.device.acceptance(code=made["code"], text_version=version)
    return await hers.device.post("/api/care/invitations/accept", body)


async def test_a_consent_that_fails_ends_no_older_link_at_the_next_start(
    clinic: Clinic, hers: Exchange, tomasz: Device
) -> None:
    await accept(hers, tomasz, answers=False)
    before = journal(clinic)
    assert (await accept_what_cannot_be_read(hers, tomasz)).status == 500
    assert journal(clinic) == before
    await open_charts(clinic.settings)
    assert await CareLink.filter(chart=UUID(hers.chart), ended_at=None).count() == 1


async def test_nothing_is_written_down_before_the_database_has_it(clinic: Clinic) -> None:
    invitation = str(uuid4())
    async with write_transaction():
        await note_ended("invitation", invitation)
        assert journal(clinic) == []
    assert journal(clinic) == [("invitation", invitation)]


async def test_what_ended_is_written_down_before_anybody_is_told(clinic: Clinic, maria: Device) -> None:
    [hers] = (await maria.get("/api/sign-ins")).json
    assert (await maria.delete("/api/sign-ins/current")).status == 204
    assert journal(clinic) == [("sign_in", hers["id"])]


@pytest.mark.parametrize("when", ["start", "hour"])
async def test_what_a_dying_process_did_not_write_down_is_written_down_later(
    clinic: Clinic, hers: Exchange, tomasz: Device, when: str
) -> None:
    await accept(hers, tomasz, answers=False)
    his = await exchange_of(tomasz, hers.chart)
    link = str((await CareLink.get()).id)
    assert (await his.receipt(his.entry("link_ended", {"link": link})))["status"] == "stored"
    written = journal(clinic)
    assert ("link", f"{hers.chart}/{link}") in written
    (clinic.settings.data / JOURNAL).write_text("")  # killed after the commit
    if when == "hour":
        await keep_up_charts()
    else:
        await open_charts(clinic.settings)
    assert sorted(journal(clinic)) == sorted(written)
