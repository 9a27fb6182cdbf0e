"""What is timed in TypeScript, in one Node process that does a piece of work whenever it is told to."""

import json
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, cast

from server.content.compile.assessment import questions_data, rules_data
from tests.bench.answer_sets import ANY_DAY, AnswerSets
from tests.bench.generated import javascript_gates
from tests.bench.json_logic import gates_logic
from tests.bench.lane import ENGINE, EVALUATE, GENERATED, PROGRESS, READ_JSON, VALIDATE, Lane, peer_name
from web.build_app import WEB, node_folder

DRIVER = Path(__file__).with_name("node_lane.mts")


@contextmanager
def node_lane(sets: AnswerSets) -> Iterator[Lane]:
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(_told(sets), file)
        file.flush()
        command = [str(node_folder() / "node"), str(DRIVER), file.name]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        ) as node:
            yield _lane(partial(_ask, cast("IO[str]", node.stdin), cast("IO[str]", node.stdout)))
            node.communicate()  # closes its input, and so it ends


def _told(sets: AnswerSets) -> dict[str, object]:
    book = sets.book
    return {
        "book": {"questions": questions_data(book.questions), "rules": rules_data(book)},
        "logic": gates_logic(book.rules),
        "generated": javascript_gates(book),
        "today": ANY_DAY.isoformat(),
        "raw": sets.raw,
        "kept": sets.kept,
        "texts": sets.texts,
    }


def _ask(stdin: IO[str], stdout: IO[str], kind: str, key: str = "") -> object:
    stdin.write(json.dumps([kind, key]) + "\n")
    stdin.flush()
    return json.loads(stdout.readline())


def _lane(ask: Callable[..., object]) -> Lane:
    """The driver knows its work by short keys."""
    peer = f"json-logic-engine {_package_version('json-logic-engine')}"
    compiled, interpreted = peer_name(f"{peer}, compiled"), peer_name(f"{peer}, interpreted")
    gates = {ENGINE: "engine", compiled: "compiled", interpreted: "interpreted", GENERATED: "generated"}
    keys = {EVALUATE: "evaluate", VALIDATE: "validate", PROGRESS: "progress", **gates, READ_JSON: "json"}
    return Lane(
        language=f"TypeScript, Node {ask('version')}",
        work={name: cast("Callable[[], float]", partial(ask, "time", key)) for name, key in keys.items()},
        opened={
            name: cast("Callable[[], list[list[str]]]", partial(ask, "tell", key))
            for name, key in gates.items()
        },
        peers=(compiled, interpreted),
    )


def _package_version(name: str) -> str:
    package = json.loads((WEB / "node_modules" / name / "package.json").read_text(encoding="utf-8"))
    return str(package["version"])
