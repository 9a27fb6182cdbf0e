"""Every statement of the founding text is carried by an article, the check and a routine, or the map says why not."""

import re
from pathlib import Path

import pytest

from server.content.catalogue.founding import MAP
from server.content.catalogue.read import FOLDER, read_catalogue
from tests.content.conftest import Break, problems

TEXT = (FOLDER / "founding_text.txt").read_text(encoding="utf-8")
# What introduces a list or a section, and says nothing by itself.
HEADINGS = (
    "Massage Therapy and Active Release Techniques: Enhancing Your Well-being",
    "Massage Therapy – A Holistic Approach to Well-being",
    "Massage therapy can:",
    "Active Release Techniques (ART) – Targeted Treatment for Soft Tissue Dysfunction",
    "ART is particularly effective in treating:",
    "Who Benefits Most from These Therapies?",
    "Here’s a breakdown of who might benefit most from each therapy:",
    "Massage Therapy:",
    "Choosing the Right Therapy for Your Needs",
    "Combining Therapies for Enhanced Benefits",
    "Empowering Your Well-being",
)
WHO_SPEAKS = "As a Licensed Massage Therapist (LMT) specializing in Active Release Techniques (ART), "


def sentences() -> list[str]:
    """Each sentence and each item of a list."""
    lines = (line.strip().removeprefix("•").strip() for line in TEXT.splitlines())
    said = (line for line in lines if line and line not in HEADINGS)
    parts = [part for line in said for part in re.split(r"(?<=[.:?])\s+", line)]
    return [part.rstrip(".") for part in parts if part not in HEADINGS]


def plain(text: str) -> str:
    return text.replace("’", "'").removeprefix(WHO_SPEAKS).lower()


@pytest.mark.parametrize("sentence", sentences())
def test_every_sentence_of_the_founding_text_is_in_the_map(sentence: str) -> None:
    assert plain(sentence) in {plain(statement.says) for statement in read_catalogue().statements}


def test_where_no_article_carries_a_statement_the_content_is_refused(content: Path, broken: Break) -> None:
    line = broken(MAP, ", immune-system, massage-therapy]", ", massage-therapy]")
    assert problems(content) == [
        f"{content}/{MAP}:{line - 2}: article 'immune-system' carries statement 'massage_immune'; add it there"
    ]


def test_an_article_that_says_nothing_of_it_carries_nothing(content: Path, broken: Break) -> None:
    line = broken(MAP, "articles: [choosing]", "articles: [choosing, sleep]")
    (only,) = problems(content)
    assert only.startswith(
        f"{content}/{MAP}:{line - 2}: no claim of article 'sleep' names statement 'choose_art'; add it to"
    )


def test_a_statement_that_leads_nowhere_says_why(content: Path, broken: Break) -> None:
    text = (content / MAP).read_text(encoding="utf-8")
    reason = next(line for line in text.splitlines() if line.startswith("    unrouted"))
    broken(MAP, reason + "\n", "")
    (only,) = problems(content)
    assert "leads to no rule or no routine; name one, or say in `unrouted` why there is none" in only
