"""Spanish: the perspicuity of Szigriszt Pazos, read on the INFLESZ scale; the higher, the easier.

Sources: Szigriszt Pazos 1993, "Sistemas predictivos de legibilidad del mensaje escrito" (the formula);
Barrio-Cantalejo et al. 2008, An Sist Sanit Navar 31:135 (INFLESZ, its scale for what patients read): above 65
"bastante fácil", read in primary school, which has six years; above 55 "normal", read in secondary school (ESO), the
years seven to ten; above 40 "algo difícil", read in the two years after it; below, "muy difícil".

65 therefore is the limit of what needs six years of school. For eight, 55 would let the tenth year pass. Fernández
Huerta 1959 draws that line: his like formula (206.84 - 60 × syllables a word - 1.02 × words a sentence) is the sixth
year from 70 on, the seventh and eighth from 60 on. At 1.85 to 2.05 syllables a word, as Spanish has, his 70 is 66
here, so both scales agree on the sixth year, and his 60 is 56: the limit of eight years.

INFLESZ was tried on pieces of 500 words. One long word in ten moves a line by six points and more, so that a plain
"La articulación puede estar infectada" has 27. So single texts are held to their limit from 30 words on; from 10 on
they may not be "muy difícil"; and shorter ones count only in the whole that they belong to.
"""

import re

from tests.content.languages.es_pronouns import verb_with_pronouns
from tests.content.languages.es_syllables import nuclei
from tests.content.languages.language import Language
from tests.content.languages.measure import Ease, Measure, Sentences

NUMBER_WORDS = (
    *("dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"),
    *("quince", "veinte", "treinta", "cuarenta", "cincuenta", "sesenta"),
)


def perspicuity(sentences: Sentences) -> float:
    words = [word for sentence in sentences for word in sentence]
    syllables = sum(len(nuclei(word)) for word in words)
    return 206.835 - 62.3 * syllables / len(words) - len(words) / len(sentences)


LANGUAGE = Language(
    measure=Measure(
        name="INFLESZ",
        value=perspicuity,
        word=re.compile(r"[a-záéíóúüñ]+", re.IGNORECASE),
        limits={Ease.SIX: 65, Ease.EIGHT: 56, Ease.LINE: 40},
        higher_is_easier=True,
        line=10,
        text=30,
    ),
    number_words=dict(zip(NUMBER_WORDS, (*range(2, 13), 15, 20, 30, 40, 50, 60), strict=True)),
    right_too=verb_with_pronouns,
)
