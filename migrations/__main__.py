"""Writes down what the models say and the migrations do not yet, under the name given."""

import asyncio
import sys
from pathlib import Path

from tortoise.migrations.writer import MigrationWriter, format_migration_name

from server.schema import changes


def write_down(writer: MigrationWriter, name: str) -> Path:
    """One file in this folder."""
    writer.name = format_migration_name(int(writer.name.partition("_")[0]), name)
    written = Path(writer.write())
    # Tortoise leaves `generated=False` out, and then takes a whole number that is a key for a generated one.
    text = written.read_text().replace("IntField(primary_key", "IntField(generated=False, primary_key")
    written.write_text(text)
    return written


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m migrations NAME")
    for one in asyncio.run(changes()):
        sys.stdout.write(f"{write_down(one, sys.argv[1])}\n")
