"""The web app is built where it has to be, and by whoever may."""

from pathlib import Path

import pytest

from web import build_app


def test_a_build_that_fits_is_served_by_whoever_may_only_read_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".inputs-sha256").write_text(build_app.inputs_hash())
    monkeypatch.setattr(build_app, "BUILD", tmp_path)
    monkeypatch.setattr(build_app, "WEB", tmp_path / "where no lock can be made")
    assert build_app.ensure_built() == tmp_path


def test_what_python_caches_is_no_reason_to_build_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_app, "ROOT", tmp_path)
    monkeypatch.setattr(build_app, "INPUTS", ("server/content",))
    cache = tmp_path / "server/content/__pycache__"
    cache.mkdir(parents=True)
    before = build_app.inputs_hash()
    (cache / "rules.cpython-311.pyc.140234").write_bytes(b"half written")
    assert build_app.inputs_hash() == before
    (tmp_path / "server/content/rules.yaml").write_text("version: 1")
    assert build_app.inputs_hash() != before
