"""Hybrid logical clock as a sortable string: 12 hex digits of milliseconds, 4 of a counter, '-', device.

The empty string is the clock that has seen nothing. web/src/lib/chart/stamp.ts is its twin; both pass
tests/vectors/chart_stamp.json.
"""

import re
from datetime import UTC, datetime

STAMP = re.compile(r"[0-9a-f]{16}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
COUNTER_END = 0x10000


def milliseconds_of(stamp: str) -> int:
    """Milliseconds since 1970 of a stamp; 0 for the empty clock."""
    return int(stamp[:12], 16) if stamp else 0


def make(milliseconds: int, counter: int, device: str) -> str:
    """The stamp of these parts."""
    return f"{milliseconds:012x}{counter:04x}-{device}"


def tick(clock: str, now: int, device: str) -> str:
    """The next stamp of `device`: after everything `clock` has seen, and not before `now` (milliseconds)."""
    wall = max(0, now)
    seen = milliseconds_of(clock)
    if not clock or wall > seen:
        return make(wall, 0, device)
    counter = int(clock[12:16], 16) + 1
    return make(seen, counter, device) if counter < COUNTER_END else make(seen + 1, 0, device)


def month_of(stamp: str) -> str:
    """`2026-11`: the UTC month of a stamp, by which holdings are compared."""
    return datetime.fromtimestamp(milliseconds_of(stamp) / 1000, UTC).strftime("%Y-%m")
