"""Books in which a clinician's word can lift too much, and sheets on which it is understood wrongly."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

import z3

from server.content.catalogue.conditions import NEVER, AnyOf, Condition, Holds, Not
from server.content.catalogue.shapes import AssessmentCatalogue, GateRule, Question
from tests.proofs.lifting import CLEARABLE, UNDER_AGE
from tests.proofs.logic import Formula, all_of, any_of
from tests.proofs.mentions import private_rules
from tests.proofs.planted import simple_gate, with_gate, with_question
from tests.proofs.sheet import Sheet


def emergency_can_be_lifted(book: AssessmentCatalogue) -> AssessmentCatalogue:
    return _liftable(book, simple_gate(book, "now")[0])


def doctor_today_can_be_lifted(book: AssessmentCatalogue) -> AssessmentCatalogue:
    return _liftable(book, simple_gate(book, "today")[0])


def waiting_can_be_lifted(book: AssessmentCatalogue) -> AssessmentCatalogue:
    return _liftable(book, simple_gate(book, "postponed")[0])


def wish_to_stay_home_can_be_lifted(book: AssessmentCatalogue) -> AssessmentCatalogue:
    return _liftable(book, simple_gate(book, "home")[0])


def private_rule_can_be_lifted(book: AssessmentCatalogue) -> AssessmentCatalogue:
    return _liftable(book, _private(book))


def private_question_behind_a_name(book: AssessmentCatalogue) -> AssessmentCatalogue:
    """A rule that can be lifted also opens at a private answer, which only a name in `names` tells."""
    named = {**book.rules.names, "unspoken": _private(book).when}
    book = replace(book, rules=replace(book.rules, names=named))
    return _opens_also(book, Holds("unspoken"))


def under_age_can_be_lifted(book: AssessmentCatalogue) -> AssessmentCatalogue:
    return _liftable(book, _under_age(book))


def under_age_in_another_rule(book: AssessmentCatalogue) -> AssessmentCatalogue:
    """No rule of its own any more: a rule that can be lifted also opens at that age."""
    rule = _under_age(book)
    return _opens_also(with_gate(book, rule, replace(rule, when=NEVER)), UNDER_AGE)


def clearance_hidden_behind_a_doctor(book: AssessmentCatalogue) -> AssessmentCatalogue:
    """Who goes to a doctor anyway is not asked a later question: once that doctor has said yes, it is missing."""
    doctor, _ = simple_gate(book, "days")
    hidden = later_clearance(book)[1]
    return with_question(book, hidden, replace(hidden, shown_when=Not(doctor.when)))


def later_clearance(book: AssessmentCatalogue) -> tuple[GateRule, Question]:
    """As `simple_gate`, but the last."""
    gates = replace(book.rules, gates=book.rules.gates[::-1])
    return simple_gate(replace(book, rules=gates), "clearance")


def _liftable(book: AssessmentCatalogue, rule: GateRule) -> AssessmentCatalogue:
    return with_gate(book, rule, replace(rule, liftable=True))


def _opens_also(book: AssessmentCatalogue, when: Condition) -> AssessmentCatalogue:
    rule, _ = simple_gate(book, "clearance")
    return with_gate(book, rule, replace(rule, when=AnyOf((rule.when, when))))


def _private(book: AssessmentCatalogue) -> GateRule:
    private = private_rules(book)
    return next(rule for rule in book.rules.gates if rule.id in private and rule.urgency in CLEARABLE)


def _under_age(book: AssessmentCatalogue) -> GateRule:
    return next(rule for rule in book.rules.gates if rule.when == UNDER_AGE)


class LiftsWhateverIsNamed(Sheet):
    """Also what cannot be lifted."""

    @cached_property
    def lifted(self) -> Mapping[str, Formula]:
        return {id_: all_of([self.opened[id_], named]) for id_, named in self.named.items()}


class LiftsByUrgency(Sheet):
    """One name lifts all that is as urgent."""

    @cached_property
    def lifted(self) -> Mapping[str, Formula]:
        return {id_: all_of([self.opened[id_], self._any_like(id_)]) for id_ in super().lifted}

    def _any_like(self, id_: str) -> Formula:
        urgencies = {rule.id: rule.urgency for rule in self.book.rules.gates}
        return any_of(named for other, named in self.named.items() if urgencies[other] == urgencies[id_])


class LiftsOneAtATime(Sheet):
    """A name lifts nothing beside another name."""

    @cached_property
    def lifted(self) -> Mapping[str, Formula]:
        alone = z3.AtMost(*self.named.values(), 1)
        return {id_: all_of([lifted, alone]) for id_, lifted in super().lifted.items()}


class LiftsWhatIsNotNamed(Sheet):
    @cached_property
    def lifted(self) -> Mapping[str, Formula]:
        return {id_: all_of([self.opened[id_], z3.Not(self.named[id_])]) for id_ in super().lifted}


WRONG_SHEETS = (LiftsWhateverIsNamed, LiftsByUrgency, LiftsOneAtATime, LiftsWhatIsNotNamed)
