"""The numbers of a text, in digits and in words, to be compared with those of the same text in another language."""

import re
from collections import Counter
from collections.abc import Iterator

from tests.content.languages.language import language_of

PLACEHOLDER = re.compile(r"\{\w+\}")
DIGITS = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)?")
GROUPING = re.compile(r"[.,\u00a0\u202f ](?=\d{3}(?!\d))")
"""Before three digits: 1,000 and 1.000 are a thousand, 0.5 and 0,5 a half."""
WORD = re.compile(r"[^\W\d_]+")


def in_digits(text: str) -> Iterator[float]:
    for number in DIGITS.findall(PLACEHOLDER.sub(" ", text)):
        yield float(GROUPING.sub("", number).replace(",", "."))


def in_words(text: str, code: str) -> Iterator[float]:
    language = language_of(code)
    known = language.number_words if language else {}
    return (known[word] for word in WORD.findall(text.lower()) if word in known)


def difference(first: str, first_code: str, other: str, other_code: str) -> str | None:
    """What the other text says otherwise, in any order and in digits or words alike.

    "Both" is "los dos", so a word for two may come to it.
    """
    words = Counter(in_words(other, other_code))
    said = Counter(in_digits(first))
    if language_of(other_code):
        said += Counter(in_words(first, first_code))
    theirs = Counter(in_digits(other)) + words
    lost, new = said - theirs, theirs - said - Counter({2: words[2]})
    parts = [
        f"{what} {', '.join(f'{number:g}' for number in sorted(numbers.elements()))}"
        for what, numbers in (("without", lost), ("with", new))
        if numbers
    ]
    return " and ".join(parts) or None
