"""Which questions are asked, and whether the answers to them can be judged.

`web/src/lib/assessment/answers.ts` says the same in TypeScript.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from server.assessment.conditions import Answers, Given, View, holds
from server.content.catalogue.shapes import AssessmentCatalogue, Question


@dataclass(frozen=True)
class Refusal:
    """Why an answer cannot be taken, and what could stand there instead.

    `code` is one of unknown_question, wrong_type, unknown_option, named_twice, none_with_others, too_many,
    out_of_range, not_shown, missing.
    """

    question: str
    code: str
    allowed: tuple[str, ...]


@dataclass(frozen=True)
class Screen:
    id: str
    questions: tuple[str, ...]
    done: bool


def view_of(book: AssessmentCatalogue, answers: Answers) -> View:
    return View(answers, book.questions.by_id, book.rules)


def kept_answers(book: AssessmentCatalogue, answers: Answers) -> dict[str, Given]:
    """The answers to questions that are shown; the others count as not given."""
    return _walk(book, answers)[1]


def visible_questions(book: AssessmentCatalogue, answers: Answers) -> list[Question]:
    """What to ask, in order. An emergency answer ends the questions: nothing is asked after it."""
    asked, kept = _walk(book, answers)
    return _until_emergency(book, asked, kept) if is_emergency(book, kept) else asked


def _walk(book: AssessmentCatalogue, answers: Answers) -> tuple[list[Question], dict[str, Given]]:
    """The questions that are shown, and the answers given to them."""
    kept: dict[str, Given] = {}
    view = replace(view_of(book, kept), rules=None)  # sees what is put into `kept` below
    asked: list[Question] = []
    for question in book.questions.questions:
        if question.shown_when is None or holds(question.shown_when, view):
            asked.append(question)
            given = answers.get(question.id, ())
            if given != ():
                kept[question.id] = given
    return asked, kept


def _until_emergency(book: AssessmentCatalogue, asked: list[Question], kept: Answers) -> list[Question]:
    """Emergency rules only grow with the answers: the first that holds on the way is there in the end too."""
    said: dict[str, Given] = {}
    for number, question in enumerate(asked, start=1):
        if question.id in kept:
            said[question.id] = kept[question.id]
            if is_emergency(book, said):
                return asked[:number]
    return asked


def is_emergency(book: AssessmentCatalogue, kept: Answers) -> bool:
    """Whether an emergency rule holds for answers that `kept_answers` has left."""
    view = view_of(book, kept)
    return any(holds(rule.when, view) for rule in book.emergency_rules)


def progress(book: AssessmentCatalogue, answers: Answers) -> list[Screen]:
    """The screens that have something to ask, and which of them are fully answered."""
    asked = visible_questions(book, answers)
    screens: list[Screen] = []
    for screen in book.questions.screens:
        ids = tuple(question.id for question in asked if question.screen == screen)
        if ids:
            screens.append(Screen(screen, ids, all(answers.get(id_, ()) != () for id_ in ids)))
    return screens


def validate(book: AssessmentCatalogue, answers: Mapping[str, object]) -> list[Refusal]:
    """Everything wrong with raw answers, form first. Once the form is right and an emergency sign is among
    the answers, neither a missing nor a hidden answer matters: the emergency does."""
    known = book.questions.by_id
    refusals = [Refusal(id_, "unknown_question", tuple(known)) for id_ in answers if id_ not in known]
    for question in book.questions.questions:
        if question.id in answers:
            refusals += _form(question, answers[question.id])
    if refusals:
        return refusals
    return _completeness(book, read_answers(answers))


def _completeness(book: AssessmentCatalogue, answers: Answers) -> list[Refusal]:
    shown, kept = _walk(book, answers)
    if is_emergency(book, kept):
        return []
    asked = {question.id for question in shown}
    refusals: list[Refusal] = []
    for question in book.questions.questions:
        given = answers.get(question.id, ()) != ()
        if given and question.id not in asked:
            refusals.append(Refusal(question.id, "not_shown", ()))
        if not given and question.id in asked:
            refusals.append(Refusal(question.id, "missing", allowed(question)))
    return refusals


def allowed(question: Question) -> tuple[str, ...]:
    return (f"{question.least} to {question.most}",) if question.type == "number" else question.options


def _form(question: Question, given: object) -> list[Refusal]:
    code = {"number": _number_code, "option": _option_code, "options": _options_code}[question.type](
        question, given
    )
    return [Refusal(question.id, code, allowed(question))] if code else []


def _number_code(question: Question, given: object) -> str | None:
    if isinstance(given, bool) or not isinstance(given, int | float):
        return "wrong_type"
    if isinstance(given, float) and not given.is_integer():
        return "wrong_type"
    return None if question.least <= given <= question.most else "out_of_range"


def _option_code(question: Question, given: object) -> str | None:
    if not isinstance(given, str):
        return "wrong_type"
    return None if given in question.options else "unknown_option"


def _options_code(question: Question, given: object) -> str | None:
    if not isinstance(given, list | tuple) or not all(isinstance(option, str) for option in given):
        return "wrong_type"
    if not set(given) <= set(question.options):
        return "unknown_option"
    if len(set(given)) < len(given):
        return "named_twice"
    if question.none in given and len(given) > 1:
        return "none_with_others"
    return "too_many" if len(given) > question.most else None


def read_answers(answers: Mapping[str, object]) -> dict[str, Given]:
    """Answers of right form as the engine takes them: options in a tuple, numbers whole."""
    return {id_: _given(raw) for id_, raw in answers.items()}


def _given(raw: object) -> Given:
    match raw:
        case str():
            return raw
        case int() | float():
            return int(raw)
        case list() | tuple():
            return tuple(str(option) for option in raw)
        case _:
            raise TypeError(f"not an answer: {raw!r}")
