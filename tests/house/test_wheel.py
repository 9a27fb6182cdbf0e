"""A wheel, installed where there is no checkout, serves the whole app."""

import subprocess
import sys
import urllib.request
import zipfile
from pathlib import Path

import pytest

from server.version import VERSION
from tests.running import ROOT, serving


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(["uv", "build", "--quiet", "--wheel", "--out-dir", str(folder), str(ROOT)], check=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_the_built_app_the_content_and_the_migrations(wheel: Path) -> None:
    assert wheel.name.startswith(f"unknot-{VERSION}-")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"server/web_build/index.html", "server/web_build/200.html", "server/content/rules.yaml"} <= names
    assert any(name.startswith("migrations/") for name in names)
    assert not any("node_modules" in name for name in names)


def test_it_serves_from_a_fresh_environment(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    subprocess.run(["uv", "venv", "--quiet", "--python", sys.executable, str(environment)], check=True)
    python = environment / "bin" / "python"
    # The same exact versions as in the checkout: a newer package of the day is not what was tested.
    constraints = tmp_path / "constraints.txt"
    constraints.write_text(exact_versions())
    subprocess.run(
        ["uv", "pip", "install", "--quiet", "--python", str(python), "-c", str(constraints), str(wheel)],
        check=True,
    )
    with (
        serving(tmp_path / "data", python=str(python), folder=tmp_path) as server,
        urllib.request.urlopen(server.address) as page,  # noqa: S310  (an address this test started)
    ):
        assert b"Unknot" in page.read()


def exact_versions() -> str:
    done = subprocess.run(
        ["uv", "pip", "freeze", "--exclude-editable"], capture_output=True, text=True, check=True
    )
    return done.stdout
