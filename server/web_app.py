"""Hands out the built web app: files as the build made them, and one fallback page for addresses it did not make.

Files are read into memory once: a rebuild beside a running server must not mix two versions. Names under
`_app/immutable/` contain a hash of their content and may be kept for a year; everything else is asked for again each
time and answered with 304 while it is the same.
"""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path

from quart import Quart, Request, Response, current_app, request
from quart_schema import hide

from server.access import METHODS, nowhere, public, settings
from server.errors import Problem
from server.security import is_secure

PACKAGED = Path(__file__).resolve().parent / "web_build"
CHECKOUT = Path(__file__).resolve().parents[1] / "web" / "build"
IMMUTABLE = "_app/immutable/"
FALLBACK = "200.html"
ENCODINGS = {"br": ".br", "gzip": ".gz"}  # best first
TYPES = {".webmanifest": "application/manifest+json", ".js": "text/javascript", ".svg": "image/svg+xml"}
NOT_BUILT = "The web app is not built. In a checkout, `uv run unknot` builds it."

# The pages carry their own script policy with hashes; a second one here could only break it.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(),"
    " screen-wake-lock=(self), publickey-credentials-get=(self), publickey-credentials-create=(self)",
}
# Browsers ignore these over plain http, and complain about the second.
HTTPS_HEADERS = {
    "Strict-Transport-Security": "max-age=31536000",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@dataclass(frozen=True)
class Asset:
    """One file: its bytes by encoding ("" = as it is), and how long it may be kept."""

    bodies: dict[str, bytes]
    type: str
    etag: str
    immutable: bool


def hand_out_web_app(app: Quart) -> None:
    """Answer every address outside the API with the web app, and every answer with the security headers."""
    folder = PACKAGED if PACKAGED.is_dir() else CHECKOUT
    app.extensions["web_app"] = read_build(folder)
    app.add_url_rule("/", view_func=page, defaults={"path": ""})
    app.add_url_rule("/<path:path>", view_func=page)
    for addresses in ("/api", "/api/", "/api/<path:path>"):
        app.add_url_rule(addresses, view_func=no_such_api, methods=METHODS)
    app.after_request(_add_headers)


@hide
@nowhere
async def no_such_api(path: str = "") -> Response:
    """What no route of the API takes, by address or by method."""
    del path
    raise Problem("NOT_FOUND")


def read_build(folder: Path) -> dict[str, Asset]:
    """Every file of a build by its path; empty where there is no build."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {
        name: _asset(name, path, files)
        for name, path in files.items()
        if path.suffix not in ENCODINGS.values() and not path.name.startswith(".")
    }


def _asset(name: str, path: Path, files: dict[str, Path]) -> Asset:
    bodies = {"": path.read_bytes()}
    for encoding, suffix in ENCODINGS.items():
        if name + suffix in files:
            bodies[encoding] = files[name + suffix].read_bytes()
    kind = TYPES.get(path.suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    text = kind.startswith("text/") or kind.endswith(("json", "xml"))
    return Asset(
        bodies,
        f"{kind}; charset=utf-8" if text else kind,
        hashlib.sha256(bodies[""]).hexdigest()[:32],
        name.startswith(IMMUTABLE),
    )


@hide
@public
async def page(path: str) -> Response:
    """A file of the web app; for an address it has no page for, the page that finds out by itself."""
    if path.startswith("api/"):  # with a second slash no address of the API matches
        raise Problem("NOT_FOUND")
    build: dict[str, Asset] = current_app.extensions["web_app"]
    asset = find(build, path)
    if asset is None:
        # A missing script must not look like one: an old app asking for a file of its version has to notice.
        missing = NOT_BUILT if not build else "Not found"
        return Response(missing, 404 if build else 503, content_type="text/plain; charset=utf-8")
    return _send(asset, request)


def find(build: dict[str, Asset], path: str) -> Asset | None:
    """The file for a path: itself, its page, or the fallback for what looks like a page."""
    path = path.strip("/")
    for name in (path, f"{path}.html", f"{path}/index.html".lstrip("/")):
        if name in build:
            return build[name]
    if "." in path.rpartition("/")[2] or path.startswith("_app/"):
        return None
    return build.get(FALLBACK)


def _send(asset: Asset, asked: Request) -> Response:
    encoding = next((e for e in ENCODINGS if e in asset.bodies and asked.accept_encodings[e] > 0), "")
    etag = f"{asset.etag}-{encoding}" if encoding else asset.etag
    same = asked.if_none_match.contains_weak(etag)
    response = Response(
        b"" if same else asset.bodies[encoding], 304 if same else 200, content_type=asset.type
    )
    response.headers["Cache-Control"] = (
        "public, max-age=31536000, immutable" if asset.immutable else "no-cache"
    )
    response.headers["Vary"] = "Accept-Encoding"
    response.set_etag(etag)
    if encoding and not same:
        response.headers["Content-Encoding"] = encoding
    return response


async def _add_headers(response: Response) -> Response:
    secure = is_secure(request, settings())
    for name, value in (HEADERS | HTTPS_HEADERS if secure else HEADERS).items():
        response.headers.setdefault(name, value)
    if request.path.startswith("/api/") or request.path == "/openapi.json":
        response.headers.setdefault("Cache-Control", "no-store")
    return response
