"""Writes tests/vectors/assessment_answers.json: `python -m tests.assessment.generate` after rules have changed.

The set holds a case for every rule, outcome and refusal, and some people as they come.
"""

import json
import random
from datetime import date, timedelta
from pathlib import Path

from server.content.catalogue.conditions import All, AtLeast, Chosen, Condition, CountOf, Includes, Is
from server.content.catalogue.shapes import Question
from tests.assessment.answering import Raw, calm, fill, random_answers, random_gates, the_book
from tests.assessment.judging import Case, judged
from tests.assessment.rows import ROWS

ASKED = [question for question in the_book().questions.questions if question.options]
VECTORS = Path(__file__).parents[1] / "vectors" / "assessment_answers.json"
RANDOM = 400
KEPT_ANYHOW = 80
SLIPS: list[Raw] = [
    {"shoe_size": 43},
    {"who": ["me"]},
    {"who": "nobody"},
    {"hands": ["thumb_numb", "thumb_numb"]},
    {"hands": ["thumb_numb", "none"]},
    {"goals": ["calm", "recover", "wellbeing"]},
    {"stress": 11},
    {"limp": "yes"},
    {"hands": []},
]
FIRST_DAY = date(2026, 11, 22)


def main() -> None:
    rng = random.Random(20261122)
    chosen: list[dict[str, object]] = []
    seen: set[str] = set()
    mild = {"regions": ["neck"], "pain": 2, "lasted": "days", "course": "better"}
    whole = fill(the_book(), {"regions": ["neck"]}, calm)
    slips: list[Raw] = [whole | slip for slip in SLIPS]
    planted = [_planted(question, option) for question in ASKED for option in question.options]
    told = [fill(the_book(), start, calm) for _, start, _, _ in ROWS]
    strangers = [random_answers(rng) for _ in range(RANDOM)]
    for number, answers in enumerate([*strangers, *planted, *told, *slips, fill(the_book(), mild, calm)]):
        today = FIRST_DAY + timedelta(days=rng.randint(0, 800))
        cleared = random_gates(rng) if number < RANDOM else []
        expected = judged(Case(answers, today, cleared))
        marks = _marks(expected)
        if marks - seen or number < KEPT_ANYHOW:
            seen |= marks
            chosen.append({"answers": answers, "today": today.isoformat(), "cleared": cleared, **expected})
    VECTORS.parent.mkdir(exist_ok=True)
    lines = ",\n".join(json.dumps(case, ensure_ascii=False, separators=(",", ":")) for case in chosen)
    VECTORS.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def _planted(question: Question, option: str) -> Raw:
    """Somebody who gives this one answer, and those that make its question appear, and has nothing else to report."""
    start: Raw = {question.id: [option] if question.type == "options" else option}
    asked = [question]
    while asked:
        condition = asked.pop().shown_when
        needed = _shown_by(condition) if condition else {}
        asked += [the_book().questions.by_id[id_] for id_ in needed]
        start = needed | start
    return fill(the_book(), start, calm)


def _shown_by(condition: Condition) -> Raw:
    """Answers that make the condition true, for the shapes that `shown_when` uses."""
    match condition:
        case Is(question, options):
            return {question: options[0]}
        case Includes(question, options):
            return {question: [options[0]]}
        case AtLeast(Chosen(question), int()):
            return {question: [the_book().questions.by_id[question].options[0]]}
        case All(parts):
            return _together([_shown_by(part) for part in parts])
        case AtLeast(CountOf(parts), int() as least):
            return _together([_shown_by(part) for part in parts[:least]])
        case _:
            return {}


def _together(parts: list[Raw]) -> Raw:
    merged: Raw = {}
    for part in parts:
        for id_, given in part.items():
            before = merged.get(id_)
            merged[id_] = [*before, *given] if isinstance(before, list) and isinstance(given, list) else given
    return merged


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
