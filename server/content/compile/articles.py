"""Articles as data, their references numbered."""

from collections.abc import Iterator, Mapping

from server.content.catalogue.library import Article
from server.content.catalogue.shapes import Catalogue
from server.content.compile.standing import reference_data

WORDS_A_MINUTE = 180


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
        "minutes": _minutes(article),
        "version": article.version,
        "reviewed_by": article.reviewed_by,
        "references": [reference_data(key, catalogue) for key in numbers],
        "blocks": blocks,
    }


def title_data(article: Article) -> dict[str, object]:
    """What lists of articles show."""
    return {
        "slug": article.slug,
        "title": article.title,
        "summary": article.summary,
        "minutes": _minutes(article),
        "group": article.group,
        "regions": article.regions,
        "conditions": article.conditions,
        "after": article.after,
    }


def _minutes(article: Article) -> int:
    """How long reading takes, in whole minutes, at an unhurried pace."""
    words = sum(len(text.split()) for block in article.blocks for text in texts(block))
    return max(1, round(words / WORDS_A_MINUTE))


def texts(block: Mapping[str, object]) -> Iterator[str]:
    """The words of a block, claims left out."""
    match block:
        case {"inline": list(parts)}:
            yield from (part["text"] for part in parts if "text" in part)
        case {"items": list(items)}:
            yield from (part["text"] for parts in items for part in parts if "text" in part)


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
