"""Takes the self-assessment as a person does: reads each question on the screen and taps an answer."""

import json
import subprocess
import sys
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from tests.browser.screen import Screen
from tests.running import ROOT

Answers = dict[str, str | list[str] | int]


class Question(NamedTuple):
    id: str
    type: str
    text: str
    options: dict[str, str]
    screen: str


@cache
def questions() -> dict[str, Question]:
    """Every question by its words, as the command says them."""
    command = [sys.executable, "-m", "server", "questions"]
    said = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)
    return {
        each["text"]: Question(
            each["id"],
            each["type"],
            each["text"],
            {option["id"]: option["text"] for option in each.get("options") or []},
            each["screen"],
        )
        for each in said["questions"]
    }


# What somebody says who has nothing to report; a test names only what is different for its person.
NOTHING_TO_REPORT: Answers = {
    "who": "me",
    "age": "to_44",
    "pregnancy": "no",
    "pain": 4,
    "extent": "one_region",
    "how_started": "slowly",
    "lasted": "weeks",
    "course": "same",
    "first_time": "no",
    "brings_on": "sometimes",
    "night": "no",
    "stiffness": "none",
    "tingling": "never",
    "effort": "no",
    "feet": "no",
    "nerves_fast": "no",
    "joint_risk": "no",
    "clot_breath": "no",
    "belly_strong": "no",
    "mood": "no",
    "pressure_signs": "no",
    "loose_neck": "no",
    "movement": "full",
    "stress": 3,
    "sleep": 7,
    "touch": "medium",
}


def checks(someone: Screen, kept: str = "Saved on this phone", **said: str | list[str] | int) -> None:
    """Take the whole check; `kept` is what is said then of the result."""
    someone.open("/check")
    take_check(someone, **said)
    someone.see(kept)


def take_check(screen: Screen, **said: str | list[str] | int) -> None:
    """Answer screen by screen until the result stands there; every list not named gets its "none of these"."""
    answers = {**NOTHING_TO_REPORT, **said}
    while "/check/result" not in screen.page.url:
        here = screen.page.url
        answer_this_screen(screen, answers)
        screen.leave(here, "Next")


def take_check_up_to(screen: Screen, step: str, **said: str | list[str] | int) -> None:
    """Answer screen by screen until this step stands there, with nothing answered on it."""
    answers = {**NOTHING_TO_REPORT, **said}
    while f"step={step}" not in screen.page.url:
        here = screen.page.url
        answer_this_screen(screen, answers)
        screen.leave(here, "Next")


def answer_this_screen(screen: Screen, answers: Answers) -> None:
    """An answer may bring a further question, or end the check; one with nothing to report does neither."""
    answered: set[str] = set()
    while "/check/result" not in screen.page.url:
        open_questions = [
            text for text in screen.legends(unless="Take the check again") if text not in answered
        ]
        if not open_questions:
            return
        asked = [questions()[text] for text in open_questions]
        harmless = list(takewhile(lambda each: _given(each, answers) == _given(each), asked))
        screen.pick_all([(each.text, _words(each, _given(each))) for each in harmless])
        for question in asked[len(harmless) :][:1]:
            _answer(screen, question, _given(question, answers))
            harmless.append(question)
        answered |= {each.text for each in harmless}


def _given(question: Question, answers: Answers = NOTHING_TO_REPORT) -> str | list[str] | int:
    return answers.get(question.id, ["none"])


def _words(question: Question, given: str | list[str] | int) -> list[str]:
    """What is tapped: options by their words, a number by its digits."""
    if isinstance(given, int):
        return [str(given)]
    return [question.options[option] for option in ([given] if isinstance(given, str) else given)]


def _answer(screen: Screen, question: Question, given: str | list[str] | int) -> None:
    if isinstance(given, int):
        screen.pick_number(question.text, given)
        return
    for words in _words(question, given):
        screen.pick(question.text, words)
