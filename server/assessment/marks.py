"""Which cautions and notes somebody's answers switch on. `web/src/lib/assessment/marks.ts` says the same."""

from collections.abc import Mapping

from server.assessment.conditions import View
from server.content.catalogue.shapes import Mark


def marks_of(marks: Mapping[str, Mark], view: View) -> tuple[str, ...]:
    """Ids in the order of the content."""
    return tuple(
        mark.id
        for mark in marks.values()
        if any(option in view.chosen(question) for question, option in mark.asked_by)
    )
