"""What must hold for every possible set of answers. Each claim takes the book and tells where it is not so."""

from collections.abc import Iterator, Mapping

import z3

from server.assessment.evaluate import HANDS_ON
from server.content.catalogue.conditions import ALWAYS, Condition
from server.content.catalogue.shapes import AssessmentCatalogue, GateRule, Question
from tests.proofs.counterexample import Counterexample
from tests.proofs.logic import Formula, Saying, all_of, any_of, holds
from tests.proofs.mentions import ORDER, RANKS, weighty
from tests.proofs.search import Search, exactly_one
from tests.proofs.sheet import Sheet, sheet_of, with_names
from tests.proofs.tables import premises_of

ANSWERS = "The answers"


def one_outcome(book: AssessmentCatalogue) -> list[Counterexample]:
    """The engine takes the last decision where none holds; a complete set of decisions never needs that."""
    sheet = sheet_of(book)
    return Search({ANSWERS: sheet}).against(
        "every set of answers has exactly one outcome",
        "one urgency has the first open rule, or else one decision is the first that holds",
        z3.Not(exactly_one([*sheet.decides.values(), *sheet.first])),
    )


def emergency_whatever_else(book: AssessmentCatalogue) -> list[Counterexample]:
    """One yes decides (brief 1.0), whatever stands beside it."""
    sheet = sheet_of(book)
    search = Search({ANSWERS: sheet})
    alone = [rule for rule in book.rules.gates if (rule.urgency, rule.tier) == ("now", "stand_alone")]
    return [
        found
        for rule in alone
        for found in search.against(
            "a stand-alone emergency answer gives emergency whatever else is said",
            f"emergency, because rule {rule.id} is open",
            sheet.opened[rule.id],
            z3.Not(sheet.outcome("emergency")),
        )
    ]


def emergency_for_good(book: AssessmentCatalogue) -> list[Counterexample]:
    """Questions end at an emergency answer, so what would have been said later must not take it back."""
    sheet = sheet_of(book)
    search = Search({ANSWERS: sheet})
    asked = list(book.questions.by_id)
    for at, question in enumerate(asked, 1):
        early = _so_far(sheet, asked[:at])
        found = search.against(
            "no later answer takes an emergency back",
            f"emergency, because after question {question!r} an emergency rule was open",
            any_of(holds(rule.when, early) for rule in book.emergency_rules),
            z3.Not(sheet.emergency),
        )
        if found:
            return found
    return []


def _so_far(sheet: Sheet, asked: list[str]) -> Saying:
    return Saying({id_: sheet.kept.said[id_] for id_ in asked}, sheet.kept.questions, sheet.book.rules)


def no_hands_on_at_a_sign(book: AssessmentCatalogue) -> list[Counterexample]:
    """Not only for a doctor's signs: also who must wait, or wants to stay at home, is sent to no therapist."""
    sheet = sheet_of(book)
    return Search({ANSWERS: sheet}).against(
        "no massage, ART or combination while a gate is open",
        "neither massage nor ART nor both, because the rules below are open",
        sheet.outcome(*HANDS_ON),
        any_of(sheet.opened.values()),
    )


def more_signs_never_lower(book: AssessmentCatalogue) -> list[Counterexample]:
    """Two sheets, of which the second says all that the first says, and more; the same gates are named on both."""
    before, after = with_names(sheet_of(book, "before: ")), with_names(sheet_of(book, "after: "))
    search = Search({"Before": before, "After, with more signs": after})
    heavy = weighty(book)
    more = [_says_more(question, before, after, heavy) for question in book.questions.questions]
    for urgency in RANKS:
        found = search.against(
            "adding a warning sign never lowers the urgency",
            f"afterwards at least {urgency!r}, as before",
            *more,
            at_least(before, urgency),
            z3.Not(at_least(after, urgency)),
        )
        if found:
            return found
    return []


def _says_more(question: Question, before: Sheet, after: Sheet, heavy: set[tuple[str, str]]) -> Formula:
    """An answer on which no sign rests may become another; "none" may become anything; all else stays."""
    old, new = before.raw.said[question.id], after.raw.said[question.id]
    still_given = z3.Implies(before.raw.given(question.id), after.raw.given(question.id))
    if question.type == "number":
        given = before.raw.given(question.id)
        return all_of(z3.Implies(given, old[step] == new[step]) for step in old)
    free = {
        o for o in old if o == question.none or (question.type == "option" and (question.id, o) not in heavy)
    }
    return all_of(
        [still_given, *(z3.Implies(old[option], new[option]) for option in old if option not in free)]
    )


