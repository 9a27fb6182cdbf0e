"""A signal at any moment of a start ends the program as its sender wants it to: without a word, with its own code."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import ROOT

# What is imported one after the other on the way to `unknot serve`, from the first to the last.
IMPORTED = (
    "server.command",
    "argparse",
    "server.settings",
    "server.starting",
    "quart",
    "tortoise",
    "asyncpg",
)
# As the installed `unknot` begins. The signal comes while Python looks for the named module.
BEGINNING = """
import os, sys
{first}
from server.__main__ import main

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), {sign})

sys.meta_path.insert(0, Interrupting())
sys.exit(main({arguments!r}))
"""

# Said in each case: what runs in the background is often started to ignore interrupts, and so is what it starts.
LISTENING = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
IGNORING = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)"


def interrupted(module: str, sign: signal.Signals, *arguments: str) -> subprocess.CompletedProcess[str]:
    script = BEGINNING.format(first=LISTENING, module=module, sign=int(sign), arguments=arguments)
    return subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM], ids=lambda sign: sign.name)
@pytest.mark.parametrize("module", IMPORTED)
def test_while_python_imports_it_ends_without_a_word(
    tmp_path: Path, module: str, sign: signal.Signals
) -> None:
    done = interrupted(module, sign, "serve", "--port", "0", "--data", str(tmp_path / "data"))
    assert (done.returncode, done.stdout, done.stderr) == (-sign, "", "")
    assert list(tmp_path.iterdir()) == []


def test_what_holds_the_data_folder_is_told_by_an_exception_and_ends_as_quietly(tmp_path: Path) -> None:
    # Imported when the folder is locked, just before the database is made.
    done = interrupted("uvloop", signal.SIGINT, "serve", "--port", "0", "--data", str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
    assert not (tmp_path / "unknot.sqlite3").exists()


def test_who_starts_it_to_ignore_interrupts_is_obeyed() -> None:
    script = BEGINNING.format(
        first=IGNORING, module="argparse", sign=int(signal.SIGINT), arguments=("--version",)
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
