"""RFC 8785 texts: one value, one text, so that bytes can be compared, sealed and digested.

Refuses what some other party could not read back: U+0000, lone surrogates, integers beyond 2**53.
"""

import re
from typing import Any

import msgspec
import rfc8785

# An escaped U+0000, and not an escaped backslash before "u0000".
NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
FIRST_SURROGATE = "\ud800"
LONG_NUMBER = re.compile(r"\d{16}")


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
        same = _is_plainly_canonical(text) or (isinstance(value, dict) and canonical(value) == text)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        raise NotCanonical("not readable JSON") from None
    if not isinstance(value, dict):
        raise NotCanonical("not an object")
    if not same:
        raise NotCanonical("not in canonical form")
    return value


class _HasFraction(Exception):
    pass


def _refuse_fraction(number: str) -> float:
    raise _HasFraction(number)


_WITHOUT_FRACTIONS = msgspec.json.Decoder(float_hook=_refuse_fraction)


def _is_plainly_canonical(text: str) -> bool:
    """True for most canonical texts, and for no other, at a tenth of the cost of making them anew.

    msgspec writes sorted keys and strings as RFC 8785 does; numbers with a fraction, long integers, and characters
    that sort differently in UTF-16 are left to the exact way.
    """
    if max(text, default="") >= FIRST_SURROGATE or LONG_NUMBER.search(text) or "u0000" in text:
        return False
    try:
        return msgspec.json.encode(_WITHOUT_FRACTIONS.decode(text), order="sorted") == text.encode()
    except _HasFraction:
        return False
