"""The built web app is handed out as built: compressed, kept as long as its name promises, with one fallback."""

import gzip
from pathlib import Path

import pytest

from server.app import create_app
from server.settings import read_settings
from server.web_app import read_build
from tests.cast import Answer, Device

HASHED = "_app/immutable/entry.abc123.js"


@pytest.fixture
def build(tmp_path: Path) -> Path:
    files = {
        "index.html": b"<h1>Unknot</h1>",
        "200.html": b"<h1>Finding out</h1>",
        "learn/carpal-tunnel.html": b"<h1>Carpal tunnel</h1>",
        "service-worker.js": b"self.x = 1",
        "manifest.webmanifest": b"{}",
        "icons/icon.png": b"\x89PNG",
        HASHED: b"export const x = 1;",
        f"{HASHED}.gz": gzip.compress(b"export const x = 1;"),
        f"{HASHED}.br": b"brotli bytes",
        ".inputs-sha256": b"no business of anybody",
    }
    for name, content in files.items():
        path = tmp_path / "build" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "build"


@pytest.fixture
def device(build: Path) -> Device:
    app = create_app(read_settings({}))
    app.extensions["web_app"] = read_build(build)
    return Device(app)


async def fetch(device: Device, path: str, **headers: str) -> Answer:
    return await device.send(
        "GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("/", b"<h1>Unknot</h1>"),
        ("/learn/carpal-tunnel", b"<h1>Carpal tunnel</h1>"),
        ("/learn/carpal-tunnel/", b"<h1>Carpal tunnel</h1>"),
        ("/i", b"<h1>Finding out</h1>"),
        ("/charts/7/anything", b"<h1>Finding out</h1>"),
        ("/api-is-not-api", b"<h1>Finding out</h1>"),
    ],
)
async def test_a_page_that_was_not_built_finds_out_by_itself(
    device: Device, path: str, content: bytes
) -> None:
    answer = await fetch(device, path)
    assert (answer.status, answer.body) == (200, content)
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    "path",
    [
        "/_app/immutable/entry.old.js",
        "/missing.png",
        "/.inputs-sha256",
        "/../pyproject.toml",
        "/%2e%2e/pyproject.toml",
    ],
)
async def test_a_missing_file_is_not_answered_with_a_page(device: Device, path: str) -> None:
    answer = await fetch(device, path)
    assert answer.status == 404
    assert b"<h1>" not in answer.body


async def test_hashed_files_are_kept_and_everything_else_is_asked_for_again(device: Device) -> None:
    assert (await fetch(device, f"/{HASHED}")).headers[
        "Cache-Control"
    ] == "public, max-age=31536000, immutable"
    for path in ("/", "/service-worker.js", "/manifest.webmanifest", "/learn/carpal-tunnel"):
        assert (await fetch(device, path)).headers["Cache-Control"] == "no-cache"


async def test_what_did_not_change_is_not_sent_again(device: Device, build: Path) -> None:
    first = await fetch(device, "/")
    again = await fetch(device, "/", If_None_Match=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    (build / "index.html").write_bytes(b"<h1>Newer</h1>")
    device.client.app.extensions["web_app"] = read_build(build)
    newer = await fetch(device, "/", If_None_Match=first.headers["ETag"])
    assert (newer.status, newer.body) == (200, b"<h1>Newer</h1>")


@pytest.mark.parametrize(
    ("accepts", "encoding"),
    [("gzip, deflate, br, zstd", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip"), ("", None)],
)
async def test_it_sends_the_smallest_that_the_browser_reads(
    device: Device, accepts: str, encoding: str | None
) -> None:
    answer = await fetch(device, f"/{HASHED}", Accept_Encoding=accepts)
    assert answer.headers.get("Content-Encoding") == encoding
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"


async def test_types_that_browsers_insist_on(device: Device) -> None:
    assert (
        (await fetch(device, "/manifest.webmanifest"))
        .headers["Content-Type"]
        .startswith("application/manifest+json")
    )
    assert (await fetch(device, "/icons/icon.png")).headers["Content-Type"] == "image/png"
    assert (await fetch(device, "/service-worker.js")).headers["Content-Type"].startswith("text/javascript")


async def test_every_answer_keeps_other_sites_out(device: Device) -> None:
    for path in ("/", f"/{HASHED}", "/api/nothing", "/missing.png"):
        headers = (await fetch(device, path)).headers
        assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "camera=()" in headers["Permissions-Policy"]
        # Plain http here, where browsers ignore both.
        assert "Strict-Transport-Security" not in headers
        assert "Cross-Origin-Opener-Policy" not in headers


async def test_without_a_build_it_says_so(tmp_path: Path) -> None:
    app = create_app(read_settings({}))
    app.extensions["web_app"] = read_build(tmp_path / "nothing")
    answer = await fetch(Device(app), "/")
    assert answer.status == 503
    assert b"not built" in answer.body
