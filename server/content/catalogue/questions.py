"""Reads questions.yaml: the screens of the check and what each question may be answered with."""

from pathlib import Path

from server.content.catalogue.condition_reader import Scope, read_condition
from server.content.catalogue.conditions import Condition
from server.content.catalogue.fields import Field, Problems
from server.content.catalogue.shapes import Question, Questions
from server.content.catalogue.yaml_files import read_yaml

TYPES = ("option", "options", "number")


def read_questions(folder: Path, problems: Problems) -> Questions:
    file = read_yaml(folder / "questions.yaml", problems).record("version", "screens", "questions")
    screens = file["screens"].ids("screen")
    asked: dict[str, Question] = {}
    for item in file["questions"].items(1):
        question = _question(item, screens, asked)
        if question.id in asked:
            item.report(f"a question {question.id!r} stands here twice; give one another id")
        _in_screen_order(item, question, screens, asked)
        asked[question.id] = question
    return Questions(file["version"].whole(1), screens, tuple(asked.values()))


def _question(item: Field, screens: tuple[str, ...], asked: dict[str, Question]) -> Question:
    fields = item.record(
        "id",
        "screen",
        "type",
        optional=("options", "none", "least", "most", "private", "fades", "shown_when"),
    )
    kind = fields["type"].choice(TYPES, "question type")
    options = _options(fields, kind)
    return Question(
        id=fields["id"].text(),
        screen=fields["screen"].choice(screens, "screen"),
        type=kind,
        options=options,
        none=_none(fields["none"], kind, options),
        least=fields["least"].whole(0, 1000) if kind == "number" else 1,
        most=_most(fields, kind, options),
        private=_marked(fields["private"]),
        fades=_marked(fields["fades"]),
        shown_when=_shown_when(fields["shown_when"], asked),
    )


def _marked(field: Field) -> bool:
    return not field.absent and field.truth()


def _options(fields: dict[str, Field], kind: str) -> tuple[str, ...]:
    if kind == "number":
        if not fields["options"].absent:
            fields["options"].report("a number has no options; remove them")
        return ()
    if fields["options"].absent:
        fields["id"].report("missing key 'options'; add it")
    return fields["options"].ids("option", 2)


def _none(field: Field, kind: str, options: tuple[str, ...]) -> str | None:
    if field.absent:
        if kind == "options":
            field.report("a question with several answers needs `none`: the option that stands alone; add it")
        return None
    if kind != "options":
        field.report("only a question of type 'options' has `none`; remove it")
    return field.choice(options, "option")


def _most(fields: dict[str, Field], kind: str, options: tuple[str, ...]) -> int:
    field = fields["most"]
    if kind == "number":
        if field.absent:
            field.report("a number needs `least` and `most`; add them")
        return field.whole(fields["least"].whole(0, 1000), 1000)
    if field.absent:
        return len(options) if kind == "options" else 1
    return field.whole(1, len(options))


def _shown_when(field: Field, asked: dict[str, Question]) -> Condition | None:
    if field.absent:
        return None
    return read_condition(field, Scope(asked))


def _in_screen_order(
    item: Field, question: Question, screens: tuple[str, ...], asked: dict[str, Question]
) -> None:
    last = list(asked.values())[-1].screen if asked else question.screen
    if (
        question.screen in screens
        and last in screens
        and screens.index(question.screen) < screens.index(last)
    ):
        item.report(
            f"screen {question.screen!r} comes before {last!r}; keep questions in the order of screens"
        )
