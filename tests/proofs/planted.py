"""Books with one mistake in their rules, of the kinds that the proofs are there to find.

Nothing here names a rule or a question: where the mistake is put follows from the book.
"""

from collections.abc import Callable
from dataclasses import replace

from server.content.catalogue.conditions import ALWAYS, NEVER, All, Condition, Includes, Is, Not
from server.content.catalogue.shapes import AssessmentCatalogue, GateRule, Question
from tests.proofs.tables import table_of

Plant = Callable[[AssessmentCatalogue], AssessmentCatalogue]


def with_gate(book: AssessmentCatalogue, old: GateRule, new: GateRule) -> AssessmentCatalogue:
    gates = tuple(new if rule is old else rule for rule in book.rules.gates)
    return replace(book, rules=replace(book.rules, gates=gates))


def with_question(book: AssessmentCatalogue, old: Question, new: Question) -> AssessmentCatalogue:
    asked = tuple(new if question is old else question for question in book.questions.questions)
    return replace(book, questions=replace(book.questions, questions=asked))


def simple_gate(book: AssessmentCatalogue, urgency: str) -> tuple[GateRule, Question]:
    """The first gate of this urgency that one of several options opens, and the question of that option."""
    for rule in book.rules.gates:
        if rule.urgency == urgency and isinstance(rule.when, Includes):
            return rule, book.questions.by_id[rule.when.question]
    raise LookupError(f"no simple gate of {urgency}")


def last_options(book: AssessmentCatalogue) -> Question:
    return [question for question in book.questions.questions if question.none][-1]


def gap_between_decisions(book: AssessmentCatalogue) -> AssessmentCatalogue:
    """The last decision no longer holds: the engine falls back on it where no other does."""
    *others, last = book.rules.decisions
    return replace(book, rules=replace(book.rules, decisions=(*others, replace(last, when=NEVER))))


def doctor_before_emergency(book: AssessmentCatalogue) -> AssessmentCatalogue:
    first, second, *rest = book.rules.urgencies
    return replace(book, rules=replace(book.rules, urgencies=(second, first, *rest)))


def emergency_taken_back(book: AssessmentCatalogue) -> AssessmentCatalogue:
    """A `not` about a later question in an emergency rule."""
    return _undone(book, "now")


def sign_taken_back(book: AssessmentCatalogue) -> AssessmentCatalogue:
    """A `not` in a rule that leads to a doctor within days."""
    return _undone(book, "days")


def _undone(book: AssessmentCatalogue, urgency: str) -> AssessmentCatalogue:
    rule, _ = simple_gate(book, urgency)
    later = last_options(book)
    harmless = Not(Includes(later.id, (later.options[0],)))
    return with_gate(book, rule, replace(rule, when=All((rule.when, harmless))))


def misspelt_urgency(book: AssessmentCatalogue) -> AssessmentCatalogue:
    """A gate whose urgency is none of the list is open, and decides nothing."""
    rule, _ = simple_gate(book, "days")
    return with_gate(book, rule, replace(rule, urgency="day"))


def waiting_leads_to_massage(book: AssessmentCatalogue) -> AssessmentCatalogue:
    urgencies = tuple(
        replace(each, outcome="massage") if each.id == "postponed" else each for each in book.rules.urgencies
    )
    return replace(book, rules=replace(book.rules, urgencies=urgencies))


def sign_hidden_from_some(book: AssessmentCatalogue) -> AssessmentCatalogue:
    """The question of a sign is not asked after one answer to the first question, which is about no sign."""
    _, question = simple_gate(book, "days")
    first = book.questions.questions[0]
    return with_question(book, question, replace(question, shown_when=Not(Is(first.id, first.options[-1:]))))


def gate_in_a_shadow(book: AssessmentCatalogue) -> AssessmentCatalogue:
    """A gate that only opens beside an emergency."""
    rule, _ = simple_gate(book, "clearance")
    emergency, _ = simple_gate(book, "now")
    return with_gate(book, rule, replace(rule, when=All((rule.when, emergency.when))))


def points_for_nobody(book: AssessmentCatalogue) -> AssessmentCatalogue:
    first, *rest = book.rules.points
    changed = replace(first, when=All((first.when, Not(first.when))))
    return replace(book, rules=replace(book.rules, points=(changed, *rest)))


def decision_after_all_others(book: AssessmentCatalogue) -> AssessmentCatalogue:
    """The first decision always holds, so that none after it is ever reached."""
    first, *rest = book.rules.decisions
    return replace(book, rules=replace(book.rules, decisions=(replace(first, when=ALWAYS), *rest)))


def plan_for_nobody(book: AssessmentCatalogue) -> AssessmentCatalogue:
    first, *rest = book.rules.plans
    return replace(book, rules=replace(book.rules, plans=(replace(first, when=NEVER), *rest)))


def finding_leads_to_a_doctor(book: AssessmentCatalogue) -> AssessmentCatalogue:
    return _led_to_a_doctor(book, "findings")


def context_leads_to_a_doctor(book: AssessmentCatalogue) -> AssessmentCatalogue:
    return _led_to_a_doctor(book, "context")


def _led_to_a_doctor(book: AssessmentCatalogue, table: str) -> AssessmentCatalogue:
    """A gate that opens at the last answer of the last question with options in the table."""
    allowed = table_of(book, table).allowed
    question = [book.questions.by_id[id_] for id_ in allowed if book.questions.by_id[id_].type == "option"][
        -1
    ]
    when: Condition = Is(question.id, allowed[question.id][-1:])
    rule, _ = simple_gate(book, "days")
    return with_gate(book, rule, replace(rule, when=when))


def rule_said_twice(book: AssessmentCatalogue) -> AssessmentCatalogue:
    """A copy under another id covers the same rows, so that either could go unnoticed."""
    rule = next(rule for rule in book.rules.gates if rule.covers)
    return replace(book, rules=replace(book.rules, gates=(*book.rules.gates, replace(rule, id="twice"))))
