"""The real server as a process that can be killed, without the web app: `python -m tests.chart.served DATA`."""

import asyncio
import sys

from server.app import create_app
from server.data_folder import data_folder
from server.schema import make_ready
from server.serving import bound, run
from server.settings import read_settings


async def main() -> None:
    settings = read_settings(data=sys.argv[1], port="0")
    with data_folder(settings):
        await make_ready(settings)
        listener, settings = bound(settings)
        print(settings.port, flush=True)
        await run(create_app(settings), settings, listener)


if __name__ == "__main__":
    asyncio.run(main())
