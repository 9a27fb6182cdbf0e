"""Accepting an invitation: once, with consent, without a name or a password."""

import asyncio
import uuid

from server.accounts.models import Person
from server.care.models import CareLink, Invitation
from server.chart.journal import read_journal
from server.chart.models import Chart
from server.chart.opening import JOURNAL
from tests.care.inviting import LOW_BACK, accept, entries, invited
from tests.cast import Clinic, Device


async def test_accepting_signs_a_nameless_client_in_with_the_routine_already_there(
    clinic: Clinic, tomasz: Device
) -> None:
    phone = clinic.device()
    accepted = await accept(phone, await invited(tomasz, assignment=LOW_BACK))
    assert (accepted.status, accepted.json["chart"], accepted.json["roles"]) == (201, phone.chart, ["client"])
    assert accepted.json["person"]["name"] is None
    [link] = accepted.json["links"]
    assert (link["link"], link["therapist_name"]) == (accepted.json["link"], "Tomasz")
    seen = await entries(phone, phone.chart)
    assert [(one["kind"], one["author"] == "server") for one in seen] == [
        ("link_started", True),
        ("assignment", False),
    ]
    assert "Slowly, please." in seen[1]["body"]


async def test_the_therapist_sees_the_chart_from_then_on(clinic: Clinic, tomasz: Device) -> None:
    phone = clinic.device()
    await accept(phone, await invited(tomasz, client_name="Maria"))
    [client] = (await tomasz.get("/api/care/clients")).json
    assert (client["chart"], client["name"], client["practices_28d"]) == (phone.chart, "Maria", 0)
    assert [one["role"] for one in (await tomasz.get("/api/charts")).json] == ["therapist"]
    assert [one["kind"] for one in await entries(tomasz, phone.chart)] == ["link_started"]


async def test_of_ten_who_accept_at_once_one_is_linked(clinic: Clinic, tomasz: Device) -> None:
    made = await invited(tomasz)
    phones = [clinic.device() for _ in range(10)]
    answers = await asyncio.gather(*(accept(phone, made) for phone in phones))
    assert sorted(answer.status for answer in answers) == [201] + [404] * 9
    assert await CareLink.all().count() == 1
    # Nothing is left of those who were too late: no account and no chart.
    assert await Person.filter(therapist=False).count() == 1
    assert await Chart.all().count() == 1


async def test_an_answer_that_got_lost_may_be_asked_for_again(clinic: Clinic, tomasz: Device) -> None:
    phone, made = clinic.device(), await invited(tomasz)
    first = await accept(phone, made)
    phone.client = clinic.app.test_client()  # the cookie never arrived
    again = await accept(phone, made)
    assert (again.status, again.json["link"]) == (201, first.json["link"])
    assert again.json["person"]["id"] == first.json["person"]["id"]
    assert (await accept(phone, made)).json["link"] == first.json["link"]  # and signed in again
    assert await CareLink.all().count() == 1


async def test_a_device_that_was_signed_out_is_not_signed_in_by_an_old_invitation(
    clinic: Clinic, tomasz: Device
) -> None:
    phone, made = clinic.device(), await invited(tomasz)
    await accept(phone, made)
    assert (await phone.delete("/api/sign-ins/current")).status == 204
    assert (await accept(phone, made)).code == "SIGNED_OUT"
    phone.id = str(uuid.uuid4())
    assert (await accept(phone, made)).code == "SIGNED_OUT"
    assert (await accept(phone, await invited(tomasz))).code == "SIGNED_OUT"


async def test_without_consent_to_the_current_words_there_is_no_link(clinic: Clinic, tomasz: Device) -> None:
    made, phone = await invited(tomasz), clinic.device()
    no_chart = await accept(phone, made, consents={"chart": False, "answers": True})
    assert (no_chart.code, no_chart.json["error"]["where"]) == ("INVALID_BODY", "consents.chart")
    body = phone.acceptance(token=made["token"], text_version="2020-01-01")
    old = await phone.post("/api/care/invitations/accept", body)
    assert (old.code, old.json["error"]["where"]) == ("INVALID_BODY", "text_version")
    assert await CareLink.all().count() == 0
    assert (await accept(phone, made)).status == 201  # nothing was used up


async def test_maria_keeps_her_account_and_chart_when_she_accepts(tomasz: Device, maria: Device) -> None:
    accepted = await accept(maria, await invited(tomasz), consents={"chart": True, "answers": True})
    assert (accepted.json["person"]["login"], accepted.json["chart"]) == ("maria", maria.chart)
    [client] = (await tomasz.get("/api/care/clients")).json
    assert (client["name"], client["answers"]) == ("Maria", True)


async def test_nobody_becomes_their_own_therapist(clinic: Clinic, tomasz: Device) -> None:
    made = await invited(tomasz)
    refused = await accept(tomasz, made)
    assert (refused.status, refused.code) == (409, "OWN_CHART")
    assert await CareLink.all().count() == 0
    assert (await Invitation.get()).is_open
    # Nor does the journal void it at the next start.
    assert read_journal(clinic.settings.data / JOURNAL) == []


async def test_nobody_takes_over_a_chart_by_accepting(clinic: Clinic, tomasz: Device, maria: Device) -> None:
    phone = clinic.device()
    stolen = await accept(phone, await invited(tomasz), chart=maria.chart)
    assert (stolen.status, stolen.code) == (409, "CHART_TAKEN")
    assert await CareLink.all().count() == 0


async def test_a_new_consent_replaces_the_older_link(tomasz: Device, maria: Device) -> None:
    first = await accept(maria, await invited(tomasz))
    second = await accept(maria, await invited(tomasz), consents={"chart": True, "answers": True})
    assert [one["link"] for one in second.json["links"]] == [second.json["link"]]
    assert second.json["link"] != first.json["link"]
    [client] = (await tomasz.get("/api/care/clients")).json
    assert client["answers"] is True
    assert [one["kind"] for one in await entries(maria, maria.chart)] == [
        "link_started",
        "link_ended",
        "link_started",
    ]
