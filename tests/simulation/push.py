"""What an exchange reads before it decides, and writes afterwards: the server's push.py, for rows in memory."""

from __future__ import annotations

from dataclasses import replace

from server.chart.schemas import SyncRequest
from server.chart.situation import ChartState, Decision, Situation, as_known
from tests.simulation.rows import Chart, Rows

HOUR = 3_600_000


def load(rows: Rows, chart_id: str, request: SyncRequest, now: int) -> Situation:
    """Everything `decide` needs."""
    chart = rows.charts[chart_id]
    device = (request.person, request.device)
    deliveries = chart.deliveries.get(device, {})
    noted = chart.noted.get(device, 0)
    numbers = {entry.n or 0 for entry in request.entries}
    return Situation(
        chart=_state(chart_id, chart, rows.life),
        rights=rows.rights(request.person, chart_id),
        known={id_: as_known(entry) for id_, entry in chart.entries.items()},
        delivered={n: id_ for n, id_ in deliveries.items() if n in numbers},
        noted=noted,
        answered=sum(noted < n <= request.claimed for n in deliveries),
        begun=chart.links_of("link_started"),
        ended=chart.links_of("link_ended"),
        renewals=sum(at > now - HOUR for who, at in rows.renewals if who == request.device),
        compared=chart.compared.get(device, ""),
    )


def _state(id_: str, chart: Chart, life: str) -> ChartState:
    return ChartState(
        id_, life, chart.part, chart.head, chart.top, chart.refills, chart.suspended_at, chart.erased
    )


def write(rows: Rows, chart_id: str, request: SyncRequest, decision: Decision, now: int) -> None:
    """All of a decision but the links, which follow from the inserted entries."""
    chart = rows.charts[chart_id]
    device = (request.person, request.device)
    chart.entries |= {entry.id: entry for entry in decision.inserts}
    for id_, detail in decision.details:
        chart.entries[id_] = replace(chart.entries[id_], detail=detail)
    chart.deliveries.setdefault(device, {}).update(decision.deliveries)
    chart.noted[device] = decision.noted
    chart.compared[device] = decision.compared
    chart.head = max(chart.head, decision.head)
    chart.top = max(chart.top, decision.top)
    chart.refills = decision.refills
    chart.suspended_at = None if decision.unsuspend else chart.suspended_at
    if decision.new_part is not None:
        chart.part = decision.new_part
        rows.renewals.append((request.device, now))
