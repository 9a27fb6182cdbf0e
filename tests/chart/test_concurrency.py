"""Many at once: numbers without gap, on both databases."""

import asyncio
import uuid

from server.chart.models import Chart, Entry
from tests.cast import Clinic, Device
from tests.chart.exchange import Exchange


async def test_200_concurrent_pushes_leave_no_gap(clinic: Clinic, hers: Exchange) -> None:
    jar = hers.device.client.cookie_jar
    assert jar is not None
    [token] = [cookie.value for cookie in jar]

    async def push() -> list[int]:
        device = Device(clinic.app)
        device.client.set_cookie("localhost", "unknot", token or "")
        theirs = Exchange(device, hers.person, hers.chart)
        theirs.id = str(uuid.uuid4())
        answer = await theirs.sync(*(theirs.entry() for _ in range(3)))
        return [receipt["seq"] for receipt in answer["receipts"]]

    given = await asyncio.gather(*(push() for _ in range(200)))
    assert sorted(seq for seqs in given for seq in seqs) == list(range(1, 601))
    stored = await Entry.filter(chart=uuid.UUID(hers.chart)).order_by("seq")
    assert [entry.seq for entry in stored] == list(range(1, 601))
    assert (await Chart.get(id=uuid.UUID(hers.chart))).head == 600


async def test_the_same_entry_sent_by_many_at_once_is_stored_once(hers: Exchange) -> None:
    entry = hers.entry()
    answers = await asyncio.gather(*(hers.send(entry) for _ in range(50)))
    statuses = [answer.json["receipts"][0]["status"] for answer in answers]
    assert statuses.count("stored") == 1
    assert statuses.count("known") == 49
