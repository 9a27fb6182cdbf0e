"""The demo is a believable clinic, written as real devices write, and never mixes with a real one."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from server.accounts.models import Person
from server.app import create_app
from server.care.models import CareLink
from server.chart.models import Chart, Entry, Summary
from server.chart.summaries import rebuild
from server.clock import now
from server.content.catalogue.read import read_catalogue
from server.data_folder import data_folder
from server.database import current_connection
from server.demo.folder import demo_settings, make_demo
from server.demo.stories import PASSWORD, STORIES, THERAPISTS
from server.demo.telling import Teller
from server.schema import make_ready
from server.settings import StartRefused, read_settings
from tests.cast import Clinic, Device
from tests.chart.test_summary import readable

EXPECTED = {"maria": "art", "ines": "massage", "leila": "combination", "jonas": "art"}


def said_nothing(line: str) -> None:
    assert line


@pytest.fixture
async def demo(database: str, tmp_path: Path) -> AsyncIterator[Clinic]:
    settings = replace(read_settings({}, data=str(tmp_path / "data")), database_url=database)
    with data_folder(settings):
        await make_ready(settings)
        app = create_app(settings)
        async with app.test_app():
            said: list[str] = []
            await make_demo(settings, said.append)
            assert PASSWORD in "\n".join(said)
            yield Clinic(app, settings)


async def test_everybody_can_sign_in_and_sees_months_of_history(demo: Clinic) -> None:
    for login in [one.login for one in THERAPISTS]:
        device = demo.device()
        wanted = {"login": login, "password": PASSWORD, "device": device.id}
        assert (await device.post("/api/sign-ins", wanted)).status == 200
        clients = (await device.get("/api/care/clients")).json
        assert len(clients) == sum(story.therapist == login for story in STORIES)
        assert len({client["since"][:7] for client in clients}) > 2
    assert await Chart.all().count() == len(STORIES)
    assert await Entry.filter(kind="practice").count() > 150
    assert await Entry.filter(received_at__gt=int(now().timestamp() * 1000)).count() == 0
    # A second start only says again who can sign in.
    before = await Entry.all().count()
    await make_demo(demo.settings, said_nothing)
    assert await Entry.all().count() == before
    assert await CareLink.filter(ended_at=None).count() == len(STORIES)
    kept = await summaries()
    for summary in kept:
        await rebuild(current_connection(), str(summary["chart"]))
    assert await summaries() == kept


async def summaries() -> list[dict[str, Any]]:
    return [readable(row) for row in await Summary.all().order_by("chart").values()]


async def test_a_clinic_with_people_in_it_is_left_alone(clinic: Clinic, maria: Device) -> None:
    with pytest.raises(StartRefused, match="--demo needs an empty database"):
        await make_demo(clinic.settings, said_nothing)
    assert await Entry.all().count() == 0


class Interrupted(BaseException):
    """Ctrl-C, while months are being made up."""


async def test_an_interrupted_demo_leaves_nothing_and_is_made_at_the_next_start(clinic: Clinic) -> None:
    def interrupt(line: str) -> None:
        if STORIES[2].name in line:
            raise Interrupted

    with pytest.raises(Interrupted):
        await make_demo(clinic.settings, interrupt)
    assert not await Person.exists()
    assert not await Entry.exists()
    await make_demo(clinic.settings, said_nothing)
    assert await Chart.all().count() == len(STORIES)


def test_its_folder_is_its_own_unless_one_is_named() -> None:
    settings = read_settings({})
    assert demo_settings(settings, folder_was_named=False).data == Path("data/demo")
    assert demo_settings(settings, folder_was_named=False).key_file == Path("data/demo/keys/unknot.key.json")
    assert demo_settings(settings, folder_was_named=True) == settings


def test_it_never_takes_the_keys_of_a_clinic() -> None:
    settings = read_settings({"UNKNOT_KEY_FILE": "/safe/unknot.key.json"}, data="clinic")
    assert demo_settings(settings, folder_was_named=False).key_file == Path(
        "clinic-demo/keys/unknot.key.json"
    )
    assert demo_settings(settings, folder_was_named=True).key_file == Path("clinic/keys/unknot.key.json")


@pytest.mark.parametrize("url", ["postgresql://clinic/unknot", "sqlite:///clinic/unknot.sqlite3"])
def test_it_never_takes_the_database_of_a_clinic(url: str) -> None:
    settings = read_settings({"UNKNOT_DATABASE_URL": url})
    for named in (False, True):
        with pytest.raises(StartRefused, match="start it without that setting"):
            demo_settings(settings, folder_was_named=named)


def test_the_stories_are_judged_by_the_real_rules() -> None:
    catalogue, today = read_catalogue(), now().date()
    for story in STORIES:
        assessment = Teller(story, catalogue, today).before_meeting()[0]
        outcome = assessment.body["outcome"]
        assert outcome in ("massage", "art", "combination", "self_care"), story.login
        assert outcome == EXPECTED.get(story.login, outcome), story.login
        assert assessment.detail is not None
        assert set(story.answers) <= set(msgspec.json.decode(assessment.detail)["answers"]), story.login
