"""Everything can be read by somebody who left school early: what one acts on after six years, articles after eight.

`languages/` says by what measure, with its sources. A failure names the id of each text that is too hard, how hard it
is, and its hardest sentence.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

import pytest

from server.content.catalogue.library import Article
from server.content.catalogue.read import read_catalogue
from tests.content.languages.language import language_of
from tests.content.languages.measure import Ease
from tests.content.telling import nothing_wrong
from tests.content.texts import messages_of

CATALOGUE = read_catalogue()
MEASURES = {code: known.measure for code in CATALOGUE.words if (known := language_of(code))}
NAMES = ("regions", "conditions", "countries")
FOR_CLINICIANS = ("to_decide", "if_allowed")
KINDS = [kind for kind in CATALOGUE.words["en"] if kind not in NAMES]
# A measure of mood has its exact words, and what somebody has or takes is known to them by its name: let alone.
EXACT = ("mood_interest", "mood_down", "worry_nervous", "worry_control")
KNOWN_BY_NAME = re.compile("warfarin|clopidogrel|glaucoma|rh?eumatoid", re.IGNORECASE)
# What stops a person, holds back, or leads to help.
SAFETY = re.compile(
    r"before_|help_|hold_|hurts_|left_out_|not_live|note_emergency|outcome_|result_(not_safe|old|then|today_again|withdrawn)"
    r"|player_(pain|risen|signs|stop|strong|warning)|routines_(held|stop)|today_(care|recheck)|withdrawn_"
)
PLACEHOLDER = re.compile(r"\{\w+\}")


def lines(words: object) -> Iterator[str]:
    """Every text of a thing, its options and steps too."""
    if isinstance(words, str):
        yield words
    else:
        assert isinstance(words, Iterable)
        for inner in words.values() if isinstance(words, Mapping) else words:
            yield from lines(inner)


def texts(code: str, kind: str) -> dict[str, list[str]]:
    return {
        id_: [line for line in lines(own) if not KNOWN_BY_NAME.search(line)]
        for id_, own in CATALOGUE.words[code][kind].items()
        if id_ not in EXACT
    }


def messages(code: str) -> dict[str, list[str]]:
    """What the web app says: every form of a message, a number in the place of what is filled in."""
    forms = {key: said.values() for key, said in messages_of(code).items()}
    return {key: [PLACEHOLDER.sub("5", text) for text in said] for key, said in forms.items()}


def prose(article: Article) -> list[str]:
    """Its text without marks and without headings, whose few words would make any article look easy."""
    found: list[str] = []
    for block in article.blocks:
        match block:
            case {"kind": "list", "items": list(items)}:
                found += map(in_words, items)
            case {"kind": "paragraph" | "quote", "inline": list(inline)}:
                found.append(in_words(inline))
    return found


def in_words(inline: list[dict[str, str]]) -> str:
    return "".join(part.get("text", "") for part in inline)


def too_hard(code: str, ease: Ease, texts: Mapping[str, Iterable[str]]) -> list[str]:
    found = {id_: MEASURES[code].complaint(ease, own) for id_, own in texts.items()}
    return [f"{code}, {id_}: {complaint}" for id_, complaint in found.items() if complaint]


def ease_of(kind: str) -> Ease:
    return Ease.EIGHT if kind in FOR_CLINICIANS else Ease.SIX


every_language = pytest.mark.parametrize("code", MEASURES)


def test_every_language_has_a_measure() -> None:
    missing = [code for code in CATALOGUE.words if code not in MEASURES]
    remedy = "add a module to tests/content/languages/; language.py there says what belongs into it"
    nothing_wrong(f"language {code!r} has no measure of reading: {remedy}" for code in missing)


@every_language
@pytest.mark.parametrize("kind", KINDS)
def test_each_text_reads_easily(code: str, kind: str) -> None:
    nothing_wrong(too_hard(code, ease_of(kind), texts(code, kind)))


@every_language
@pytest.mark.parametrize("kind", KINDS)
def test_texts_that_are_too_short_to_measure_read_easily_together(code: str, kind: str) -> None:
    together = [text for own in texts(code, kind).values() for text in own]
    nothing_wrong(too_hard(code, ease_of(kind), {kind: together}))


@every_language
def test_no_line_of_a_question_hides_behind_the_easy_ones_beside_it(code: str) -> None:
    alone = {f"{id_}: {line}": [line] for id_, own in texts(code, "questions").items() for line in own}
    nothing_wrong(too_hard(code, Ease.LINE, alone))


@every_language
def test_each_article_reads_fairly_easily(code: str) -> None:
    articles = {each.slug: prose(each) for each in CATALOGUE.articles if each.language == code}
    nothing_wrong(too_hard(code, Ease.EIGHT, articles))


@every_language
def test_the_messages_of_the_app_read_easily_as_a_whole(code: str) -> None:
    whole = [text for said in messages(code).values() for text in said]
    nothing_wrong(too_hard(code, Ease.SIX, {"all messages": whole}))


@every_language
def test_each_message_about_safety_reads_easily(code: str) -> None:
    safety = {key: said for key, said in messages(code).items() if SAFETY.match(key)}
    nothing_wrong(too_hard(code, Ease.SIX, safety))


@pytest.mark.parametrize(
    ("code", "easy", "hard"),
    [
        (
            "en",
            "The cat sat on the mat. It was warm.",
            "Musculoskeletal complications necessitate interdisciplinary consideration of contraindications.",
        ),
        (
            "es",
            "Hoy descansa. La respiración lenta está bien. Vuelve cuando lleves dos días bien.",
            "La consideración interdisciplinaria de contraindicaciones musculoesqueléticas, imprescindible en"
            " determinadas circunstancias, presupone conocimientos especializados.",
        ),
    ],
)
def test_a_measure_knows_hard_words_from_easy_ones(code: str, easy: str, hard: str) -> None:
    known = language_of(code)
    assert known
    assert known.measure.complaint(Ease.SIX, [easy]) is None
    assert known.measure.complaint(Ease.LINE, [hard]) is not None
