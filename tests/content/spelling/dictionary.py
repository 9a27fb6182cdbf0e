"""The dictionary of a language, with the words that we accept besides.

The engine is Hunspell itself (`chunspell` on PyPI); the dictionaries are the npm packages `dictionary-<language>`,
named in `web/package.json` with the packages of the app. Accepted words stand in `<language>.txt`: one in lower case
also fits at the beginning of a sentence.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from hunspell import Hunspell

from tests.content.languages.language import language_of
from web.build_app import WEB

PACKAGES = WEB / "node_modules"
OUR_OWN = Path(__file__).parent
NO_WORDS = re.compile(r"\{\w+\}|--[\w-]+|\b[A-Z]+(?:_[A-Z]+)+\b")
"""What is filled in, a flag of the command, the name of a setting."""
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def words_in(text: str) -> list[str]:
    """Its words; a single letter is a key or a unit, and none."""
    words = WORD.findall(NO_WORDS.sub(" ", text.replace("’", "'")))
    return [word for word in words if len(word) > 1]


def package_of(language: str) -> str | None:
    """The dictionary that is installed: `pt-BR` may have its own, or that of `pt`."""
    names = (f"dictionary-{language.lower()}", f"dictionary-{language.partition('-')[0]}")
    return next((name for name in names if (PACKAGES / name / "index.dic").is_file()), None)


def groups_of(language: str) -> list[list[str]]:
    """Our own words, in the groups that the comments make."""
    file = OUR_OWN / f"{language}.txt"
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    groups: list[list[str]] = []
    for line in lines:
        if line.startswith("#"):
            groups.append([])
        elif line:
            groups[-1].append(line)
    return groups


def accepted_words(language: str) -> list[str]:
    return [word for group in groups_of(language) for word in group]


class Dictionary:
    """Of a language whose dictionary is installed."""

    def __init__(self, language: str, accepted: Iterable[str]) -> None:
        self._engine = Hunspell("index", hunspell_data_dir=str(PACKAGES / (package_of(language) or "")))
        self._language = language_of(language)
        for word in accepted:
            self._engine.add(word)

    def knows(self, word: str) -> bool:
        spelled: bool = self._engine.spell(word)
        return spelled or (self._language is not None and self._language.right_too(word, self._engine.spell))

    def suggestions(self, word: str) -> list[str]:
        return list(self._engine.suggest(word)[:4])
