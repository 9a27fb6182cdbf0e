"""The syllables of a Spanish word, which its letters tell without a dictionary (RAE, Ortografía 2010)."""

import re

UNSAID = re.compile(r"(?<=q)u|(?<=g)u(?=[eiéí])|(?<=[aeiouáéíóúü])h(?=[aeiouáéíóúü])")
"""The u of "queso" and "guitarra", the h of "ahora"."""
Y_AS_VOWEL = re.compile(r"(?<=[aeiouáéíóú])y\Z|\Ay\Z")
RUN = re.compile(r"[aeiouáéíóúü]+")
OPEN, STRESSED_CLOSED = "aeoáéó", "íú"


def nuclei(word: str) -> list[str]:
    """The vowels of each syllable: "ciudad" has iu and a, "día" í and a. What has none is one syllable ("cm")."""
    said = UNSAID.sub("", Y_AS_VOWEL.sub("i", word.lower()))
    return [nucleus for run in RUN.findall(said) for nucleus in _nuclei_of(run)] or [word]


def _nuclei_of(run: str) -> list[str]:
    found = [run[0]]
    for vowel in run[1:]:
        if _apart(found[-1], vowel):
            found.append(vowel)
        else:
            found[-1] += vowel
    return found


def _apart(before: str, vowel: str) -> bool:
    """Two open vowels ("aéreo"), an open one beside a stressed i or u ("rehúso", "día"), and the same one twice."""
    if vowel in OPEN:
        return before[-1] in STRESSED_CLOSED or any(each in OPEN for each in before)
    return vowel == before[-1] or (vowel in STRESSED_CLOSED and before[-1] in OPEN)
