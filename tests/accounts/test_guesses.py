"""Passwords cannot be guessed for long, and nobody is locked out by the guesses of others."""

import asyncio
import uuid
from dataclasses import replace

import pytest

from server.limits import Attempts
from tests.cast import HEADERS, PASSWORD, Answer, Clinic, Device

HERE, ELSEWHERE = "10.0.0.1", "10.9.9.9"


@pytest.fixture
def town(clinic: Clinic) -> Clinic:
    """The clinic behind a proxy, so that devices come from different addresses."""
    clinic.app.config["UNKNOT"] = replace(clinic.settings, trusted_proxies=1)
    return clinic


async def sign_in(device: Device, login: str, password: str, address: str = HERE) -> Answer:
    body = {"login": login, "password": password, "device": device.id}
    return await device.send("POST", "/api/sign-ins", body, {**HEADERS, "X-Forwarded-For": address})


async def guess(clinic: Clinic, login: str, address: str) -> str | None:
    """The code that a stranger gets for a wrong password."""
    return (await sign_in(clinic.device(), login, "a wrong guess at it", address)).code


async def many_guesses_more(count: int) -> None:
    """As if everybody who has guessed so far had done so `count` times."""
    await Attempts.all().update(count=count)


@pytest.mark.parametrize(
    ("addresses", "pass_"), [(1, 5), (100, 30)], ids=["one address", "a hundred addresses"]
)
async def test_of_a_hundred_guesses_at_once_only_so_many_are_looked_at(
    town: Clinic, maria: Device, addresses: int, pass_: int
) -> None:
    codes = await asyncio.gather(*(guess(town, "maria", f"10.1.1.{n % addresses}") for n in range(100)))
    assert (codes.count("WRONG_LOGIN"), codes.count("TOO_MANY")) == (pass_, 100 - pass_)


async def test_a_login_that_nobody_has_is_limited_like_any_other(town: Clinic, maria: Device) -> None:
    for login in ("maria", "nobody"):
        codes = [await guess(town, login, ELSEWHERE) for _ in range(6)]
        assert codes == ["WRONG_LOGIN"] * 5 + ["TOO_MANY"]


async def test_too_many_guesses_from_one_address_say_when_to_come_back(town: Clinic) -> None:
    codes = [await guess(town, f"m{n}", HERE) for n in range(30)]
    assert codes == ["WRONG_LOGIN"] * 30
    refused = await sign_in(town.device(), "m31", "no")
    assert refused.code == "TOO_MANY"
    assert 0 < int(refused.headers["Retry-After"]) <= 15 * 60


async def test_the_guesses_of_one_address_lock_nobody_out_elsewhere(town: Clinic, maria: Device) -> None:
    assert [await guess(town, "maria", ELSEWHERE) for _ in range(20)][-1] == "TOO_MANY"
    assert (await sign_in(town.device(), "maria", PASSWORD)).status == 200


async def test_a_browser_that_was_let_in_before_is_never_locked_out_by_others(
    town: Clinic, maria: Device
) -> None:
    tablet = town.device()
    await sign_in(tablet, "maria", PASSWORD)
    await tablet.delete("/api/sign-ins/current")
    for address in (HERE, ELSEWHERE):
        await guess(town, "maria", address)
    await many_guesses_more(1000)
    assert (await sign_in(town.device(), "maria", PASSWORD)).code == "TOO_MANY"
    assert (await sign_in(tablet, "maria", PASSWORD)).status == 200


async def test_such_a_browser_has_five_guesses_of_its_own(town: Clinic, maria: Device) -> None:
    tablet = town.device()
    await sign_in(tablet, "maria", PASSWORD)
    codes = [(await sign_in(tablet, "maria", "a wrong guess", f"10.1.1.{n}")).code for n in range(6)]
    assert codes == ["WRONG_LOGIN"] * 5 + ["TOO_MANY"]
    assert (await sign_in(town.device(), "maria", PASSWORD)).status == 200


async def test_to_be_known_under_one_login_helps_with_no_other(
    town: Clinic, maria: Device, olek: Device
) -> None:
    phone = town.device()
    await sign_in(phone, "olek", PASSWORD)
    await guess(town, "maria", ELSEWHERE)
    await many_guesses_more(1000)
    assert (await sign_in(phone, "maria", PASSWORD)).code == "TOO_MANY"
    assert (await sign_in(phone, "olek", PASSWORD)).status == 200


@pytest.mark.parametrize("made_up", ["", "x", f"{uuid.uuid4()}.{'0' * 64}", "{id}.", "{id}.\u00e9"])
async def test_a_proof_that_was_made_up_proves_nothing(town: Clinic, maria: Device, made_up: str) -> None:
    [hers] = (await maria.get("/api/sign-ins")).json
    await guess(town, "maria", HERE)
    await many_guesses_more(1000)
    thief = town.device()
    thief.client.set_cookie("localhost", "unknot-device", made_up.replace("{id}", hers["id"]))
    assert (await sign_in(thief, "maria", PASSWORD)).code == "TOO_MANY"


async def test_the_proof_is_out_of_reach_of_scripts_and_signs_nobody_in(town: Clinic, maria: Device) -> None:
    tablet = town.device()
    given = (await sign_in(tablet, "maria", PASSWORD)).headers.getlist("Set-Cookie")
    [line] = [line for line in given if line.startswith("unknot-device=")]
    for part in ("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=34560000"):
        assert part in line
    proof = line.partition("=")[2].partition(";")[0]
    thief = {"Cookie": f"unknot={proof}"}
    assert (await town.device().send("GET", "/api/accounts/me", headers=thief)).code == "SIGNED_OUT"


async def test_people_who_know_their_password_use_nothing_up(town: Clinic, maria: Device) -> None:
    await guess(town, "maria", ELSEWHERE)
    await guess(town, "nobody", HERE)
    await many_guesses_more(29)
    assert [(await sign_in(town.device(), "maria", PASSWORD)).status for _ in range(3)] == [200] * 3


async def test_what_a_lost_phone_remembers_allows_few_guesses(town: Clinic) -> None:
    phone = town.device()
    await phone.post("/api/accounts", phone.sign_up())
    await phone.put("/api/accounts/me", {"login": "maria", "password": PASSWORD})

    async def repeat(password: str, address: str) -> Answer:
        body = phone.sign_up(device=str(uuid.uuid4()), login="maria", password=password)
        headers = {**HEADERS, "X-Forwarded-For": address}
        return await town.device().send("POST", "/api/accounts", body, headers)

    assert [(await repeat(PASSWORD, HERE)).status for _ in range(6)] == [201] * 6
    codes = [(await repeat("a wrong guess", f"10.1.1.{n}")).code for n in range(6)]
    assert codes == ["SIGNED_OUT"] * 5 + ["TOO_MANY"]


async def test_changes_are_counted_by_device_wherever_it_is(
    town: Clinic, maria: Device, olek: Device
) -> None:
    async def rename(device: Device, number: int) -> int:
        headers = {**HEADERS, "X-Forwarded-For": f"10.1.1.{number}"}
        return (await device.send("PUT", "/api/accounts/me", {"name": "M"}, headers)).status

    assert [await rename(maria, number) for number in range(21)] == [200] * 20 + [429]
    assert await rename(olek, 1) == 200
