"""A server that is started again and again on one data folder, whose database somebody replaces by an older one."""

import shutil
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from server.accounts.actions import enter
from server.accounts.models import Person
from server.app import create_app
from server.chart.digest import Held
from server.data_folder import data_folder
from server.schema import make_ready
from server.settings import Settings
from tests.cast import Clinic, Device
from tests.chart.exchange import Exchange


@asynccontextmanager
async def started(settings: Settings) -> AsyncIterator[Clinic]:
    """A server on this data folder, as long as the block lasts."""
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
    """What a device that holds these entries compares by."""
    return [Held(entry["id"], entry["stamp"], "detail" in entry) for entry in entries]
