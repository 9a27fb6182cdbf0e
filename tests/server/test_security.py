"""Who is asking, by which address, over which connection: what a client writes itself is not believed."""

from dataclasses import replace

import pytest
from quart import request

from server.app import create_app
from server.security import client_address, cookie_name, is_secure, password_matches
from server.settings import Settings, read_settings
from tests.cast import HEADERS, Clinic, Device

SETTINGS = read_settings({})
APP = create_app(SETTINGS)
BEHIND_ONE = replace(SETTINGS, trusted_proxies=1)
BEHIND_TWO = replace(SETTINGS, trusted_proxies=2)


@pytest.mark.parametrize(
    ("settings", "forwarded", "address"),
    [
        (SETTINGS, None, "10.0.0.9"),
        (SETTINGS, "1.2.3.4", "10.0.0.9"),
        (BEHIND_ONE, "1.2.3.4", "1.2.3.4"),
        (BEHIND_ONE, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (BEHIND_TWO, "6.6.6.6, 1.2.3.4, 10.0.0.1", "1.2.3.4"),
        (BEHIND_TWO, "1.2.3.4", "1.2.3.4"),
        (BEHIND_ONE, "not an address", "unknown"),
        (BEHIND_ONE, "2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        (BEHIND_ONE, "::ffff:1.2.3.4", "1.2.3.4"),
        (BEHIND_ONE, "1.2.3.4:5678", "1.2.3.4"),
        (BEHIND_TWO, "6.6.6.6:1, 1.2.3.4:5678, 10.0.0.1:80", "1.2.3.4"),
        (BEHIND_ONE, "[2001:db8:1:2:aaaa::1]:443", "2001:db8:1:2::/64"),
        (BEHIND_ONE, "[2001:db8:1:2:aaaa::1]", "2001:db8:1:2::/64"),
        (BEHIND_ONE, "[::ffff:1.2.3.4]:443", "1.2.3.4"),
        (BEHIND_ONE, "fe80::1%eth0", "fe80::/64"),
        (BEHIND_ONE, "", "unknown"),
        (BEHIND_ONE, "[]:80", "unknown"),
    ],
)
async def test_only_what_trusted_proxies_appended_is_believed(
    settings: Settings, forwarded: str | None, address: str
) -> None:
    headers = {"Remote-Addr": "10.0.0.9"}  # where Quart keeps who it is connected to
    if forwarded is not None:
        headers["X-Forwarded-For"] = forwarded
    async with APP.test_request_context("/", headers=headers):
        assert client_address(request, settings) == address


@pytest.mark.parametrize(
    ("settings", "headers", "secure"),
    [
        (SETTINGS, {"X-Forwarded-Proto": "https"}, False),
        (BEHIND_ONE, {"X-Forwarded-Proto": "https"}, True),
        (BEHIND_ONE, {"X-Forwarded-Proto": "https, http"}, False),
        (BEHIND_TWO, {"X-Forwarded-Proto": "https, http"}, True),
        (BEHIND_ONE, {}, False),
        (replace(SETTINGS, public_url="https://localhost"), {}, True),
        (replace(SETTINGS, public_url="https://clinic.example"), {}, False),
    ],
)
async def test_https_is_believed_from_whoever_ended_it(
    settings: Settings, headers: dict[str, str], secure: bool
) -> None:
    async with APP.test_request_context("/", headers=headers):
        assert is_secure(request, settings) is secure


def test_over_https_the_cookie_belongs_to_this_host_alone() -> None:
    assert (cookie_name(True), cookie_name(False)) == ("__Host-unknot", "unknot")


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(clinic: Clinic) -> None:
    clinic.app.config["UNKNOT"] = replace(clinic.settings, trusted_proxies=1)
    device = clinic.device()
    headers = {**HEADERS, "X-Forwarded-Proto": "https"}
    body = device.sign_up()
    made = await device.send("POST", "/api/accounts", body, headers)
    cookie = made.headers["Set-Cookie"]
    assert cookie.startswith("__Host-unknot=")
    for part in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=15552000"):
        assert part in cookie
    assert "Domain" not in cookie
    assert made.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    assert made.headers["Cross-Origin-Opener-Policy"] == "same-origin"


async def test_a_cookie_for_http_is_not_taken_over_https(clinic: Clinic, maria: Device) -> None:
    clinic.app.config["UNKNOT"] = replace(clinic.settings, trusted_proxies=1)
    answer = await maria.send("GET", "/api/accounts/me", headers={"X-Forwarded-Proto": "https"})
    assert answer.code == "SIGNED_OUT"


async def test_nobodys_password_matches_nothing() -> None:
    assert not await password_matches(None, "")
    assert not await password_matches(None, "anything")
    assert not await password_matches("not a hash", "anything")


@pytest.mark.parametrize("origin", ["http://[", "null", "https://elsewhere.example"])
async def test_whatever_is_not_our_own_origin_is_refused(maria: Device, origin: str) -> None:
    refused = await maria.send("DELETE", "/api/sign-ins/current", {}, {**HEADERS, "Origin": origin})
    assert (refused.status, refused.code) == (403, "CROSS_SITE")
