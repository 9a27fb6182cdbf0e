"""Writes the checked content for the web: typed TypeScript modules, imported as `#generated/…`.

| Module | Exports |
|---|---|
| `types.ts` | the types of everything below |
| `questions.ts`, `rules.ts` | `questions: Questions`, `rules: Rules` |
| `facts.ts` | a constant each for exercises, routines, cautions, countries …, without words |
| `words.<language>.ts` | `words: Words` |
| `articles.<language>.ts` | `articles: Article[]` |
| `languages.ts` | `languages`, `loadWords(language)`, `loadArticles(language)` |

The same content gives the same bytes. Standard library and PyYAML only, since the build runs it in isolation.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

from server.content.catalogue import FOLDER, read_catalogue
from server.content.catalogue_conditions import plain
from server.content.catalogue_shapes import (
    Article,
    AssessmentCatalogue,
    Catalogue,
    Dose,
    Exercise,
    Questions,
    Routine,
    Standing,
    Step,
)
from server.content.compile_types import types_text

NOTE = "// Written by server/content/compile.py from server/content. Change the content, not this file.\n"


def write(target: Path, folder: Path = FOLDER) -> None:
    """Writes every module to `target`, touching only files whose text changed. Raises ContentBroken."""
    target.mkdir(parents=True, exist_ok=True)
    for name, text in modules(read_catalogue(folder)):
        path = target / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def modules(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """File name and text of every module, in a fixed order."""
    yield "types.ts", NOTE + types_text(catalogue)
    yield "questions.ts", _module("questions", "Questions", questions_data(catalogue.assessment.questions))
    yield "rules.ts", _module("rules", "Rules", rules_data(catalogue.assessment))
    yield "facts.ts", _constants("Facts", facts_data(catalogue))
    for language, words in catalogue.words.items():
        yield f"words.{language}.ts", _module("words", "Words", words)
        articles = [article for article in catalogue.articles if article.language == language]
        data = [article_data(article, catalogue) for article in articles]
        yield f"articles.{language}.ts", _module("articles", "Article[]", data)
    yield "languages.ts", _languages(list(catalogue.words))


def _module(name: str, type_: str, data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    needed = f"import type {{ {type_.removesuffix('[]')} }} from './types.ts';"
    return f"{NOTE}{needed}\n\nexport const {name}: {type_} = {text};\n"


def _constants(type_: str, data: dict[str, object]) -> str:
    """A constant for each key: a bundler leaves out those that a page does not use, but never part of an object."""
    lines = (
        f"export const {name}: {type_}['{name}'] = {json.dumps(value, ensure_ascii=False, separators=(',', ':'))};"
        for name, value in data.items()
    )
    return f"{NOTE}import type {{ {type_} }} from './types.ts';\n\n" + "\n".join(lines) + "\n"


def _languages(spoken: list[str]) -> str:
    return (
        f"{NOTE}import type {{ Article, Language, Words }} from './types.ts';\n\n"
        f"export const languages: Language[] = {json.dumps(spoken)};\n\n"
        + _loader("loadWords", "Words", "words", spoken)
        + _loader("loadArticles", "Article[]", "articles", spoken)
    )


def _loader(name: str, result: str, kind: str, spoken: list[str]) -> str:
    """A function that loads one language's module, so that the others are never sent."""
    cases = "".join(
        f"\t\tcase '{language}':\n\t\t\treturn (await import('./{kind}.{language}.ts')).{kind};\n"
        for language in spoken
    )
    head = f"export async function {name}(language: Language): Promise<{result}> {{\n\tswitch (language) {{\n"
    return f"{head}{cases}\t}}\n}}\n"


def questions_data(questions: Questions) -> dict[str, object]:
    return {
        "version": questions.version,
        "screens": questions.screens,
        "questions": [
            asdict(question) | {"shown_when": plain(question.shown_when) if question.shown_when else None}
            for question in questions.questions
        ],
    }


