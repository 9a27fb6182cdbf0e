"""Writes tests/vectors/assessment_answers.json: `python -m tests.assessment.generate` after rules have changed.

The set holds a case for every rule and outcome that random answers reach, and for every refusal; then it fills up.
"""

import json
import random
from datetime import date, timedelta
from pathlib import Path

from tests.assessment.answering import Raw, anyhow, fill, random_answers, the_book
from tests.assessment.judging import judged

VECTORS = Path(__file__).parents[1] / "vectors" / "assessment_answers.json"
SIZE = 240
TRIES = 6_000
FIRST_DAY = date(2026, 11, 22)


def main() -> None:
    rng = random.Random(20261122)
    chosen: list[dict[str, object]] = []
    seen: set[str] = set()
    for number in range(TRIES):
        answers = _candidate(rng, number)
        today = FIRST_DAY + timedelta(days=rng.randint(0, 800))
        expected = judged(answers, today)
        marks = _marks(expected)
        if marks - seen or number < SIZE // 3:
            seen |= marks
            chosen.append({"answers": answers, "today": today.isoformat(), **expected})
        if len(chosen) >= SIZE:
            break
    VECTORS.parent.mkdir(exist_ok=True)
    lines = ",\n".join(json.dumps(case, ensure_ascii=False, separators=(",", ":")) for case in chosen)
    VECTORS.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def _candidate(rng: random.Random, number: int) -> Raw:
    """Mostly people as they come; every third with one option chosen on purpose, so that rare rules are reached."""
    if number % 3:
        return random_answers(rng)
    book = the_book()
    question = rng.choice([question for question in book.questions.questions if question.options])
    option = rng.choice(question.options)
    planted: object = [option] if question.type == "options" else option
    hurt: Raw = {"how_started": "injury"} if rng.random() < 0.3 else {}
    return fill(book, {**hurt, question.id: planted}, anyhow(rng, 0.01))


def _marks(expected: dict[str, object]) -> set[str]:
    match expected:
        case {"refusals": [[_, code, _], *_]}:
            return {f"refused {code}"}
        case {"verdict": {"outcome": outcome, "confidence": confidence, "reasons": list(reasons)}}:
            return {f"{outcome} {confidence}", *(reason["rule"] for reason in reasons)}
        case _:
            return set()


if __name__ == "__main__":
    main()
