"""What the checks of texts know of a language: `en.py`, `es.py`, one module a language, which ends in its `LANGUAGE`.

Another language needs one more file, named after it (`pt.py`, or `pt_br.py` for `pt-BR` alone): by what established
measure its texts are easy, its words for numbers, and what is right though no dictionary lists it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from tests.content.languages.measure import Measure

Knows = Callable[[str], bool]
"""Does a dictionary have this word?"""


@dataclass(frozen=True)
class Language:
    measure: Measure
    number_words: Mapping[str, int]
    """Those that mean nothing but the number, so not "one" or "second"."""
    right_too: Callable[[str, Knows], bool]
    """Is this a word that is made as one speaks, so that no dictionary has them all?"""


def language_of(code: str) -> Language | None:
    """What is known of this language; None where nobody has written it down."""
    names = (code.replace("-", "_").lower(), code.partition("-")[0])
    modules = (f"tests.content.languages.{name}" for name in names)
    module = next(filter(find_spec, modules), None)
    if module is None:
        return None
    language: Language = import_module(module).LANGUAGE
    return language
