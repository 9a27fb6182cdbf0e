"""Reads rules.yaml and gates.yaml: what follows from the answers, and the brief's list it is measured against."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from server.content.catalogue.condition_reader import Scope, read_condition
from server.content.catalogue.conditions import ALWAYS, Condition, only_grows
from server.content.catalogue.fields import Field, Problems
from server.content.catalogue.shapes import (
    BriefGate,
    Decision,
    GateRule,
    Plan,
    PointRule,
    Questions,
    Rules,
    Urgency,
    Wait,
)
from server.content.catalogue.standing import STANDING, read_standing
from server.content.catalogue.yaml_files import read_versioned, read_yaml

OUTCOMES = ("emergency", "doctor_soon", "clearance_first", "massage", "art", "combination", "self_care")
WHENS = ("now", "today", "days")
TIERS = ("stand_alone", "pair", "context")
NEVER_UNDONE = ("emergency", "doctor_soon", "clearance_first")
SERVICES = ("massage", "art")


@dataclass(frozen=True)
class Known:
    """Ids that a rule may name."""

    scope: Scope
    urgencies: Mapping[str, str]
    names: Mapping[str, Condition]
    brief_gates: Mapping[str, BriefGate]
    references: Collection[str]
    routines: Collection[str] | None


def read_brief_gates(folder: Path, problems: Problems) -> tuple[BriefGate, ...]:
    file = read_versioned(folder / "gates.yaml", problems, "gates")
    gates: list[BriefGate] = []
    for id_, item in file["gates"].pairs().items():
        fields = item.record("urgency", "tier")
        gates.append(BriefGate(id_, fields["urgency"].texts(1), fields["tier"].choice(TIERS, "tier")))
    return tuple(gates)


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
        "version", "recheck_days", "confidence", "urgencies", "names", "gates", "points", "decisions", "plans"
    )
    confidence = file["confidence"].record("clear_by", "clear_both")
    urgencies = tuple(_urgency(item) for item in file["urgencies"].items(1))
    names = _names(file["names"], Scope(questions.by_id))
    known = Known(
        scope=Scope(questions.by_id, names),
        urgencies={urgency.id: urgency.outcome for urgency in urgencies},
        names=names,
        brief_gates={gate.id: gate for gate in brief_gates},
        references=references,
        routines=routines,
    )
    rules = Rules(
        version=file["version"].whole(1),
        recheck_days=file["recheck_days"].whole(1, 365),
        clear_by=confidence["clear_by"].whole(0, 100),
        clear_both=confidence["clear_both"].whole(0, 100),
        services=SERVICES,
        urgencies=urgencies,
        names=names,
        gates=tuple(_gate(item, known) for item in file["gates"].items(1)),
        points=tuple(_points(item, known) for item in file["points"].items(1)),
        decisions=tuple(_decision(item, known) for item in file["decisions"].items(1)),
        plans=tuple(_plan(item, known) for item in file["plans"].items(1)),
    )
    _unique(file, rules)
    return rules


def _unique(file: Mapping[str, Field], rules: Rules) -> None:
    items = [item for section in ("gates", "points", "decisions") for item in file[section].items()]
    seen: set[str] = set()
    for item, id_ in zip(items, rules.ids, strict=True):
        if id_ in seen:
            item.report(f"a rule {id_!r} stands here twice; give one another id")
        seen.add(id_)


def _urgency(item: Field) -> Urgency:
    fields = item.record("id", "outcome", "when")
    when = fields["when"]
    return Urgency(
        fields["id"].text(),
        fields["outcome"].choice(OUTCOMES, "outcome"),
        None if when.value is None else when.choice(WHENS, "when"),
    )


def _names(field: Field, scope: Scope) -> dict[str, Condition]:
    """A name may use the names above it only, so that no name can lead back to itself."""
    names: dict[str, Condition] = {}
    for name, item in field.pairs().items():
        names[name] = read_condition(item, replace(scope, names=tuple(names)))
    return names


def _gate(item: Field, known: Known) -> GateRule:
    fields = item.record("id", "covers", "urgency", "tier", "when", *STANDING, optional=("wait",))
    urgency = fields["urgency"].choice(known.urgencies, "urgency")
    covers = fields["covers"].choices(known.brief_gates, "row of gates.yaml")
    for row in covers:
        if row in known.brief_gates and urgency not in known.brief_gates[row].urgencies:
            fields["covers"].report(
                f"urgency {urgency!r} is not one of row {row!r} in gates.yaml; correct one of them"
            )
    when = read_condition(fields["when"], known.scope)
    if known.urgencies.get(urgency) in NEVER_UNDONE and not only_grows(when, known.names):
        fields["when"].report(
            "a warning sign must not be undone by another answer; write it without not and at_most"
        )
    return GateRule(
        id=fields["id"].text(),
        covers=covers,
        urgency=urgency,
        tier=fields["tier"].choice(TIERS, "tier"),
        when=when,
        wait=_wait(fields["wait"], urgency, item, known),
        standing=read_standing(fields, known.references),
    )


def _wait(field: Field, urgency: str, item: Field, known: Known) -> Wait | None:
    if field.absent:
        if urgency == "postponed":
            item.report("a postponed rule needs `wait`; say after how many days to come back")
        return None
    if urgency != "postponed":
        field.report("only a postponed rule has `wait`; remove it")
    fields = field.record("days", optional=("question",))
    if fields["question"].absent:
        return Wait(None, {}, fields["days"].whole(1, 365))
    id_ = fields["question"].choice(tuple(known.scope.questions), "question")
    question = known.scope.questions.get(id_)
    days = fields["days"].pairs()
    for option, inner in days.items():
        if question and option not in question.options:
            inner.report(f"unknown option {option!r} of {id_!r}; known: {', '.join(question.options)}")
    return Wait(id_, {option: inner.whole(1, 365) for option, inner in days.items()}, 0)


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
