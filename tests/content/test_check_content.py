"""`unknot check-content`, as somebody types it."""

from pathlib import Path

import pytest

from server.content.catalogue.read import read_catalogue
from server.content.command import check_content
from tests.content.conftest import Break


def test_good_content_is_one_line_with_the_number_unreviewed(capsys: pytest.CaptureFixture[str]) -> None:
    assert check_content([]) == 0
    catalogue = read_catalogue()
    total = len(catalogue.signatures)
    (line,) = capsys.readouterr().out.splitlines()
    assert line == f"{catalogue.files} files, fine; {total} of {total} unreviewed"


def test_a_warning_sign_without_a_rule_is_named(
    content: Path, broken: Break, capsys: pytest.CaptureFixture[str]
) -> None:
    broken("warning_signs/arm_and_hand.yaml", "covers: [A9]", "covers: []")
    assert check_content([str(content)]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == ["1 safety questions missing: A9"]


def test_a_signature_counts(content: Path, broken: Break, capsys: pytest.CaptureFixture[str]) -> None:
    broken("rules.yaml", "reviewed_by: null", 'reviewed_by: "Ann Example, PT, 2026-11-01"')
    assert check_content([str(content)]) == 0
    total = len(read_catalogue().signatures)
    assert f"{total - 1} of {total} unreviewed" in capsys.readouterr().out


def test_each_problem_is_one_line_and_exit_code_two(
    content: Path, broken: Break, capsys: pytest.CaptureFixture[str]
) -> None:
    broken("warning_signs/right_now.yaml", "{now_limb: hot_skin}", "{now_limb: hot}")
    broken("en/rules.yaml", "  G9:", "  G9x:")
    assert check_content([str(content)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 3


def test_a_folder_without_content_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check_content([str(tmp_path / "nowhere")]) == 2
    assert "nowhere" in capsys.readouterr().err


def test_help_has_emergency_numbers_for_every_named_country() -> None:
    countries = {country.code: country for country in read_catalogue().countries}
    assert {"US", "CA", "GB", "IE", "AU", "NZ", "ES", "MX", "DE", "AT", "CH", "FR", "IT", "PL"} < set(
        countries
    )
    assert countries["other"].emergency == ("112", "911")
    assert all(country.crisis for code, country in countries.items() if code != "other")


def test_a_folder_that_cannot_be_looked_into_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = tmp_path / ("x" * 300)  # refused by the system, also to root
    assert check_content([str(name)]) == 2
    assert (
        capsys.readouterr().err
        == f"{name} cannot be read (File name too long): give this user rights to it.\n"
    )
