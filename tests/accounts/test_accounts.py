"""Making an account, signing in and out, and changing what it says."""

import asyncio
import uuid
from dataclasses import replace

import pytest

from server.accounts.actions import end_sign_ins
from server.accounts.freshness import let_all_run_out
from server.accounts.models import Person, SignIn
from server.care.rules import CONSENT_VERSION
from tests.cast import PASSWORD, Clinic, Device


async def test_a_nameless_account_needs_neither_name_nor_password(clinic: Clinic) -> None:
    device = clinic.device()
    made = await device.post("/api/accounts", device.sign_up())
    assert made.status == 201
    assert made.json["chart"] == device.chart
    me = await device.get("/api/accounts/me")
    assert me.json["person"] == {"id": made.json["person"], "name": None, "login": None}
    assert (me.json["roles"], me.json["chart"], me.json["links"]) == (["client"], device.chart, [])


async def test_the_same_sign_up_again_gives_the_same_account(clinic: Clinic) -> None:
    device = clinic.device()
    body = device.sign_up(name="Maria", login="maria", password=PASSWORD)
    first = await device.post("/api/accounts", body)
    again = await device.post("/api/accounts", body)
    assert again.status == 201
    assert again.json["person"] == first.json["person"]
    assert again.json["deed"] == first.json["deed"]
    assert await Person.all().count() == 1


async def test_the_same_sign_up_ten_times_at_once_makes_one_account(clinic: Clinic) -> None:
    device = clinic.device()
    made = await asyncio.gather(*(device.post("/api/accounts", device.sign_up()) for _ in range(10)))
    assert {one.status for one in made} == {201}
    assert len({one.json["person"] for one in made}) == 1
    assert await Person.all().count() == 1


async def test_a_sign_up_repeated_after_signing_out_does_not_sign_in_again(clinic: Clinic) -> None:
    device = clinic.device()
    await device.post("/api/accounts", device.sign_up())
    assert (await device.delete("/api/sign-ins/current")).status == 204
    assert (await device.post("/api/accounts", device.sign_up())).code == "SIGNED_OUT"


async def revoked(phone: Device, how: str) -> None:
    """The nameless person of this phone is signed out of it for good."""
    if how == "here":
        assert (await phone.delete("/api/sign-ins/current")).status == 204
    else:
        me = (await phone.get("/api/accounts/me")).json
        assert await end_sign_ins(await Person.get(id=me["person"]["id"])) == 1


@pytest.mark.parametrize("how", ["here", "by who runs the server"])
@pytest.mark.parametrize("cookies", ["kept", "gone"])
async def test_a_phone_that_was_signed_out_does_not_come_back_under_another_device_id(
    clinic: Clinic, how: str, cookies: str
) -> None:
    phone = clinic.device()
    await phone.post("/api/accounts", phone.sign_up())
    await revoked(phone, how)
    if cookies == "gone":
        phone.client = clinic.app.test_client()
    again = await phone.post("/api/accounts", phone.sign_up(device=str(uuid.uuid4())))
    assert (again.status, again.code) == (401, "SIGNED_OUT")
    assert (await phone.get("/api/accounts/me")).status == 401


async def test_the_other_phone_of_a_nameless_person_comes_back_where_one_was_signed_out(
    clinic: Clinic,
) -> None:
    kept, lost = clinic.device(), clinic.device()
    for phone in (kept, lost):
        made = (await phone.post("/api/accounts", phone.sign_up(signup=kept.signup, chart=kept.chart))).json
    assert (await kept.delete(f"/api/sign-ins/{made['sign_in']}")).status == 204
    await let_all_run_out()  # as after a restore
    wanted = kept.sign_up(person=made["person"], deed=made["deed"])
    assert (await lost.post("/api/accounts", {**wanted, "device": kept.id})).code == "SIGNED_OUT"
    back = await kept.post("/api/accounts", wanted)
    assert (back.status, back.json["person"]) == (201, made["person"])


@pytest.mark.parametrize("login", ["MARIA", "ma\u200bria", "\ufeffmaria"])
async def test_a_login_is_taken_however_it_is_written(clinic: Clinic, maria: Device, login: str) -> None:
    device = clinic.device()
    again = await device.post("/api/accounts", device.sign_up(login=login, password=PASSWORD))
    assert (again.status, again.code, again.json["error"]["where"]) == (409, "LOGIN_TAKEN", "login")
    assert await Person.all().count() == 1


