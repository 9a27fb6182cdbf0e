"""Every kind of mistake in a content file is named with file, line and remedy, and all of them at once."""

import shutil
from pathlib import Path

import pytest

from server.content.catalogue.read import ContentBroken, read_catalogue
from tests.content.conftest import Break

GLIDES = "exercises/tendon-glides.yaml"
RELAX = "exercises/muscle-relaxation.yaml"
NECK = "exercises/neck-turns.yaml"
WRIST = "routines/wrist-and-hand.yaml"
ARTICLE = "en/articles/massage-therapy.md"

# file, what stands there, what stands there instead, the start of the message
MISTAKES = [
    (GLIDES, "region: ", "regoin: ", "unknown key 'regoin'; allowed: id, "),
    (GLIDES, "region: wrist_hand", "region: wirst", "unknown region: 'wirst'; known: head_jaw, neck"),
    (GLIDES, "version: 1", "version: one", "expected a whole number from 1 to 10000, found 'one'"),
    (GLIDES, "version: 1", "version: 1\nversion: 2", "key 'version' stands here twice; remove one"),
    (
        GLIDES,
        "id: tendon-glides",
        "id: tendon-glide",
        "id 'tendon-glide' differs from the file name 'tendon-glides'",
    ),
    (GLIDES, "mode: count", "mode: often", "unknown dose mode: 'often'; known: count, hold, breath, timed"),
    (GLIDES, "mode: count", "mode: hold", "missing key 'hold'; add it"),
    (
        GLIDES,
        "reviewed_by: null",
        "reviewed_by: Ann",
        'write `reviewed_by` as "Name, licence, YYYY-MM-DD", or null',
    ),
    (
        WRIST,
        "exercise: tendon-glides",
        "exercise: tendon-slides",
        "unknown exercise: 'tendon-slides'; known: ",
    ),
    (WRIST, "measure: ", "measure: joy # ", "unknown measure: 'joy'; known: tension, pain"),
    (WRIST, "per_week: ", "per_week: 30 # ", "expected a whole number from 1 to 21, found 30"),
    ("en/routines/wrist-and-hand.yaml", "title:", "titel:", "unknown key 'titel'; allowed: title, summary"),
    (
        "questions.yaml",
        "screen: basics",
        "screen: basic",
        "unknown screen: 'basic'; known: basics, right_now",
    ),
    ("questions.yaml", "id: age", "id: who", "a question 'who' stands here twice; give one another id"),
    ("questions.yaml", "    none: none\n", "", "a question with several answers needs `none`"),
    (
        "questions.yaml",
        "{is: {age: under_18}}",
        "{is: {aeg: under_18}}",
        "unknown question 'aeg' here; use the id of",
    ),
    (
        "questions.yaml",
        "{is: {age: under_18}}",
        "{is: {touch: light}}",
        "unknown question 'touch' here; use the id of",
    ),
    (
        "questions.yaml",
        "{is: {age: under_18}}",
        "{is: {now_mind: none}}",
        "question 'now_mind' is of type 'options'",
    ),
    (
        "rules.yaml",
        "{now_chest: chest_pressure}",
        "{now_chest: chest}",
        "unknown option of now_chest: 'chest'; known: ",
    ),
    ("rules.yaml", "urgency: now", "urgency: soon", "unknown urgency: 'soon'; known: now, today, days"),
    ("rules.yaml", "urgency: now", "urgency: days", "urgency 'days' is not one of row 'G1' in gates.yaml"),
    ("rules.yaml", "covers: [G1]", "covers: [G99]", "unknown row of gates.yaml: 'G99'; known: G1, G2"),
    ("rules.yaml", "id: G2", "id: G1", "a rule 'G1' stands here twice; give one another id"),
    ("rules.yaml", "source: [S17]", "source: []", "needs a source; name a key of references.yaml"),
    ("rules.yaml", "source: [S17]", "source: [S999]", "unknown reference 'S999'; add it to references.yaml"),
    (
        "rules.yaml",
        "{holds: cord_signs}",
        "{holds: cord}",
        "unknown name (to be defined in `names` above): 'cord'",
    ),
    (
        "rules.yaml",
        "{points: massage}",
        "{points: yoga}",
        "unknown service with points at this place: 'yoga'",
    ),
    (
        "rules.yaml",
        "wait: {days: 2}",
        "",
        "a postponed rule needs `wait`; say after how many days to come back",
    ),
    (
        "rules.yaml",
        "routine: low-back",
        "routine: high-back",
        "unknown routine 'high-back'; known: calm-down",
    ),
    (
        "rules.yaml",
        "when: {includes: {now_chest: chest_pressure}}",
        "when: {not: {includes: {now_chest: none}}}",
        "a warning sign must not be undone by another answer",
    ),
    ("en/rules.yaml", "  G1:", "  G1b:", "no words for rule 'G1'; add them here"),
    ("en/rules.yaml", "  G1:", "  G1b:", "words for an unknown rule 'G1b'; remove them or add the rule"),
    ("en/questions.yaml", "me: ", "mee: ", "no words for option 'me'; add them here"),
    ("en/questions.yaml", 'text: "Who is this check for?"', "text:", "expected text (put it in quotes"),
    (
        "cautions.yaml",
        "{conditions: heart}",
        "{conditions: hart}",
        "unknown option of conditions: 'hart'; known: ",
    ),
    ("references.yaml", "url: https://", "url: http://", "an address must begin with https://"),
    ("help.yaml", "  US:", "  USA:", "'USA' is not a country code of two capitals, or 'other'"),
    (
        "gates.yaml",
        "tier: stand_alone",
        "tier: alone",
        "unknown tier: 'alone'; known: stand_alone, pair, context",
    ),
    ("regions.yaml", "neck, ", "", "unknown region: 'neck'"),
    (RELAX, "[1, 2, 3, 4, 5, 6, 7, 8, 9]", "9", "expected a list, found 9"),
    (RELAX, "[1, 2, 3, 4, 5, 6, 7, 8, 9]", "[1]", "needs at least 2 here"),
    (RELAX, "[1, 2,", "[0, 2,", "expected a whole number from 1 to 30, found 0"),
    (RELAX, "[1, 2,", "[[], 2,", "needs at least 1 here"),
    (RELAX, "[1, 2, 3,", "[1, 2, 2,", "line 3 of `steps` is in no set; name it, or move it to the end"),
    (RELAX, "8, 9]", "8]", "27 sets are no whole rounds of the 8 in `each_set`; correct one of them"),
    (
        RELAX,
        "8, 9]",
        "8, 9, 10, 11]",
        "`each_set` of exercise 'muscle-relaxation' names line 11, here are 10",
    ),
    (RELAX, "sets: 27", "sets: 8", "8 sets are no whole rounds of the 9 in `each_set`"),
    ("routines/calm-down.yaml", "sets: 18", "sets: 17", "17 sets are no whole rounds of the 9 in `each_set`"),
    (NECK, "[[1, 2], 3, 4]", "[[2, 1], 3, 4]", "name each line of `steps` once, from the first to the last"),
    (NECK, "[[1, 2], 3, 4]", "[1, 1, 1]", "all sets are about the same lines; remove `each_set`"),
    (
        "exercises/slow-breathing.yaml",
        "sides: none",
        "each_set: [1, 2]\nsides: none",
        "a breath dose has no sets; remove `each_set`",
    ),
    (ARTICLE, "[claim: low; ", "[claim: high; ", "unknown certainty 'high' of a claim; known: moderate, low"),
    (ARTICLE, "reviewed_by: null", "author: me", "unknown key 'author'; allowed: title, summary"),
]


