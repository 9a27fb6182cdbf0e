"""The `unknot` command: `unknot --help` lists what it does, and command.py does it once this has begun."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    # While Python imports there is nothing to undo, and as an exception an interrupt would be a traceback, or lost in
    # a callback of the import system. Whoever started this to ignore interrupts goes on being obeyed.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from server.command import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
