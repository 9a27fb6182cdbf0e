"""The tables beside the proofs, read in the language of the rules: premises.yaml and alone.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from server.content.catalogue.condition_reader import Scope, read_condition
from server.content.catalogue.conditions import Condition
from server.content.catalogue.fields import Field, Problems
from server.content.catalogue.shapes import AssessmentCatalogue, Question
from server.content.catalogue.yaml_files import read_yaml

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Table:
    """Question -> its answers that the table allows. A question it does not name has nothing to report."""

    allowed: Mapping[str, tuple[str, ...]]
    nothing: tuple[str, ...]

    def answers(self, question: Question) -> tuple[str, ...]:
        """Options, or digits of a number. A question that has no answer for "nothing" only describes: all of them."""
        if question.id in self.allowed:
            return self.allowed[question.id]
        if question.none:
            return (question.none,)
        return tuple(option for option in question.options if option in self.nothing) or everything(question)


def everything(question: Question) -> tuple[str, ...]:
    return question.options or tuple(map(str, range(question.least, question.most + 1)))


def premises_of(book: AssessmentCatalogue) -> dict[str, Condition]:
    """Row of the brief, or rule that covers none -> whom the row is about."""
    problems = Problems()
    known = {gate.id for gate in book.brief_gates} | {rule.id for rule in book.rules.gates}
    scope = Scope(book.questions.by_id, tuple(book.rules.names))
    found: dict[str, Condition] = {}
    for row, field in read_yaml(HERE / "premises.yaml", problems).pairs().items():
        if row not in known:
            field.report(f"{row!r} is neither a row of gates.yaml nor a rule")
        found[row] = read_condition(field, scope)
    _whole(problems)
    return found


def table_of(book: AssessmentCatalogue, name: str) -> Table:
    """`findings` or `context` of alone.yaml."""
    problems = Problems()
    file = read_yaml(HERE / "alone.yaml", problems).record("nothing", "findings", "context")
    allowed = {id_: _allowed(book, id_, field) for id_, field in file[name].pairs().items()}
    nothing = file["nothing"].texts(1)
    _whole(problems)
    return Table(allowed, nothing)


def _allowed(book: AssessmentCatalogue, id_: str, field: Field) -> tuple[str, ...]:
    question = book.questions.by_id.get(id_)
    if question is None:
        field.report(f"unknown question {id_!r}")
        return ()
    if field.value == "any":
        return everything(question)
    named = tuple(str(item.value) for item in field.items(1))
    for wrong in set(named) - set(everything(question)):
        field.report(f"{id_!r} has no answer {wrong!r}")
    return (*named, *filter(None, [question.none]))


def _whole(problems: Problems) -> None:
    if problems.lines():
        raise AssertionError("\n".join(problems.lines()))
