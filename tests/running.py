"""The real program as a process of its own, as a clinic runs it."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STARTS_WITHIN = 180.0  # seconds; a busy machine needs a while for the demo's history


@dataclass
class RunningServer:
    """A served Unknot; `address` is where it answers and `printed` what it has said so far."""

    process: subprocess.Popen[str]
    address: str = ""
    printed: list[str] = field(default_factory=list)

    @property
    def owner_link(self) -> str:
        """The one-time link of a first start, as printed for the person who installs Unknot."""
        found = re.search(r"http\S+/welcome#\S+", "".join(self.printed))
        assert found, f"no owner link was printed:\n{''.join(self.printed)}"
        return found[0]

    def stop(self, sign: signal.Signals = signal.SIGTERM) -> int:
        """End the process and return its exit code; a process that hangs is a failure, not a wait."""
        if self.process.poll() is None:
            self.process.send_signal(sign)
        return self.process.wait(timeout=20)


@contextmanager
def serving(
    data: Path,
    *arguments: str,
    port: int = 0,
    python: str = sys.executable,
    folder: Path = ROOT,
    **settings: str,
) -> Iterator[RunningServer]:
    """Serve `data` on a free port of this machine until the block ends."""
    command = [python, "-m", "server", "serve", "--data", str(data), "--port", str(port), *arguments]
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONUNBUFFERED": "1", **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    server = RunningServer(process)
    listening = threading.Thread(target=_listen, args=(server,), daemon=True)
    listening.start()
    try:
        _wait_until_it_answers(server)
        yield server
    finally:
        server.stop(signal.SIGKILL if process.poll() is None and not server.address else signal.SIGTERM)
        listening.join(timeout=10)  # what it said last is read too


def _listen(server: RunningServer) -> None:
    assert server.process.stdout
    for line in server.process.stdout:
        server.printed.append(line)
        if not server.address and (found := re.search(r"https?://[^\s/]+", line)):
            server.address = found[0]


def _wait_until_it_answers(server: RunningServer) -> None:
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end and server.process.poll() is None:
        if server.address and _answers(f"{server.address}/api/health"):
            return
        time.sleep(0.05)
    raise AssertionError(f"the server did not start:\n{''.join(server.printed)}")


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310  (an address this test started)
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
