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
from collections.abc import Iterator
from pathlib import Path

from server.content.catalogue.read import FOLDER, read_catalogue
from server.content.catalogue.shapes import Catalogue
from server.content.compile.articles import article_data
from server.content.compile.assessment import questions_data, rules_data
from server.content.compile.facts import facts_data
from server.content.compile.types import types_text

NOTE = "// Written by server/content/compile from server/content. Change the content, not this file.\n"


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
