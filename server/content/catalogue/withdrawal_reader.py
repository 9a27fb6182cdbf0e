"""Reads what is withdrawn, and checks that this content goes by it.

A withdrawn rule or exercise may be gone from the content, so an id alone cannot be called wrong.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from server.content.catalogue.fields import Field, Problems, same_keys
from server.content.catalogue.library import Exercise, Routine
from server.content.catalogue.shapes import Rules
from server.content.catalogue.standing import read_sources
from server.content.catalogue.withdrawals import Withdrawal, Withdrawn
from server.content.catalogue.yaml_files import read_versioned, read_yaml

FILE = "withdrawn.yaml"
DAY = "a day as YYYY-MM-DD"

Items = Mapping[str, Mapping[str, Field]]


@dataclass(frozen=True)
class InUse:
    """What this content uses, which must be none of what it withdraws."""

    rules: Rules
    exercises: Iterable[Exercise]
    routines: Iterable[Routine]


def read_withdrawn(
    folder: Path,
    problems: Problems,
    references: Collection[str],
    spoken: Iterable[str],
    in_use: InUse | None,
) -> Withdrawn:
    """With the words of every language of `spoken`. `in_use` is None when this alone is read."""
    file = read_versioned(folder / FILE, problems, "rules", "exercises")
    rules, exercises = _items(file["rules"], "rule"), _items(file["exercises"], "exercise")
    words = {
        language: read_yaml(folder / language / FILE, problems).record("rules", "exercises")
        for language in spoken
    }
    if in_use is not None:
        _check_rules(rules, in_use.rules)
        _check_exercises(exercises, in_use)
    said_of_rules = {language: _said(rules, own["rules"], "why") for language, own in words.items()}
    said_of_exercises = {
        language: _said(exercises, own["exercises"], "name", "why") for language, own in words.items()
    }
    return Withdrawn(
        _withdrawals(rules, references, said_of_rules),
        _withdrawals(exercises, references, said_of_exercises),
    )


def _items(field: Field, what: str) -> Items:
    items: dict[str, Mapping[str, Field]] = {}
    for item in field.items():
        fields = item.record("id", "up_to", "since", "source")
        id_ = fields["id"].text()
        if id_ in items:
            fields["id"].report(f"withdrawn {what} {id_!r} stands here twice; keep the higher `up_to`")
        elif id_:
            items[id_] = fields
    return items


def _said(items: Items, words: Field, *texts: str) -> dict[str, dict[str, str]]:
    what = "withdrawn exercise" if "name" in texts else "withdrawn rule"
    fields = {id_: field.record(*texts) for id_, field in same_keys(items, words, what).items()}
    return {id_: {text: own[text].text() for text in texts} for id_, own in fields.items()}


def _withdrawals(
    items: Items, references: Collection[str], said: Mapping[str, Mapping[str, Mapping[str, str]]]
) -> tuple[Withdrawal, ...]:
    return tuple(
        Withdrawal(
            id=id_,
            up_to=item["up_to"].whole(1),
            since=_day(item["since"]),
            source=read_sources(item["source"], references),
            words={language: own[id_] for language, own in said.items()},
        )
        for id_, item in items.items()
    )


def _day(field: Field) -> str:
    text = field.text()
    try:
        exists = date.fromisoformat(text).isoformat() == text
    except ValueError:
        exists = False
    if text and not exists:
        field.wrong(DAY)
    return text


def _check_rules(items: Items, rules: Rules) -> None:
    for id_, item in items.items():
        up_to = item["up_to"].whole(1)
        if up_to > rules.version:
            item["up_to"].report(f"rules.yaml is at version {rules.version}; no later one can be withdrawn")
        elif up_to == rules.version and id_ in rules.ids:
            item["id"].report(
                f"rule {id_!r} is withdrawn and still in use; remove or correct it, and raise `version` in rules.yaml"
            )


def _check_exercises(items: Items, in_use: InUse) -> None:
    versions = {exercise.id: exercise.standing.version for exercise in in_use.exercises}
    users = {
        step.exercise: routine.id for routine in in_use.routines for step in (*routine.steps, *routine.short)
    }
    for id_, item in items.items():
        version, up_to = versions.get(id_), item["up_to"].whole(1)
        if version is not None and up_to > version:
            item["up_to"].report(f"exercise {id_!r} is at version {version}; no later one can be withdrawn")
        elif up_to == version and id_ in users:
            item["id"].report(
                f"exercise {id_!r} is withdrawn and still in routine {users[id_]!r}; take it out there, or"
                " correct it and raise its version"
            )
