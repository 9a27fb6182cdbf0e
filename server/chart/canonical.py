"""RFC 8785 texts: one value, one text, so that bytes can be compared, sealed and digested.

Refuses what some other party could not read back: U+0000, lone surrogates, integers beyond 2**53.
"""

import re
from typing import Any

import msgspec
import rfc8785

# An escaped U+0000, and not an escaped backslash before "u0000".
NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


class NotCanonical(ValueError):
    """The text is not the canonical JSON of an object, or the value has no such text."""


def canonical(value: dict[str, Any]) -> str:
    """The canonical text of a body. Raises NotCanonical."""
    try:
        text = rfc8785.dumps(value).decode()
    except (rfc8785.CanonicalizationError, RecursionError) as error:
        raise NotCanonical(str(error)) from None
    if "u0000" in text and NUL.search(text):
        raise NotCanonical("text holds U+0000")
    return text


def read_canonical(text: str) -> dict[str, Any]:
    """The object whose canonical text this is. Raises NotCanonical."""
    try:
        value = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        raise NotCanonical("not readable JSON") from None
    if not isinstance(value, dict):
        raise NotCanonical("not an object")
    if canonical(value) != text:
        raise NotCanonical("not in canonical form")
    return value
