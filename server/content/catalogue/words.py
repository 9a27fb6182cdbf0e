"""Reads the words of one language and checks that they fit the facts: nothing without words, no words too many."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from server.content.catalogue.fields import Field, Problems, same_keys
from server.content.catalogue.files import SIGNATURE
from server.content.catalogue.library import Exercise, Routine
from server.content.catalogue.marks import Marks
from server.content.catalogue.rules import OUTCOMES
from server.content.catalogue.shapes import Country, Questions, Rules, Text, Words
from server.content.catalogue.standing import read_signature
from server.content.catalogue.yaml_files import read_yaml

LANGUAGE = re.compile(r"[a-z]{2}(-[A-Z]{2})?\Z")
NOTICES = ("incomplete", "unreviewed")
CONFIDENCES = ("clear", "close")
COMBINING = ("order", "one_visit", "two_visits", "choice", "tested")
HELP_TEXTS = ("call", "crisis", "silent", "doctor")
EASE_TEXTS = ("warmth", "no_warmth", "quiet")
EXERCISE_TEXTS = ("name", "purpose", "start", "feel", "easier", "harder", "avoid")

Kind = Mapping[str, Mapping[str, Text]]


def languages(folder: Path) -> tuple[str, ...]:
    """Folders named like a language (`en`, `es`, `pt-BR`)."""
    return tuple(
        sorted(path.name for path in folder.glob("*") if path.is_dir() and LANGUAGE.match(path.name))
    )


def read_assessment_words(
    folder: Path, problems: Problems, questions: Questions, rules: Rules, marks: Marks
) -> Words:
    return {
        **_question_words(folder, problems, questions),
        **_rule_words(folder, problems, rules),
        **_mark_words(folder, problems, marks),
    }


def read_words_signature(folder: Path, problems: Problems) -> str | None:
    """Who has signed the safety words of a translation: its questions, results, cautions, help, and exercises."""
    file = read_yaml(folder / SIGNATURE, problems)
    return read_signature(file.record("reviewed_by")["reviewed_by"])


def _question_words(folder: Path, problems: Problems, questions: Questions) -> dict[str, Kind]:
    file = read_yaml(folder / "questions.yaml", problems).record("screens", "questions")
    screens = same_keys(dict.fromkeys(questions.screens), file["screens"], "screen")
    asked = {question.id: question for question in questions.questions}
    items = same_keys(asked, file["questions"], "question")
    words: dict[str, Mapping[str, Text]] = {}
    for id_, question in asked.items():
        needed = ("text", "options") if question.options else ("text",)
        fields = items[id_].record(*needed, optional=("hint",))
        options = (
            same_keys(dict.fromkeys(question.options), fields["options"], "option")
            if question.options
            else {}
        )
        words[id_] = {
            **_texts(fields, ("text",), ("hint",)),
            "options": {option: field.text() for option, field in options.items()},
        }
    return {
        "screens": {
            id_: _texts(field.record("title", optional=("intro",)), ("title",), ("intro",))
            for id_, field in screens.items()
        },
        "questions": words,
    }


def _rule_words(folder: Path, problems: Problems, rules: Rules) -> dict[str, Kind]:
    file = read_yaml(folder / "rules.yaml", problems).record(
        "notices",
        "safety_net",
        "confidence",
        "urgencies",
        "outcomes",
        "combining",
        "rules",
        "to_decide",
        "if_allowed",
    )
    urgencies = same_keys({urgency.id: None for urgency in rules.urgencies}, file["urgencies"], "urgency")
    outcomes = same_keys(dict.fromkeys(OUTCOMES), file["outcomes"], "outcome")
    return {
        "rules": _single(file["rules"], rules.ids, "rule"),
        "to_decide": _single(file["to_decide"], ["any", *_asking_a_doctor(rules)], "rule"),
        "if_allowed": _single(file["if_allowed"], _asking_a_doctor(rules), "rule"),
        "notices": _single(file["notices"], NOTICES, "notice"),
        "confidence": _single(file["confidence"], CONFIDENCES, "confidence"),
        "urgencies": {id_: _advice(field) for id_, field in urgencies.items()},
        "outcomes": {id_: _advice(field) for id_, field in outcomes.items()},
        "combining": {"all": _texts(file["combining"].record(*COMBINING), COMBINING, ())},
        "safety_net": {"all": _texts(file["safety_net"].record("stop", "doctor"), ("stop", "doctor"), ())},
    }


def _asking_a_doctor(rules: Rules) -> list[str]:
    """Rules that leave hands-on care to the word of a clinician."""
    outcomes = {urgency.id: urgency.outcome for urgency in rules.urgencies}
    return [
        rule.id for rule in rules.gates if rule.liftable and outcomes.get(rule.urgency) == "clearance_first"
    ]


def _mark_words(folder: Path, problems: Problems, marks: Marks) -> dict[str, Kind]:
    file = read_yaml(folder / "cautions.yaml", problems).record(
        "cautions", "notes", "stop_signs", "new_signs"
    )
    cautions = same_keys(marks.cautions, file["cautions"], "caution")
    notes = same_keys(marks.notes, file["notes"], "note")
    return {
        "cautions": {id_: _named_advice(field) for id_, field in cautions.items()},
        "notes": {id_: _named_advice(field) for id_, field in notes.items()},
        "stop_signs": _single(file["stop_signs"], marks.stop_signs, "stop sign"),
        "new_signs": _single(file["new_signs"], marks.new_signs, "new sign"),
    }


def _named_advice(field: Field) -> dict[str, Text]:
    return _texts(field.record("name", "advice"), ("name", "advice"), ())


def _advice(field: Field) -> dict[str, Text]:
    return _texts(field.record("title", "advice"), ("title", "advice"), ())


def _single(field: Field, ids: Collection[str], what: str) -> Kind:
    return {id_: {"text": item.text()} for id_, item in same_keys(dict.fromkeys(ids), field, what).items()}


def _texts(
    fields: Mapping[str, Field], needed: Collection[str], optional: Collection[str]
) -> dict[str, Text]:
    texts: dict[str, Text] = {name: fields[name].text() for name in needed}
    texts.update({name: fields[name].text() for name in optional if not fields[name].absent})
    return texts


@dataclass(frozen=True)
class Facts:
    """The ids that need words besides those of the assessment."""

    regions: Collection[str]
    conditions: Collection[str]
    countries: Collection[Country]
    exercises: Collection[Exercise]
    routines: Collection[Routine]
    positions: Collection[str]


def read_other_words(folder: Path, problems: Problems, facts: Facts) -> Words:
    regions = read_yaml(folder / "regions.yaml", problems).record("regions")["regions"]
    conditions = read_yaml(folder / "conditions.yaml", problems).record("conditions")["conditions"]
    help_ = read_yaml(folder / "help.yaml", problems).record("countries", "advice")
    return {
        "regions": _single(regions, facts.regions, "region"),
        "conditions": _single(conditions, facts.conditions, "condition"),
        "countries": _single(help_["countries"], [country.code for country in facts.countries], "country"),
        "help": {"all": _texts(help_["advice"].record(*HELP_TEXTS), HELP_TEXTS, ())},
        "exercises": _exercise_words(folder, problems, facts),
        "routines": _routine_words(folder, problems, facts),
        **_ease_words(folder, problems, facts),
    }


def _ease_words(folder: Path, problems: Problems, facts: Facts) -> dict[str, Kind]:
    file = read_yaml(folder / "ease.yaml", problems).record("positions", "help")
    positions = same_keys(dict.fromkeys(facts.positions), file["positions"], "position")
    return {
        "positions": {
            id_: _texts(field.record("name", "how"), ("name", "how"), ()) for id_, field in positions.items()
        },
        "ease": {"all": _texts(file["help"].record(*EASE_TEXTS), EASE_TEXTS, ())},
    }


def _exercise_words(folder: Path, problems: Problems, facts: Facts) -> Kind:
    ids = [exercise.id for exercise in facts.exercises]
    _no_strangers(folder / "exercises", ids, problems, "exercise")
    words: dict[str, Mapping[str, Text]] = {}
    for exercise in facts.exercises:
        file = read_yaml(folder / "exercises" / f"{exercise.id}.yaml", problems)
        fields = file.record(*EXERCISE_TEXTS, "steps", optional=("stop",))
        own_words = {} if fields["stop"].absent else fields["stop"].pairs()
        words[exercise.id] = {
            **_texts(fields, EXERCISE_TEXTS, ()),
            "steps": _steps(fields["steps"], exercise),
            "stop": {sign: item.text() for sign, item in own_words.items() if _known(item, sign, exercise)},
        }
    return words


def _steps(field: Field, exercise: Exercise) -> tuple[str, ...]:
    steps = field.texts(1)
    last = max((line for lines in exercise.each_set for line in lines), default=0)
    if steps and last > len(steps):
        field.report(
            f"`each_set` of exercise {exercise.id!r} names line {last}, here are {len(steps)}; correct one of them"
        )
    return steps


def _known(item: Field, sign: str, exercise: Exercise) -> bool:
    if sign == "universal" or sign in exercise.stop_signs or not exercise.stop_signs:
        return True
    item.report(
        f"stop sign {sign!r} is not one of exercise {exercise.id!r}; add it there or remove the words"
    )
    return False


def _routine_words(folder: Path, problems: Problems, facts: Facts) -> Kind:
    ids = [routine.id for routine in facts.routines]
    _no_strangers(folder / "routines", ids, problems, "routine")
    return {
        id_: _texts(
            read_yaml(folder / "routines" / f"{id_}.yaml", problems).record("title", "summary"),
            ("title", "summary"),
            (),
        )
        for id_ in ids
    }


def _no_strangers(folder: Path, ids: Collection[str], problems: Problems, what: str) -> None:
    for path in sorted(folder.glob("*.yaml")):
        if path.stem not in ids:
            read_yaml(path, problems).report(
                f"words for an unknown {what} {path.stem!r}; remove the file or add the {what}"
            )
