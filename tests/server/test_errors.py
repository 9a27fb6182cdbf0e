"""Bad requests: one shape, the place of the problem, nothing stored, and nothing told about the inside."""

import asyncio
import json
import logging
from typing import Any

import pytest

from server.access import public
from server.accounts.models import Person
from server.errors import PROBLEMS
from tests.cast import HEADERS, Clinic, Device

CLIENT = {
    "signup": "0193aaaa-0000-7000-8000-000000000001",
    "chart": "0193aaaa-0000-7000-8000-000000000002",
    "device": "0193aaaa-0000-7000-8000-000000000003",
    "zone": "Europe/Warsaw",
    "language": "en",
}


@pytest.mark.parametrize(
    ("change", "where", "words"),
    [
        ({"colour": "red"}, "colour", "This field is not known."),
        ({"zone": None}, "zone", "This cannot be left out."),
        ({"name": 7}, "name", "This has to be text."),
        ({"name": "x" * 121}, "name", "This is too long: at most 120 characters fit here."),
        ({"name": "two\nlines"}, "name", "This has to be one line, and not empty."),
        ({"signup": "no-uuid"}, "signup", "This does not have the form it should have."),
        ({"country": "pl"}, "country", "A country is two capital letters, such as PL."),
        ({"language": "English, please"}, "language", "A language looks like en or pt-BR."),
        ({"country": "PL\n"}, "country", "A country is two capital letters, such as PL."),
        ({"name": "Ann\n"}, "name", "This has to be one line, and not empty."),
        ({"zone": "Europe/Warsaw\n"}, "zone", "A time zone looks like Europe/Warsaw."),
    ],
)
async def test_what_does_not_fit_is_named_and_nothing_is_stored(
    clinic: Clinic, change: dict[str, object], where: str, words: str | None
) -> None:
    refused = await clinic.device().post("/api/accounts", {**CLIENT, **change})
    assert (refused.status, refused.code, refused.json["error"]["where"]) == (400, "INVALID_BODY", where)
    if words is not None:
        assert refused.json["error"]["message"] == words
    assert await Person.all().count() == 0


async def test_a_missing_field_is_named(clinic: Clinic) -> None:
    refused = await clinic.device().post("/api/accounts", {"zone": "Europe/Warsaw"})
    assert refused.json["error"] == {
        "code": "INVALID_BODY",
        "message": "This field is missing.",
        "where": "signup",
    }


NO_OBJECT = {
    "empty": b"",
    "cut off": b"{",
    "no UTF-8": b"\xff\xfe",
    "no number": b'{"a": NaN}',
    "a deep hole": b"[" * 100_000,
    "half a character": b'{"name": "\\ud800"}',
    "a text": b'"text"',
    "nothing": b"null",
}


async def test_what_is_no_json_object_is_refused(clinic: Clinic) -> None:
    device = clinic.device()
    for name, body in NO_OBJECT.items():
        refused = await device.send("POST", "/api/accounts", body)
        assert refused.status == 400, name
        assert refused.code in ("INVALID_JSON", "INVALID_BODY"), name
    assert await Person.all().count() == 0


@pytest.mark.parametrize("again", ['"language": "es"', '"langu\\u0061ge": "en"'], ids=["plain", "escaped"])
async def test_a_field_that_is_there_twice_is_refused(clinic: Clinic, again: str) -> None:
    body = f"{json.dumps(CLIENT)[:-1]}, {again}}}"
    refused = await clinic.device().send("POST", "/api/accounts", body.encode())
    assert (refused.status, refused.json["error"]["where"]) == (400, "language")
    assert refused.json["error"]["message"] == "This field is there twice."
    assert await Person.all().count() == 0


async def test_a_body_that_is_too_large_is_refused(clinic: Clinic) -> None:
    refused = await clinic.device().send("POST", "/api/accounts", b'{"name": "' + b"x" * 1_100_000 + b'"}')
    assert (refused.status, refused.code) == (413, "TOO_LARGE")


async def test_an_unknown_address_of_the_api_is_a_404_in_json(clinic: Clinic) -> None:
    device = clinic.device()
    for path in ("/api", "/api/", "/api/nothing", "/api/care/nothing/at/all", "/api/charts/7/sync"):
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
            answer = await device.send(method, path, headers={})
            assert (answer.status, answer.code) == (404, "NOT_FOUND"), (method, path)


async def test_an_address_of_the_api_with_two_slashes_is_no_page(clinic: Clinic) -> None:
    for path in ("/api//", "/api//accounts", "/api//accounts/me"):
        answer = await clinic.device().get(path)
        assert (answer.status, answer.code) == (404, "NOT_FOUND"), path


async def test_a_failure_inside_tells_nothing(clinic: Clinic, caplog: pytest.LogCaptureFixture) -> None:
    @public
    async def broken() -> str:
        raise ValueError("maria@example.org has a secret")

    clinic.app.view_functions["installation.health"] = broken
    logging.getLogger("unknot").propagate = True
    with caplog.at_level(logging.INFO, "unknot"):
        answer = await clinic.device().get("/api/health")
    assert (answer.status, answer.code) == (500, "INTERNAL")
    assert b"secret" not in answer.body
    assert "ValueError" in caplog.text
    assert "maria" not in caplog.text


async def test_the_log_says_what_happened_without_who(
    clinic: Clinic, maria: Device, caplog: pytest.LogCaptureFixture
) -> None:
    logging.getLogger("unknot").propagate = True
    with caplog.at_level(logging.INFO, "unknot"):
        await maria.get("/api/accounts/me")
        await maria.post("/api/care/invitations/look", {"token": "a-secret-token"})
        await maria.delete("/api/sign-ins/0193aaaa-0000-7000-8000-000000000001")
    assert "route=/api/sign-ins/<uuid:sign_in_id> status=404" in caplog.text
    for private in ("maria", "secret-token", "0193aaaa", "127.0.0.1"):
        assert private not in caplog.text.lower()


async def test_answers_of_the_api_are_kept_by_no_cache(maria: Device) -> None:
    answer = await maria.get("/api/accounts/me")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_every_code_has_a_status_and_a_sentence() -> None:
    for code, (status, sentence) in PROBLEMS.items():
        assert code.isupper()
        assert 400 <= status < 600
        assert sentence.endswith(".")


async def test_the_document_describes_every_route_and_loads_nothing(clinic: Clinic) -> None:
    document: dict[str, Any] = (await clinic.device().get("/openapi.json")).json
    assert document["paths"]["/api/accounts"]["post"]["requestBody"]["content"]["application/json"][
        "schema"
    ] == {"$ref": "#/components/schemas/SignUp"}
    for path in document["paths"].values():
        for operation in path.values():
            assert operation["summary"]
            assert "default" in operation["responses"]
    for page in ("/docs", "/redocs", "/scalar"):
        assert b"cdn" not in (await clinic.device().get(page)).body


def test_the_headers_of_the_tests_are_those_of_the_app() -> None:
    assert HEADERS == {"Content-Type": "application/json", "X-Unknot": "1"}


async def test_a_body_that_comes_too_slowly_may_be_sent_again(maria: Device) -> None:
    maria.client.app.config["BODY_TIMEOUT"] = 0.05
    async with maria.client.request("/api/sign-ins", method="POST", headers=HEADERS) as connection:
        await connection.send(b"{")
        await asyncio.sleep(0.2)
        await connection.send_complete()
        answer = await connection.as_response()
    assert answer.status_code == 503
    assert (await answer.get_json())["error"]["code"] == "UNAVAILABLE"
