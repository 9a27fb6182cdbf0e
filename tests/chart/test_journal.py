"""The journal outside the database names what ended, all of it and nothing else, whenever the process dies."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest

from server.accounts.actions import end_again
from server.accounts.models import SignIn
from server.care import invitations
from server.care.models import CareLink, Invitation
from server.chart.journal import What, _append, note_ended, read_journal, use_journal
from server.chart.models import Chart, Entry
from server.chart.opening import JOURNAL, open_charts
from server.chart.protocol import UNKNOWN_LINKS
from server.chart.upkeep import keep_up_charts
from server.database import write_transaction
from tests.cast import Answer, Clinic, Device
from tests.chart.conftest import accept
from tests.chart.exchange import Exchange, exchange_of


def journal(clinic: Clinic) -> list[tuple[What, str]]:
    return read_journal(clinic.settings.data / JOURNAL) or []


def named(clinic: Clinic) -> set[tuple[What, str]]:
    """The round at the start may name one thing a second time, when both come at the same moment."""
    return set(journal(clinic))


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
    assert named(clinic) == {("invitation", invitation)}


async def test_what_ended_is_written_down_before_anybody_is_told(clinic: Clinic, maria: Device) -> None:
    [hers] = (await maria.get("/api/sign-ins")).json
    assert (await maria.delete("/api/sign-ins/current")).status == 204
    assert named(clinic) == {("sign_in", hers["id"])}


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
    assert named(clinic) == set(written)


async def test_what_is_ended_many_times_is_written_down_once(
    clinic: Clinic, hers: Exchange, his: Exchange
) -> None:
    link = {"link": str((await CareLink.get()).id)}
    before = journal(clinic)
    ends = [hers.entry("link_ended", link) for _ in range(100)]
    assert {receipt["status"] for receipt in (await hers.sync(*ends))["receipts"]} == {"stored"}
    await hers.sync(hers.entry("link_ended", link))
    assert journal(clinic)[len(before) :] == [("link", f"{hers.chart}/{link['link']}")]


async def test_only_some_links_that_the_chart_does_not_know_can_be_ended(
    clinic: Clinic, hers: Exchange, his: Exchange
) -> None:
    before = journal(clinic)
    ends = [hers.entry("link_ended", {"link": str(uuid4())}) for _ in range(UNKNOWN_LINKS + 30)]
    known, good = hers.entry("link_ended", {"link": str((await CareLink.get()).id)}), hers.entry()
    codes = [receipt.get("code") for receipt in (await hers.sync(*ends, known, good))["receipts"]]
    assert codes == [*[None] * UNKNOWN_LINKS, *["INVALID_BODY"] * 30, None, None]
    assert len(journal(clinic)) == len(before) + UNKNOWN_LINKS + 1
    assert (await hers.receipt(hers.entry("link_ended", {"link": str(uuid4())})))["code"] == "INVALID_BODY"
    again = {**ends[0], "id": str(uuid4()), "n": 900}
    assert (await hers.receipt(again))["status"] == "stored"


@pytest.mark.parametrize("together", [True, False])
async def test_a_link_that_a_restore_lost_can_be_ended_before_its_beginning_comes_back(
    clinic: Clinic, hers: Exchange, his: Exchange, tomasz: Device, together: bool
) -> None:
    [begun] = (await hers.sync())["page"]["entries"]
    link = {"link": str((await CareLink.get()).id)}
    await Entry.all().delete()
    await CareLink.all().delete()
    await Chart.filter(id=UUID(hers.chart)).update(head=0, top="")
    back = {name: value for name, value in begun.items() if name != "seq"} | {"n": 50}
    end = hers.entry("link_ended", link)
    if together:
        await hers.sync(end, back)
    else:
        await hers.sync(end)
        await open_charts(clinic.settings)
        await hers.sync(back)
    assert ("link", f"{hers.chart}/{link['link']}") in journal(clinic)
    assert await Entry.all().count() == 2
    assert (await tomasz.get("/api/care/clients")).json == []
    assert (await his.send()).status == 404


async def test_every_line_of_a_long_journal_counts_at_a_start(
    clinic: Clinic, hers: Exchange, his: Exchange, maria: Device, tomasz: Device
) -> None:
    made = (await tomasz.post("/api/care/invitations", {"language": "en"})).json
    link, sign_in = await CareLink.get(), (await maria.get("/api/accounts/me")).json["sign_in"]
    lines = [f"sign_in {uuid4()}" for _ in range(1300)]
    lines[1] = f"link {hers.chart}/{link.id}"
    lines[700] = f"sign_in {sign_in}"
    lines[1299] = f"invitation {made['id']}"
    lines += [f"link {uuid4()}/{link.id}", lines[1]]
    (clinic.settings.data / JOURNAL).write_text("".join(f"{line}\n" for line in lines))
    await open_charts(clinic.settings, {"sign_in": end_again, "invitation": invitations.end_again})
    assert (await CareLink.get()).ended_at is not None
    assert (await SignIn.get(id=sign_in)).ended_at is not None
    assert not (await Invitation.get(id=made["id"])).is_open


async def test_nobody_elses_chart_names_the_end_of_a_link(
    clinic: Clinic, hers: Exchange, his: Exchange
) -> None:
    (clinic.settings.data / JOURNAL).write_text(f"link {uuid4()}/{(await CareLink.get()).id}\n")
    await open_charts(clinic.settings)
    assert (await CareLink.get()).ended_at is None


def test_a_half_written_line_of_the_journal_is_passed_over(tmp_path: Path) -> None:
    journal = tmp_path / "ended.journal"
    chart, link = str(uuid4()), str(uuid4())
    journal.write_text(f"link {chart}/{link}\nsign_in {link}\nlink {chart}/{link[:7]}")
    use_journal(journal)
    _append(f"invitation {chart}\n")
    assert read_journal(journal) == [
        ("link", f"{chart}/{link}"),
        ("sign_in", link),
        ("invitation", chart),
    ]
