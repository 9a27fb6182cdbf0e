"""The named cast, Maria linked with Tomasz, and a data folder in which nothing was started yet."""

from pathlib import Path

import pytest

from server.settings import Settings, read_settings
from tests.cast import Clinic, Device, clinic, maria, olek, tomasz, wera
from tests.chart.exchange import Exchange, exchange_of

__all__ = ["clinic", "maria", "olek", "tomasz", "wera"]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """For a server that a test starts itself, more than once."""
    return read_settings({}, data=str(tmp_path / "data"))


@pytest.fixture
async def hers(clinic: Clinic, maria: Device) -> Exchange:
    """Maria's own chart on Maria's phone."""
    return await exchange_of(maria)


@pytest.fixture
async def his(hers: Exchange, tomasz: Device) -> Exchange:
    """Maria's chart on the device of Tomasz, whom she has just accepted, without the answers."""
    await accept(hers, tomasz, answers=False)
    return await exchange_of(tomasz, hers.chart)


async def accept(hers: Exchange, therapist: Device, *, answers: bool) -> None:
    """Maria accepts an invitation of this therapist."""
    invitation = await therapist.post("/api/care/invitations", {"language": "en"})
    assert invitation.status == 201, invitation.json
    consents = {"chart": True, "answers": answers}
    version = (await therapist.get("/api/installation")).json["consent_version"]
    acceptance = hers.device.acceptance(code=invitation.json["code"], consents=consents, text_version=version)
    accepted = await hers.device.post("/api/care/invitations/accept", acceptance)
    assert accepted.status in (200, 201), accepted.json
