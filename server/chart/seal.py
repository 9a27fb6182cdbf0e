"""Seals: any device can give entries back after a restore, also those of others, and nobody can forge one.

A seal is `<key id>.<base64url of an HMAC-SHA-256>` over the length-prefixed fields of an entry. A deed is the same
over (chart, person): who holds it may sign up anew with the same ids when a restore has lost the account.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from typing import Protocol


class Sealable(Protocol):
    """The fields a seal covers; the body covers `detail` by its digest."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def stamp(self) -> str: ...
    @property
    def happened_at(self) -> str: ...
    @property
    def body(self) -> str: ...


@dataclass(frozen=True, slots=True)
class SealKeys:
    """Keys by id; new seals use `current`."""

    current: str
    keys: dict[str, bytes]

    def seal(self, chart: str, author: str, entry: Sealable) -> str:
        """The seal of an entry of this chart, as written by this author."""
        return self._signed(
            "entry", (chart, entry.id, entry.kind, author, entry.stamp, entry.happened_at, entry.body)
        )

    def holds(self, seal: str, chart: str, author: str, entry: Sealable) -> bool:
        """Whether a seal is ours, made with any key this server has had."""
        key = seal.partition(".")[0]
        if key not in self.keys:
            return False
        fields = (chart, entry.id, entry.kind, author, entry.stamp, entry.happened_at, entry.body)
        expected = self._signed("entry", fields, key)
        return hmac.compare_digest(expected.encode(), seal.encode())

    def deed(self, chart: str, person: str) -> str:
        """Proof that this server once gave this chart to this person."""
        return self._signed("deed", (chart, person))

    def is_deed(self, deed: str, chart: str, person: str) -> bool:
        """Whether `deed` is one of ours for this pair."""
        key = deed.partition(".")[0]
        if key not in self.keys:
            return False
        expected = self._signed("deed", (chart, person), key)
        return hmac.compare_digest(expected.encode(), deed.encode())

    def _signed(self, use: str, fields: tuple[str, ...], key: str | None = None) -> str:
        key = key or self.current
        parts = (field.encode() for field in (use, *fields))
        message = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
        digest = hmac.digest(self.keys[key], message, hashlib.sha256)
        return f"{key}.{urlsafe_b64encode(digest).decode().rstrip('=')}"
