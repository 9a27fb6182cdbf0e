"""The words by which articles are found: those of the text, folded, each once, and nothing that is no word of it."""

import json
from pathlib import Path

from server.content.catalogue.read import read_catalogue
from server.content.catalogue.shapes import Catalogue
from server.content.compile.articles import texts
from server.content.compile.search import searched_data, words_in
from server.content.compile.write import modules
from tests.content.conftest import ARTICLE


def searched(catalogue: Catalogue, language: str = "en") -> dict[str, list[str]]:
    """The words of each article, as the web reads them."""
    data = searched_data(catalogue, language)
    words, articles = data["words"], data["articles"]
    assert isinstance(words, str)
    assert isinstance(articles, dict)
    found: dict[str, list[str]] = {}
    for slug, gaps in articles.items():
        rest = iter(words.split())
        found[slug] = [[next(rest) for _ in range(int(gap) + 1)][-1] for gap in gaps.split()]
    return found


def test_words_are_compared_without_accents_and_capitals() -> None:
    assert words_in("La RODILLA, el túnel: 2 años", "l'été a la mañana en 2019") == {
        *("la", "rodilla", "el", "tunel", "anos", "ete", "manana", "en")
    }


def test_letters_of_other_writings_are_words_too() -> None:
    assert words_in("ברך כואבת", "колено") == {"ברך", "כואבת", "колено"}


def test_every_article_is_found_by_its_text(content: Path) -> None:
    with (content / ARTICLE).open("a", encoding="utf-8") as file:
        file.write("\n- A *Quokka* naps with quokkas. [claim: low; S27]\n")
    found = searched(read_catalogue(content))
    assert set(found) == {path.stem for path in (content / "en" / "articles").glob("*.md")}
    words = found["massage-therapy"]
    assert {"quokkas", "naps"} <= set(words)
    assert words == sorted(set(words))
    assert "quokka" not in words, "whoever asks for it finds what begins so"
    assert not {"claim", "s27"} & set(words), "a mark is no word of the text"


def test_every_word_of_a_text_begins_one_by_which_it_is_found() -> None:
    catalogue = read_catalogue()
    found = {language: searched(catalogue, language) for language in catalogue.words}
    for article in catalogue.articles:
        listed = words_in(article.title, article.summary)
        further = set(found[article.language][article.slug])
        text = words_in(*(words for block in article.blocks for words in texts(block)))
        assert {word for word in text if not any(each.startswith(word) for each in listed | further)} == set()
        assert not listed & further, "what every list has is not said twice"


def test_the_web_gets_it_by_language() -> None:
    written = dict(modules(read_catalogue()))
    own = searched_data(read_catalogue(), "en")
    assert json.dumps(own, ensure_ascii=False, separators=(",", ":")) in written["search.en.ts"]
    assert "export async function loadSearched(language: Language): Promise<Searched>" in written["search.ts"]
    assert "import('./search.en.ts')).searched" in written["search.ts"]
