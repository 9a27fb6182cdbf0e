"""Can a reader tell the exercise from three frames?

`python -m tests.figures.quiz FOLDER` asks, `... FOLDER ANSWERS` marks. The folder gets a picture of each exercise, in
random order and without its name, and `questions.txt` with eight names for each, at least half of them of the same
position. An answer is a line like `3 Bridge`.
"""

import random
import sys
from pathlib import Path

from server.content.catalogue.library import Exercise
from server.content.catalogue.read import read_catalogue
from tests.browser.conftest import chromium
from tests.figures.sections import sections
from web.build_app import compile_content

NAMES = 8
SEED = 52


def ask(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    compile_content()
    order = _order()
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 960, "height": 400})
        for id_, section in sections(page, "quiz", folder, order):
            section.screenshot(path=folder / f"{order.index(id_) + 1}.png")
    lines = (f"{number}.png: {' | '.join(names)}" for number, names in enumerate(_choices(order), 1))
    (folder / "questions.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def mark(answers: Path) -> tuple[int, list[str]]:
    """How many are right, and a line for each that is not."""
    given = dict(line.split(maxsplit=1) for line in answers.read_text(encoding="utf-8").splitlines() if line)
    names = _names()
    wrong = [
        f"{number}: {names[id_]} was taken for {given.get(str(number), 'nothing').strip()}"
        for number, id_ in enumerate(_order(), 1)
        if given.get(str(number), "").strip() != names[id_]
    ]
    return len(_order()) - len(wrong), wrong


def _order() -> list[str]:
    ids = [exercise.id for exercise in read_catalogue().exercises]
    random.Random(SEED).shuffle(ids)
    return ids


def _choices(order: list[str]) -> list[list[str]]:
    by_id = {exercise.id: exercise for exercise in read_catalogue().exercises}
    names = _names()
    drawn = random.Random(SEED + 1)
    return [sorted(names[other] for other in [id_, *_others(by_id[id_], by_id, drawn)]) for id_ in order]


def _others(exercise: Exercise, by_id: dict[str, Exercise], drawn: random.Random) -> list[str]:
    rest = [each for each in by_id.values() if each.id != exercise.id]
    drawn.shuffle(rest)
    alike = [each.id for each in rest if each.position == exercise.position][: NAMES // 2]
    return (alike + [each.id for each in rest if each.id not in alike])[: NAMES - 1]


def _names() -> dict[str, str]:
    words = read_catalogue().words["en"]["exercises"]
    return {id_: str(texts["name"]) for id_, texts in words.items()}


if __name__ == "__main__":
    if len(sys.argv) == 3:
        right, problems = mark(Path(sys.argv[2]))
        sys.stdout.write("\n".join([*problems, f"{right} of {len(_order())} right"]) + "\n")
    else:
        ask(Path(sys.argv[1]))
