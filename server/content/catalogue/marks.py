"""Reads cautions.yaml: what changes an exercise (cautions) or a treatment (notes), and the signs that stop one."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from server.content.catalogue.fields import Field, Problems
from server.content.catalogue.shapes import Mark, NewSign, Questions
from server.content.catalogue.standing import read_sources
from server.content.catalogue.yaml_files import read_versioned

LEADS_TO = ("help", "rest", "check")
ASKED = ("first", "today")


@dataclass(frozen=True)
class Marks:
    cautions: dict[str, Mark]
    notes: dict[str, Mark]
    stop_signs: dict[str, tuple[str, ...]]
    """Sources by sign."""
    new_signs: dict[str, NewSign]


def read_marks(folder: Path, problems: Problems, questions: Questions, references: Collection[str]) -> Marks:
    file = read_versioned(folder / "cautions.yaml", problems, "cautions", "notes", "stop_signs", "new_signs")
    signs = file["stop_signs"].pairs()
    if "universal" not in signs:
        file["stop_signs"].report("missing key 'universal'; every exercise stops at it")
    return Marks(
        _marks(file["cautions"], questions, references),
        _marks(file["notes"], questions, references),
        {id_: read_sources(item.record("source")["source"], references) for id_, item in signs.items()},
        {id_: _new_sign(id_, item, references) for id_, item in file["new_signs"].pairs().items()},
    )


def _new_sign(id_: str, item: Field, references: Collection[str]) -> NewSign:
    fields = item.record("leads_to", "asked", "source")
    return NewSign(
        id_,
        fields["leads_to"].choice(LEADS_TO, "way"),
        fields["asked"].choices(ASKED, "moment", least=1),
        read_sources(fields["source"], references),
    )


def _marks(field: Field, questions: Questions, references: Collection[str]) -> dict[str, Mark]:
    marks: dict[str, Mark] = {}
    for id_, item in field.pairs().items():
        fields = item.record("source", "asked_by")
        asked = tuple(_asked_by(each, questions) for each in fields["asked_by"].items())
        marks[id_] = Mark(id_, read_sources(fields["source"], references), asked)
    return marks


def _asked_by(item: Field, questions: Questions) -> tuple[str, str]:
    id_, option = item.only()
    question = questions.by_id.get(id_)
    if question is None:
        if id_:
            item.report(f"unknown question {id_!r}; use an id of questions.yaml")
        return id_, ""
    if question.private:
        item.report(f"question {id_!r} is private: a mark is shared, and would give the answer away")
    return id_, option.choice(question.options, f"option of {id_}")