def problems(folder: Path) -> list[str]:
    with pytest.raises(ContentBroken) as caught:
        read_catalogue(folder)
    return caught.value.lines


@pytest.mark.parametrize(("name", "old", "new", "message"), MISTAKES, ids=[row[3][:60] for row in MISTAKES])
def test_a_mistake_is_named_with_its_file_and_remedy(
    content: Path, broken: Break, name: str, old: str, new: str, message: str
) -> None:
    broken(name, old, new)
    found = problems(content)
    assert [line for line in found if message in line], "\n".join(found)


def test_the_line_is_the_line_of_the_mistake(content: Path, broken: Break) -> None:
    line = broken("rules.yaml", "{now_limb: hot_skin}", "{now_limb: hot}")
    (only,) = problems(content)
    assert only.startswith(
        f"{content}/rules.yaml:{line}: unknown option of now_limb: 'hot'; known: cold_limb"
    )


def test_a_mistake_in_an_article_has_its_line(content: Path) -> None:
    path = content / ARTICLE
    lines = [*path.read_text(encoding="utf-8").splitlines(), "", "It helps. [claim: low; S999]"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (only,) = problems(content)
    assert only.startswith(f"{content}/{ARTICLE}:{len(lines)}: unknown reference 'S999' of a claim")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("It helps. [claim: low]", "a claim without a reference"),
        ("It helps. [claim: low; own]", "a claim without a reference"),
        ("It helps. [claim: low; S98]", "reference 'S98' of a claim is not in `sources` above"),
        ("Read <b>this</b>.", "raw HTML, images, tables and code are not allowed"),
        ("![a picture](x.png)", "raw HTML, images, tables and code are not allowed"),
        ("See [this](/learn/nowhere).", "link to an unknown page '/learn/nowhere'; known: "),
        ("See [this](/routines/nowhere).", "link to an unknown page '/routines/nowhere'; known: "),
        ("See [this](https://example.org/).", "link 'https://example.org/' leads nowhere allowed"),
        ("See [this](javascript:alert(1)).", "leads nowhere allowed"),
        ("# A title", "a heading is ## or ###"),
        ("A stray [bracket].", "a stray [ or ]"),
        ("- one\n  - deeper", "a list has one level"),
    ],
)
def test_an_article_may_not_say(content: Path, line: str, message: str) -> None:
    with (content / ARTICLE).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    found = problems(content)
    assert [each for each in found if message in each], "\n".join(found)