async def test_a_chart_belongs_to_one_account(clinic: Clinic, maria: Device) -> None:
    device = clinic.device()
    stolen = await device.post("/api/accounts", device.sign_up(chart=maria.chart))
    assert (stolen.status, stolen.code) == (409, "CHART_TAKEN")
    assert await Person.all().count() == 1  # nothing of the refused one was kept


async def test_a_short_password_is_refused_with_its_place(clinic: Clinic) -> None:
    device = clinic.device()
    refused = await device.post("/api/accounts", device.sign_up(login="maria", password="ninechars"))
    assert (refused.code, refused.json["error"]["where"]) == ("PASSWORD_TOO_SHORT", "password")


async def test_a_lost_account_comes_back_with_its_deed_and_only_with_it(clinic: Clinic) -> None:
    device = clinic.device()
    made = (await device.post("/api/accounts", device.sign_up())).json
    await SignIn.all().delete()
    await Person.all().delete()
    wanted = device.sign_up(person=made["person"], signup=str(uuid.uuid4()))
    assert (await device.post("/api/accounts", wanted)).code == "DEED_INVALID"
    assert (await device.post("/api/accounts", {**wanted, "deed": made["deed"] + "x"})).code == "DEED_INVALID"
    again = await device.post("/api/accounts", {**wanted, "deed": made["deed"]})
    assert (again.status, again.json["person"], again.json["chart"]) == (201, made["person"], made["chart"])


async def test_signing_in_on_another_device_shows_the_same_person(clinic: Clinic, maria: Device) -> None:
    tablet = clinic.device()
    wanted = {"login": "Maria", "password": PASSWORD, "device": tablet.id, "device_name": "Tablet"}
    signed_in = await tablet.post("/api/sign-ins", wanted)
    assert (signed_in.status, signed_in.json["chart"]) == (200, maria.chart)
    listed = (await tablet.get("/api/sign-ins")).json
    assert [(one["device_name"], one["current"]) for one in listed] == [("Tablet", True), ("", False)]


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("maria", "not the password"),
        ("nobody", PASSWORD),
        ("", PASSWORD),
        ("  ", PASSWORD),
        ("\ufdfa" * 120, "x"),
    ],
    ids=["password", "login", "no login", "blanks", "longer than it looks"],
)
async def test_a_wrong_login_and_a_wrong_password_sound_the_same(
    clinic: Clinic, maria: Device, login: str, password: str
) -> None:
    device = clinic.device()
    refused = await device.post("/api/sign-ins", {"login": login, "password": password, "device": device.id})
    assert (refused.status, refused.code) == (401, "WRONG_LOGIN")
    assert refused.json["error"]["message"] == "Login or password is not right."
    assert "Set-Cookie" not in refused.headers


async def test_signing_out_ends_this_device_and_no_other(clinic: Clinic, maria: Device) -> None:
    tablet = clinic.device()
    await tablet.post("/api/sign-ins", {"login": "maria", "password": PASSWORD, "device": tablet.id})
    assert (await tablet.delete("/api/sign-ins/current")).status == 204
    assert (await tablet.get("/api/accounts/me")).code == "SIGNED_OUT"
    assert (await maria.get("/api/accounts/me")).status == 200


async def test_a_kept_cookie_is_worth_nothing_after_signing_out(clinic: Clinic, maria: Device) -> None:
    cookie = next(iter(maria.client.cookie_jar)) if maria.client.cookie_jar else None
    assert cookie is not None
    await maria.delete("/api/sign-ins/current")
    thief = clinic.device()
    headers = {"Cookie": f"{cookie.name}={cookie.value}"}
    assert (await thief.send("GET", "/api/accounts/me", headers=headers)).code == "SIGNED_OUT"


async def test_nobody_ends_the_sign_in_of_another(maria: Device, olek: Device, wera: Device) -> None:
    [hers] = (await maria.get("/api/sign-ins")).json
    for stranger in (olek, wera):
        assert (await stranger.get("/api/accounts/me")).status == 200
        assert (await stranger.delete(f"/api/sign-ins/{hers['id']}")).status == 404
    assert (await maria.get("/api/accounts/me")).status == 200


async def test_a_nameless_person_takes_a_login_later(clinic: Clinic) -> None:
    device = clinic.device()
    await device.post("/api/accounts", device.sign_up())
    half = await device.put("/api/accounts/me", {"login": "maria"})
    assert (half.code, half.json["error"]["where"]) == ("LOGIN_NEEDED", "password")
    changed = await device.put("/api/accounts/me", {"login": "maria", "password": PASSWORD, "name": "Maria"})
    assert changed.json["person"]["login"] == "maria"
    tablet = clinic.device()
    body = {"login": "maria", "password": PASSWORD, "device": tablet.id}
    assert (await tablet.post("/api/sign-ins", body)).json["person"]["name"] == "Maria"


