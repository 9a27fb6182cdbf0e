"""Every word that people read is in a dictionary of its language, or in our own short list; English as in the US.

`spelling/dictionary.py` says whose dictionaries these are, `spelling/<language>.txt` are the lists.
"""

from collections.abc import Iterable, Iterator
from functools import cache

import pytest

from server.content.languages import spoken
from tests.content.spelling.dictionary import Dictionary, accepted_words, groups_of, package_of, words_in
from tests.content.telling import nothing_wrong
from tests.content.texts import Text, texts_of_content, texts_of_messages

# Suggestions take a tenth of a second each: where a whole file is in another language, the first ones say enough.
SUGGESTED = 40

every_language = pytest.mark.parametrize("code", [code for code in spoken() if package_of(code)])


@cache
def texts(code: str) -> tuple[Text, ...]:
    return (*texts_of_content(code), *texts_of_messages(code))


@cache
def dictionary(code: str, *, with_our_own: bool = True) -> Dictionary:
    return Dictionary(code, accepted_words(code) if with_our_own else ())


def misspelled(code: str, texts: Iterable[Text]) -> Iterator[str]:
    known = dictionary(code)
    unknown = ((text.place, word) for text in texts for word in words_in(text.words) if not known.knows(word))
    for count, (place, word) in enumerate(unknown):
        meant = known.suggestions(word) if count < SUGGESTED else []
        yield f"{place}: {word}? ({', '.join(meant) or 'nothing like it is known'})"


def test_every_language_has_a_dictionary() -> None:
    remedy = "name dictionary-{} in web/package.json, exactly; where it stands there, `uv sync` installs it"
    nothing_wrong(
        f"language {code!r} has no dictionary: {remedy.format(code.lower())}"
        for code in spoken()
        if not package_of(code)
    )


@every_language
def test_every_word_is_known(code: str) -> None:
    nothing_wrong(misspelled(code, texts(code)))


@every_language
def test_our_own_words_are_needed(code: str) -> None:
    """A list that only grows would one day hide a mistake."""
    used = {word.lower().removesuffix("'s") for text in texts(code) for word in words_in(text.words)}
    bare = dictionary(code, with_our_own=False)
    file = f"tests/content/spelling/{code}.txt"
    nothing_wrong(
        f"{file}: {word} is {'in the dictionary' if bare.knows(word) else 'in no text'}; remove it"
        for word in accepted_words(code)
        if bare.knows(word) or word.lower() not in used
    )


@every_language
def test_our_own_words_are_in_order(code: str) -> None:
    for words in groups_of(code):
        assert words == sorted(words, key=str.lower)


@pytest.mark.parametrize(
    ("code", "wrong", "suggestion"),
    [
        ("en", "Rest your sholder.", "shoulder"),
        ("en", "The tumour grows.", "tumor"),
        ("es", "Apoya la rodila.", "rodilla"),
        ("es", "Levantate despacio.", "Levántate"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_what_was_meant(code: str, wrong: str, suggestion: str) -> None:
    [told] = misspelled(code, [Text("some/file.yaml:7", "steps.1", wrong)])
    assert told.startswith("some/file.yaml:7: ")
    assert suggestion in told


@pytest.mark.parametrize(
    "right",
    [
        "Apóyalo, cortándole el paso.",
        "Levántaselos; dámelo.",
        "Mantenla recta.",
        "Puntúalo de 0 a 10, sin moverlo.",
    ],
)
def test_a_spanish_verb_may_have_its_pronouns(right: str) -> None:
    assert [*misspelled("es", [Text("", "", right)])] == []


@pytest.mark.parametrize("wrong", ["apoyalo", "apoyálo", "conla", "manténla", "espaldalo"])
def test_what_only_looks_like_a_verb_with_pronouns_is_wrong(wrong: str) -> None:
    assert not dictionary("es").knows(wrong)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The client’s app, {count} times", ["The", "client's", "app", "times"]),
        ("Set UNKNOT_PUBLIC_URL or --tls-cert", ["Set", "or"]),
        ("Press X, hold 5 s: self-care", ["Press", "hold", "self", "care"]),
    ],
)
def test_only_words_are_looked_up(text: str, words: list[str]) -> None:
    assert words_in(text) == words
