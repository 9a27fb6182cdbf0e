"""A withdrawal reaches every device with the installation, and a therapist with the list of clients."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from server.care.withdrawn import EXTENSION
from server.clock import now
from server.content.catalogue.read import FOLDER, read_withdrawn_alone
from tests.care.inviting import LOW_BACK, accept, invited
from tests.cast import Clinic, Device
from tests.chart.exchange import Exchange, exchange_of
from tests.chart.test_exchange import ASSESSMENT
from tests.content.withdrawing import LATE, STRAINS, rule, withdraw

NOTHING: dict[str, list[str]] = {"rules": [], "exercises": []}
CHECK = {**ASSESSMENT, "version": 2, "reasons": ["R1", "A9"]}


@pytest.fixture
def withdrawn(clinic: Clinic, tmp_path: Path) -> None:
    """As of a server that was started with this content: A9 of rules 2 is withdrawn, and the first bridge."""
    (tmp_path / "content" / "en").mkdir(parents=True)
    (tmp_path / "content" / "references.yaml").write_text((FOLDER / "references.yaml").read_text())
    withdraw(tmp_path / "content", rules=rule("A9", 2), exercises=rule("bridge", 1))
    clinic.app.extensions[EXTENSION] = read_withdrawn_alone(tmp_path / "content")


def asking(*steps: dict[str, Any], **changes: object) -> dict[str, Any]:
    """An assignment with these steps."""
    routine: Any = LOW_BACK["routine"]
    return {**LOW_BACK, "routine": {**routine, "steps": list(steps)}, **changes}


async def concerned(therapist: Device) -> Any:
    """What the one client of this therapist is concerned by."""
    [client] = (await therapist.get("/api/care/clients")).json
    return client["withdrawn"]


async def pair(maria: Device, tomasz: Device, **changes: object) -> tuple[Exchange, Exchange]:
    accepted = await accept(maria, await invited(tomasz, **changes))
    assert accepted.status == 201, accepted.json
    hers = await exchange_of(maria)
    return hers, await exchange_of(tomasz, hers.chart)


async def test_nothing_is_withdrawn_at_first(clinic: Clinic, maria: Device, tomasz: Device) -> None:
    assert (await clinic.device().get("/api/installation")).json["withdrawn"] == NOTHING
    hers, _ = await pair(maria, tomasz)
    await hers.sync(hers.entry("assessment", CHECK))
    assert await concerned(tomasz) == NOTHING


async def test_any_device_hears_of_it_with_the_words(clinic: Clinic, withdrawn: None) -> None:
    said = (await clinic.device().get("/api/installation")).json["withdrawn"]
    since = {"since": "2026-12-01"}
    assert said["rules"] == [{"id": "A9", "up_to": 2, **since, "why": {"en": LATE}}]
    assert said["exercises"] == [
        {"id": "bridge", "up_to": 1, **since, "name": {"en": "Bridge"}, "why": {"en": STRAINS}}
    ]


async def test_the_newest_check_alone_concerns(withdrawn: None, maria: Device, tomasz: Device) -> None:
    hers, _ = await pair(maria, tomasz)
    await hers.sync(hers.entry("assessment", CHECK))
    assert await concerned(tomasz) == {"rules": ["A9"], "exercises": []}
    await hers.sync(hers.entry("assessment", {**CHECK, "version": 3}))
    assert await concerned(tomasz) == NOTHING
    await hers.sync(hers.entry("assessment", {**CHECK, "version": 1}))
    assert await concerned(tomasz) == {"rules": ["A9"], "exercises": []}
    await hers.sync(hers.entry("assessment", {**CHECK, "version": 1, "reasons": ["R1"]}))
    assert await concerned(tomasz) == NOTHING


@pytest.mark.parametrize(("version", "listed"), [(1, True), (2, False), (None, True)])
async def test_an_assignment_concerns_by_the_version_it_was_made_with(
    withdrawn: None, maria: Device, tomasz: Device, version: int | None, listed: bool
) -> None:
    named = {} if version is None else {"version": version}
    _, his = await pair(maria, tomasz)
    await his.sync(
        his.entry("assignment", asking({"exercise": "pelvic-tilt"}, {"exercise": "bridge", **named}))
    )
    assert await concerned(tomasz) == {"rules": [], "exercises": ["bridge"] if listed else []}


async def test_an_assignment_that_is_over_concerns_nobody(
    withdrawn: None, maria: Device, tomasz: Device
) -> None:
    _, his = await pair(maria, tomasz)
    past, ended = (str((now() + timedelta(days=days)).date()) for days in (-2, 2))
    over = his.entry("assignment", asking({"exercise": "bridge"}, until=past, **{"from": past}))
    runs = his.entry("assignment", asking({"exercise": "bridge"}, until=ended, **{"from": past}))
    await his.sync(over)
    assert await concerned(tomasz) == NOTHING
    await his.sync(runs)
    assert await concerned(tomasz) == {"rules": [], "exercises": ["bridge"]}
    await his.sync(his.entry("assignment_end", {"assignment": runs["id"], "reason": ""}))
    assert await concerned(tomasz) == NOTHING


async def test_a_routine_that_came_with_the_invitation_concerns_too(
    withdrawn: None, maria: Device, tomasz: Device
) -> None:
    await pair(maria, tomasz, assignment=asking({"exercise": "bridge"}))
    assert await concerned(tomasz) == {"rules": [], "exercises": ["bridge"]}
