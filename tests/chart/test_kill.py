"""What was acknowledged survives SIGKILL in the middle of pushes; what was not is sent again and stored once."""

import http.client
import json
import os
import subprocess
import sys
import threading
import urllib.request
import uuid
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from server.chart.canonical import canonical
from server.chart.stamp import tick
from tests.chart.exchange import GOAL, present

ROOT = Path(__file__).parents[2]
KILLS, LONG_KILLS = 4, 40
BATCH = 20  # entries a push
HEADERS = {"Content-Type": "application/json", "X-Unknot": "1"}


class Served:
    """One process of the server; a new one after each kill, on the same data."""

    def __init__(self, data: Path, database: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.chart.served", str(data)],
            cwd=ROOT,
            env={**os.environ, "UNKNOT_DATABASE_URL": database},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout
        self.address = f"http://127.0.0.1:{int(self.process.stdout.readline())}"
        # It goes on talking about requests: nobody has to listen, but somebody must read.
        threading.Thread(target=self.process.stdout.read, daemon=True).start()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


class Pusher:
    """Maria's phone: a nameless account, and a push after the other until the server is gone."""

    def __init__(self) -> None:
        self.chart, self.device, self.clock, self.n = str(uuid.uuid4()), str(uuid.uuid4()), "", 0
        self.unsent: list[dict[str, Any]] = []
        self.acknowledged: dict[str, int] = {}
        self.cookie = ""
        self.view = ""

    def sign_up(self, address: str) -> None:
        body = {
            "signup": str(uuid.uuid4()), "chart": self.chart, "device": self.device,
            "zone": "Europe/Warsaw", "language": "en",
        }  # fmt: skip
        answer, cookie = self.post(f"{address}/api/accounts", body)
        self.person, self.cookie = answer["person"], cookie.split(";")[0]

    def post(self, url: str, body: object) -> tuple[dict[str, Any], str]:
        asked = urllib.request.Request(url, json.dumps(body).encode(), {**HEADERS, "Cookie": self.cookie})  # noqa: S310
        with urllib.request.urlopen(asked, timeout=60) as answer:  # noqa: S310
            return json.load(answer), answer.headers.get("Set-Cookie", "")

    def write(self) -> None:
        while len(self.unsent) < BATCH:
            self.n += 1
            self.clock = tick(self.clock, present(), self.device)
            self.unsent.append(
                {
                    "id": str(uuid.uuid4()), "n": self.n, "kind": "goal", "stamp": self.clock,
                    "happened_at": "2026-11-22T18:03:11.250+01:00", "body": canonical(GOAL),
                }
            )  # fmt: skip

    def exchange(self, address: str, after: int = 0) -> dict[str, Any]:
        """Send what is unsent; the page after `after`."""
        request = {
            "protocol": 1, "person": self.person, "device": self.device, "epoch": "", "view": self.view,
            "after": after, "claimed": 0, "entries": self.unsent,
        }  # fmt: skip
        answer, _ = self.post(f"{address}/api/charts/{self.chart}/sync", request)
        self.view = answer["view"]
        for receipt in answer["receipts"]:
            assert receipt["status"] in ("stored", "known"), receipt
            self.acknowledged[receipt["id"]] = receipt["seq"]
        self.unsent = [entry for entry in self.unsent if entry["id"] not in self.acknowledged]
        page: dict[str, Any] = answer["page"]
        return page

    def push_until_it_is_gone(self, address: str, under_way: Callable[[], None]) -> None:
        """Calls `under_way` as soon as something was acknowledged."""
        self.write()
        self.exchange(address)
        under_way()
        with suppress(OSError, http.client.HTTPException, json.JSONDecodeError):
            while True:
                self.write()
                self.exchange(address)


def test_nothing_acknowledged_is_lost_by_kills(
    database: str, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    pusher = Pusher()
    kills = LONG_KILLS if pytestconfig.getoption("--long", default=False) else KILLS
    for kill in range(kills):
        served = Served(tmp_path, database)
        if not pusher.cookie:
            pusher.sign_up(served.address)
        killer = threading.Timer(0.05 + 0.13 * (kill % 5), served.kill)
        pusher.push_until_it_is_gone(served.address, killer.start)
        killer.join()
    served = Served(tmp_path, database)
    try:
        pusher.exchange(served.address)
        stored = everything(pusher, served.address)
    finally:
        served.kill()
    print(f"{kills} kills, {len(pusher.acknowledged)} entries acknowledged, {len(stored)} stored")
    assert len(pusher.acknowledged) >= kills * BATCH
    assert stored == pusher.acknowledged
    assert sorted(stored.values()) == list(range(1, len(stored) + 1))


def everything(pusher: Pusher, address: str) -> dict[str, int]:
    """Id and seq of all that the server has."""
    stored: dict[str, int] = {}
    after, more = 0, True
    while more:
        page = pusher.exchange(address, after)
        stored |= {entry["id"]: entry["seq"] for entry in page["entries"]}
        after, more = page["next"], page["more"]
    return stored
