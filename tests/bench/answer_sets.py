"""Many people's answers, the same in every run."""

import json
import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from server.assessment.answers import kept_answers, read_answers, validate
from server.assessment.conditions import Given
from server.content.catalogue.shapes import AssessmentCatalogue
from tests.assessment.answering import Raw, random_answers, the_book

ANY_DAY = date(2026, 11, 22)
SEED = 20261126


@dataclass(frozen=True)
class AnswerSets:
    """The same sets in every form that somebody works on."""

    book: AssessmentCatalogue
    raw: list[Raw]

    @cached_property
    def read(self) -> list[dict[str, Given]]:
        return [read_answers(answers) for answers in self.raw]

    @cached_property
    def kept(self) -> list[dict[str, Given]]:
        return [kept_answers(self.book, answers) for answers in self.read]

    @cached_property
    def kept_plain(self) -> list[Mapping[str, object]]:
        """As JSON has them, and so other libraries."""
        return [json.loads(json.dumps(answers)) for answers in self.kept]

    @cached_property
    def texts(self) -> list[str]:
        return [json.dumps(answers) for answers in self.raw]


def valid_sets(number: int) -> AnswerSets:
    rng = random.Random(SEED)
    found: list[Raw] = []
    while len(found) < number:
        answers = random_answers(rng)
        if not validate(the_book(), answers):
            found.append(answers)
    return AnswerSets(the_book(), found)
