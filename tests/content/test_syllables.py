"""Spanish syllables are counted as they are said: ease of reading rests on it, and where a verb is stressed."""

import pytest

from tests.content.languages.es_syllables import nuclei

COUNTS = {
    1: ("y", "hoy", "muy", "quién", "guion", "huir", "cm"),
    2: ("día", "ciudad", "queso", "leer", "maíz", "búho", "huevo", "agua", "fluido", "reunión"),
    3: (
        "guitarra",
        "pingüino",
        "rehúso",
        "ahora",
        "prohíbe",
        "ayuda",
        "actúa",
        "oía",
        "vivíais",
        "estudiáis",
    ),
    4: ("aéreo", "vehículo", "levántate", "paranoia", "cooperar", "averiguáis"),
    5: ("zoológico", "neuropatía", "enfermería"),
    6: ("fisioterapeuta",),
}


@pytest.mark.parametrize(
    ("word", "count"), [(word, count) for count, words in COUNTS.items() for word in words]
)
def test_a_word_has_as_many_syllables_as_one_hears(word: str, count: int) -> None:
    assert len(nuclei(word)) == count, nuclei(word)
