"""An article says only what can be shown, and claims nothing without a reference; its mistakes have a line too."""

from pathlib import Path

import pytest

from tests.content.conftest import ARTICLE, problems


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
        ("See https://example.org now.", "a bare address; write [words](address)"),
        ("See [this](//example.org).", "leads nowhere allowed"),
        ("- one\n  - deeper", "a list has one level"),
    ],
)
def test_an_article_may_not_say(content: Path, line: str, message: str) -> None:
    with (content / ARTICLE).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    found = problems(content)
    assert [each for each in found if message in each], "\n".join(found)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            b"It helps. [claim: high; S1]\n",
            1,
            "an article begins with front matter between two lines ---; add it",
        ),
        ("---\ntitle: Ü\n---\n".encode("latin-1"), 1, "is not UTF-8 text; save it as UTF-8"),
        (
            b"---\ntitle: a\nsummary: b\ngroup: uses\norder: 1\nversion: 1\nreviewed_by: null\nsources: [S27]\n---\n",
            9,
            "an article needs text after its front matter; write it",
        ),
    ],
)
def test_an_article_that_cannot_be_read_is_one_problem(
    content: Path, text: bytes, line: int, message: str
) -> None:
    (content / ARTICLE).write_bytes(text)
    assert problems(content) == [f"{content}/{ARTICLE}:{line}: {message}"]
