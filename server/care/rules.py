"""What is fixed about consent and invitations."""

from __future__ import annotations

import secrets
from datetime import timedelta

# The words a client agrees to when accepting; it changes whenever they do, and stands in every link.
CONSENT_VERSION = "2026-11-26"

INVITATION_LASTS = timedelta(days=60)

# Letters and digits that nobody confuses when reading them aloud or from a card: no 0 O, 1 I L, no U beside V.
CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 8


def new_code() -> str:
    """Eight characters to type: 39 bits, enough where guesses are counted."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


def plain_code(typed: str) -> str:
    """A code as it was made, whatever case, spaces or dashes it was typed with."""
    return "".join(character for character in typed.upper() if character.isalnum())
