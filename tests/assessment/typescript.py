"""Runs many answer sets through the TypeScript engine in one Node process."""

import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from server.content.catalogue.shapes import AssessmentCatalogue
from server.content.compile.assessment import questions_data, rules_data
from tests.assessment.answering import the_book
from tests.assessment.judging import Case
from web.build_app import node_folder

DRIVER = Path(__file__).with_name("engine.mts")


def judged_in_typescript(
    cases: Sequence[Case], book: AssessmentCatalogue | None = None
) -> list[dict[str, object]]:
    """The same of the TypeScript engine, run as it is by Node."""
    book = book or the_book()
    data = {"questions": questions_data(book.questions), "rules": rules_data(book)}
    sets = [
        {"answers": case.answers, "today": case.today.isoformat(), "cleared": case.cleared} for case in cases
    ]
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump({"book": data, "cases": sets}, file)
        file.flush()
        done = subprocess.run(
            [str(node_folder() / "node"), str(DRIVER), file.name], capture_output=True, text=True, check=False
        )
    assert done.returncode == 0, done.stderr
    results: list[dict[str, object]] = json.loads(done.stdout)
    return results
