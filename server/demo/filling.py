"""Fills an empty installation with the demo, by the same actions and the same exchange that people's devices use."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

import msgspec

from server.accounts.actions import Entered, enter, make_account, make_person
from server.accounts.models import Person
from server.accounts.schemas import SignUp
from server.care.actions import Caller, accept
from server.care.invitations import invite
from server.care.rules import CONSENT_VERSION
from server.care.schemas import Acceptance, NewInvitation
from server.chart import stamp
from server.chart.actions import exchange
from server.chart.bodies import Assignment, Consents
from server.chart.canonical import canonical
from server.chart.models import Entry
from server.chart.schemas import PROTOCOL, SyncRequest, WireEntry
from server.chart.situation import Declined
from server.clinic.actions import fill_in
from server.clinic.schemas import ClinicProfile
from server.clock import at, now
from server.content.catalogue.read import read_catalogue
from server.content.catalogue.shapes import Catalogue
from server.database import write_transaction
from server.demo.stories import CLINIC, PASSWORD, STORIES, THERAPISTS, ZONE, Story
from server.demo.telling import LANGUAGE, Event, Teller, wall_clock
from server.security import hash_password


class Writer:
    """One person's device on one chart: numbers its entries and sends them as any device does."""

    def __init__(self, entered: Entered, chart: UUID, device: UUID) -> None:
        self.entered = entered
        self.chart = chart
        self.device = device
        self.n = 0

    async def send(self, events: list[Event]) -> None:
        """Exchange these, at the moment of the last of them. Raises RuntimeError if one is refused."""
        if not events:
            return
        entries = [self._entry(event) for event in events]
        request = SyncRequest(
            protocol=PROTOCOL,
            person=str(self.entered.person.id),
            device=str(self.device),
            epoch="",
            view="",
            after=0,
            claimed=0,
            entries=entries,
        )
        with at(events[-1].at + timedelta(minutes=1)):
            answer = await exchange(
                self.chart, request, person=self.entered.person.id, sign_in=self.entered.sign_in.id
            )
        refused = (
            answer if isinstance(answer, Declined) else [r for r in answer.receipts if r.status != "stored"]
        )
        if refused:
            raise RuntimeError(f"the demo was refused: {refused}")

    def _entry(self, event: Event) -> WireEntry:
        self.n += 1
        milliseconds = int(event.at.timestamp() * 1000)
        return WireEntry(
            id=str(_id("entry", self.device, self.n)),
            n=self.n,
            kind=event.kind,
            stamp=stamp.make(milliseconds, self.n % stamp.COUNTER_END, str(self.device)),
            happened_at=wall_clock(event.at),
            body=canonical(event.body),
            detail=event.detail,
        )


async def is_filled() -> bool:
    """Whether the opened database is a demo's: its people have ids that nobody else can have."""
    return await Person.exists(id=_id("person", THERAPISTS[0].login))


async def fill(say: Callable[[str], None]) -> None:
    """Write the whole demo into an empty, opened database, or nothing of it; say whose months are being made up."""
    catalogue = read_catalogue()
    password = await hash_password(PASSWORD)
    async with write_transaction():
        await _fill(catalogue, password, say)


async def _fill(catalogue: Catalogue, password: str, say: Callable[[str], None]) -> None:
    longest = max(story.weeks for story in STORIES)
    with at(now() - timedelta(weeks=longest + 1)):
        therapists = {login: await _therapist(login, name, password) for login, name in _names()}
        await fill_in(msgspec.convert(CLINIC, ClinicProfile))
    for story in STORIES:
        say(f"  {story.name}, {story.weeks} weeks")
        teller = Teller(story, catalogue, now().date())
        await _tell(story, teller, therapists[story.therapist], password)
    await invite(therapists["tomasz"].person, NewInvitation(LANGUAGE, client_name="Nora (Tuesday, 10:00)"))


def _names() -> list[tuple[str, str]]:
    return [(one.login, one.name) for one in THERAPISTS]


async def _therapist(login: str, name: str, password: str) -> Entered:
    person = await make_person(
        _id("person", login),
        name=name,
        credentials=(login, password),
        zone=ZONE,
        language=LANGUAGE,
        therapist=True,
        owner=login == THERAPISTS[0].login,
    )
    return await enter(person, _id("device", login), "Demo")


async def _tell(story: Story, teller: Teller, therapist: Entered, password: str) -> None:
    before = teller.before_meeting()
    with at(before[0].at - timedelta(minutes=20)):
        client = await _client(story, password)
    chart, met = _id("chart", story.login), teller.moment(teller.began, 11)
    phone = Writer(client, chart, _id("device", story.login))
    desk = Writer(therapist, chart, _id("device", story.therapist, story.login))
    await phone.send(before)
    assignment = await _meet(story, teller, client, therapist.person, met)
    for week in teller.weeks(assignment):
        await desk.send([event for event in week if event.by == "therapist"])
        await phone.send([event for event in week if event.by == "client"])
    if story.message is not None:
        said = {"to": str(therapist.person.id), "text": story.message}
        yesterday = teller.moment(now().date() - timedelta(days=1), 17)
        await phone.send([Event(yesterday, "client", "message", said)])


async def _client(story: Story, password: str) -> Entered:
    wanted = SignUp(
        signup=_id("signup", story.login),
        chart=_id("chart", story.login),
        device=_id("device", story.login),
        zone=ZONE,
        language=LANGUAGE,
        country="PL",
        name=story.name,
        device_name="Demo",
    )
    async with write_transaction():
        return await make_account(wanted, (story.login, password), person=_id("person", story.login))


async def _meet(story: Story, teller: Teller, client: Entered, therapist: Person, met: datetime) -> str:
    """The first visit: invited, linked, and the routine there at once; the id of its assignment."""
    with at(met):
        prepared = msgspec.convert(teller.assignment(), Assignment)
        made = await invite(therapist, NewInvitation(LANGUAGE, prepared))
        acceptance = Acceptance(
            consents=Consents(chart=True, answers=story.shows_answers),
            text_version=CONSENT_VERSION,
            language=LANGUAGE,
            device=_id("device", story.login),
            zone=ZONE,
            token=made.token,
        )
        linked = await accept(acceptance, Caller((client.person, client.sign_in)))
    entry = await Entry.get(chart=linked.chart, kind="assignment")
    return str(entry.id)


def _id(*parts: object) -> UUID:
    """The same in every demo, so that screenshots and bookmarks of it keep their addresses."""
    return uuid5(NAMESPACE_URL, "/".join(["https://unknot.example/demo", *map(str, parts)]))
