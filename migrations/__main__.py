"""Writes down what the models say and the migrations do not yet, under the name given."""

import asyncio
import sys

from tortoise.migrations.writer import format_migration_name

from server.schema import changes


async def write_down(name: str) -> None:
    """One file in this folder, or none when there is nothing to say."""
    for writer in await changes():
        writer.name = format_migration_name(int(writer.name.partition("_")[0]), name)
        sys.stdout.write(f"{writer.write()}\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m migrations NAME")
    asyncio.run(write_down(sys.argv[1]))
