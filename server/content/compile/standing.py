"""Where a statement comes from, as a reader sees it."""

from dataclasses import asdict

from server.content.catalogue.ease import Ease
from server.content.catalogue.library import Exercise, Routine
from server.content.catalogue.pain import PainRules
from server.content.catalogue.shapes import Catalogue, Decision, GateRule, PointRule


def with_standing(
    thing: GateRule | PointRule | Decision | Exercise | Routine | PainRules | Ease,
) -> dict[str, object]:
    """The thing's own keys and those of its standing, side by side."""
    record = asdict(thing)
    standing: dict[str, object] = record.pop("standing")
    return record | standing


def reference_data(key: str, catalogue: Catalogue) -> dict[str, object]:
    """`key` as sources name it: of references.yaml, or "r: Name year", or own."""
    known = catalogue.references.get(key)
    if known:
        return {"key": key, "text": known.text, "url": known.url, "recalled": False}
    return {"key": key, "text": key.removeprefix("r: "), "url": None, "recalled": key != "own"}