async def test_a_new_password_needs_the_old_one_and_ends_other_sign_ins(
    clinic: Clinic, maria: Device
) -> None:
    tablet = clinic.device()
    await tablet.post("/api/sign-ins", {"login": "maria", "password": PASSWORD, "device": tablet.id})
    new = {"password": "another long sentence"}
    assert (await maria.put("/api/accounts/me", new)).code == "WRONG_PASSWORD"
    assert (await maria.put("/api/accounts/me", {**new, "current_password": PASSWORD})).status == 200
    assert (await tablet.get("/api/accounts/me")).status == 401
    assert (await maria.get("/api/accounts/me")).status == 200


async def test_passwords_and_tokens_are_not_in_the_database(maria: Device) -> None:
    person, sign_in = await Person.get(login="maria"), await SignIn.get()
    cookie = next(iter(maria.client.cookie_jar)) if maria.client.cookie_jar else None
    assert person.password is not None
    assert person.password.startswith("$argon2id$v=19$m=65536,t=3,p=1$")
    assert cookie is not None
    assert cookie.value not in (sign_in.token, "")


async def test_by_invitation_only_an_account_is_made_by_accepting_and_each_invitation_makes_one(
    clinic: Clinic, tomasz: Device
) -> None:
    clinic.app.config["UNKNOT"] = replace(clinic.settings, sign_up="invitation")
    made = [(await tomasz.post("/api/care/invitations", {"language": "en"})).json for _ in range(2)]
    for key in ({"token": made[0]["token"]}, {"code": made[1]["code"]}):
        device, late = clinic.device(), clinic.device()
        refused = await device.post("/api/accounts", device.sign_up())
        assert (refused.status, refused.code) == (403, "SIGN_UP_BY_INVITATION")
        words = {**key, "text_version": CONSENT_VERSION}
        accepted = await device.post("/api/care/invitations/accept", device.acceptance(**words))
        assert accepted.status == 201
        refused = await late.post("/api/care/invitations/accept", late.acceptance(**words))
        assert (refused.status, refused.code) == (404, "INVITATION_UNKNOWN")
        # The answer may get lost, and the sign-in too: whoever has the account gets it again.
        device.client = clinic.app.test_client()
        again = await device.post("/api/accounts", device.sign_up())
        assert (again.status, again.json["chart"]) == (201, device.chart)
    assert await Person.filter(therapist=False).count() == 2


async def test_what_a_lost_phone_remembers_is_worth_nothing_once_there_is_a_password(clinic: Clinic) -> None:
    phone = clinic.device()
    await phone.post("/api/accounts", phone.sign_up())
    await phone.put("/api/accounts/me", {"login": "maria", "password": PASSWORD})
    thief = phone.sign_up(device=str(uuid.uuid4()))
    for body in (thief, {**thief, "login": "maria", "password": "a guess at the password"}):
        refused = await clinic.device().post("/api/accounts", body)
        assert (refused.status, refused.code) == (401, "SIGNED_OUT")
    known = {**thief, "login": "maria", "password": PASSWORD}
    assert (await clinic.device().post("/api/accounts", known)).status == 201


@pytest.mark.parametrize(
    "login",
    ["\u00a0", "\u200b\u2060", "\ufdfa" * 120],
    ids=["nothing to see", "marks that nobody sees", "longer than it looks"],
)
async def test_a_login_is_judged_as_it_is_stored(clinic: Clinic, login: str) -> None:
    device = clinic.device()
    refused = await device.post("/api/accounts", device.sign_up(login=login, password=PASSWORD))
    assert (refused.code, refused.json["error"]["where"]) == ("INVALID_BODY", "login")
    await device.post("/api/accounts", device.sign_up())
    changed = await device.put("/api/accounts/me", {"login": login, "password": PASSWORD})
    assert (changed.code, changed.json["error"]["where"]) == ("INVALID_BODY", "login")


async def test_signing_in_with_what_no_database_can_hold_is_refused(clinic: Clinic) -> None:
    device = clinic.device()
    body = {"login": "maria\x00", "password": PASSWORD, "device": device.id}
    assert (await device.post("/api/sign-ins", body)).status == 400
