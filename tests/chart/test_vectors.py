"""The vectors that server and app share, and that both know the same kinds."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from server.chart import stamp as clock
from server.chart.bodies import ENDS_TOO_SOON
from server.chart.canonical import NotCanonical, read_canonical
from server.chart.corrections import Fact, corrected
from server.chart.digest import Held, digest_of
from server.chart.kinds import KINDS, KINDS_VERSION, shape_problem
from tests.chart.vectors import FOLDER, everything
from tests.simulation.phones import node

CHART = Path(__file__).parents[2] / "web" / "src" / "lib" / "chart"


def vectors(name: str) -> Any:
    return json.loads((FOLDER / name).read_text(encoding="ascii"))


def test_the_files_are_what_their_generator_writes() -> None:
    for name, content in everything().items():
        assert vectors(name) == json.loads(json.dumps(content)), f"{name}: run python -m tests.chart.vectors"


def test_stamps() -> None:
    given = vectors("chart_stamp.json")
    for case in given["ticks"]:
        made = clock.tick(case["clock"], case["now"], given["device"])
        assert made == case["expect"]
        assert clock.STAMP.fullmatch(made)
        assert made > case["clock"]
    for case in given["months"]:
        assert clock.month_of(clock.make(case["ms"], 0, given["device"])) == case["month"]


def test_canonical_texts_are_read() -> None:
    for text in vectors("chart_canonical.json")["canonical"]:
        read_canonical(text)


@pytest.mark.parametrize("text", vectors("chart_canonical.json")["not_canonical"])
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(NotCanonical):
        read_canonical(text)


def test_corrections() -> None:
    for case in vectors("chart_corrections.json"):
        facts = [Fact(**entry) for entry in case["entries"]]
        found = [{"id": fact.id, "body": fact.body} for fact in corrected(facts, case["owner"])]
        assert found == case["expect"]


def test_digests() -> None:
    for case in vectors("chart_digest.json"):
        digest = digest_of(Held(**held) for held in case["held"])
        assert {month: list(sums) for month, sums in digest.items()} == case["digest"]


def test_what_ends_before_it_begins_is_refused_with_that_reason() -> None:
    for case in vectors("chart_periods.json"):
        expected = ENDS_TOO_SOON if case["ends_too_soon"] else None
        for body in (case["body"], {"of": "0193c000-0000-7000-8000-000000000001", **case["body"]}):
            assert shape_problem(KINDS[case["kind"]], body) == expected, body


def test_app_and_server_know_the_same_kinds() -> None:
    script = f"""
        import {{ KINDS, KINDS_VERSION }} from {json.dumps(str(CHART / "kinds.ts"))};
        process.stdout.write(JSON.stringify([KINDS_VERSION, KINDS]));
    """
    command = [node(), "--disable-warning=ExperimentalWarning", "--input-type=module", "-e", script]
    said = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    version, kinds = json.loads(said)
    ours = {name: {"writers": sorted(kind.writers), "seen": kind.seen} for name, kind in KINDS.items()}
    theirs = {name: {**kind, "writers": sorted(kind["writers"])} for name, kind in kinds.items()}
    assert (version, theirs) == (KINDS_VERSION, ours)
