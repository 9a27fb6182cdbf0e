"""The words of a language in parts, so that a screen loads what it shows and no more."""

from collections.abc import Mapping

PARTS: Mapping[str, tuple[str, ...]] = {
    "common": ("regions", "conditions", "cautions", "safety_net", "notices", "countries", "help"),
    "check": (
        *("screens", "questions", "rules", "confidence", "urgencies", "outcomes", "combining"),
        *("to_decide", "if_allowed", "notes"),
    ),
    "ease": ("positions", "ease"),
    "practice": ("exercises", "routines", "stop_signs", "new_signs"),
}


def part_type(part: str) -> str:
    """`CheckPart` for `check`."""
    return f"{part.capitalize()}Part"
