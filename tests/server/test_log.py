"""The log is a line for each event, without what people wrote: also of what the libraries complain."""

import subprocess
import sys

from tests.running import ROOT

LIBRARIES = """
import asyncio, logging
from server.log import start_log

start_log()
try:
    raise ValueError("maria is not a number")
except ValueError:
    logging.getLogger("asyncpg.pool").warning("maria cannot be reached", exc_info=True)
logging.getLogger("asyncio").error("maria was never awaited")
logging.getLogger("tortoise").info("maria signed in")
"""


def test_what_libraries_complain_of_is_a_line_without_their_texts() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIBRARIES], cwd=ROOT, capture_output=True, text=True, check=True
    )
    of_error, plain = done.stderr.splitlines()
    assert " error failure type=ValueError route=None at=" in of_error
    assert " error library name=asyncio at=" in plain
    assert "maria" not in done.stderr
    assert done.stdout == ""
