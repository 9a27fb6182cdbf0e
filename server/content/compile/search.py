"""The words by which articles are found, of one language.

Only theirs: whatever lists exercises and routines loads all that they say, and the web takes their words from there.
Words are found by how they begin, so a word that begins another one of the same article says nothing more.
"""

import re
import unicodedata
from collections.abc import Iterator

from server.content.catalogue.library import Article
from server.content.catalogue.shapes import Catalogue
from server.content.compile.articles import texts

WORD = re.compile(r"[^\W_]+")
SHORTEST = 2


def searched_data(catalogue: Catalogue, language: str) -> dict[str, object]:
    """Every word once, and for each article how many of them are skipped before each of its own.

    Small, since the same words stand in many articles. Those of title and summary stand in every list anyway.
    """
    articles = [article for article in catalogue.articles if article.language == language]
    own = {article.slug: _further_words(article) for article in articles}
    known = sorted(set().union(*own.values()))
    gaps = {slug: " ".join(map(str, _gaps(known, words))) for slug, words in own.items()}
    return {"words": " ".join(known), "articles": gaps}


def words_in(*spoken: str) -> set[str]:
    """The distinct words as they are compared: without accents and capitals, as web/src/lib/find/fold.ts has them."""
    found = {word for text in spoken for word in WORD.findall(_folded(text))}
    return {word for word in found if len(word) >= SHORTEST and not word.isdigit()}


def _further_words(article: Article) -> set[str]:
    listed = words_in(article.title, article.summary)
    own = sorted(
        listed | words_in(*article.also, *(text for block in article.blocks for text in texts(block)))
    )
    longest = {
        word for word, following in zip(own, [*own[1:], ""], strict=True) if not following.startswith(word)
    }
    return longest - listed


def _gaps(known: list[str], words: set[str]) -> Iterator[int]:
    skipped = 0
    for word in known:
        if word in words:
            yield skipped
            skipped = 0
        else:
            skipped += 1


def _folded(text: str) -> str:
    parts = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in parts if not unicodedata.category(letter).startswith("M")).lower()
