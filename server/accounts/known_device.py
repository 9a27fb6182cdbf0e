"""A browser that was let in before, recognised by a cookie, so that nobody else can use up its attempts."""

from __future__ import annotations

from quart import request

from server.access import by_address, settings
from server.accounts.models import SignIn
from server.security import KNOWN_DEVICE, cookie_name, is_secure


async def known_device() -> SignIn | None:
    """The last sign-in on this browser, if it can prove one."""
    proof = request.cookies.get(cookie_name(is_secure(request, settings()), KNOWN_DEVICE))
    return await SignIn.of_proof(proof) if proof else None


async def by_browser() -> str:
    """Calls count together that come from one browser that was let in before; those of others, by address."""
    known = await known_device()
    return str(known.id) if known else await by_address()
