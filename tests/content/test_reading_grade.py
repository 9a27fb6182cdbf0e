"""The check can be read by somebody who left school after six years."""

from collections.abc import Iterator, Mapping

import pytest

from server.content.catalogue.read import read_catalogue
from tests.content.reading_grade import grade

HIGHEST = 6.0
LONG_ENOUGH, HIGHEST_OF_A_LINE = 5, 9.5
# What somebody has or takes is known to them by these names.
NAMES = ("warfarin", "Glaucoma", "Rheumatoid")
WORDS = read_catalogue().words["en"]
# The name of an illness is what a person was told, and a measure has its exact words: those lines are let alone.
MEASURES = ("mood_interest", "mood_down", "worry_nervous", "worry_control")


def lines(words: Mapping[str, object]) -> Iterator[str]:
    """Every text of a thing, its options too."""
    for text in words.values():
        if isinstance(text, Mapping):
            yield from lines(text)
        else:
            yield str(text)


@pytest.mark.parametrize("question", [id_ for id_ in WORDS["questions"] if id_ not in MEASURES])
def test_a_question_with_its_answers_reads_easily(question: str) -> None:
    assert grade(*lines(WORDS["questions"][question])) <= HIGHEST


def test_no_line_hides_behind_the_easy_ones_beside_it() -> None:
    """Of single lines the measure says less, of a few words nothing: so these may be somewhat harder."""
    hard = [
        f"{id_}: {line}"
        for id_, question in WORDS["questions"].items()
        if id_ not in MEASURES
        for line in lines(question)
        if len(line.split()) >= LONG_ENOUGH and grade(line) > HIGHEST_OF_A_LINE
    ]
    assert [line for line in hard if not any(name in line for name in NAMES)] == []


@pytest.mark.parametrize(
    ("kind", "id_"),
    [
        (kind, id_)
        for kind in ("rules", "safety_net", "urgencies", "outcomes", "combining", "confidence", "stop_signs")
        for id_ in WORDS[kind]
    ],
)
def test_what_a_result_says_reads_easily(kind: str, id_: str) -> None:
    assert grade(*lines(WORDS[kind][id_])) <= HIGHEST


def test_the_measure_knows_hard_words_from_easy_ones() -> None:
    easy = grade("The cat sat on the mat. It was warm.")
    hard = grade(
        "Musculoskeletal complications necessitate interdisciplinary consideration of contraindications."
    )
    assert easy < 1 < HIGHEST < 20 < hard
