"""What is timed in Python."""

import json
import platform
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib.metadata import version
from typing import TypeVar

import datalogic_py

from server.assessment.answers import progress, validate, view_of
from server.assessment.conditions import Answers, holds
from server.assessment.evaluate import evaluate
from server.content.catalogue.shapes import AssessmentCatalogue
from tests.bench.answer_sets import ANY_DAY, AnswerSets
from tests.bench.generated import python_gates
from tests.bench.json_logic import gates_logic
from tests.bench.lane import ENGINE, EVALUATE, GENERATED, PROGRESS, READ_JSON, VALIDATE, Lane, peer_name
from tests.bench.rounds import seconds

Thing = TypeVar("Thing")


def python_lane(sets: AnswerSets) -> Lane:
    book = sets.book
    peer = peer_name(f"datalogic-py {version('datalogic-py')}")
    by_engine, by_peer, by_code = _by_engine(book), _by_peer(book), python_gates(book)
    return Lane(
        language=f"Python {platform.python_version()}",
        work={
            EVALUATE: _timed(lambda answers: evaluate(book, answers, ANY_DAY), sets.read),
            VALIDATE: _timed(lambda answers: validate(book, answers), sets.raw),
            PROGRESS: _timed(lambda answers: progress(book, answers), sets.read),
            ENGINE: _timed(by_engine, sets.kept),
            peer: _timed(by_peer, sets.kept_plain),
            GENERATED: _timed(by_code, sets.kept),
            READ_JSON: _timed(json.loads, sets.texts),
        },
        opened={
            ENGINE: lambda: list(map(by_engine, sets.kept)),
            peer: lambda: list(map(by_peer, sets.kept_plain)),
            GENERATED: lambda: list(map(by_code, sets.kept)),
        },
        peers=(peer,),
    )


def _timed(work: Callable[[Thing], object], things: Sequence[Thing]) -> Callable[[], float]:
    def once() -> None:
        for thing in things:
            work(thing)

    return partial(seconds, once)


def _by_engine(book: AssessmentCatalogue) -> Callable[[Answers], list[str]]:
    def opened(kept: Answers) -> list[str]:
        view = view_of(book, kept)
        return [rule.id for rule in book.rules.gates if holds(rule.when, view)]

    return opened


def _by_peer(book: AssessmentCatalogue) -> Callable[[Mapping[str, object]], list[str]]:
    """Compiled once; all gates in one call, which is the fastest that the library offers."""
    engine = datalogic_py.Engine()
    gates = engine.compile(gates_logic(book.rules))
    ids = [rule.id for rule in book.rules.gates]
    session = engine.session()

    def opened(kept: Mapping[str, object]) -> list[str]:
        said = session.evaluate(gates, kept)
        return [id_ for id_, is_open in zip(ids, said, strict=True) if is_open]

    return opened
