"""The brief's rows against the rules that cover them: which of the ways a row can decide are lost."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from itertools import permutations

from server.content.catalogue.fields import Problems
from server.content.catalogue.gates import TIERS
from server.content.catalogue.shapes import AssessmentCatalogue, GateRule
from server.content.catalogue.yaml_files import read_yaml
from tests.proofs.tables import HERE


@dataclass(frozen=True)
class Way:
    """A row decides with one of these urgencies, by a rule of one of these tiers."""

    written: str
    urgencies: frozenset[str]
    tiers: frozenset[str]

    def taken_by(self, rule: GateRule) -> bool:
        return rule.urgency in self.urgencies and rule.tier in self.tiers


def ways() -> dict[str, tuple[Way, ...]]:
    """Row -> its ways, as ways.yaml has them."""
    problems = Problems()
    rows = read_yaml(HERE / "ways.yaml", problems).pairs()
    found = {row: tuple(_way(text) for text in field.texts(1)) for row, field in rows.items()}
    assert problems.lines() == []
    return found


def _way(text: str) -> Way:
    words = frozenset(text.split()) - {"or"}
    return Way(text, words - set(TIERS), words & set(TIERS) or frozenset(TIERS))


def lost_rows(
    book: AssessmentCatalogue, known: Mapping[str, tuple[Way, ...]], deciding: Collection[str]
) -> dict[str, str]:
    """Row -> what is missing, for rows that no rule covers or that cannot decide in each of their ways.

    `deciding` are the gates that some answers make decide. A gate that goes takes none of that from the others, so
    they need not be looked for again when one is deleted.
    """
    lost = dict.fromkeys(book.missing_gates, "no rule covers it")
    for row, needed in known.items():
        rules = [rule for rule in book.rules.gates if row in rule.covers and rule.id in deciding]
        if row not in lost and not _all_taken(needed, rules):
            told = [f"{rule.id} ({rule.urgency}, {rule.tier})" for rule in rules]
            lost[row] = (
                f"needs {', '.join(way.written for way in needed)}; has {', '.join(told) or 'nothing'}"
            )
    return lost


def _all_taken(needed: tuple[Way, ...], rules: list[GateRule]) -> bool:
    """Whether each way has a rule of its own."""
    return any(
        all(way.taken_by(rule) for way, rule in zip(needed, chosen, strict=True))
        for chosen in permutations(rules, len(needed))
    )


def unnoticed_deletions(
    book: AssessmentCatalogue, known: Mapping[str, tuple[Way, ...]], deciding: Collection[str]
) -> list[str]:
    """Gates that cover a row, and whose deletion loses no row."""
    before = lost_rows(book, known, deciding)
    return [
        rule.id
        for rule in book.rules.gates
        if rule.covers and lost_rows(without(book, rule), known, deciding) == before
    ]


def without(book: AssessmentCatalogue, rule: GateRule) -> AssessmentCatalogue:
    gates = tuple(other for other in book.rules.gates if other.id != rule.id)
    return replace(book, rules=replace(book.rules, gates=gates))