@pytest.mark.parametrize("what", ["cautions", "stop_signs"])
def test_an_exercise_needs_cautions_and_stop_signs(content: Path, what: str) -> None:
    path = content / GLIDES
    kept = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(f"{what}:")]
    path.write_text("\n".join([*kept, f"{what}: []"]) + "\n", encoding="utf-8")
    (only,) = problems(content)
    assert only == f"{path}:{len(kept) + 1}: needs at least 1 here"


def test_a_missing_file_says_so(content: Path) -> None:
    (content / "en/exercises/tendon-glides.yaml").unlink()
    (only,) = problems(content)
    assert only.startswith(f"{content}/en/exercises/tendon-glides.yaml:1: this file is missing; add it")


def test_broken_yaml_says_where(content: Path, broken: Break) -> None:
    line = broken("en/regions.yaml", '  knee: "Knee"', '  knee: "Knee" joint')
    (first, *_) = [text for text in problems(content) if "en/regions.yaml" in text]
    assert first.startswith(f"{content}/en/regions.yaml:{line}: not valid YAML: ")


def test_a_second_language_must_be_whole(content: Path) -> None:
    (content / "es").mkdir()
    found = problems(content)
    assert (
        f"{content}/es/articles:1: missing translation of article 'massage-therapy'; add massage-therapy.md"
        in found
    )
    assert [line for line in found if line.startswith(f"{content}/es/rules.yaml:1: this file is missing")]


def test_where_sets_differ_every_language_has_as_many_lines(content: Path) -> None:
    shutil.copytree(content / "en", content / "es")
    words = content / "es/exercises/muscle-relaxation.yaml"
    kept = [line for line in words.read_text(encoding="utf-8").splitlines() if "Start again" not in line]
    words.write_text("\n".join(kept) + "\n", encoding="utf-8")
    (only,) = problems(content)
    assert only.startswith(f"{words}:1: 9 lines in `steps`, 10 in 'en'; `each_set` counts them")


def test_all_problems_are_listed_at_once_in_order(content: Path, broken: Break) -> None:
    broken(GLIDES, "kind: ", "kind: magic # ")
    broken("rules.yaml", "{now_limb: hot_skin}", "{now_limb: hot}")
    broken("en/rules.yaml", "  G9:", "  G9x:")
    found = problems(content)
    assert len(found) == 4
    assert found == sorted(found)
