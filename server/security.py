"""Tokens, passwords, and who is really asking."""

from __future__ import annotations

import asyncio
import hashlib
import ipaddress
import secrets
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from urllib.parse import urlsplit

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from quart import Request, Response

from server.errors import Problem
from server.settings import Settings

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
SIGN_IN = "unknot"
KNOWN_DEVICE = "unknot-device"
# How long a browser keeps each; 400 days are the longest that browsers allow.
COOKIE_SECONDS = {SIGN_IN: 180 * 24 * 3600, KNOWN_DEVICE: 400 * 24 * 3600}
OWN_HEADER = "X-Unknot"

# 64 MiB a hash: two threads bound the memory that sign-ins can take, and keep the event loop free.
_HASHER = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=1)
_HASHING = ThreadPoolExecutor(max_workers=2, thread_name_prefix="argon2")


def new_token() -> str:
    """256 random bits, safe in an address."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What is stored of a token: its SHA-256."""
    return hashlib.sha256(token.encode()).hexdigest()


async def hash_password(password: str) -> str:
    """argon2id, computed outside the event loop."""
    return await asyncio.get_running_loop().run_in_executor(_HASHING, _HASHER.hash, password)


async def password_matches(stored: str | None, password: str) -> bool:
    """Whether this is the password; takes as long when there is none, so that time tells nothing."""
    return await asyncio.get_running_loop().run_in_executor(_HASHING, _matches, stored, password)


def _matches(stored: str | None, password: str) -> bool:
    try:
        return _HASHER.verify(stored or _nobodys_password(), password) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobodys_password() -> str:
    return _HASHER.hash(secrets.token_urlsafe(32))


def refuse_cross_site(request: Request, settings: Settings) -> None:
    """Another site must not be able to act as a signed-in person. Raises Problem.

    A form cannot send JSON or a header of our own; a script of another origin needs a permission we never give.
    """
    if request.mimetype != "application/json":
        raise Problem("NOT_JSON")
    if OWN_HEADER not in request.headers:
        raise Problem("CROSS_SITE")
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        raise Problem("CROSS_SITE")
    origin = request.headers.get("Origin")
    if origin is not None and origin != settings.public_url and origin.partition("://")[2] != request.host:
        raise Problem("CROSS_SITE")


def client_address(request: Request, settings: Settings) -> str:
    """The address that attempts are counted by: behind trusted proxies the one the outermost of them saw.

    Each proxy appends who spoke to it, some with the port; anything further left was written by the client and may be
    invented. Of IPv6 the first half counts, since one household has all of the second.
    """
    seen = [part.strip() for line in request.headers.getlist("X-Forwarded-For") for part in line.split(",")]
    hops = [*seen, request.remote_addr or ""]
    hop = hops[max(0, len(hops) - 1 - settings.trusted_proxies)]
    try:
        parsed = ipaddress.ip_address(_without_port(hop))
    except ValueError:
        return "unknown"
    if isinstance(parsed, ipaddress.IPv6Address):
        mapped = parsed.ipv4_mapped
        return str(mapped or ipaddress.ip_network((int(parsed), 64), strict=False))
    return str(parsed)


def _without_port(hop: str) -> str:
    """`1.2.3.4` of `1.2.3.4:5678`, and `2001:db8::1` of `[2001:db8::1]:443`."""
    if hop.startswith("["):
        return hop[1:].partition("]")[0]
    return hop.partition(":")[0] if hop.count(":") == 1 else hop


def is_secure(request: Request, settings: Settings) -> bool:
    """Whether the browser speaks HTTPS, to us or to a proxy that we trust or that serves the public address."""
    if request.scheme == "https":
        return True
    if settings.trusted_proxies:
        seen = [part.strip() for part in request.headers.get("X-Forwarded-Proto", "").split(",")]
        return seen[max(0, len(seen) - settings.trusted_proxies)] == "https"
    public = urlsplit(settings.public_url or "")
    return public.scheme == "https" and public.netloc == request.host


def cookie_name(secure: bool, cookie: str = SIGN_IN) -> str:
    """`__Host-` binds the cookie to this host over HTTPS; browsers refuse that name over plain HTTP."""
    return f"__Host-{cookie}" if secure else cookie


def give_cookie(response: Response, value: str, *, secure: bool, cookie: str = SIGN_IN) -> None:
    """Sign this browser in for 180 days, or let it prove for 400 that it once was."""
    response.set_cookie(
        cookie_name(secure, cookie),
        value,
        max_age=COOKIE_SECONDS[cookie],
        path="/",
        secure=secure,
        httponly=True,
        samesite="Lax",
    )


def take_cookie(response: Response, *, secure: bool) -> None:
    """Make this browser forget its sign-in."""
    response.delete_cookie(cookie_name(secure), path="/", secure=secure, httponly=True, samesite="Lax")
