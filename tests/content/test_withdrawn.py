"""What is withdrawn: read alone and with the rest, and refused where this content does not go by it itself."""

from pathlib import Path

import pytest

from server.content.catalogue.read import ContentBroken, read_catalogue, read_withdrawn_alone
from server.content.command import check_content
from server.content.languages import spoken
from tests.content.conftest import Break, problems
from tests.content.withdrawing import LATE, STRAINS, rule, withdraw

VERSION = read_catalogue().assessment.rules.version


def raise_rules(broken: Break) -> None:
    broken("rules.yaml", f"version: {VERSION}", f"version: {VERSION + 1}")


def test_nothing_is_withdrawn_at_first() -> None:
    assert read_withdrawn_alone() == read_catalogue().withdrawn
    assert read_withdrawn_alone().rules == ()


def test_it_is_read_with_its_words(content: Path, broken: Break) -> None:
    raise_rules(broken)
    withdraw(content, rules=rule("A9", VERSION), exercises=rule("rolling", 7), words=ROLLING)
    withdrawn = read_withdrawn_alone(content)
    [a9], [rolling] = withdrawn.rules, withdrawn.exercises
    assert (a9.id, a9.up_to, a9.since, a9.source) == ("A9", VERSION, "2026-12-01", ("own",))
    assert a9.said("why") == dict.fromkeys(spoken(), LATE)
    assert rolling.said("name") == dict.fromkeys(spoken(), "Rolling")
    assert read_catalogue(content).withdrawn == withdrawn


ROLLING = f'rules: {{A9: {{why: "{LATE}"}}}}\nexercises: {{rolling: {{name: Rolling, why: "{STRAINS}"}}}}\n'
# what is withdrawn, and the start of what is said of it
MISTAKES = [
    ({"rules": rule("A9", VERSION)}, 3, "rule 'A9' is withdrawn and still in use; remove or correct it"),
    (
        {"rules": rule("A9", VERSION + 1)},
        3,
        f"rules.yaml is at version {VERSION}; no later one can be withdrawn",
    ),
    (
        {"exercises": rule("bridge")},
        4,
        "exercise 'bridge' is withdrawn and still in routine 'thigh-strain'; take it out there",
    ),
    ({"exercises": rule("bridge", 2)}, 4, "exercise 'bridge' is at version 1; no later one can be withdrawn"),
    ({"rules": rule("A9", "all")}, 3, "expected a whole number from 1 to 10000, found 'all'"),
    ({"rules": rule("A9", since="2026-02-30")}, 3, "expected a day as YYYY-MM-DD, found '2026-02-30'"),
    ({"rules": rule("A9", since="20260201")}, 3, "expected text (put it in quotes if it looks like"),
    ({"rules": rule("A9", source="[]")}, 3, "needs a source; name a key of references.yaml"),
    ({"rules": rule("A9") + rule("A9")}, 4, "withdrawn rule 'A9' stands here twice; keep the higher `up_to`"),
    ({"rules": " [A9]"}, 2, "expected keys with values, found 'A9'"),
]


@pytest.mark.parametrize(("what", "line", "message"), MISTAKES, ids=[row[2][:60] for row in MISTAKES])
def test_a_mistake_is_named_with_its_line(
    content: Path, what: dict[str, str], line: int, message: str
) -> None:
    withdraw(content, **what)
    found = problems(content)
    assert [one for one in found if one.startswith(f"{content}/withdrawn.yaml:{line}: {message}")], found


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("rules: {}\nexercises: {}\n", "1: no words for withdrawn rule 'A9'; add them here"),
        (
            "rules: {A9: {why: Late., name: A9}}\nexercises: {}\n",
            "1: unknown key 'name'; allowed: why",
        ),
        (
            "rules: {A9: {why: Late.}}\nexercises:\n  bridge: {name: Bridge, why: Old.}\n",
            "3: words for an unknown withdrawn exercise 'bridge'; remove them or add",
        ),
    ],
)
def test_every_language_has_its_words(content: Path, words: str, message: str) -> None:
    withdraw(content, rules=rule("A9"), words=words)
    with pytest.raises(ContentBroken) as alone:
        read_withdrawn_alone(content)
    for found in (problems(content), alone.value.lines):
        assert [one for one in found if one.startswith(f"{content}/en/withdrawn.yaml:{message}")], found


def test_a_withdrawn_exercise_may_stay_where_no_routine_has_it(content: Path) -> None:
    for routine in (content / "routines").glob("*.yaml"):
        text = routine.read_text(encoding="utf-8")
        routine.write_text(text.replace("exercise: bridge,", "exercise: band-row,"), encoding="utf-8")
    withdraw(content, exercises=rule("bridge"))
    assert [one.id for one in read_catalogue(content).withdrawn.exercises] == ["bridge"]


def test_what_was_corrected_since_is_withdrawn_in_its_earlier_versions(content: Path, broken: Break) -> None:
    raise_rules(broken)
    broken("exercises/bridge.yaml", "version: 1", "version: 2")
    withdraw(content, rules=rule("A9", VERSION), exercises=rule("bridge", 1))
    assert read_catalogue(content).withdrawn.rules[0].up_to == VERSION


def test_an_id_that_is_gone_is_shown_to_whoever_may_have_mistyped_it(
    content: Path, broken: Break, capsys: pytest.CaptureFixture[str]
) -> None:
    raise_rules(broken)
    withdraw(content, rules=rule("A9", VERSION), exercises=rule("rolling"), words=ROLLING)
    assert check_content([str(content)]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "1 rules withdrawn: A9",
        "1 exercises withdrawn: rolling (not in the content any more)",
    ]
