"""`unknot questions` and `unknot assess`, as somebody types them."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from server.assessment.command import assess_command, questions_command
from tests.assessment.answering import calm, fill, the_book
from tests.assessment.test_gates import UNREVIEWED
from tests.assessment.test_outcomes import STRESSED, WRIST


def well_with(cleared: str) -> str:
    """Somebody with nothing to report, and what is said to be lifted."""
    return f'{{"answers": {json.dumps(fill(the_book(), {}, calm))}, "cleared": {cleared}}}'


def asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, text: str
) -> tuple[int, str, str]:
    """Exit code, output and errors of `unknot assess -` for `text`."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    code = assess_command(["-"])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_questions_are_printed_with_words_and_conditions(capsys: pytest.CaptureFixture[str]) -> None:
    assert questions_command([]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["version"] == the_book().rules.version
    assert [question["id"] for question in printed["questions"]] == list(the_book().questions.by_id)
    first = printed["questions"][0]
    assert first["text"] == "Who is this check for?"
    assert first["options"] == [
        {"id": "me", "text": "For me"},
        {"id": "someone_else", "text": "For someone else"},
    ]
    assert {"id", "screen", "text", "type", "options", "shown_when"} <= set(first)
    injury = next(question for question in printed["questions"] if question["id"] == "injury_when")
    assert injury["shown_when"] == {"is": {"how_started": ["injury"]}}


def test_a_file_of_answers_is_judged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "answers.json"
    file.write_text(
        json.dumps({"version": the_book().rules.version, "answers": fill(the_book(), WRIST, calm)})
    )
    assert assess_command([str(file)]) == 0
    result = json.loads(capsys.readouterr().out)
    assert list(result) == [
        *("outcome", "when", "not_before", "reasons", "also", "lifted", "then", "confidence", "plan"),
        *("cautions", "notes", "notices"),
    ]
    assert (result["outcome"], result["when"], result["confidence"]) == ("art", None, "clear")
    assert result["reasons"][1] == {
        "rule": "A_diagnosis",
        "text": "You have a named problem of the kind ART is used for.",
        "answers": {"known": ["carpal_tunnel_tested"]},
    }
    assert result["plan"]["routines"] == ["wrist-and-hand"]
    assert result["notices"] == [UNREVIEWED]


def test_what_a_clinician_has_lifted_is_judged_without(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    thinners = fill(the_book(), STRESSED | {"medicines": ["blood_thinners", "low_aspirin"]}, calm)
    _, out, _ = asked(capsys, monkeypatch, json.dumps({"answers": thinners}))
    before = json.loads(out)
    assert (before["outcome"], [reason["rule"] for reason in before["reasons"]]) == (
        "clearance_first",
        ["clear_blood_thinners"],
    )
    assert before["then"] == {"outcome": "massage", "not_before": None, "routines": ["calm-down"]}
    assert [caution["id"] for caution in before["cautions"]] == ["blood_thinners"]
    assert before["notes"] == [
        {
            "id": "low_aspirin",
            "name": "Low-dose aspirin",
            "advice": "Bruises come more easily. Keep the pressure light to medium.",
        }
    ]
    lifted = json.dumps({"answers": thinners, "cleared": ["clear_blood_thinners"]})
    _, out, _ = asked(capsys, monkeypatch, lifted)
    after = json.loads(out)
    assert (after["outcome"], after["then"]) == ("massage", None)
    assert [reason["rule"] for reason in after["lifted"]] == ["clear_blood_thinners"]
    other = json.dumps({"answers": thinners, "cleared": ["clear_heart"]})
    _, out, _ = asked(capsys, monkeypatch, other)
    assert json.loads(out)["outcome"] == "clearance_first"


def test_stress_from_standard_input_leads_to_massage(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = json.dumps({"answers": fill(the_book(), STRESSED, calm)})
    code, out, _ = asked(capsys, monkeypatch, answers)
    assert (code, json.loads(out)["outcome"]) == (0, "massage")


def test_an_emergency_needs_no_other_answer(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = '{"answers": {"now_legs": ["numb_between_legs"], "regions": ["low_back"]}}'
    code, out, _ = asked(capsys, monkeypatch, text)
    result = json.loads(out)
    assert (code, result["outcome"], result["when"], result["plan"]["routines"]) == (
        0,
        "emergency",
        "now",
        [],
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("{", "- is not valid JSON: "),
        ('{"answers": {"who": "me", "who": "me"}}', "- is not valid JSON: a key stands there twice"),
        ("[]", 'expected {"answers": {question: answer}}'),
        ('{"answers": []}', 'expected {"answers": {question: answer}}'),
        ('{"answers": {}, "today": "x"}', "unknown key 'today'; allowed: version, answers, cleared"),
        ('{"version": 99, "answers": {}}', "version 99 is not known here; allowed: "),
        ('{"version": true, "answers": {}}', "version True is not known here; allowed: "),
        ('{"version": 1.0, "answers": {}}', "version 1.0 is not known here; allowed: "),
        (json.dumps({"version": "9" * 9000, "answers": {}}), f"version '{'9' * 60}' is not known here"),
        ('{"answers": {"a\\n\\u001b[31m": 1}}', "'a\\n\\x1b[31m': no such question; allowed: "),
        (json.dumps({"answers": {"q" * 9000: 1}}), f"'{'q' * 60}': no such question; allowed: "),
        (well_with('"heart"'), "cleared: expected a list of rules"),
        (
            well_with('["G1"]'),
            "cleared: no clinician's word lifts 'G1'; allowed: N6, ",
        ),
        (well_with('[["N6"]]'), "cleared: no clinician's word lifts ['N6']"),
        ('{"answers": {}}', "who: this question is not answered; allowed: me, someone_else"),
        ('{"answers": {"stress": 12}}', "stress: out of range; allowed: 0 to 10"),
        ('{"answers": {"who": "me\\nyou"}}', "who: no such option; allowed: me, someone_else"),
        (
            '{"answers": {"hands": ["none", "thumb_numb"]}}',
            "hands: 'none' stands alone, not beside other answers",
        ),
    ],
)
def test_a_refusal_is_one_line_and_exit_code_two(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, text: str, line: str
) -> None:
    code, out, err = asked(capsys, monkeypatch, text)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(line)


def test_a_missing_file_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert assess_command([str(tmp_path / "nowhere.json")]) == 2
    assert capsys.readouterr().err == f"cannot read {tmp_path}/nowhere.json: No such file or directory\n"


def test_what_has_no_end_is_not_read_to_its_end(capsys: pytest.CaptureFixture[str]) -> None:
    assert assess_command(["/dev/zero"]) == 2
    assert capsys.readouterr().err == "/dev/zero is larger than 1000000 bytes; answers are a few kilobytes\n"


def test_a_closed_standard_input_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert assess_command(["-"]) == 2
    assert capsys.readouterr().err == "cannot read -: standard input is closed\n"


def test_the_commands_load_neither_server_nor_database() -> None:
    look = "import sys, server.assessment.command, server.content.command; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert {"quart", "tortoise", "hypercorn", "asyncio"} & set(done.stdout.split()) == set()
