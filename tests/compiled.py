"""Python is compiled once a run, also where the surroundings say to keep no compiled code.

The tests start this program some hundred times, and each start would compile six hundred modules anew.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

FORBIDS, PLACE = "PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX"


def begin_to_keep() -> Path | None:
    """Let whatever this process starts share a folder of compiled code; None where Python keeps it anyhow."""
    if not sys.dont_write_bytecode:
        return None
    folder = Path(tempfile.mkdtemp(prefix="unknot-compiled-"))
    os.environ.pop(FORBIDS, None)
    os.environ[PLACE] = str(folder)
    return folder


def stop_keeping(folder: Path | None) -> None:
    if folder:
        shutil.rmtree(folder, ignore_errors=True)
