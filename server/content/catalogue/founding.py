"""Reads the map of the founding text: each of its statements, and what of Unknot carries it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from server.content.catalogue.fields import Field, Problems
from server.content.catalogue.library import Article, Statement
from server.content.catalogue.yaml_files import read_yaml

MAP = "founding_text.yaml"


@dataclass(frozen=True)
class Carriers:
    """What may carry a statement, by id; no rules where those of the check could not be read."""

    articles: Collection[str]
    rules: Collection[str]
    routines: Collection[str]


def read_statements(folder: Path, problems: Problems, known: Carriers) -> tuple[Statement, ...]:
    return tuple(_statement(id_, field, known) for id_, field in _listed(folder, problems).items())


def _listed(folder: Path, problems: Problems) -> dict[str, Field]:
    return read_yaml(folder / MAP, problems).record("version", "statements")["statements"].pairs()


def _statement(id_: str, field: Field, known: Carriers) -> Statement:
    fields = field.record("says", "articles", "check", "routines", optional=("weaker", "unrouted"))
    statement = Statement(
        id=id_,
        says=fields["says"].text(),
        articles=fields["articles"].choices(known.articles, "article", least=1),
        check=fields["check"].choices(known.rules, "rule of the check") if known.rules else (),
        routines=fields["routines"].choices(known.routines, "routine"),
        weaker=fields["weaker"].maybe_text(),
        unrouted=fields["unrouted"].maybe_text(),
    )
    if known.rules and not (statement.check and statement.routines) and statement.unrouted is None:
        field.report(
            f"statement {id_!r} leads to no rule or no routine; name one, or say in `unrouted` why there is none"
        )
    return statement


def check_carried(
    folder: Path, problems: Problems, statements: Iterable[Statement], articles: Iterable[Article]
) -> None:
    """An article that the map names must have a claim that names the statement, and the other way round."""
    # An article that could not be read has a problem of its own.
    named = {article.slug: set(statements_named(article)) for article in articles if article.blocks}
    places = {id_: field.place for id_, field in _listed(folder, Problems()).items()}
    for statement in statements:
        place = places[statement.id]
        for slug in statement.articles:
            if slug in named and statement.id not in named[slug]:
                problems.add(
                    place,
                    f"no claim of article {slug!r} names statement {statement.id!r}; "
                    f"add it to the claim that carries it, or take the article out",
                )
        for slug in sorted(slug for slug, ids in named.items() if statement.id in ids):
            if slug not in statement.articles:
                problems.add(place, f"article {slug!r} carries statement {statement.id!r}; add it there")


def statements_named(article: Article) -> list[str]:
    """Ids of the statements that an article's claims name, in their order."""
    return [id_ for block in article.blocks for part in _parts(block) for id_ in _named(part)]


def _parts(block: Mapping[str, object]) -> list[Mapping[str, object]]:
    match block:
        case {"inline": list(parts)}:
            return parts
        case {"items": list(items)}:
            return [part for parts in items for part in parts]
        case _:
            return []


def _named(part: Mapping[str, object]) -> list[str]:
    match part:
        case {"claim": {"statements": list(ids)}}:
            return ids
        case _:
            return []
