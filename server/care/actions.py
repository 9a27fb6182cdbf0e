"""Caring for somebody: the link that accepting an invitation makes, and a therapist's list of clients."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.exceptions import IntegrityError

from server.accounts import actions as accounts
from server.accounts.models import Person, SignIn
from server.accounts.schemas import LinkSeen, SignUp
from server.care import invitations
from server.care.concerns import exercises_asked, rules_behind
from server.care.models import CareLink, Invitation
from server.care.rights import open_links
from server.care.rules import CONSENT_VERSION
from server.care.schemas import Acceptance, ClientSeen, Key, OutcomeSeen, WithdrawnSeen
from server.chart.actions import append, chart_of, create_chart
from server.chart.journal import note_ended
from server.chart.models import Chart, Summary
from server.chart.push import locked_chart
from server.chart.summaries import read_asked, read_grounds, read_outcome
from server.clinic.actions import profile
from server.clock import iso, now
from server.content.catalogue.withdrawals import Withdrawn
from server.database import write_transaction
from server.errors import Problem
from server.security import digest

COUNTED_BACK = timedelta(days=28)
CLOCKS_DIFFER = timedelta(days=1)


@dataclass(frozen=True)
class Linked:
    """What accepting led to. `token` is set when the device was signed in by it."""

    person: Person
    sign_in: SignIn
    token: str | None
    chart: UUID
    link: UUID


@dataclass(frozen=True)
class Caller:
    """Who accepts: somebody signed in, or a browser that may prove an earlier sign-in."""

    signed_in: tuple[Person, SignIn] | None
    known: SignIn | None = None


async def accept(data: Acceptance, caller: Caller) -> Linked:
    """Link the client to the therapist, in one transaction with account, chart and prepared routine.

    A device that asks again because the answer got lost is told the same again. Raises Problem.
    """
    if data.text_version != CONSENT_VERSION:
        raise Problem(
            "INVALID_BODY", where="text_version", message="These are not the current words of consent."
        )
    key = Key(data.token, data.code)
    invitation = await invitations.find(key)
    clinic = await profile()
    try:
        async with write_transaction() as connection:
            linked = await _link(connection, invitation, data, caller, clinic.name if clinic else "")
    except IntegrityError:
        raise Problem("CHART_TAKEN", where="chart") from None
    # Read again: what took it may have been this very request, sent twice.
    return linked or await _accepted_before(await invitations.find(key), data, caller)


async def _link(
    connection: BaseDBAsyncClient,
    invitation: Invitation,
    data: Acceptance,
    caller: Caller,
    clinic: str,
) -> Linked | None:
    link = uuid4()
    if not await invitations.claim(invitation, link):
        return None
    linked = await _client(data, caller, link)
    if linked.person.id == invitation.therapist.id:
        raise Problem("OWN_CHART")
    # Before looking for older links: of two invitations accepted at once the later one has to find the other's.
    await locked_chart(connection, str(linked.chart))
    await _end_older_links(linked.chart, invitation.therapist, linked.person)
    await _write_link(linked, invitation, data, clinic)
    await note_ended("invitation", str(invitation.id))
    return linked


async def _client(data: Acceptance, caller: Caller, link: UUID) -> Linked:
    """Who accepts, with a chart: the signed-in person, or the device's nameless account, made now if need be."""
    if caller.signed_in is not None:
        person, sign_in = caller.signed_in
        return Linked(person, sign_in, None, await _chart_for(person, data), link)
    wanted = _as_sign_up(data)
    entered = await accounts.signed_up_before(wanted, caller.known) or await accounts.make_account(
        wanted, None
    )
    chart = await _chart_for(entered.person, data)
    return Linked(entered.person, entered.sign_in, entered.token, chart, link)


async def _chart_for(person: Person, data: Acceptance) -> UUID:
    # Of two invitations accepted at once the later one has to find the chart that the other made.
    await Person.select_for_update(no_key=True).get(id=person.id)
    chart = await chart_of(person.id)
    if chart is None:
        chart = _needed(data.chart, "chart")
        await create_chart(chart, person.id)
    return chart


def _as_sign_up(data: Acceptance) -> SignUp:
    return SignUp(
        signup=_needed(data.signup, "signup"),
        chart=_needed(data.chart, "chart"),
        device=data.device,
        zone=data.zone,
        language=data.language,
        country=data.country,
        device_name=data.device_name,
    )


def _needed(value: UUID | None, where: str) -> UUID:
    if value is None:
        raise Problem("CHART_NEEDED", where=where)
    return value


