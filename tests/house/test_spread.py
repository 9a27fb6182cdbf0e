"""How the tests are spread over the cores: a file stays in one process, or its fixtures are made again and again."""

import re
import subprocess
import sys

from tests.running import ROOT
from tests.spread import EVERY_SCREEN

FILES = (
    "tests/assessment/test_gates.py",
    "tests/assessment/test_language.py",
    "tests/assessment/test_refusals.py",
)


def test_a_file_stays_in_one_process() -> None:
    command = [sys.executable, "-m", "pytest", "-n", "2", "-vv", "-p", "no:cacheprovider", *FILES]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    ran = re.findall(r"^\[(gw\d)\].* PASSED (\S+?)::", done.stdout, re.MULTILINE)
    assert {file for _, file in ran} == set(FILES)
    assert {worker for worker, _ in ran} == {"gw0", "gw1"}
    assert len(set(ran)) == len(FILES)


def test_the_walk_past_every_screen_is_done_once() -> None:
    asking = {
        str(file.relative_to(ROOT))
        for file in (ROOT / "tests").rglob("test_*.py")
        if re.search(r"\bfindings: Findings\b", file.read_text())
    }
    assert asking == set(EVERY_SCREEN)
