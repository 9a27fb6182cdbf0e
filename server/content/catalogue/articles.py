"""Reads articles: front matter, Markdown, and the marks that tie each claim to its certainty and sources."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from server.content.catalogue.fields import Field, Place, Problems
from server.content.catalogue.files import read_text, shown_path
from server.content.catalogue.library import Article
from server.content.catalogue.markdown import Markdown, claim_parts
from server.content.catalogue.rules import OUTCOMES
from server.content.catalogue.shapes import Reference
from server.content.catalogue.standing import CERTAINTIES, RECALLED, read_signature, read_sources
from server.content.catalogue.yaml_files import parse_yaml

GROUPS = ("basics", "visit", "uses", "problems", "yourself")
"""The sections of the list of articles, in its order."""
HEAD = ("title", "summary", "group", "order", "version", "reviewed_by", "sources")
OPTIONAL = ("regions", "for", "after", "also")
PAGES = ("/check", "/today", "/routines", "/learn", "/progress", "/help")


@dataclass(frozen=True)
class Targets:
    """What a link may lead to."""

    articles: Collection[str]
    routines: Collection[str]
    references: Mapping[str, Reference]
    exercises: Collection[str]
    regions: Collection[str]
    conditions: Collection[str]
    statements: Collection[str]
    """Of the founding text: what a claim may say that it carries."""

    def problem(self, link: str) -> str | None:
        """Why the link is refused, or None."""
        kinds = {"/learn/": self.articles, "/routines/": self.routines, "/exercises/": self.exercises}
        for prefix, ids in kinds.items():
            if link.startswith(prefix):
                target = link.removeprefix(prefix)
                return (
                    None
                    if target in ids
                    else f"link to an unknown page {link!r}; known: {', '.join(sorted(ids))}"
                )
        if link in PAGES or link in {reference.url for reference in self.references.values()}:
            return None
        return (
            f"link {link!r} leads nowhere allowed; use /learn/…, /routines/…, /exercises/… "
            "or an address of references.yaml"
        )


def article_slugs(folder: Path, language: str) -> tuple[str, ...]:
    return tuple(path.stem for path in sorted((folder / language / "articles").glob("*.md")))


def read_articles(
    folder: Path,
    problems: Problems,
    language: str,
    targets: Targets,
) -> tuple[Article, ...]:
    """`targets` are the same for every language: articles have the slugs of the first."""
    paths = sorted((folder / language / "articles").glob("*.md"))
    articles = [_article(path, problems, language, targets) for path in paths]
    return tuple(sorted(articles, key=lambda article: (article.order, article.slug)))


def _article(path: Path, problems: Problems, language: str, targets: Targets) -> Article:
    place = Place(shown_path(path), 1)
    text = read_text(path, problems)
    lines = (text or "").splitlines()
    head, begins = _front_matter(None if text is None else lines, place, problems)
    fields = head.record(*HEAD, optional=OPTIONAL)
    sources = read_sources(fields["sources"], targets.references)
    markdown = Markdown(place.file, problems, targets.problem, _claims(sources, targets))
    return Article(
        slug=path.stem,
        language=language,
        title=fields["title"].text(),
        summary=fields["summary"].text(),
        group=fields["group"].choice(GROUPS, "group"),
        order=fields["order"].whole(),
        regions=() if fields["regions"].absent else fields["regions"].choices(targets.regions, "region"),
        conditions=() if fields["for"].absent else fields["for"].choices(targets.conditions, "condition"),
        also=() if fields["also"].absent else fields["also"].texts(1),
        after=() if fields["after"].absent else fields["after"].choices(OUTCOMES, "outcome", least=1),
        version=fields["version"].whole(1),
        reviewed_by=read_signature(fields["reviewed_by"]),
        sources=sources,
        blocks=markdown.blocks(lines[begins:], begins + 1),
    )


def _front_matter(lines: list[str] | None, place: Place, problems: Problems) -> tuple[Field, int]:
    """The article's head and the index of the line after it; without a head nothing of the article is read."""
    absent = Field(None, place, problems, absent=True)
    if lines is None:
        return absent, 0
    end = next((index for index, line in enumerate(lines[1:], 1) if line.strip() == "---"), 0)
    if not end or lines[0].strip() != "---":
        problems.add(place, "an article begins with front matter between two lines ---; add it")
        return absent, len(lines)
    if not any(line.strip() for line in lines[end + 1 :]):
        problems.add(Place(place.file, end + 1), "an article needs text after its front matter; write it")
    return parse_yaml("\n".join(lines[1:end]), Place(place.file, 2), problems), end + 1


def _claims(sources: Collection[str], targets: Targets) -> Callable[[str], str | None]:
    def problem(inside: str) -> str | None:
        certainty, keys, statements = claim_parts(inside)
        if certainty not in CERTAINTIES:
            return f"unknown certainty {certainty!r} of a claim; known: {', '.join(CERTAINTIES)}"
        if not any(key != "own" for key in keys):
            return "a claim without a reference; write [claim: certainty; S27]"
        for key in keys:
            if key == "own" or RECALLED.fullmatch(key):
                continue
            if key not in targets.references:
                return f'unknown reference {key!r} of a claim; add it to references.yaml, or write "r: Name year"'
            if key not in sources:
                return f"reference {key!r} of a claim is not in `sources` above; add it there"
        for id_ in statements:
            if id_ not in targets.statements:
                return f"unknown statement {id_!r} of a claim; those of founding_text.yaml are known"
        return None

    return problem
