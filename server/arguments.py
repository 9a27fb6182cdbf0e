"""Reads a command line as argparse does, but refuses in one line that names the thing and where the remedy stands."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

REFUSED = 2


class ArgumentParser(argparse.ArgumentParser):
    """argparse's, without the usage that it puts before an error; so are those of its subcommands."""

    def error(self, message: str) -> NoReturn:
        """End the program with exit code 2: `unknot serve: …; see unknot serve --help`."""
        self.exit(REFUSED, f"{self.prog}: {_in_one_line(message)}; see {self.prog} --help\n")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As argparse's. What is too much is refused here, where it is still known whose it would be."""
        known, unknown = super().parse_known_args(args, namespace)
        if unknown:
            # Its name alone: the value may be a password.
            self.error(f"unrecognized argument {unknown[0].partition('=')[0]}")
        return known, unknown


def _in_one_line(message: str) -> str:
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in message)
