"""The language of conditions: what each word means, and that both engines take any tree of them alike."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from server.assessment.answers import view_of
from server.assessment.conditions import Given, View, amount, behind, holds
from server.content.catalogue.condition_reader import Scope, read_condition, read_number
from server.content.catalogue.conditions import Condition, Number, plain
from server.content.catalogue.fields import Place, Problems
from server.content.catalogue.shapes import AssessmentCatalogue, PointRule
from server.content.catalogue.yaml_files import parse_yaml
from tests.assessment.answering import random_answers, the_book
from tests.assessment.judging import Case, judged
from tests.assessment.typescript import judged_in_typescript

BOOK = the_book()
SCOPE = Scope(
    BOOK.questions.by_id,
    names=tuple(BOOK.rules.names),
    services=("massage", "art"),
)
SAID: Mapping[str, Given] = {
    "who": "me",
    "hands": ("thumb_numb",),
    "feet": "no",
    "stress": 6,
    "goals": ("calm",),
}
TODAY = date(2026, 11, 22)


def condition(text: str) -> Condition:
    problems = Problems()
    tree = read_condition(parse_yaml(text, Place("rules.yaml", 1), problems), SCOPE)
    assert problems.lines() == []
    return tree


def number(text: str) -> Number:
    problems = Problems()
    tree = read_number(parse_yaml(text, Place("rules.yaml", 1), problems), SCOPE)
    assert problems.lines() == []
    return tree


def viewed(answers: Mapping[str, Given]) -> View:
    return view_of(BOOK, answers)


@pytest.mark.parametrize(
    ("text", "true"),
    [
        ("{is: {who: me}}", True),
        ("{is: {who: [someone_else, me]}}", True),
        ("{is: {age: under_18}}", False),
        ("{includes: {hands: thumb_numb}}", True),
        ("{includes: {hands: [thumb_weak, none]}}", False),
        ("{all: [{is: {who: me}}, {is: {feet: found}}]}", False),
        ("{any: [{is: {who: me}}, {is: {feet: found}}]}", True),
        ("{not: {is: {age: under_18}}}", True),
        ("{at_least: [{answer: stress}, 6]}", True),
        ("{at_least: [{answer: stress}, 7]}", False),
        ("{at_most: [{answer: stress}, 6]}", True),
        ("{at_least: [{answer: sleep}, 0]}", False),
        ("{at_most: [{answer: sleep}, 10]}", False),
        ("{at_least: [{chosen: hands}, 1]}", True),
        ("{at_most: [{chosen: known}, 0]}", True),
        ("{at_least: [{count_of: [{is: {who: me}}, {is: {feet: no}}, {is: {feet: found}}]}, 2]}", True),
        ("{at_least: [{sum: [{answer: stress}, {chosen: hands}, -1]}, 6]}", True),
        ("{at_least: [{sum: [{answer: stress}, {answer: sleep}]}, 0]}", False),
        ("{at_least: [{points: massage}, 4]}", True),
        ("{at_least: [{points: massage}, 5]}", False),
        ("{holds: wants_service}", True),
    ],
)
def test_a_condition_means(text: str, true: object) -> None:
    assert holds(condition(text), viewed(SAID)) is true
    assert plain(condition(text)) == plain(condition(str(plain(condition(text)))))


@pytest.mark.parametrize(
    ("text", "rests_on"),
    [
        ("{any: [{is: {who: me}}, {is: {feet: found}}]}", {("who", "me")}),
        ("{not: {is: {feet: found}}}", {("feet", "no")}),
        ("{not: {is: {age: under_18}}}", set()),
        ("{at_least: [{answer: stress}, 1]}", {("stress", "6")}),
        ("{at_least: [{points: massage}, 1]}", {("goals", "calm"), ("stress", "6")}),
        ("{is: {feet: found}}", set()),
    ],
)
def test_a_condition_rests_on(text: str, rests_on: set[tuple[str, str]]) -> None:
    assert behind(condition(text), viewed(SAID)) == rests_on


def test_a_sum_without_one_of_its_answers_has_no_value() -> None:
    assert amount(number("{sum: [{answer: stress}, 1]}"), viewed(SAID)) == 7
    assert amount(number("{sum: [{answer: sleep}, 1]}"), viewed(SAID)) is None


def random_condition(rng: random.Random, depth: int) -> object:
    """Any tree of the language over the real questions, as it would be written."""
    if depth == 0 or rng.random() < 0.3:
        return random_leaf(rng)
    parts = [random_condition(rng, depth - 1) for _ in range(rng.randint(1, 3))]
    shapes: list[object] = [{"all": parts}, {"any": parts}, {"not": parts[0]}]
    numbers = [random_number(rng, depth), random_number(rng, depth)]
    return rng.choice([*shapes, {"at_least": numbers}, {"at_most": numbers}])


def random_leaf(rng: random.Random) -> object:
    question = rng.choice([question for question in BOOK.questions.questions if question.options])
    word = "is" if question.type == "option" else "includes"
    options = rng.sample(question.options, rng.randint(1, min(3, len(question.options))))
    return rng.choice([{word: {question.id: options}}, {"holds": rng.choice(list(BOOK.rules.names))}])


def random_number(rng: random.Random, depth: int) -> object:
    def one_of(kind: str) -> str:
        return rng.choice([question.id for question in BOOK.questions.questions if question.type == kind])

    parts = [random_condition(rng, depth - 1) for _ in range(2)]
    small: list[object] = [rng.randint(-1, 8), {"answer": one_of("number")}, {"chosen": one_of("options")}]
    return rng.choice([*small, {"count_of": parts}, {"sum": small}])


def test_both_engines_take_any_condition_alike() -> None:
    rng = random.Random(7)
    standing = BOOK.rules.points[0].standing
    points = tuple(
        PointRule(f"random_{index}", "art", 1, condition(str(random_condition(rng, 3))), standing)
        for index in range(300)
    )
    always = replace(BOOK.rules.decisions[-1], when=condition("{not: {is: {who: [me, someone_else]}}}"))
    book: AssessmentCatalogue = replace(
        BOOK, rules=replace(BOOK.rules, gates=(), points=points, decisions=(always,))
    )
    cases = [Case(random_answers(rng), TODAY) for _ in range(60)]
    found = [judged(case, book) for case in cases]
    assert found == judged_in_typescript(cases, book)
    fired = {str(reason) for result in found for reason in reasons(result)}
    assert len(fired) > 100
    assert len(fired) < len(points)


def reasons(result: dict[str, object]) -> list[str]:
    match result:
        case {"verdict": {"reasons": list(given)}}:
            return [reason["rule"] for reason in given]
        case _:
            return []
