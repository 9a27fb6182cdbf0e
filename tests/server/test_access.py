"""Every route says who may call it, and the saying is true."""

from collections.abc import Iterator

import pytest
from quart import Quart

from server.access import ACCESS, LIMIT, guard, public
from server.app import create_app
from server.settings import read_settings
from tests.cast import HEADERS, Clinic, Device

APP = create_app(read_settings({}))
UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}
SOMEWHERE = "00000000-0000-4000-8000-000000000000"


def api_routes() -> Iterator[tuple[str, str, str]]:
    """Method, path and declared access of every route under /api/."""
    for rule in APP.url_map.iter_rules():
        if rule.rule.startswith("/api/") and rule.endpoint != "no_such_api":
            path = "".join(
                SOMEWHERE if dynamic else part for dynamic, part in rule._trace if part != "|"
            ).lstrip("|")
            for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
                yield method, path, getattr(APP.view_functions[rule.endpoint], ACCESS)


ROUTES = sorted(api_routes())


def test_there_are_routes_to_look_at() -> None:
    assert len(ROUTES) > 15


def test_every_route_declares_who_may_call_it() -> None:
    undeclared = [endpoint for endpoint, view in APP.view_functions.items() if not hasattr(view, ACCESS)]
    assert undeclared == []


def test_an_undeclared_route_stops_the_program_at_start() -> None:
    app = Quart("undeclared", static_folder=None)
    app.add_url_rule("/open", "open", public(lambda: ""))
    guard(app)
    app.add_url_rule("/forgotten", "forgotten", lambda: "")
    with pytest.raises(RuntimeError, match="/forgotten"):
        guard(app)


def test_what_anybody_may_change_is_limited() -> None:
    unlimited = [
        rule.rule
        for rule in APP.url_map.iter_rules()
        if (rule.methods or set()) & UNSAFE
        and getattr(APP.view_functions[rule.endpoint], ACCESS) == "public"
        and not hasattr(APP.view_functions[rule.endpoint], LIMIT)
    ]
    assert unlimited == []


async def test_who_is_not_signed_in_is_asked_to(clinic: Clinic) -> None:
    device = clinic.device()
    for method, path, access in ROUTES:
        if access != "public":
            answer = await device.send(method, path)
            assert (answer.status, answer.code) == (401, "SIGNED_OUT"), (method, path)


async def test_to_a_client_the_routes_of_others_do_not_exist(olek: Device) -> None:
    assert (await olek.get("/api/accounts/me")).status == 200
    for method, path, access in ROUTES:
        if access in ("therapist", "owner"):
            answer = await olek.send(method, path)
            assert (answer.status, answer.code) == (404, "NOT_FOUND"), (method, path)


async def test_to_a_therapist_the_owners_routes_do_not_exist(wera: Device) -> None:
    assert "therapist" in (await wera.get("/api/accounts/me")).json["roles"]
    for method, path, access in ROUTES:
        if access == "owner":
            assert (await wera.send(method, path)).status == 404, (method, path)


async def test_a_method_that_an_address_does_not_take_is_told_which_it_takes(clinic: Clinic) -> None:
    device = clinic.device()
    refused = await device.post("/api/health", {})
    assert (refused.status, refused.code, refused.headers["Allow"]) == (405, "METHOD_NOT_ALLOWED", "GET")
    for path in (f"/api/sign-ins/{SOMEWHERE}", "/api/care/invitations/look"):
        assert (await device.get(path)).code == "METHOD_NOT_ALLOWED"
    for path in ("/api/nowhere", "/api/sign-ins/nobody", "/api/"):
        assert (await device.get(path)).code == (await device.post(path, {})).code == "NOT_FOUND"


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"X-Unknot": "1"}, "NOT_JSON"),
        ({"X-Unknot": "1", "Content-Type": "text/plain"}, "NOT_JSON"),
        ({"Content-Type": "application/json"}, "CROSS_SITE"),
        ({**HEADERS, "Origin": "https://elsewhere.example"}, "CROSS_SITE"),
        ({**HEADERS, "Origin": "null"}, "CROSS_SITE"),
        ({**HEADERS, "Sec-Fetch-Site": "same-site"}, "CROSS_SITE"),
        ({**HEADERS, "Sec-Fetch-Site": "cross-site"}, "CROSS_SITE"),
    ],
)
async def test_another_site_cannot_act_as_a_person(
    tomasz: Device, headers: dict[str, str], code: str
) -> None:
    for method, path, _ in ROUTES:
        if method in UNSAFE:
            answer = await tomasz.send(method, path, b"{}", headers)
            assert answer.code == code, (method, path)
    assert (await tomasz.get("/api/accounts/me")).status == 200


async def test_the_app_itself_passes(tomasz: Device) -> None:
    headers = {**HEADERS, "Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    assert (await tomasz.send("POST", "/api/care/invitations", b'{"language":"en"}', headers)).status == 201
