"""Writes into a copy of the content what it withdraws, as a person would."""

from pathlib import Path

from server.content.catalogue.words import languages

NOTHING = "version: 1\nrules: []\nexercises: []\n"
LATE = "It sent people with a numb thumb to a doctor too late."
STRAINS = "It can strain a healing back."


def rule(id_: str, up_to: object = 1, since: str = "2026-12-01", source: str = "[own]") -> str:
    """An item; also of an exercise."""
    return f"\n  - {{id: {id_}, up_to: {up_to}, since: {since}, source: {source}}}"


def withdraw(folder: Path, *, rules: str = " []", exercises: str = " []", words: str | None = None) -> None:
    """`words`: the whole file, of every language; without it A9 and the bridge have theirs, where they are named."""
    (folder / "withdrawn.yaml").write_text(
        f"version: 1\nrules:{rules}\nexercises:{exercises}\n", encoding="utf-8"
    )
    said = f"rules: {{{f'A9: {{why: {LATE!r}}}' if 'A9' in rules else ''}}}\n" + (
        f"exercises: {{{f'bridge: {{name: Bridge, why: {STRAINS!r}}}' if 'bridge' in exercises else ''}}}\n"
    )
    for language in languages(folder):
        (folder / language / "withdrawn.yaml").write_text(said if words is None else words, encoding="utf-8")