def rules_data(assessment: AssessmentCatalogue) -> dict[str, object]:
    rules = assessment.rules
    return {
        "version": rules.version,
        "recheck_days": rules.recheck_days,
        "clear_by": rules.clear_by,
        "clear_both": rules.clear_both,
        "services": rules.services,
        "urgencies": [asdict(urgency) for urgency in rules.urgencies],
        "names": {name: plain(condition) for name, condition in rules.names.items()},
        "gates": [_flat(asdict(rule), rule.standing) | {"when": plain(rule.when)} for rule in rules.gates],
        "points": [_flat(asdict(rule), rule.standing) | {"when": plain(rule.when)} for rule in rules.points],
        "decisions": [
            _flat(asdict(rule), rule.standing) | {"when": plain(rule.when)} for rule in rules.decisions
        ],
        "plans": [asdict(plan) | {"when": plain(plan.when)} for plan in rules.plans],
        "missing_gates": assessment.missing_gates,
        "reviewed": assessment.reviewed,
    }


def _flat(record: dict[str, object], standing: Standing) -> dict[str, object]:
    del record["standing"]
    return record | asdict(standing)


def facts_data(catalogue: Catalogue) -> dict[str, object]:
    signatures = catalogue.signatures
    return {
        "regions": catalogue.regions,
        "conditions": catalogue.conditions,
        "cautions": {
            id_: {
                "source": caution.source,
                "asked_by": [
                    {"question": question, "option": option} for question, option in caution.asked_by
                ],
            }
            for id_, caution in catalogue.cautions.items()
        },
        "stop_signs": catalogue.stop_signs,
        "exercises": [_exercise(exercise) for exercise in catalogue.exercises],
        "routines": [_routine(routine) for routine in catalogue.routines],
        "countries": [asdict(country) for country in catalogue.countries],
        "references": _references(catalogue),
        "unreviewed": {"count": signatures.count(None), "of": len(signatures)},
    }


def _references(catalogue: Catalogue) -> dict[str, object]:
    """What the sources of exercises and routines stand for, by key as written there."""
    standings = [exercise.standing for exercise in catalogue.exercises]
    standings += [routine.standing for routine in catalogue.routines]
    keys = sorted({key for standing in standings for key in standing.source})
    return {key: _reference(key, catalogue) for key in keys}


def _exercise(exercise: Exercise) -> dict[str, object]:
    doses = {"dose": _dose(exercise.dose), "easier_dose": _dose(exercise.easier_dose)}
    return _flat(asdict(exercise), exercise.standing) | doses


def _routine(routine: Routine) -> dict[str, object]:
    steps = {"steps": _steps(routine.steps), "short": _steps(routine.short)}
    return _flat(asdict(routine), routine.standing) | steps


def _steps(steps: tuple[Step, ...]) -> list[dict[str, object]]:
    return [{"exercise": step.exercise, "dose": _dose(step.dose)} for step in steps]


def _dose(dose: Dose | None) -> dict[str, object] | None:
    return {"mode": dose.mode, **dose.numbers} if dose else None


def article_data(article: Article, catalogue: Catalogue) -> dict[str, object]:
    """The article with its references numbered in the order in which the claims name them."""
    numbers: dict[str, int] = {}
    blocks = [_block(block, numbers) for block in article.blocks]
    for key in article.sources:
        numbers.setdefault(key, len(numbers) + 1)
    return {
        "slug": article.slug,
        "title": article.title,
        "summary": article.summary,
        "order": article.order,
        "version": article.version,
        "reviewed_by": article.reviewed_by,
        "references": [_reference(key, catalogue) for key in numbers],
        "blocks": blocks,
    }


def _block(block: Mapping[str, object], numbers: dict[str, int]) -> dict[str, object]:
    """The block with the keys of its claims replaced by numbers; new keys are added to `numbers`."""
    changed = dict(block)
    match block:
        case {"inline": list(parts)}:
            changed["inline"] = _numbered(parts, numbers)
        case {"items": list(items)}:
            changed["items"] = [_numbered(parts, numbers) for parts in items]
    return changed


def _numbered(parts: list[Mapping[str, object]], numbers: dict[str, int]) -> list[Mapping[str, object]]:
    changed: list[Mapping[str, object]] = []
    for part in parts:
        match part:
            case {"claim": {"certainty": certainty, "references": list(keys)}}:
                found = [numbers.setdefault(key, len(numbers) + 1) for key in keys]
                changed.append({"claim": {"certainty": certainty, "references": found}})
            case _:
                changed.append(part)
    return changed


def _reference(key: str, catalogue: Catalogue) -> dict[str, object]:
    known = catalogue.references.get(key)
    if known:
        return {"key": key, "text": known.text, "url": known.url, "recalled": False}
    return {"key": key, "text": key.removeprefix("r: "), "url": None, "recalled": key != "own"}
