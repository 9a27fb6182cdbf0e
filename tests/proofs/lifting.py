"""A clinician's word lifts nothing but what it names: claims over all answers, and all gates that it can name.

What no word may lift is written down here once more, or follows from the questions: `liftable` is not asked.
"""

from collections.abc import Iterator

import z3

from server.assessment.evaluate import HANDS_ON
from server.content.catalogue.conditions import Is
from server.content.catalogue.shapes import AssessmentCatalogue
from tests.proofs.claims import ANSWERS, at_least
from tests.proofs.counterexample import Counterexample
from tests.proofs.logic import Formula, all_of, any_of, holds
from tests.proofs.mentions import ORDER, private_rules
from tests.proofs.search import Search
from tests.proofs.sheet import Sheet, sheet_of, with_names

CLEARABLE = ("days", "clearance")
UNDER_AGE = Is("age", ("under_18",))


def lifts_only_what_it_names(book: AssessmentCatalogue, kind: type[Sheet] = Sheet) -> list[Counterexample]:
    """Every gate that must count still does, and what decides is at least as urgent."""
    sheet = with_names(sheet_of(book, kind=kind))
    search = Search({ANSWERS: sheet})
    return [
        found
        for why, urgency, counts in _must_count(sheet)
        for found in search.against(
            "a clinician's word lifts nothing but what it names",
            f"at least {urgency!r}, because {why}",
            counts,
            z3.Not(at_least(sheet, urgency)),
        )
    ]


def no_hands_on_at_what_is_left(book: AssessmentCatalogue, kind: type[Sheet] = Sheet) -> list[Counterexample]:
    sheet = with_names(sheet_of(book, kind=kind))
    return Search({ANSWERS: sheet}).against(
        "no massage, ART or combination while a gate is open that no clinician's word has lifted",
        "neither massage nor ART nor both, because of the rules below that are not lifted",
        sheet.outcome(*HANDS_ON),
        any_of(counts for _, _, counts in _must_count(sheet)),
    )


def _must_count(sheet: Sheet) -> Iterator[tuple[str, str, Formula]]:
    """Per gate: why it counts, its urgency, and that it is open and must not be lifted by what is named."""
    firm = private_rules(sheet.book)
    for rule in sheet.book.rules.gates:
        open_ = sheet.opened[rule.id]
        if rule.urgency in CLEARABLE and rule.id not in firm:
            not_named = z3.Not(sheet.named[rule.id])
            yield f"rule {rule.id} is open and not named", rule.urgency, all_of([open_, not_named])
        else:
            yield f"rule {rule.id} is open and no word may lift it", rule.urgency, open_
    yield "no word makes anybody older", "clearance", holds(UNDER_AGE, sheet.kept)


def more_named_never_more_urgent(
    book: AssessmentCatalogue, kind: type[Sheet] = Sheet
) -> list[Counterexample]:
    """The same answers twice, of which the second sheet has all gates named that the first has, and more."""
    answered = sheet_of(book, kind=kind)
    before, after = with_names(answered, "before: "), with_names(answered, "after: ")
    search = Search({"Before": before, "After, with more gates named": after})
    more = [z3.Implies(named, after.named[id_]) for id_, named in before.named.items()]
    return [
        found
        for urgency in ORDER
        for found in search.against(
            "naming more gates never makes a verdict more urgent",
            f"afterwards less urgent than {urgency!r}, as before",
            *more,
            z3.Not(at_least(before, urgency)),
            at_least(after, urgency),
        )
    ]


def none_named_changes_nothing(book: AssessmentCatalogue, kind: type[Sheet] = Sheet) -> list[Counterexample]:
    """A word that names nothing, beside no word at all."""
    without, empty = sheet_of(book), with_names(sheet_of(book, kind=kind))
    same = [empty.decides[id_] == decides for id_, decides in without.decides.items()]
    return Search({"No word": without, "A word that names nothing": empty}).against(
        "naming no gate changes nothing",
        "the same verdict",
        *map(z3.Not, empty.named.values()),
        z3.Not(all_of(same)),
    )
