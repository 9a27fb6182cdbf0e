"""What the tests of care do with invitations, as the app does it."""

from typing import Any

from server.care.rules import CONSENT_VERSION
from tests.cast import Answer, Device
from tests.chart.exchange import first_request

LOW_BACK = {
    "routine": {
        "id": "low-back",
        "version": 1,
        "title": "Low back",
        "minutes": 8,
        "steps": [{"exercise": "pelvic-tilt"}],
    },
    "per_week": 2,
    "from": "2026-11-22",
    "until": None,
    "note": "Slowly, please.",
}


async def invited(tomasz: Device, **changes: object) -> Any:
    made = await tomasz.post("/api/care/invitations", {"language": "en", **changes})
    assert made.status == 201, made.json
    return made.json


async def accept(device: Device, made: Any, **changes: object) -> Answer:
    body = device.acceptance(token=made["token"], text_version=CONSENT_VERSION, **changes)
    return await device.post("/api/care/invitations/accept", body)


async def entries(device: Device, chart: str) -> list[dict[str, Any]]:
    """Everything this device may see of a chart."""
    me = (await device.get("/api/accounts/me")).json
    answer = await device.post(f"/api/charts/{chart}/sync", first_request(me["person"]["id"], device.id))
    assert answer.status == 200, answer.json
    found: list[dict[str, Any]] = answer.json["page"]["entries"]
    return found
