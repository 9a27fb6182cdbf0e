"""How often something may be tried: counted in the database, so that every process sees the same count.

One statement counts and decides. Asking first and counting afterwards would let a hundred attempts at the same moment
all pass a limit of five.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from tortoise import fields
from tortoise.expressions import F
from tortoise.models import Model

from server.clock import now
from server.database import current_connection, query


class Attempts(Model):
    """How many attempts were made under one key since its window began."""

    key = fields.CharField(max_length=64, primary_key=True)
    count = fields.IntField()
    ends = fields.BigIntField(db_index=True)  # milliseconds since 1970; then counting starts again

    class Meta:
        table = "attempts"


@dataclass(frozen=True)
class Limit:
    """At most `most` attempts within `per`, for each subject (an address, a login) on its own."""

    name: str
    most: int
    per: timedelta


COUNT = """
INSERT INTO attempts (key, count, ends) VALUES ($1, 1, $2)
ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN attempts.ends <= $3 THEN 1 ELSE attempts.count + 1 END,
    ends = CASE WHEN attempts.ends <= $3 THEN excluded.ends ELSE attempts.ends END
RETURNING count, ends
"""


async def seconds_to_wait(limit: Limit, subject: str) -> int:
    """Count one attempt of `subject`; 0 when it may go on, else the seconds until it may."""
    present = int(now().timestamp() * 1000)
    ends = present + int(limit.per.total_seconds() * 1000)
    [row] = await query(current_connection(), COUNT, [_key(limit, subject), ends, present])
    if row["count"] <= limit.most:
        return 0
    return max(1, -(-(int(row["ends"]) - present) // 1000))


async def forget_old_attempts() -> None:
    """Remove counts whose window is over."""
    await Attempts.filter(ends__lt=int(now().timestamp() * 1000)).delete()


def _key(limit: Limit, subject: str) -> str:
    # Hashed, since a subject is an address or a login and the table should not list those.
    return hashlib.sha256(f"{limit.name}\0{subject}".encode()).hexdigest()


async def give_back(limit: Limit, subject: str) -> None:
    """Take one counted attempt back, since it was no guess."""
    await Attempts.filter(key=_key(limit, subject), count__gt=0).update(count=F("count") - 1)


async def forget(limit: Limit, subject: str) -> None:
    """Start counting anew for a subject that has proved itself."""
    await Attempts.filter(key=_key(limit, subject)).delete()
