"""Where a language says something else than the first one: other numbers, steps, claims or links."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import shorten

from server.content.catalogue.files import FIRST_LANGUAGE, shown_path
from server.content.catalogue.library import Article
from server.content.catalogue.read import FOLDER, read_catalogue
from tests.content.numbers import difference
from tests.content.texts import Text, content_files, texts_of_file

FACTS = ("group", "order", "conditions", "after", "version", "sources")
"""Of an article's head. Who has signed it may differ: a clinician signs what they can read."""


def other_texts(language: str, exceptions: Mapping[str, str], folder: Path = FOLDER) -> Iterator[str]:
    """What is missing, is too many, or names other numbers.

    `exceptions`: by `language/file key` how the numbers of a text may differ, in the words of a failure.
    """
    for path in content_files(FIRST_LANGUAGE, folder):
        ours, theirs = (_by_key(folder / code / path) for code in (FIRST_LANGUAGE, language))
        for code, here, there in ((language, theirs, ours), (FIRST_LANGUAGE, ours, theirs)):
            for key in (key for key in there if key not in here):
                yield f"{shown_path(folder / code / path)}: nothing for {_said(there[key])}"
        for key in (key for key in ours if key in theirs):
            other = difference(ours[key].words, FIRST_LANGUAGE, theirs[key].words, language)
            if other != exceptions.get(f"{language}/{path} {key}"):
                found = other or "as it should be, and an exception"
                yield f"{_said(theirs[key])}\n    is {found}, unlike {_said(ours[key])}"


def _by_key(path: Path) -> dict[str, Text]:
    found: dict[str, Text] = {}
    for text in texts_of_file(path):
        before = found.get(text.key)
        found[text.key] = Text(before.place, text.key, f"{before.words} {text.words}") if before else text
    return found


def _said(text: Text) -> str:
    return f"{text.place} {text.key}: {shorten(text.words, 300, placeholder=' …')}"


@dataclass
class Section:
    """Of an article: what a translation keeps."""

    heading: str
    level: int
    claims: list[object] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    """In no order: a sentence may be turned round."""
    lists: list[tuple[bool, int]] = field(default_factory=list)
    """Numbered or not, and of how many points."""


def other_articles(language: str, folder: Path = FOLDER) -> Iterator[str]:
    """Sections that claim, link or list something else."""
    articles = {(each.language, each.slug): each for each in read_catalogue(folder).articles}
    for (code, slug), ours in articles.items():
        if code == FIRST_LANGUAGE:
            yield from _other_article(folder, ours, articles[language, slug])


def _other_article(folder: Path, ours: Article, theirs: Article) -> Iterator[str]:
    there, here = (
        shown_path(folder / each.language / "articles" / f"{each.slug}.md") for each in (ours, theirs)
    )
    for fact in FACTS:
        if getattr(ours, fact) != getattr(theirs, fact):
            yield f"{here}: {fact} is {getattr(theirs, fact)}, in {there} it is {getattr(ours, fact)}"
    our_sections, their_sections = _sections(ours), _sections(theirs)
    if [each.level for each in our_sections] != [each.level for each in their_sections]:
        yield f"{here}: the headings are {_headings(their_sections)}\n    in {there} {_headings(our_sections)}"
        return
    for our, their in zip(our_sections, their_sections, strict=True):
        for what in ("claims", "links", "lists"):
            if getattr(our, what) != getattr(their, what):
                yield (
                    f"{here} {their.heading!r}: the {what} are {getattr(their, what)}\n"
                    f"    in {there} {our.heading!r} {getattr(our, what)}"
                )


def _headings(sections: list[Section]) -> str:
    return ", ".join(f"{'#' * each.level} {each.heading}" for each in sections[1:])


def _sections(article: Article) -> list[Section]:
    sections = [Section(article.title, 1)]
    for block in article.blocks:
        match block:
            case {"kind": "heading", "level": int(level), "inline": list(inline)}:
                sections.append(Section("".join(part["text"] for part in inline), level))
            case {"kind": "list", "ordered": bool(ordered), "items": list(items)}:
                sections[-1].lists.append((ordered, len(items)))
                for inline in items:
                    _keep_marks(sections[-1], inline)
            case {"inline": list(inline)}:
                _keep_marks(sections[-1], inline)
    return sections


def _keep_marks(section: Section, inline: list[dict[str, object]]) -> None:
    section.claims += [part["claim"] for part in inline if "claim" in part]
    section.links = sorted([*section.links, *(str(part["link"]) for part in inline if "link" in part)])
