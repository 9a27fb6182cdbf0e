"""Questions and rules as data, conditions as the trees they are written as."""

from collections.abc import Mapping
from dataclasses import asdict

from server.content.catalogue.conditions import plain
from server.content.catalogue.shapes import (
    AssessmentCatalogue,
    Decision,
    GateRule,
    Mark,
    PointRule,
    Questions,
)
from server.content.compile.standing import with_standing


def questions_data(questions: Questions) -> dict[str, object]:
    return {
        "version": questions.version,
        "screens": questions.screens,
        "questions": [
            asdict(question) | {"shown_when": plain(question.shown_when) if question.shown_when else None}
            for question in questions.questions
        ],
    }


def rules_data(assessment: AssessmentCatalogue) -> dict[str, object]:
    rules = assessment.rules
    return {
        "version": rules.version,
        "recheck_days": rules.recheck_days,
        "clear_by": rules.clear_by,
        "clear_both": rules.clear_both,
        "services": rules.services,
        "urgencies": [asdict(urgency) for urgency in rules.urgencies],
        "names": {name: plain(condition) for name, condition in rules.names.items()},
        "gates": [_rule(rule) for rule in rules.gates],
        "points": [_rule(rule) for rule in rules.points],
        "decisions": [_rule(rule) for rule in rules.decisions],
        "plans": [asdict(plan) | {"when": plain(plan.when)} for plan in rules.plans],
        "cautions": _marks(assessment.cautions),
        "notes": _marks(assessment.notes),
        "missing_gates": assessment.missing_gates,
        "reviewed": [language for language in assessment.words if assessment.reviewed(language)],
    }


def _marks(marks: Mapping[str, Mark]) -> dict[str, object]:
    """Question and option that switch it on, by the id of the mark."""
    return {id_: mark.asked_by for id_, mark in marks.items()}


def _rule(rule: GateRule | PointRule | Decision) -> dict[str, object]:
    return with_standing(rule) | {"when": plain(rule.when)}
