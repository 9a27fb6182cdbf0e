"""The people of the tests, each on a device of their own, against the real application on a real database.

Maria is a client, Tomasz her therapist (and the clinic's owner), Wera a therapist without a link to her, and Olek
another client.
"""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from quart import Quart

from server.accounts.actions import enter, make_person
from server.app import create_app
from server.chart.actions import create_chart
from server.data_folder import data_folder
from server.settings import Settings, read_settings

HEADERS = {"Content-Type": "application/json", "X-Unknot": "1"}
PASSWORD = "a long enough sentence"
CONSENT = {"consents": {"chart": True, "answers": False}, "language": "en"}


@dataclass
class Answer:
    """What came back; `json` is None where the body is empty or no JSON."""

    status: int
    json: Any
    headers: Any
    body: bytes

    @property
    def code(self) -> str | None:
        """The code of an error."""
        code: str | None = self.json["error"]["code"] if isinstance(self.json, dict) else None
        return code


class Device:
    """A browser with its cookies, and the ids it makes up."""

    def __init__(self, app: Quart) -> None:
        self.client = app.test_client()
        self.id = str(uuid.uuid4())
        self.signup = str(uuid.uuid4())
        self.chart = str(uuid.uuid4())

    async def get(self, path: str) -> Answer:
        return await self.send("GET", path)

    async def post(self, path: str, body: object = None) -> Answer:
        return await self.send("POST", path, body)

    async def put(self, path: str, body: object = None) -> Answer:
        return await self.send("PUT", path, body)

    async def delete(self, path: str) -> Answer:
        return await self.send("DELETE", path)

    async def send(self, method: str, path: str, body: object = None, headers: Any = None) -> Answer:
        """One request as the app makes it; `headers` replace the usual ones."""
        with_headers = HEADERS if headers is None else headers
        if method == "GET":
            response = await self.client.get(path, headers=with_headers)
        elif isinstance(body, bytes):
            response = await getattr(self.client, method.lower())(path, data=body, headers=with_headers)
        else:
            response = await getattr(self.client, method.lower())(path, json=body or {}, headers=with_headers)
        data = await response.get_data(as_text=False)
        is_json = data and response.mimetype == "application/json"
        return Answer(
            response.status_code, await response.get_json() if is_json else None, response.headers, data
        )

    def sign_up(self, **changes: object) -> dict[str, object]:
        """The body of a sign-up from this device; nameless unless changed."""
        return {
            "signup": self.signup,
            "chart": self.chart,
            "device": self.id,
            "zone": "Europe/Warsaw",
            "language": "en",
            **changes,
        }

    def joining(self, token: str, name: str) -> dict[str, object]:
        """The body with which somebody becomes owner or therapist."""
        return {
            "token": token,
            "name": name,
            "login": name.lower(),
            "password": PASSWORD,
            "device": self.id,
            "zone": "Europe/Warsaw",
            "language": "en",
        }

    def acceptance(self, **changes: object) -> dict[str, object]:
        """The body with which an invitation is accepted from this device."""
        return {
            **CONSENT,
            "signup": self.signup,
            "chart": self.chart,
            "device": self.id,
            "zone": "Europe/Warsaw",
            **changes,
        }


@dataclass
class Clinic:
    """A running application and devices for it."""

    app: Quart
    settings: Settings

    def device(self) -> Device:
        """One more browser."""
        return Device(self.app)


@pytest.fixture
async def clinic(ready_database: str, tmp_path: Path) -> AsyncIterator[Clinic]:
    settings = replace(read_settings({}, data=str(tmp_path / "data")), database_url=ready_database)
    with data_folder(settings):
        app = create_app(settings)
        async with app.test_app():
            yield Clinic(app, settings)


@cache
def password_hash() -> str:
    """Of PASSWORD, worked out once: hashing is slow on purpose."""
    return PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=1).hash(PASSWORD)


@pytest.fixture
async def tomasz(clinic: Clinic) -> Device:
    return await signed_in(clinic, "Tomasz", owner=True, therapist=True)


@pytest.fixture
async def wera(clinic: Clinic) -> Device:
    return await signed_in(clinic, "Wera", therapist=True)


@pytest.fixture
async def maria(clinic: Clinic) -> Device:
    return await signed_in(clinic, "Maria")


@pytest.fixture
async def olek(clinic: Clinic) -> Device:
    return await signed_in(clinic, "Olek")


async def signed_in(clinic: Clinic, name: str, *, therapist: bool = False, owner: bool = False) -> Device:
    """Somebody with an account (a client also with a chart), on a device of theirs."""
    device = clinic.device()
    person = await make_person(
        uuid.uuid4(),
        name=name,
        credentials=(name.lower(), password_hash()),
        zone="Europe/Warsaw",
        language="en",
        therapist=therapist,
        owner=owner,
    )
    if not therapist:
        await create_chart(uuid.UUID(device.chart), person.id)
    entered = await enter(person, uuid.UUID(device.id), None)
    device.client.set_cookie("localhost", "unknot", entered.token)
    return device
