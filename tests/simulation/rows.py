"""The tables of the simulated server, in memory; a copy of all of them is a backup."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field, replace

import msgspec

from server.chart.rights import NONE, OWNER, Rights
from server.chart.situation import NewEntry


@dataclass
class Chart:
    """One chart's rows."""

    owner: str
    part: str
    head: int = 0
    top: str = ""
    refills: int = 0
    suspended_at: int | None = None
    erased: bool = False
    entries: dict[str, NewEntry] = field(default_factory=dict)
    deliveries: dict[tuple[str, str], dict[int, str]] = field(default_factory=dict)
    noted: dict[tuple[str, str], int] = field(default_factory=dict)
    compared: dict[tuple[str, str], str] = field(default_factory=dict)

    def copy(self) -> Chart:
        """A snapshot: entries themselves never change."""
        return replace(
            self,
            entries=dict(self.entries),
            deliveries={key: dict(value) for key, value in self.deliveries.items()},
            noted=dict(self.noted),
            compared=dict(self.compared),
        )

    def links_of(self, kind: str) -> frozenset[str]:
        """The links that entries of this kind name."""
        found = (entry.body for entry in self.entries.values() if entry.kind == kind)
        return frozenset(msgspec.json.decode(body)["link"] for body in found)


@dataclass
class Link:
    """The projection of link entries."""

    chart: str
    therapist: str
    answers: bool
    since: int
    ended: bool = False


@dataclass
class Rows:
    """The database. `ended`: what the journal held when this was copied."""

    life: str
    charts: dict[str, Chart] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)
    renewals: list[tuple[str, int]] = field(default_factory=list)
    ended: set[str] = field(default_factory=set)

    def copy(self) -> Rows:
        return Rows(
            self.life,
            {key: chart.copy() for key, chart in self.charts.items()},
            deepcopy(self.links),
            list(self.renewals),
            set(self.ended),
        )

    def rights(self, person: str, chart: str) -> Rights:
        """As care's projection tells it."""
        if self.charts[chart].owner == person:
            return OWNER
        mine = [
            (id_, link)
            for id_, link in self.links.items()
            if link.therapist == person and link.chart == chart
        ]
        for id_, link in mine:
            if not link.ended:
                return Rights("therapist", answers=link.answers, link=id_, since=link.since)
        return Rights(None, former=True) if mine else NONE
