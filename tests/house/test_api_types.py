"""The committed API document and its types say what the server does today."""

from pathlib import Path

from tests.house.api_types.__main__ import DOCUMENT, TYPES, describe, make_types

REMEDY = "run `uv run python -m tests.house.api_types`"


def test_the_api_document_and_its_types_are_fresh(tmp_path: Path) -> None:
    document, types = tmp_path / "openapi.json", tmp_path / "types.ts"
    describe(document)
    assert document.read_text() == DOCUMENT.read_text(), REMEDY
    make_types(document, types)
    assert types.read_text() == TYPES.read_text(), REMEDY
