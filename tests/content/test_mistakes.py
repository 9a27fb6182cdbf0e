"""Every kind of mistake in a content file is named with file, line and remedy."""

from pathlib import Path

import pytest

from tests.content.conftest import ARTICLE, GLIDES, Break, problems

RELAX = "exercises/muscle-relaxation.yaml"
NECK = "exercises/neck-turns.yaml"
GLIDES_WORDS = "en/exercises/tendon-glides.yaml"
WRIST = "routines/wrist-and-hand.yaml"

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
        "warning_signs/right_now.yaml",
        "{now_chest: chest_pressure}",
        "{now_chest: chest}",
        "unknown option of now_chest: 'chest'; known: ",
    ),
    (
        "warning_signs/right_now.yaml",
        "urgency: now",
        "urgency: soon",
        "unknown urgency: 'soon'; known: now, today, days",
    ),
    (
        "warning_signs/right_now.yaml",
        "urgency: now",
        "urgency: days",
        "urgency 'days' is not one of row 'G1' in gates.yaml",
    ),
    (
        "warning_signs/right_now.yaml",
        "covers: [G1]",
        "covers: [G99]",
        "unknown row of gates.yaml: 'G99'; known: G1, G2",
    ),
    (
        "warning_signs/right_now.yaml",
        "id: G2",
        "id: G1",
        "a rule 'G1' stands here twice; give one another id",
    ),
    (
        "warning_signs/right_now.yaml",
        "source: [S17]",
        "source: []",
        "needs a source; name a key of references.yaml",
    ),
    (
        "warning_signs/right_now.yaml",
        "source: [S17]",
        "source: [S999]",
        "unknown reference 'S999'; add it to references.yaml",
    ),
    (
        "warning_signs/neck.yaml",
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
        "warning_signs/not_today.yaml",
        "wait: {days: 2}",
        "",
        "a postponed rule needs `wait`; say after how many days to come back",
    ),
    (
        "rules.yaml",
        "routine: low-back",
        "routine: high-back",
        "unknown routine 'high-back'; known: achilles",
    ),
    (
        "warning_signs/right_now.yaml",
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
    (GLIDES, "not_with: [", "not_with: 7 # ", "expected a list, [one, two], found 7"),
    (
        GLIDES,
        "cautions: [",
        "cautions: [fever",
        "caution 'fever' stands in `not_with` too; a caution changes or forbids",
    ),
    ("cautions.yaml", "leads_to: help", "leads_to: home", "unknown way: 'home'; known: help, rest, check"),
    (
        "cautions.yaml",
        "[{conditions: migraine}]",
        "[{mood: no}]",
        "question 'mood' is private: a mark is shared",
    ),
    (
        "rules.yaml",
        "when: today}",
        "when: today, liftable: true}",
        "a clinician's word lifts a clearance, or a",
    ),
    (
        "warning_signs/right_now.yaml",
        "    tier: stand_alone",
        "    tier: stand_alone\n    liftable: false",
        "write `liftable: false` alone, and only where the urgency is liftable",
    ),
    (GLIDES, "per_repetition: 20", "per_repetition: 20s", "from 0.5 to 1800 without a unit, found '20s'"),
    (GLIDES, "per_repetition: 20", "per_repetition: -20", "from 0.5 to 1800 without a unit, found -20"),
    (GLIDES, "per_repetition: 20", "per_repetition: " + "9" * 5000, "without a unit, found '999"),
    (GLIDES, "dose: {", "dose: 5 #", "expected keys with values, found 5"),
    (GLIDES, "reviewed_by: null", 'reviewed_by: "A, PT, 2026-13-45"', "write `reviewed_by` as "),
    (GLIDES, "version: 1", "version: !secret 1", "has a tag '!secret'; remove it"),
    (GLIDES, "version: 1", "version: 1\n? [a]\n: 3", "a key must be one word; write key: value"),
    ("exercises/slow-breathing.yaml", "minutes: 5", "minutes: 300", "expected a number from 0.5 to 60 "),
    (
        GLIDES_WORDS,
        "lingering_tingling:",
        "dizziness:",
        "stop sign 'dizziness' is not one of exercise 'tendon-",
    ),
    (GLIDES_WORDS, 'name: "Tendon', 'name: "<b>Tendon', "HTML is shown as it stands here; say it in words"),
    (GLIDES_WORDS, 'name: "Tendon', 'name: "Tendon\u202e', "holds an invisible character '\\u202e'"),
    (GLIDES_WORDS, "  - ", "\t- ", "use spaces instead of a tab"),
    ("regions.yaml", "neck, ", "neck, neck, ", "region 'neck' stands here twice; remove one"),
    ("regions.yaml", "neck, ", "&a neck, *a, ", "an alias (*) repeats what stands elsewhere; write it out"),
    ("questions.yaml", "[basics,", "[basics, basics,", "screen 'basics' stands here twice; remove one"),
    ("questions.yaml", "least: 0", "least: 20", "expected a whole number from 20 to 1000, found 10"),
    ("references.yaml", "url: https://", "url: https:// ", "must begin with https:// and hold no space"),
    ("help.yaml", 'phone: "', 'phone: "call ', "'call 988' cannot be called; write digits and single spaces"),
    (RELAX, "[1, 2, 3, 4, 5, 6, 7, 8, 9]", "9", "expected a list, [one, two], found 9"),
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


@pytest.mark.parametrize(("name", "old", "new", "message"), MISTAKES, ids=[row[3][:60] for row in MISTAKES])
def test_a_mistake_is_named_with_its_file_and_remedy(
    content: Path, broken: Break, name: str, old: str, new: str, message: str
) -> None:
    broken(name, old, new)
    found = problems(content)
    assert [line for line in found if message in line], "\n".join(found)


def test_the_line_is_the_line_of_the_mistake(content: Path, broken: Break) -> None:
    line = broken("warning_signs/right_now.yaml", "{now_limb: hot_skin}", "{now_limb: hot}")
    (only,) = problems(content)
    assert only.startswith(
        f"{content}/warning_signs/right_now.yaml:{line}: unknown option of now_limb: 'hot'; known: cold_limb"
    )


@pytest.mark.parametrize(("what", "said_at"), [("not_with", "cautions"), ("stop_signs", "stop_signs")])
def test_an_exercise_needs_cautions_and_stop_signs(content: Path, what: str, said_at: str) -> None:
    path = content / GLIDES
    lines = path.read_text(encoding="utf-8").splitlines()
    emptied = [f"{what}: []" if line.startswith(f"{what}:") else line for line in lines]
    path.write_text("\n".join(emptied) + "\n", encoding="utf-8")
    (only,) = problems(content)
    line = next(at for at, line in enumerate(emptied, 1) if line.startswith(f"{said_at}:"))
    assert only == f"{path}:{line}: needs at least 1 here"


@pytest.mark.parametrize("name", ["cautions", "conditions", "gates", "help", "references", "regions"])
def test_every_list_says_its_version(content: Path, broken: Break, name: str) -> None:
    line = broken(f"{name}.yaml", "version: 1", "version: one")
    [said] = problems(content)
    assert said == f"{content}/{name}.yaml:{line}: expected a whole number from 1 to 10000, found 'one'"
