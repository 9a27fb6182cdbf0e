"""The `unknot questions` and `unknot assess` commands. They start neither the server nor a database."""

import json
import sys
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from server.assessment.answers import Refusal, read_answers, validate
from server.assessment.evaluate import evaluate
from server.assessment.result import as_json
from server.content.catalogue.conditions import plain
from server.content.catalogue.read import ContentBroken, read_assessment
from server.content.catalogue.shapes import AssessmentCatalogue, Question

LANGUAGE = "en"
MOST_BYTES = 1_000_000
KEYS = ("version", "answers", "cleared")
SHOWN = 60  # characters of what was given that a refusal repeats
MEANINGS = {
    "unknown_question": "no such question",
    "wrong_type": "not an answer of the right type",
    "unknown_option": "no such option",
    "named_twice": "names an option twice",
    "none_with_others": "'none' stands alone, not beside other answers",
    "too_many": "too many options",
    "out_of_range": "out of range",
    "not_shown": "this question is not asked after the other answers; leave it out",
    "missing": "this question is not answered",
}


class Refused(Exception):
    """The input cannot be judged; the message is the one line that says why."""


def questions_command(argv: list[str]) -> int:
    """Prints every question with its words and when it is shown, as JSON."""
    if argv:
        return _refuse("usage: unknot questions")
    try:
        book = read_assessment(language=LANGUAGE)
    except ContentBroken as broken:
        return _refuse("\n".join(broken.lines))
    asked = [question_json(question, book) for question in book.questions.questions]
    _print({"version": book.rules.version, "questions": asked})
    return 0


def assess_command(argv: list[str]) -> int:
    """Judges the answers in the file named by `argv` (`-` is standard input), and prints the result as JSON."""
    if len(argv) != 1 or (argv[0].startswith("-") and argv[0] != "-"):
        return _refuse("usage: unknot assess FILE   (- reads standard input)")
    try:
        book = read_assessment(language=LANGUAGE)
        result = assess(book, read_input(argv[0]), datetime.now().astimezone().date())
    except ContentBroken as broken:
        return _refuse("\n".join(broken.lines))
    except Refused as refused:
        return _refuse(str(refused))
    _print(result)
    return 0


def question_json(question: Question, book: AssessmentCatalogue) -> dict[str, object]:
    words = book.words[LANGUAGE]["questions"][question.id]
    options = words["options"]
    shown: dict[str, object] = {
        "id": question.id,
        "screen": question.screen,
        "text": words["text"],
        "type": question.type,
        "options": [
            {"id": id_, "text": options[id_]} for id_ in question.options if isinstance(options, Mapping)
        ],
        "shown_when": plain(question.shown_when) if question.shown_when else None,
    }
    if question.type == "number":
        shown |= {"least": question.least, "most": question.most}
    if question.type == "options":
        shown |= {"none": question.none, "most": question.most}
    return shown


def assess(book: AssessmentCatalogue, given: object, today: date) -> dict[str, object]:
    """From `{version?, answers, cleared?}` to the result; `cleared`: rules a clinician has lifted. Raises Refused."""
    if not isinstance(given, dict) or not isinstance(given.get("answers"), dict):
        raise Refused('expected {"answers": {question: answer}}; see `unknot questions`')
    for key in given:
        if key not in KEYS:
            raise Refused(f"unknown key {shown(key)}; allowed: {', '.join(KEYS)}")
    version = given.get("version", book.rules.version)
    if type(version) is not int or version != book.rules.version:  # to Python, true and 1.0 are 1 too
        raise Refused(f"version {shown(version)} is not known here; allowed: {book.rules.version}")
    refusals = validate(book, given["answers"])
    if refusals:
        raise Refused(refusal_line(refusals[0]))
    cleared = _cleared(book, given.get("cleared", []))
    return as_json(evaluate(book, read_answers(given["answers"]), today, cleared), book, LANGUAGE)


def _cleared(book: AssessmentCatalogue, given: object) -> list[str]:
    if not isinstance(given, list):
        raise Refused("cleared: expected a list of rules")
    liftable = [rule.id for rule in book.rules.gates if rule.liftable]
    for rule in given:
        if rule not in liftable:
            raise Refused(f"cleared: no clinician's word lifts {shown(rule)}; allowed: {', '.join(liftable)}")
    return given


def refusal_line(refusal: Refusal) -> str:
    # An unknown id is whatever somebody wrote: it must neither break the line nor steer the terminal.
    unknown = refusal.code == "unknown_question"
    line = f"{shown(refusal.question) if unknown else refusal.question}: {MEANINGS[refusal.code]}"
    return f"{line}; allowed: {', '.join(refusal.allowed)}" if refusal.allowed else line


def shown(given: object) -> str:
    """What was given, on one line and not without end."""
    return ascii(given[:SHOWN]) if isinstance(given, str) else ascii(given)[:SHOWN]


def read_input(name: str) -> object:
    try:
        raw = _bytes_of(name)
        text = raw.decode("utf-8")
    except OSError as error:
        raise Refused(f"cannot read {name}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise Refused(f"{name} is not UTF-8 text") from error
    try:
        return json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise Refused(f"{name} is not valid JSON: {error}") from error


def _bytes_of(name: str) -> bytes:
    """No more than the limit is read: a device, say, has no end. Raises Refused."""
    if name == "-":
        if sys.stdin is None:  # closed by whoever called
            raise Refused("cannot read -: standard input is closed")
        raw = sys.stdin.buffer.read(MOST_BYTES + 1)
    else:
        with Path(name).open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise Refused(f"{name} is larger than {MOST_BYTES} bytes; answers are a few kilobytes")
    return raw


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """A key that stands twice would silently drop an answer."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands there twice")
    return found


def _print(data: object) -> None:
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def _refuse(line: str) -> int:
    sys.stderr.write(line + "\n")
    return 2
