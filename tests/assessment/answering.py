"""Makes up answer sets: walks the questions as a person does, with warning signs rare, and sometimes slips."""

import random
from collections.abc import Callable
from functools import cache

from server.assessment.answers import read_answers, visible_questions
from server.content.catalogue.read import read_assessment
from server.content.catalogue.shapes import AssessmentCatalogue, Question

Raw = dict[str, object]
NOTHING = ("none", "no", "not_sure")


@cache
def the_book() -> AssessmentCatalogue:
    return read_assessment()


def fill(book: AssessmentCatalogue, start: Raw, choose: Callable[[Question], object]) -> Raw:
    """The answers of one walk through the check: from `start` where it has one, else by `choose`."""
    whole: Raw = {
        question.id: start.get(question.id) or choose(question) for question in book.questions.questions
    }
    asked = visible_questions(book, read_answers(whole))
    return {question.id: whole[question.id] for question in asked}


def calm(question: Question) -> object:
    """The answer of somebody with nothing to report."""
    calm_words = {
        "who": "me",
        "age": "to_44",
        "goals": ["not_sure"],
        "stress": 2,
        "sleep": 8,
        "touch": "medium",
    }
    pain_words = {
        "pain": 4,
        "extent": "one_region",
        "how_started": "slowly",
        "lasted": "weeks",
        "course": "same",
    }
    if question.id in calm_words | pain_words:
        return (calm_words | pain_words)[question.id]
    if question.type == "options":
        return [question.none]
    named = {"brings_on": "sometimes", "injury_when": "longer"}
    return named.get(question.id, question.options[0])


def anyhow(rng: random.Random, warning: float) -> Callable[[Question], object]:
    """Random answers; `warning` is how often a question about signs and illnesses gets anything but "none"."""

    def choose(question: Question) -> object:
        if question.type == "number":
            return rng.randint(question.least, question.most)
        if question.type == "option":
            usual = [option for option in question.options if option in NOTHING]
            return usual[0] if usual and rng.random() > 4 * warning else rng.choice(question.options)
        free = question.id in ("goals", "regions", "known")
        if rng.random() > (0.8 if free else warning):
            return [question.none]
        others = [option for option in question.options if option != question.none]
        return rng.sample(others, min(rng.choice((1, 1, 1, 2, 3)), question.most, len(others)))

    return choose


def random_answers(rng: random.Random) -> Raw:
    book = the_book()
    answers = fill(book, {}, anyhow(rng, rng.choice((0.0, 0.0, 0.01, 0.05))))
    return slip(rng, book, answers) if rng.random() < 0.15 else answers


def random_gates(rng: random.Random) -> list[str]:
    """What a clinician's word may name: half of the time nothing, else any gates, also those it cannot lift."""
    gates = [rule.id for rule in the_book().rules.gates]
    return [] if rng.random() < 0.5 else rng.sample(gates, rng.randint(1, len(gates)))


def slip(rng: random.Random, book: AssessmentCatalogue, answers: Raw) -> Raw:
    """The answers with one mistake, of the kinds that the check refuses or must take in its stride."""
    question = rng.choice(book.questions.questions)
    slips: list[object] = [None, "nonsense", 3, 99, -1, 2.5, True, [], ["none"], ["nonsense"], {"a": 1}]
    slips += [list(question.options[:3]), list(question.options[-2:]), list(question.options[:1]) * 2]
    slips += list(question.options[:2])
    if rng.random() < 0.2:
        return {id_: given for id_, given in answers.items() if id_ != question.id}
    if rng.random() < 0.2:
        return answers | rng.choice(
            [{"shoe_size": 43}, {"goals": ["calm", "recover", "wellbeing"]}, {"stress": 11}]
        )
    return answers | {question.id: rng.choice(slips)}
