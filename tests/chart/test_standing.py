"""Entries that stand in charts are read, given back and corrected, whatever would be refused by now."""

from uuid import UUID

from server.chart.actions import append
from server.chart.canonical import canonical
from server.chart.models import Entry
from tests.chart.exchange import Exchange

TOO_SHORT = {"from": "2026-11-22", "until": "2026-11-20", "reason": "travel"}
MENDED = {**TOO_SHORT, "until": "2026-11-22"}


async def test_a_pause_that_ends_before_it_begins_is_refused_with_the_reason(hers: Exchange) -> None:
    receipt = await hers.receipt(hers.entry("pause", TOO_SHORT))
    assert (receipt["code"], receipt["message"]) == ("INVALID_BODY", "This ends before it begins.")
    assert (await hers.receipt(hers.entry("pause", MENDED)))["status"] == "stored"


async def test_one_that_stands_is_read_given_back_after_a_loss_and_mended(hers: Exchange) -> None:
    await append(
        UUID(hers.chart),
        kind="pause",
        author=hers.person,
        body=TOO_SHORT,
        happened_at="2026-11-22T18:03:11.250+01:00",
    )
    [stood] = (await hers.sync())["page"]["entries"]
    assert stood["body"] == canonical(TOO_SHORT)
    await Entry.filter(id=stood["id"]).delete()
    del stood["seq"]
    assert (await hers.receipt({**stood, "n": 1}))["status"] == "stored"
    hers.n = 1
    mended = hers.entry("pause", {"of": stood["id"], **MENDED})
    assert (await hers.receipt(mended))["status"] == "stored"
