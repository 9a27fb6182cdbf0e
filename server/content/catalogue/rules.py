"""Reads rules.yaml: what follows from the answers. The gates stand in a folder of their own (gates.py)."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from server.content.catalogue.condition_reader import Scope, read_condition
from server.content.catalogue.conditions import ALWAYS, Condition
from server.content.catalogue.fields import Field, Problems
from server.content.catalogue.gates import Known, gate_items, read_gate
from server.content.catalogue.shapes import BriefGate, Decision, Plan, PointRule, Questions, Rules, Urgency
from server.content.catalogue.standing import STANDING, read_standing
from server.content.catalogue.yaml_files import read_yaml

OUTCOMES = ("emergency", "doctor_soon", "clearance_first", "massage", "art", "combination", "self_care")
WHENS = ("now", "today", "days")
SERVICES = ("massage", "art")
LIFTABLE = (("doctor_soon", "days"), ("clearance_first", None))


def read_rules(
    folder: Path,
    problems: Problems,
    questions: Questions,
    brief_gates: Collection[BriefGate],
    references: Collection[str],
    routines: Collection[str] | None,
) -> Rules:
    """`routines` is None when only the assessment is read; then plans are not checked against them."""
    file = read_yaml(folder / "rules.yaml", problems).record(
        "version", "recheck_days", "confidence", "urgencies", "names", "points", "decisions", "plans"
    )
    confidence = file["confidence"].record("clear_by", "clear_both")
    urgencies = tuple(_urgency(item) for item in file["urgencies"].items(1))
    names = _names(file["names"], Scope(questions.by_id))
    known = Known(
        scope=Scope(questions.by_id, names),
        urgencies={urgency.id: urgency for urgency in urgencies},
        names=names,
        brief_gates={gate.id: gate for gate in brief_gates},
        references=references,
        routines=routines,
    )
    gates = gate_items(folder, problems)
    rules = Rules(
        version=file["version"].whole(1),
        recheck_days=file["recheck_days"].whole(1, 365),
        clear_by=confidence["clear_by"].whole(0, 100),
        clear_both=confidence["clear_both"].whole(0, 100),
        services=SERVICES,
        urgencies=urgencies,
        names=names,
        gates=tuple(read_gate(item, known) for item in gates),
        points=tuple(_points(item, known) for item in file["points"].items(1)),
        decisions=tuple(_decision(item, known) for item in file["decisions"].items(1)),
        plans=tuple(_plan(item, known) for item in file["plans"].items(1)),
    )
    _unique([*gates, *file["points"].items(), *file["decisions"].items()], rules)
    return rules


def _unique(items: Sequence[Field], rules: Rules) -> None:
    seen: set[str] = set()
    for item, id_ in zip(items, rules.ids, strict=True):
        if id_ in seen:
            item.report(f"a rule {id_!r} stands here twice; give one another id")
        seen.add(id_)


def _urgency(item: Field) -> Urgency:
    fields = item.record("id", "outcome", "when", optional=("liftable",))
    when, liftable = fields["when"], fields["liftable"]
    urgency = Urgency(
        fields["id"].text(),
        fields["outcome"].choice(OUTCOMES, "outcome"),
        None if when.value is None else when.choice(WHENS, "when"),
        not liftable.absent and liftable.truth(),
    )
    if urgency.liftable and (urgency.outcome, urgency.when) not in LIFTABLE:
        liftable.report("a clinician's word lifts a clearance, or a doctor within days; remove it here")
    return urgency


def _names(field: Field, scope: Scope) -> dict[str, Condition]:
    """A name may use the names above it only, so that no name can lead back to itself."""
    names: dict[str, Condition] = {}
    for name, item in field.pairs().items():
        names[name] = read_condition(item, replace(scope, names=tuple(names)))
    return names


def _points(item: Field, known: Known) -> PointRule:
    fields = item.record("id", "for", "points", "when", *STANDING)
    return PointRule(
        id=fields["id"].text(),
        service=fields["for"].choice(SERVICES, "service"),
        points=fields["points"].whole(1, 20),
        when=read_condition(fields["when"], known.scope),
        standing=read_standing(fields, known.references),
    )


def _decision(item: Field, known: Known) -> Decision:
    fields = item.record("id", "outcome", "because", "when", *STANDING)
    return Decision(
        id=fields["id"].text(),
        outcome=fields["outcome"].choice(OUTCOMES, "outcome"),
        because=fields["because"].choices(SERVICES, "service"),
        when=read_condition(fields["when"], replace(known.scope, services=SERVICES)),
        standing=read_standing(fields, known.references),
    )


def _plan(item: Field, known: Known) -> Plan:
    fields = item.record("routine", "after", optional=("when",))
    routine = fields["routine"].text()
    if known.routines is not None and routine not in known.routines:
        fields["routine"].report(f"unknown routine {routine!r}; known: {', '.join(known.routines)}")
    after = fields["after"].choices((*known.urgencies, "decision"), "urgency")
    when = fields["when"]
    return Plan(routine, after, ALWAYS if when.absent else read_condition(when, known.scope))