def at_least(sheet: Sheet, urgency: str) -> Formula:
    """That what decides is as urgent as `urgency`, or more."""
    urgent = ORDER[: ORDER.index(urgency) + 1]
    return any_of(deciding for id_, deciding in sheet.decides.items() if id_ in urgent)


def every_rule_can_decide(book: AssessmentCatalogue) -> list[Counterexample]:
    """A rule that never decides is one that somebody believes to be there."""
    sheet = sheet_of(book)
    search = Search({"It applies, but something else decides": sheet})
    claim = "every rule can be among the reasons of a verdict"
    return [
        Counterexample(claim, f"some answers lead to {name}; there are none", search.example(applies))
        for name, applies, decides in _parts_played(sheet)
        if not search.finds(decides)
    ]


def deciding_gates(book: AssessmentCatalogue) -> set[str]:
    """Gates that some answers make decide."""
    sheet = sheet_of(book)
    search = Search({ANSWERS: sheet})
    return {rule.id for rule in book.rules.gates if search.finds(_gate_decides(sheet, rule))}


def _gate_decides(sheet: Sheet, rule: GateRule) -> Formula:
    return all_of(
        [sheet.opened[rule.id], any_of(f for id_, f in sheet.decides.items() if id_ == rule.urgency)]
    )


def _parts_played(sheet: Sheet) -> Iterator[tuple[str, Formula, Formula]]:
    """Per rule and plan: its name, that it applies, and that it is a reason of the verdict or offered with it."""
    rules = sheet.book.rules
    for rule in rules.gates:
        yield f"gate {rule.id}", sheet.opened[rule.id], _gate_decides(sheet, rule)
    for points in rules.points:
        yield f"points {points.id}", holds(points.when, sheet.kept), sheet.counts(points)
    for decision, first in zip(rules.decisions, sheet.first, strict=True):
        yield f"decision {decision.id}", holds(decision.when, sheet.kept), first
    for at, plan in enumerate(rules.plans, 1):
        yield f"plan {at}, {plan.routine}", holds(plan.when, sheet.kept), sheet.offers(plan)


def nothing_hidden(
    book: AssessmentCatalogue, premises: Mapping[str, Condition] | None = None
) -> list[Counterexample]:
    """What is true of somebody, asked or not, against what the check makes of what it has asked.

    A row of the brief is about some people only, its premise: to others its question need not be shown. Whatever
    else a clinician's word lifts, what is true and not named must still count.
    """
    sheet = with_names(sheet_of(book))
    search = Search({ANSWERS: sheet})
    known = premises_of(book) if premises is None else premises
    rows = {gate.id for gate in book.brief_gates}
    signs = [rule for rule in book.rules.gates if rule.urgency in RANKS]
    return [
        found
        for rule in signs
        for row in _premised_by(rule, known, rows)
        for found in _hidden(search, sheet, rule, row, known.get(row, ALWAYS))
    ]


def _premised_by(rule: GateRule, known: Mapping[str, Condition], rows: set[str]) -> tuple[str, ...]:
    """The rows that say whom a rule is about. One that is narrower than its rows, or has none, says it itself."""
    itself = not rule.covers or (rule.id in known and rule.id not in rows)
    return (rule.id,) if itself else rule.covers


def _hidden(
    search: Search, sheet: Sheet, rule: GateRule, row: str, premise: Condition
) -> list[Counterexample]:
    truth = [holds(rule.when, sheet.raw), holds(premise, sheet.raw)]
    claim = "no question is hidden whose answer could change the urgency"
    if not search.finds(*truth):
        return [Counterexample(claim, f"the premise of row {row} can be true together with rule {rule.id}")]
    expected = f"at least {rule.urgency!r}, because rule {rule.id} applies to what is true (row {row})"
    not_named = z3.Not(sheet.named[rule.id])
    return search.against(claim, expected, *truth, not_named, z3.Not(at_least(sheet, rule.urgency)))
