"""Findings and facts that must not lead to a doctor by themselves (brief 1.0 and 1.8), as claims over all of them."""

from collections.abc import Mapping

import z3

from server.content.catalogue.shapes import AssessmentCatalogue
from tests.proofs.claims import ANSWERS
from tests.proofs.counterexample import Counterexample
from tests.proofs.logic import Formula, all_of, any_of
from tests.proofs.search import Search
from tests.proofs.sheet import Sheet, sheet_of
from tests.proofs.tables import Table, everything, table_of

DOCTORS = ("now", "today", "days")


def findings_alone(book: AssessmentCatalogue) -> list[Counterexample]:
    """Brief 1.8: these findings, in any number together, and nothing else to report."""
    sheet = sheet_of(book)
    return Search({ANSWERS: sheet}).against(
        "the findings of the brief's section 1.8 alone lead to no doctor",
        "neither emergency nor doctor_soon",
        within(sheet, table_of(book, "findings")),
        sheet.outcome("emergency", "doctor_soon"),
    )


def context_alone(book: AssessmentCatalogue) -> list[Counterexample]:
    """Brief 1.0: age, smoking, steroids and the like never decide alone."""
    sheet = sheet_of(book)
    search = Search({ANSWERS: sheet})
    facts = within(sheet, table_of(book, "context"))
    return [
        found
        for rule in book.rules.gates
        if rule.urgency in DOCTORS
        for found in search.against(
            "facts about a person alone open no gate that leads to a doctor",
            f"rule {rule.id} ({rule.urgency}) closed",
            facts,
            sheet.opened[rule.id],
        )
    ]


def never_said(book: AssessmentCatalogue, name: str) -> list[str]:
    """Answers of the table that its own other answers keep from being given: there it would prove nothing."""
    sheet = sheet_of(book)
    search = Search({ANSWERS: sheet})
    table = table_of(book, name)
    inside = within(sheet, table)
    return [
        f"{id_}: {answer}"
        for id_, answers in table.allowed.items()
        for answer in answers
        if not search.finds(inside, sheet.kept.said[id_][answer])
    ]


def within(sheet: Sheet, table: Table) -> Formula:
    """That every answer is one that the table allows."""
    return all_of(z3.Not(_beyond(sheet, table, id_)) for id_ in sheet.shown)


def _beyond(sheet: Sheet, table: Table, id_: str) -> Formula:
    question = sheet.raw.questions[id_]
    refused = [answer for answer in everything(question) if answer not in table.answers(question)]
    said = sheet.raw.said[id_]
    if question.type != "number":
        return any_of(said[option] for option in refused)
    return any_of(exactly(said, int(number)) for number in refused)


def exactly(ladder: Mapping[str, Formula], number: int) -> Formula:
    """That the answer on a ladder of numbers is this one."""
    higher = ladder.get(str(number + 1))
    return ladder[str(number)] if higher is None else all_of([ladder[str(number)], z3.Not(higher)])
