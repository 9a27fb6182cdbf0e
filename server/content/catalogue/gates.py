"""Reads warning_signs/ (yes/no rules with an urgency) and gates.yaml (the brief's list they are measured against)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from server.content.catalogue.condition_reader import Scope, read_condition
from server.content.catalogue.conditions import Condition, only_grows
from server.content.catalogue.fields import Field, Problems
from server.content.catalogue.files import WARNING_SIGNS
from server.content.catalogue.shapes import BriefGate, GateRule, Urgency, Wait
from server.content.catalogue.standing import STANDING, read_standing
from server.content.catalogue.yaml_files import read_versioned

TIERS = ("stand_alone", "pair", "context")
NEVER_UNDONE = ("emergency", "doctor_soon", "clearance_first")


@dataclass(frozen=True)
class Known:
    """Ids that a rule may name."""

    scope: Scope
    urgencies: Mapping[str, Urgency]
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


def gate_items(folder: Path, problems: Problems) -> list[Field]:
    """Every gate as it is written, file by file: the order in which reasons of one urgency are told."""
    files = [
        read_versioned(folder / "warning_signs" / f"{name}.yaml", problems, "gates") for name in WARNING_SIGNS
    ]
    return [item for file in files for item in file["gates"].items(1)]


def read_gate(item: Field, known: Known) -> GateRule:
    fields = item.record("id", "covers", "urgency", "tier", "when", *STANDING, optional=("wait", "liftable"))
    urgency = fields["urgency"].choice(known.urgencies, "urgency")
    rank = known.urgencies.get(urgency)
    covers = fields["covers"].choices(known.brief_gates, "row of gates.yaml")
    for row in covers:
        if row in known.brief_gates and urgency not in known.brief_gates[row].urgencies:
            fields["covers"].report(
                f"urgency {urgency!r} is not one of row {row!r} in gates.yaml; correct one of them"
            )
    when = read_condition(fields["when"], known.scope)
    if rank and rank.outcome in NEVER_UNDONE and not only_grows(when, known.names):
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
        liftable=_liftable(fields["liftable"], rank),
        standing=read_standing(fields, known.references),
    )


def _liftable(field: Field, urgency: Urgency | None) -> bool:
    """As its urgency says, unless the rule says that no clinician's word lifts it."""
    usual = urgency is not None and urgency.liftable
    if field.absent:
        return usual
    if field.truth() or not usual:
        field.report("write `liftable: false` alone, and only where the urgency is liftable")
    return False


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
