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
