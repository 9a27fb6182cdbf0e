"""Codes of invitations cannot be guessed for long, and who types the right one is never stopped."""

from dataclasses import replace

import pytest

from server.care.rules import CONSENT_VERSION
from server.limits import Attempts
from tests.cast import HEADERS, Answer, Clinic, Device

HERE, ELSEWHERE = "10.0.0.1", "10.9.9.9"


@pytest.fixture
def town(clinic: Clinic) -> Clinic:
    """The clinic behind a proxy, so that devices come from different addresses."""
    clinic.app.config["UNKNOT"] = replace(clinic.settings, trusted_proxies=1)
    return clinic


async def look(clinic: Clinic, key: dict[str, str], address: str) -> Answer:
    headers = {**HEADERS, "X-Forwarded-For": address}
    return await clinic.device().send("POST", "/api/care/invitations/look", key, headers)


async def guess(clinic: Clinic, number: int, address: str) -> str | None:
    return (await look(clinic, {"code": f"WRNG{number:04}"}, address)).code


async def invited(tomasz: Device) -> dict[str, str]:
    made: dict[str, str] = (await tomasz.post("/api/care/invitations", {"language": "en"})).json
    return made


async def test_an_address_may_be_wrong_ten_times(town: Clinic, tomasz: Device) -> None:
    codes = [await guess(town, number, ELSEWHERE) for number in range(11)]
    assert codes == ["INVITATION_UNKNOWN"] * 10 + ["TOO_MANY"]
    refused = await look(town, {"code": "WRNGWRNG"}, ELSEWHERE)
    assert 0 < int(refused.headers["Retry-After"]) <= 15 * 60
    code = (await invited(tomasz))["code"]
    assert (await look(town, {"code": code}, HERE)).status == 200


async def test_when_many_are_wrong_everywhere_an_address_may_be_wrong_twice(
    town: Clinic, tomasz: Device
) -> None:
    invitation = await invited(tomasz)
    await guess(town, 0, ELSEWHERE)
    await Attempts.filter(count__gt=0).update(count=300)
    codes = [await guess(town, number, HERE) for number in range(3)]
    assert codes == ["INVITATION_UNKNOWN"] * 2 + ["TOO_MANY"]
    assert (await look(town, {"code": invitation["code"]}, "10.0.0.2")).status == 200


async def test_a_link_is_not_counted(town: Clinic, tomasz: Device) -> None:
    invitation = await invited(tomasz)
    for number in range(11):
        await guess(town, number, HERE)
    assert (await look(town, {"token": invitation["token"]}, HERE)).status == 200


async def test_the_right_code_uses_nothing_up(town: Clinic, tomasz: Device) -> None:
    invitation = await invited(tomasz)
    for _ in range(12):
        assert (await look(town, {"code": invitation["code"]}, HERE)).status == 200
    client = town.device()
    body = client.acceptance(code=invitation["code"], text_version=CONSENT_VERSION)
    headers = {**HEADERS, "X-Forwarded-For": HERE}
    accepted = await client.send("POST", "/api/care/invitations/accept", body, headers)
    assert accepted.status == 201


async def test_a_code_that_is_accepted_is_guessed_like_one_that_is_looked_at(town: Clinic) -> None:
    async def accept(number: int) -> str | None:
        client = town.device()
        body = client.acceptance(code=f"WRNG{number:04}", text_version=CONSENT_VERSION)
        headers = {**HEADERS, "X-Forwarded-For": HERE}
        return (await client.send("POST", "/api/care/invitations/accept", body, headers)).code

    codes = [await accept(number) for number in range(11)]
    assert codes == ["INVITATION_UNKNOWN"] * 10 + ["TOO_MANY"]
