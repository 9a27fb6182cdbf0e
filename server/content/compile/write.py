"""Writes the checked content for the web: typed TypeScript modules, imported as `#generated/…`.

| Module | Exports |
|---|---|
| `types.ts` | the types of everything below |
| `questions.ts`, `rules.ts` | `questions: Questions`, `rules: Rules` |
| `figures.ts` | `stances`, `figures`: poses by exercise or easy position |
| `facts.ts` | a constant each for exercises, routines, cautions, countries …, without words |
| `<part>.<language>.ts` | `words`, of one part: screens load the parts they show (`words.py`) |
| `titles.<language>.ts` | `titles: ArticleTitle[]`, in reading order |
| `articles/<slug>.<language>.ts` | `article: Article` |
| `search.<language>.ts` | `searched: Searched`, by which articles are found |
| `languages.ts` | `languages`, `loadCheckPart(language)` and so on for each part, `loadTitles(language)` |
| `articles.ts` | `loadArticle(slug, language)`: a module of its own, since it names every article |
| `search.ts` | `loadSearched(language)`: a module of its own, since one screen alone asks for it |

The same content gives the same bytes. Standard library and PyYAML only, since the build runs it in isolation.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from server.content.catalogue.figures import Figures
from server.content.catalogue.read import FOLDER, read_catalogue
from server.content.catalogue.shapes import Catalogue
from server.content.compile.articles import article_data, title_data
from server.content.compile.assessment import questions_data, rules_data
from server.content.compile.facts import facts_data
from server.content.compile.loaders import NOTE, articles_module, languages_module, search_module
from server.content.compile.search import searched_data
from server.content.compile.types import types_text
from server.content.compile.words import PARTS, part_type


def write(target: Path, folder: Path = FOLDER) -> None:
    """Writes every module to `target`, touching only files whose text changed.

    Removes modules of earlier content. Raises ContentBroken.
    """
    written = {target / name: text for name, text in modules(read_catalogue(folder))}
    for path, text in written.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    for path in target.rglob("*.ts"):
        if path not in written:
            path.unlink()


def modules(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """File name and text of every module, in a fixed order."""
    yield "types.ts", NOTE + types_text(catalogue)
    yield "questions.ts", _module("questions", "Questions", questions_data(catalogue.assessment.questions))
    yield "rules.ts", _module("rules", "Rules", rules_data(catalogue.assessment))
    yield "figures.ts", _figures_module(catalogue.figures)
    yield "facts.ts", _constants("Facts", facts_data(catalogue))
    for language, words in catalogue.words.items():
        for part, kinds in PARTS.items():
            own = {kind: words[kind] for kind in kinds}
            yield f"{part}.{language}.ts", _module("words", part_type(part), own)
        articles = [article for article in catalogue.articles if article.language == language]
        titles = [title_data(article) for article in articles]
        yield f"titles.{language}.ts", _module("titles", "ArticleTitle[]", titles)
        yield f"search.{language}.ts", _module("searched", "Searched", searched_data(catalogue, language))
        for article in articles:
            data = article_data(article, catalogue)
            yield f"articles/{article.slug}.{language}.ts", _module("article", "Article", data, up="../")
    spoken = list(catalogue.words)
    yield "languages.ts", languages_module(spoken)
    slugs = sorted({article.slug for article in catalogue.articles})
    yield "articles.ts", articles_module(slugs, spoken)
    yield "search.ts", search_module(spoken)


def _module(name: str, type_: str, data: object, up: str = "./") -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    needed = f"import type {{ {type_.removesuffix('[]')} }} from '{up}types.ts';"
    return f"{NOTE}{needed}\n\nexport const {name}: {type_} = {text};\n"


def _figures_module(figures: Figures) -> str:
    """The only module whose types stand in the app itself: what a pose may say is a matter of the figure."""
    types = "import type { Stances, WrittenFigure } from '#lib/figure/motion.ts';"
    stances, drawn = (json.dumps(each, separators=(",", ":")) for each in (figures.stances, figures.all))
    return (
        f"{NOTE}{types}\n\nexport const stances: Stances = {stances};\n"
        f"export const figures: Readonly<Record<string, WrittenFigure>> = {drawn};\n"
    )


def _constants(type_: str, data: dict[str, object]) -> str:
    """A constant for each key: a bundler leaves out those that a page does not use, but never part of an object."""
    lines = (
        f"export const {name}: {type_}['{name}'] = {json.dumps(value, ensure_ascii=False, separators=(',', ':'))};"
        for name, value in data.items()
    )
    return f"{NOTE}import type {{ {type_} }} from './types.ts';\n\n" + "\n".join(lines) + "\n"
