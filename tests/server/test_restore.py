"""A restored database does not revive what had ended, and nobody knows which invitations were used since."""

import asyncio
import os
import sys
from dataclasses import replace
from pathlib import Path

from server.restored import void_what_was_open
from server.schema import copy_beside
from server.settings import Settings, read_settings
from tests.cast import PASSWORD, Clinic, Device, clinic, maria, signed_in
from tests.chart.exchange import exchange_of
from tests.chart.restoring import started
from tests.running import ROOT

__all__ = ["clinic", "maria"]


def again(device: Device, clinic: Clinic) -> Device:
    """The same browser, with its cookies, in front of a server that was started anew."""
    cookies = device.client.cookie_jar
    device.client = clinic.app.test_client()
    device.client.cookie_jar = cookies
    return device


async def signs_in_again(device: Device, login: str) -> None:
    """The cookie is worth nothing any more, the password is."""
    assert (await device.get("/api/accounts/me")).code == "SIGNED_OUT"
    body = {"login": login, "password": PASSWORD, "device": device.id}
    assert (await device.post("/api/sign-ins", body)).status == 200


async def test_what_had_ended_stays_ended(tmp_path: Path) -> None:
    settings = read_settings({}, data=str(tmp_path))
    file = tmp_path / "unknot.sqlite3"
    async with started(settings) as clinic:
        maria = await signed_in(clinic, "Maria")
        olek = await signed_in(clinic, "Olek")
        tomasz = await signed_in(clinic, "Tomasz", owner=True, therapist=True)
        waiting = (await tomasz.post("/api/care/invitations", {"language": "en"})).json
        colleague = (await tomasz.post("/api/clinic/therapists", {"name": "Wera"})).json
        backup = copy_beside(file)
        cookie = next(iter(maria.client.cookie_jar or ()))
        assert (await maria.delete("/api/sign-ins/current")).status == 204
        maria.client.set_cookie("localhost", "unknot", str(cookie.value))
    async with started(settings):
        pass  # the start that the backup does not know tells it apart
    for old in (file, tmp_path / "unknot.sqlite3-wal", tmp_path / "unknot.sqlite3-shm"):
        old.unlink(missing_ok=True)
    backup.rename(file)
    async with started(settings) as clinic:
        assert (await again(maria, clinic).get("/api/accounts/me")).code == "SIGNED_OUT"
        await signs_in_again(again(olek, clinic), "olek")
        looked = await clinic.device().post("/api/care/invitations/look", {"code": waiting["code"]})
        assert looked.code == "INVITATION_UNKNOWN"
        stranger = clinic.device()
        joined = await stranger.post(
            "/api/clinic/therapists/join", stranger.joining(colleague["token"], "Wera")
        )
        assert joined.code == "LINK_UNKNOWN"


async def test_an_ordinary_start_voids_nothing(tmp_path: Path) -> None:
    settings = read_settings({}, data=str(tmp_path))
    async with started(settings) as clinic:
        tomasz = await signed_in(clinic, "Tomasz", owner=True, therapist=True)
        waiting = (await tomasz.post("/api/care/invitations", {"language": "en"})).json
    async with started(settings) as clinic:
        assert (await again(tomasz, clinic).get("/api/accounts/me")).status == 200
        looked = await clinic.device().post("/api/care/invitations/look", {"code": waiting["code"]})
        assert looked.status == 200


async def test_a_backup_put_back_by_hand_is_announced_by_command(ready_database: str, tmp_path: Path) -> None:
    settings = replace(read_settings({}, data=str(tmp_path / "data")), database_url=ready_database)
    async with started(settings) as clinic:
        maria = await signed_in(clinic, "Maria")
        hers = await exchange_of(maria)
        await hers.sync(hers.entry())
        known = hers.epoch
    said = await command(settings, "restored")
    assert "gives back what it lacks" in said
    async with started(settings) as clinic:
        hers.device = again(maria, clinic)
        await signs_in_again(hers.device, "maria")
        answer = await hers.sync()
        assert answer["reset"] is True
        assert answer["epoch"].partition(".")[0] != known.partition(".")[0]
        assert len((await hers.sync())["page"]["entries"]) == 1


async def test_who_has_no_password_comes_back_after_a_restore(clinic: Clinic) -> None:
    device, other = clinic.device(), clinic.device()
    made = (await device.post("/api/accounts", device.sign_up())).json
    await other.post("/api/accounts", other.sign_up())
    await other.delete("/api/sign-ins/current")
    await void_what_was_open()
    assert (await device.get("/api/accounts/me")).code == "SIGNED_OUT"
    kept = {"person": made["person"], "deed": made["deed"]}
    back = await device.post("/api/accounts", device.sign_up(**kept))
    assert (back.status, back.json["person"], back.json["chart"]) == (201, made["person"], made["chart"])
    assert (await device.get("/api/accounts/me")).json["person"]["id"] == made["person"]
    # Who signed out on purpose stays signed out.
    assert (await other.post("/api/accounts", other.sign_up())).code == "SIGNED_OUT"


async def test_after_a_restore_a_password_signs_in_and_no_cookie_does(clinic: Clinic, maria: Device) -> None:
    await void_what_was_open()
    assert (await maria.get("/api/accounts/me")).code == "SIGNED_OUT"
    await signs_in_again(maria, "maria")
    assert [one["current"] for one in (await maria.get("/api/sign-ins")).json] == [True]


async def command(settings: Settings, *words: str) -> str:
    """What `unknot` prints for these words, as a process of its own."""
    environment = {**os.environ, "UNKNOT_DATABASE_URL": settings.database_url or ""}
    arguments = [sys.executable, "-m", "server", *words, "--data", str(settings.data)]
    process = await asyncio.create_subprocess_exec(
        *arguments, cwd=ROOT, env=environment, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await process.communicate()
    assert process.returncode == 0
    return out.decode()
