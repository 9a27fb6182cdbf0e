"""How easily a text reads, by the measure that is established for its language."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+|\s+[-–—]\s+")
"""Also where a line pauses: "Your knee, after a twist: …" and "Fever - and a stiff neck" are read as two."""

Sentences = Sequence[Sequence[str]]
"""Each its words."""


class Ease(Enum):
    """What a text may need of its reader."""

    SIX = "six years of school: what people answer, do and decide by"
    EIGHT = "eight years of school: what they read in peace, and what is written for clinicians"
    LINE = "a text so short that the measure says little of it"


@dataclass(frozen=True)
class Measure:
    name: str
    value: Callable[[Sentences], float]
    word: re.Pattern[str]
    limits: Mapping[Ease, float]
    higher_is_easier: bool
    line: int
    """Of a text with fewer words than this the measure says nothing …"""
    text: int
    """… and of one with fewer than this so little that it is held to the limit of a line."""

    def complaint(self, ease: Ease, texts: Iterable[str]) -> str | None:
        """What is wrong with these texts, read one after the other, where they are too hard; each ends a sentence."""
        sentences = self._sentences(texts)
        length = sum(map(len, sentences))
        limit = self.limits[ease if length >= self.text else Ease.LINE]
        if length < self.line or not self._harder(sentences, limit):
            return None
        bound = "at least" if self.higher_is_easier else "at most"
        return f"{self.name} {self.value(sentences):.1f}, {bound} {limit:g}; begin with: {self._hardest(sentences)}"

    def _sentences(self, texts: Iterable[str]) -> list[list[str]]:
        found = [self.word.findall(part) for text in texts for part in SENTENCE_END.split(text)]
        return [words for words in found if words]

    def _harder(self, sentences: Sentences, limit: float) -> bool:
        value = self.value(sentences)
        return value < limit if self.higher_is_easier else value > limit

    def _hardest(self, sentences: Sentences) -> str:
        """Of those that are not short: a single long word is the hardest of all and often cannot be helped."""
        middle = sum(map(len, sentences)) / len(sentences)
        long = [words for words in sentences if len(words) >= middle]
        ranked = sorted(long, key=lambda words: self.value([words]), reverse=not self.higher_is_easier)
        return " ".join(ranked[0])
