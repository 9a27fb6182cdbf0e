"""The key file: made on the first start, outside the database, and kept apart from its backups.

    {"version": 1, "seal": {"current": id, "keys": {id: base64}}, "encryption": {"current": id, "keys": {…}}}

It is written once; old keys stay in it for checking and reading.
"""

from __future__ import annotations

import os
import secrets
from base64 import b64decode, b64encode
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from server.chart.encryption import SealedBox
from server.chart.seal import SealKeys


class KeyFileUnusable(Exception):
    """One line: what is wrong with the key file, and what to do about it."""


SEAL_BYTES = 32
VERSION = 1  # of the file: another one would be read as something it is not


class _Keys(msgspec.Struct, forbid_unknown_fields=True):
    current: str
    keys: dict[str, str]


class _KeyFile(msgspec.Struct, forbid_unknown_fields=True):
    version: int
    seal: _Keys
    encryption: _Keys


@dataclass(frozen=True, slots=True)
class KeyRing:
    """All keys of this installation."""

    seals: SealKeys
    box: SealedBox

    @property
    def ids(self) -> set[str]:
        """Ids of all keys, as the database remembers which it was written with."""
        return set(self.seals.keys) | set(self.box.keys)


_in_use: list[KeyRing] = []


def use_keys(ring: KeyRing) -> None:
    """Take these keys for everything this process seals and encrypts."""
    _in_use[:] = [ring]


def seal_keys() -> SealKeys:
    """The keys of seals and deeds."""
    return _ring().seals


def sealed_box() -> SealedBox:
    """Encryption at rest."""
    return _ring().box


def _ring() -> KeyRing:
    if not _in_use:
        raise RuntimeError("no keys: use_keys() has to come first")
    return _in_use[0]


def open_keys(file: Path) -> KeyRing:
    """The keys in this file, which is made if there is none. Raises KeyFileUnusable."""
    try:
        if not file.exists():
            _make(file)
        return _ring_of(msgspec.json.decode(file.read_bytes(), type=_KeyFile))
    except OSError as error:
        raise KeyFileUnusable(
            f"The key file {file} cannot be used ({error.strerror}): give this user rights to it, or name another"
            " with UNKNOT_KEY_FILE."
        ) from error
    except (msgspec.DecodeError, ValueError, KeyError) as error:
        raise KeyFileUnusable(
            f"The key file {file} is damaged: put your copy of it back. Without it stored records cannot be read."
        ) from error


def new_ring() -> KeyRing:
    """Fresh keys that are written nowhere."""
    return _ring_of(_fresh())


def _fresh() -> _KeyFile:
    seal, encryption = secrets.token_hex(4), secrets.token_hex(4)
    return _KeyFile(
        version=VERSION,
        seal=_Keys(seal, {seal: b64encode(secrets.token_bytes(SEAL_BYTES)).decode()}),
        encryption=_Keys(encryption, {encryption: b64encode(secrets.token_bytes(32)).decode()}),
    )


def _make(file: Path) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Beside it first and then linked: a half-written key file would lose everything, and of two first starts at
    # once the later one takes the keys of the earlier.
    made = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(msgspec.json.format(msgspec.json.encode(_fresh()), indent=2))
        out.flush()
        os.fsync(out.fileno())
    with suppress(FileExistsError):
        os.link(made, file)
    made.unlink()
    _keep_names(file.parent)


def _keep_names(folder: Path) -> None:
    """Without this a power cut could forget the name of a file whose bytes are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _ring_of(content: _KeyFile) -> KeyRing:
    if content.version != VERSION:
        raise ValueError("the file is of another version")
    seals = {id_: b64decode(key, validate=True) for id_, key in content.seal.keys.items()}
    boxes = {id_: AESGCM(b64decode(key, validate=True)) for id_, key in content.encryption.keys.items()}
    if content.seal.current not in seals or content.encryption.current not in boxes:
        raise ValueError("the current key is missing")
    if not all(len(key) == SEAL_BYTES for key in seals.values()):  # with an empty one anybody could seal
        raise ValueError("a seal key is too short")
    return KeyRing(SealKeys(content.seal.current, seals), SealedBox(content.encryption.current, boxes))
