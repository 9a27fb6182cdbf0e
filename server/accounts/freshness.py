"""What a restore means for sign-ins."""

from __future__ import annotations

from server.accounts.models import SIGN_IN_LASTS, SignIn
from server.clock import now


async def let_all_run_out() -> None:
    """Everybody signs in again: nobody knows which sign-ins were ended since the backup, or which passwords changed.

    They run out and are not ended: who has no password comes back by the ids of the device, and a device counts as
    signed out on purpose only where it was.
    """
    await SignIn.filter(ended_at=None).update(seen_at=now() - SIGN_IN_LASTS)
