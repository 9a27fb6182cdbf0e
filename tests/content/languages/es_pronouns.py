"""Spanish verbs with their pronouns: "apóyalo", "cortándole", "levántaselos".

No dictionary has them all, since each verb takes each pronoun; ours (RLA-ES 2.8) lists them for some verbs.
"""

import re

from tests.content.languages.es_syllables import nuclei
from tests.content.languages.language import Knows

THINGS = ("lo", "la", "los", "las", "le", "les")
PEOPLE = ("me", "te", "se", "nos")
ENDINGS = (*PEOPLE, *THINGS, *(person + thing for person in PEOPLE for thing in THINGS))
ACCENTED = re.compile("[áéíóú]")
TO_PLAIN, TO_ACCENTED = str.maketrans("áéíóú", "aeiou"), str.maketrans("aeiou", "áéíóú")
INFINITIVE = re.compile(r"..+[aei]r")
STRESSED_END = re.compile(r"(.+)([aeiou])n")


def verb_with_pronouns(word: str, knows: Knows) -> bool:
    """A word that ends in pronouns, and whose rest is a known word that is stressed as the whole is written."""
    small = word.lower()
    verbs = (small.removesuffix(ending) for ending in ENDINGS if small.endswith(ending))
    return any(_with_accent(verb, knows) or _without_accent(verb, knows) for verb in verbs)


def _with_accent(verb: str, knows: Knows) -> bool:
    """Pronouns push the stress so far from the end that it is written, and where: "apoya" is stressed on its o.

    That makes it safe: a mistyped word rarely has its accent there. "apoyalo" and "apoyálo" stay wrong.
    """
    syllables = nuclei(verb)
    accented = [at for at, vowels in enumerate(reversed(syllables), 1) if ACCENTED.search(vowels)]
    from_the_end = min(2, len(syllables)) if verb[-1:] in "aeiouáéíóúns" else 1
    return accented == [from_the_end] and (knows(verb.translate(TO_PLAIN)) or knows(verb))


def _without_accent(verb: str, knows: Knows) -> bool:
    """One pronoun after a verb that is stressed at its end: "convenirte", and "mantenla" of "mantén"."""
    if INFINITIVE.fullmatch(verb):
        return knows(verb)
    stressed = STRESSED_END.fullmatch(verb)
    return stressed is not None and knows(f"{stressed[1]}{stressed[2].translate(TO_ACCENTED)}n")