async def _accepted_before(invitation: Invitation, data: Acceptance, caller: Caller) -> Linked:
    link = await CareLink.get_or_none(id=invitation.link) if invitation.link is not None else None
    if link is None:
        raise Problem("INVITATION_UNKNOWN")
    if caller.signed_in is not None:
        if await chart_of(caller.signed_in[0].id) == link.chart:
            return Linked(*caller.signed_in, None, link.chart, link.id)
    elif data.signup is not None:
        person = await Person.get_or_none(signup=digest(str(data.signup)))
        if person is not None and await chart_of(person.id) == link.chart:
            entered = await accounts.enter_again(person, _as_sign_up(data), caller.known)
            return Linked(entered.person, entered.sign_in, entered.token, link.chart, link.id)
    raise Problem("INVITATION_UNKNOWN")


async def _end_older_links(chart: UUID, therapist: Person, client: Person) -> None:
    # The new consent replaces the old one; both stay readable in the chart.
    async for link in CareLink.filter(chart=chart, therapist=therapist, ended_at=None):
        await append(
            chart,
            kind="link_ended",
            author=str(client.id),
            body={"link": str(link.id)},
            happened_at=iso(now()),
        )


async def _write_link(linked: Linked, invitation: Invitation, data: Acceptance, clinic: str) -> None:
    therapist = invitation.therapist
    body = {
        "link": str(linked.link),
        "therapist": str(therapist.id),
        "therapist_name": therapist.name or "",
        "clinic": clinic,
        "consents": {"chart": True, "answers": data.consents.answers},
        "text_version": data.text_version,
        "language": data.language,
    }
    await append(linked.chart, kind="link_started", author="server", body=body, happened_at=iso(now()))
    prepared = invitations.prepared_assignment(invitation)
    if prepared is not None:
        await append(
            linked.chart, kind="assignment", author=str(therapist.id), body=prepared, happened_at=iso(now())
        )


async def links_of(chart: UUID) -> list[LinkSeen]:
    """Who may see a chart at present."""
    return [
        LinkSeen(link.id, link.therapist.id, link.therapist.name or "", link.started_at)
        async for link in CareLink.of_chart(chart)
    ]


async def clients_of(therapist: Person, withdrawn: Withdrawn) -> list[ClientSeen]:
    """A therapist's clients, the longest known first, from the charts' summary rows: no chart is opened for it."""
    links = await open_links(therapist.id)
    owners = {chart.id: chart.owner async for chart in Chart.filter(id__in=[link.chart for link in links])}
    notes = {
        invitation.link: invitation.client_name
        async for invitation in Invitation.filter(link__in=[link.id for link in links])
    }
    names = await _names_of(owners)
    summaries = {row.chart: row async for row in Summary.filter(chart__in=list(owners))}
    return [
        _client_seen(link, names.get(link.chart) or notes.get(link.id), summaries.get(link.chart), withdrawn)
        for link in links
    ]


def _client_seen(
    link: CareLink, name: str | None, summary: Summary | None, withdrawn: Withdrawn
) -> ClientSeen:
    practised = _by_now(summary.practised_at) if summary else []
    return ClientSeen(
        chart=link.chart,
        link=link.id,
        name=name,
        since=link.started_at,
        answers=link.answers,
        last_practice_at=practised[0] if practised else None,
        practices_28d=sum(datetime.fromisoformat(moment) >= now() - COUNTED_BACK for moment in practised),
        outcome=_outcome_seen(summary) if summary else None,
        withdrawn=_withdrawn_seen(summary, withdrawn) if summary else WithdrawnSeen([], []),
    )


def _by_now(moments: list[str]) -> list[str]:
    # `happened_at` is what a device's clock said: a practice of next year is none of this month's.
    return [moment for moment in moments if datetime.fromisoformat(moment) <= now() + CLOCKS_DIFFER]


def _outcome_seen(summary: Summary) -> OutcomeSeen | None:
    outcome = read_outcome(str(summary.chart), summary.last_outcome)
    return (
        OutcomeSeen(outcome, summary.last_assessment_at) if outcome and summary.last_assessment_at else None
    )


def _withdrawn_seen(summary: Summary, withdrawn: Withdrawn) -> WithdrawnSeen:
    chart = str(summary.chart)
    return WithdrawnSeen(
        rules_behind(read_grounds(chart, summary.last_grounds), withdrawn.rules),
        exercises_asked(read_asked(chart, summary.asked), now().date(), withdrawn.exercises),
    )


async def _names_of(owners: dict[UUID, UUID]) -> dict[UUID, str | None]:
    """What the owners of these charts call themselves."""
    people = {person.id: person.name async for person in Person.filter(id__in=list(owners.values()))}
    return {chart: people.get(owner) for chart, owner in owners.items()}
