"""Rules and exercises that must not be used any more, wherever an older version of the content still is in use."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Withdrawal:
    id: str
    up_to: int
    """The last version withdrawn. Of a rule it is that of rules.yaml, the only one that a result names."""
    since: str
    source: tuple[str, ...]
    words: Mapping[str, Mapping[str, str]]
    """By language and name of the text: `why`, and of an exercise its `name`."""

    def said(self, text: str) -> dict[str, str]:
        """One of its texts in every language."""
        return {language: texts[text] for language, texts in self.words.items()}


@dataclass(frozen=True)
class Withdrawn:
    rules: tuple[Withdrawal, ...] = ()
    exercises: tuple[Withdrawal, ...] = ()
