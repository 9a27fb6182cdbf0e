"""One person's side of an exchange over HTTP, without the app's own device code: what is sent is chosen freely."""

from __future__ import annotations

import uuid
from typing import Any

from server.chart.canonical import canonical
from server.chart.stamp import tick
from server.clock import now
from tests.cast import Answer, Device

GOAL = {"text": "climb the stairs", "done": False}


def present() -> int:
    """Milliseconds since 1970."""
    return int(now().timestamp() * 1000)


def first_request(person: str, device: str, entries: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """What a device sends that has never exchanged this chart before; `entries` are its unsent ones."""
    return {
        "protocol": 1,
        "person": person,
        "device": device,
        "epoch": "",
        "view": "",
        "after": 0,
        "claimed": 0,
        "entries": entries or [],
    }


class Exchange:
    """A device of `device`'s person for one chart; keeps number, clock, cursor, epoch and view like the app."""

    def __init__(self, device: Device, person: str, chart: str) -> None:
        self.device = device
        self.person = person
        self.chart = chart
        self.id = device.id
        self.n = 0
        self.clock = ""
        self.after = 0
        self.epoch = ""
        self.view = ""

    def entry(
        self, kind: str = "goal", body: dict[str, Any] | str | None = None, **changes: Any
    ) -> dict[str, Any]:
        """A new entry; a body that is text goes as it is; `changes` replace or, when None, remove fields."""
        self.n += 1
        self.clock = tick(self.clock, present(), self.id)
        made = {
            "id": str(uuid.uuid4()),
            "n": self.n,
            "kind": kind,
            "stamp": self.clock,
            "happened_at": "2026-11-22T18:03:11.250+01:00",
            "body": body if isinstance(body, str) else canonical(GOAL if body is None else body),
            **changes,
        }
        return {name: value for name, value in made.items() if value is not None}

    def request(self, entries: list[dict[str, Any]], **changes: Any) -> dict[str, Any]:
        request = first_request(self.person, self.id, entries)
        request |= {"epoch": self.epoch, "view": self.view, "after": self.after, **changes}
        return {name: value for name, value in request.items() if value is not None}

    async def send(self, *entries: dict[str, Any], **changes: Any) -> Answer:
        return await self.device.post(
            f"/api/charts/{self.chart}/sync", self.request(list(entries), **changes)
        )

    async def sync(self, *entries: dict[str, Any], **changes: Any) -> dict[str, Any]:
        """The answer, taken: epoch, view and cursor move on."""
        answer = await self.send(*entries, **changes)
        assert answer.status == 200, answer.json
        taken: dict[str, Any] = answer.json
        self.epoch, self.view = taken["epoch"], taken["view"]
        if taken.get("reset"):
            self.after = 0
        elif "page" in taken:
            self.after = taken["page"]["next"]
        return taken

    async def receipt(self, entry: dict[str, Any]) -> dict[str, Any]:
        """What becomes of one entry."""
        [receipt] = (await self.sync(entry))["receipts"]
        found: dict[str, Any] = receipt
        return found


async def exchange_of(device: Device, chart: str | None = None) -> Exchange:
    """For the device's signed-in person and, unless named, the own chart."""
    me = (await device.get("/api/accounts/me")).json
    return Exchange(device, me["person"]["id"], chart or me["chart"])
