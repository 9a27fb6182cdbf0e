"""`/openapi.json`: the HTTP API as one document, the same on every machine, from what the routes declare."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from quart import Quart
from quart_schema import Info, OpenAPIProvider, QuartSchema
from quart_schema.validation import DataSource
from werkzeug.routing import Rule

from server.errors import ErrorAnswer
from server.version import VERSION

REFERENCE = "#/components/schemas/{name}"


def describe(app: Quart) -> QuartSchema:
    """Attach quart-schema without any page of its own: its documentation pages load scripts from other sites."""
    return QuartSchema(
        app,
        openapi_path=None,
        redoc_ui_path=None,
        scalar_ui_path=None,
        swagger_ui_path=None,
        info=Info(title="Unknot", version=VERSION),
        conversion_preference="msgspec",
        openapi_provider_class=Document,
    )


def document(app: Quart) -> dict[str, Any]:
    """The OpenAPI document of an app that `describe` was called for; keys are sorted: it never changes order."""
    provider: Document = app.extensions["QUART_SCHEMA"].openapi_provider
    built: dict[str, Any] = msgspec.to_builtins(provider.schema(), str_keys=True, order="sorted")
    return built


class Document(OpenAPIProvider):
    """quart-schema's document, with msgspec's own components: of nested structs quart-schema keeps only one."""

    def generate_rules(self) -> Iterable[Rule]:
        return sorted(super().generate_rules(), key=lambda rule: (rule.rule, sorted(rule.methods or ())))

    def schema(self) -> dict[str, Any]:
        built = super().schema()
        failure, components = _described(ErrorAnswer)
        built["components"]["schemas"].update(components)
        for path in built["paths"].values():
            for operation in path.values():
                operation["responses"]["default"] = _as_json(
                    failure, "A problem, in the one shape of all errors"
                )
        return built

    def build_request_body(self, model: Any, _: DataSource) -> tuple[dict[str, Any], dict[str, Any]]:
        schema, components = _described(model)
        return {"content": {"application/json": {"schema": schema}}, "required": True}, components

    def build_response_object(self, model: Any, _: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        if model is None:
            return {"description": "Done; nothing to say"}, {}
        schema, components = _described(model)
        words = model.__doc__ if isinstance(model, type) and issubclass(model, msgspec.Struct) else None
        return _as_json(schema, (words or "A list").partition("\n")[0]), components


def _described(model: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    [schema], components = msgspec.json.schema_components([model], ref_template=REFERENCE)
    return schema, components


def _as_json(schema: dict[str, Any], description: str) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": schema}}, "description": description}
