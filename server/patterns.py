"""Patterns that a whole text has to match, the same in Python and in every reader of `/openapi.json`."""

from __future__ import annotations

UUID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"


def whole(pattern: str) -> str:
    """The pattern from the first character to the last.

    Not with `$`: where msgspec looks, that also stands before a line break at the end, and everything behind such a
    check would get one character that it cannot take.
    """
    return rf"^(?:{pattern})(?![\s\S])"
