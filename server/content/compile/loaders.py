"""Functions that load one language's module when it is asked for, so that the others are never sent."""

from collections.abc import Iterable

from server.content.compile.words import PARTS, part_type

NOTE = "// Written by server/content/compile from server/content. Change the content, not this file.\n"


def languages_module(spoken: list[str]) -> str:
    types = ", ".join(sorted(["ArticleTitle", "Language", *map(part_type, PARTS)]))
    return (
        f"{NOTE}import type {{ {types} }} from './types.ts';\n\n"
        f"export const languages: Language[] = {spoken!r};\n\n"
        + "".join(_loader(f"load{part_type(part)}", part_type(part), part, "words", spoken) for part in PARTS)
        + _loader("loadTitles", "ArticleTitle[]", "titles", "titles", spoken)
    )


def search_module(spoken: list[str]) -> str:
    """Apart from the other loaders: one screen alone wants it, and those are in every start."""
    return f"{NOTE}import type {{ Language, Searched }} from './types.ts';\n\n" + _loader(
        "loadSearched", "Searched", "search", "searched", spoken
    )


def _loader(name: str, result: str, file: str, export: str, spoken: list[str]) -> str:
    cases = "".join(
        f"\t\tcase '{language}':\n\t\t\treturn (await import('./{file}.{language}.ts')).{export};\n"
        for language in spoken
    )
    head = f"export async function {name}(language: Language): Promise<{result}> {{\n\tswitch (language) {{\n"
    return f"{head}{cases}\t}}\n}}\n"


def articles_module(slugs: Iterable[str], spoken: list[str]) -> str:
    """A table of what loads each article: an unknown slug is `undefined`."""
    rows = "".join(
        f"\t'{slug}.{language}': () => import('./articles/{slug}.{language}.ts'),\n"
        for slug in slugs
        for language in spoken
    )
    return (
        f"{NOTE}import type {{ Article, Language }} from './types.ts';\n\n"
        f"const loaders: Record<string, () => Promise<{{ article: Article }}>> = {{\n{rows}}};\n\n"
        "export async function loadArticle(slug: string, language: Language): Promise<Article | null> {\n"
        "\treturn (await loaders[`${slug}.${language}`]?.())?.article ?? null;\n}\n"
    )
