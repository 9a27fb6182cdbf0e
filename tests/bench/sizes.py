"""How many bytes of the app the assessment is: bundled alone by the app's bundler and compressed as the app is."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

from server.content.catalogue.shapes import AssessmentCatalogue
from server.content.compile.assessment import questions_data, rules_data
from tests.assessment.answering import the_book
from web.build_app import WEB, node_folder

DRIVER = Path(__file__).with_name("sizes.mts")
CODE, QUESTIONS, RULES, WORDS = "code of the engine", "questions", "rules", "English words of both"
ENGINE = """
export { progress, validate, visibleQuestions } from '/src/lib/assessment/answers.ts';
export { evaluate } from '/src/lib/assessment/evaluate.ts';
"""


def sizes(book: AssessmentCatalogue | None = None) -> Mapping[str, tuple[int, int]]:
    """By name: bytes as they are, and compressed."""
    book = book or the_book()
    modules = {
        CODE: ENGINE,
        QUESTIONS: as_module(questions_data(book.questions)),
        RULES: as_module(rules_data(book)),
        WORDS: as_module(book.words["en"]),
    }
    return packed(modules)


def packed(modules: Mapping[str, str]) -> Mapping[str, tuple[int, int]]:
    """By name: bytes of each module with all that it brings along, as they are, and compressed."""
    done = subprocess.run(
        [str(node_folder() / "node"), str(DRIVER)],
        input=json.dumps(modules),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=WEB,
    )
    return {name: (plain, small) for name, (plain, small) in json.loads(done.stdout).items()}


def own_code(folder: str, entry: str) -> tuple[int, int]:
    """The code of a folder of the app that an entry brings along, and that the first visit has not brought before."""
    driver = Path(__file__).with_name("own_code.mts")
    done = subprocess.run(
        [str(node_folder() / "node"), str(driver), folder, entry],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=WEB,
    )
    plain, small = json.loads(done.stdout)
    return plain, small


def as_module(data: object) -> str:
    """As `server/content/compile/write.py` writes it for the app."""
    return f"export const data = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};"
