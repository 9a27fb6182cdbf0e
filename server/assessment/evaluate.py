"""From answers to an outcome: gates in strict precedence, and only then points. Source: clinical brief 6.1, 6.3, 6.4.

`web/src/lib/assessment/evaluate.ts` says the same in TypeScript.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta

from server.assessment.answers import kept_answers, view_of
from server.assessment.conditions import Answers, Given, Support, View, behind, holds
from server.assessment.marks import marks_of
from server.assessment.result import Expected, Reason, Verdict
from server.content.catalogue.shapes import AssessmentCatalogue, Decision, GateRule, PointRule, Rules, Urgency

HANDS_ON = ("massage", "art", "combination")
NOT_YET = ("doctor_soon", "clearance_first")
POSTPONED = "postponed"
AFTER_POINTS = "decision"


def evaluate(
    book: AssessmentCatalogue, answers: Answers, today: date, cleared: Collection[str] = ()
) -> Verdict:
    """Judges answers that `validate` accepts. Answers to questions that are not shown count as not given.

    `cleared` names gates that a clinician's word has lifted; it says nothing about a gate that cannot be lifted.
    """
    view = view_of(book, kept_answers(book, answers))
    open_gates = [rule for rule in book.rules.gates if holds(rule.when, view)]
    left = [rule for rule in open_gates if not (rule.liftable and rule.id in cleared)]
    verdict = _judge(book.rules, view, left, today)
    return replace(
        verdict,
        also=_also(verdict, left, view),
        lifted=tuple(_reason(rule, view) for rule in open_gates if rule not in left),
        then=_then(book.rules, view, left, today),
        cautions=marks_of(book.cautions, view),
        notes=marks_of(book.notes, view),
    )


def _judge(rules: Rules, view: View, open_gates: list[GateRule], today: date) -> Verdict:
    top = _top(rules, open_gates)
    return _by_gates(rules, view, top, open_gates, today) if top else _by_points(rules, view, today)


def _top(rules: Rules, open_gates: list[GateRule]) -> Urgency | None:
    opened = {rule.urgency for rule in open_gates}
    return next((urgency for urgency in rules.urgencies if urgency.id in opened), None)


def _also(verdict: Verdict, open_gates: list[GateRule], view: View) -> tuple[Reason, ...]:
    if verdict.outcome != "doctor_soon":
        return ()
    told = {reason.rule for reason in verdict.reasons}
    return tuple(_reason(rule, view) for rule in open_gates if rule.liftable and rule.id not in told)


def _then(rules: Rules, view: View, open_gates: list[GateRule], today: date) -> Expected | None:
    """None where help is needed now or today, or where no clinician's word can open the way."""
    top = _top(rules, open_gates)
    if top is None or not (top.liftable or top.id == POSTPONED):
        return None
    left = [rule for rule in open_gates if not (rule.liftable if top.liftable else rule.urgency == POSTPONED)]
    afterwards = _judge(rules, view, left, today)
    if afterwards.outcome in NOT_YET:
        return None
    return Expected(afterwards.outcome, afterwards.not_before, afterwards.routines)


def _by_gates(rules: Rules, view: View, urgency: Urgency, open_gates: list[GateRule], today: date) -> Verdict:
    not_before = _not_before(view, open_gates, today) if urgency.id == POSTPONED else None
    recheck = today + timedelta(days=rules.recheck_days) if urgency.outcome == "self_care" else None
    return Verdict(
        outcome=urgency.outcome,
        when=urgency.when,
        not_before=not_before,
        reasons=tuple(_reason(rule, view) for rule in _deciding(rules, urgency, open_gates)),
        confidence=None,
        routines=_routines(rules, view, urgency.id),
        recheck=not_before or recheck,
    )


def _deciding(rules: Rules, top: Urgency, open_gates: list[GateRule]) -> list[GateRule]:
    """The open gates of the deciding urgency; for a doctor, today's and the later ones together."""
    same = [
        urgency.id
        for urgency in rules.urgencies
        if urgency.id == top.id or (urgency.when and urgency.outcome == top.outcome)
    ]
    return [rule for id_ in same for rule in open_gates if rule.urgency == id_]


def _not_before(view: View, open_gates: list[GateRule], today: date) -> date:
    waits = [rule.wait for rule in open_gates if rule.urgency == POSTPONED and rule.wait]
    days = [wait.days.get(str(view.answers.get(wait.question or "")), wait.fixed) for wait in waits]
    return today + timedelta(days=max(days, default=1))


def _by_points(rules: Rules, view: View, today: date) -> Verdict:
    decision = next((rule for rule in rules.decisions if holds(rule.when, view)), rules.decisions[-1])
    scored = [rule for rule in rules.points if rule.service in decision.because and holds(rule.when, view)]
    because: list[Decision | PointRule] = [decision, *sorted(scored, key=lambda rule: -rule.points)]
    return Verdict(
        outcome=decision.outcome,
        when=None,
        not_before=None,
        reasons=tuple(_reason(rule, view) for rule in because),
        confidence=_confidence(rules, view) if decision.outcome in HANDS_ON else None,
        routines=_routines(rules, view, AFTER_POINTS),
        recheck=today + timedelta(days=rules.recheck_days),
    )


def _confidence(rules: Rules, view: View) -> str:
    totals = [sum(points for points, _ in view.scored(service)) for service in rules.services]
    apart = max(totals) - min(totals) >= rules.clear_by
    return "clear" if apart or min(totals) >= rules.clear_both else "close"


def _routines(rules: Rules, view: View, after: str) -> tuple[str, ...]:
    found = [plan.routine for plan in rules.plans if after in plan.urgencies and holds(plan.when, view)]
    return tuple(dict.fromkeys(found))


def _reason(rule: GateRule | PointRule | Decision, view: View) -> Reason:
    return Reason(rule.id, _in_order(behind(rule.when, view), view))


def _in_order(support: Support, view: View) -> dict[str, Given]:
    """The answers in the order of questions and options, in the shape in which they were given."""
    named: dict[str, set[str]] = {}
    for id_, option in support:
        named.setdefault(id_, set()).add(option)
    answers: dict[str, Given] = {}
    for id_, question in view.questions.items():
        given = view.answers.get(id_)
        if id_ in named and given is not None:
            chosen = tuple(option for option in question.options if option in named[id_])
            answers[id_] = chosen if isinstance(given, tuple) else given
    return answers
