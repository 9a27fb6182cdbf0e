"""Bodies at rest: AES-256-GCM, bound to the place they stand in, so that a row cannot be moved to another chart.

A box is: 1 byte version, 8 bytes key id, 12 bytes nonce, ciphertext with tag.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = b"\x01"
KEY_ID_BYTES = 8
NONCE_BYTES = 12
HEADER_BYTES = 1 + KEY_ID_BYTES + NONCE_BYTES


class CannotDecrypt(Exception):
    """The bytes were changed, stand in the wrong place, or need a key that is not there."""


@dataclass(frozen=True, slots=True)
class SealedBox:
    """Keys by id (8 ASCII characters); what is written uses `current`."""

    current: str
    keys: dict[str, AESGCM]

    def encrypt(self, plain: bytes, bound_to: bytes) -> bytes:
        """Ciphertext that can be read only together with the same `bound_to`."""
        nonce = os.urandom(NONCE_BYTES)
        sealed = self.keys[self.current].encrypt(nonce, plain, bound_to)
        return VERSION + self.current.encode() + nonce + sealed

    def decrypt(self, box: bytes, bound_to: bytes) -> bytes:
        """What was encrypted for this place. Raises CannotDecrypt."""
        key = self.keys.get(box[1 : 1 + KEY_ID_BYTES].decode("ascii", "replace"))
        if box[:1] != VERSION or key is None:
            raise CannotDecrypt("written with a key that is not in the key file")
        try:
            return key.decrypt(box[1 + KEY_ID_BYTES : HEADER_BYTES], box[HEADER_BYTES:], bound_to)
        except InvalidTag:
            raise CannotDecrypt("changed, or moved from its place") from None


def place_of(chart: str, entry: str, part: str) -> bytes:
    """What the parts of an entry are bound to: `part` is body, detail or refused."""
    return f"{part} {chart} {entry}".encode()
