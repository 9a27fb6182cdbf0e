"""What charts do once an hour: forget refused entries after 90 days, leave a mark that shows a restore, and see that
the journal knows of everything that ended."""

from datetime import timedelta

from server.chart.journal import catch_up_journal
from server.chart.lives import leave_mark
from server.chart.models import Quarantine, Renewal
from server.clock import now

REFUSED_ARE_KEPT = timedelta(days=90)
RENEWALS_COUNT = timedelta(hours=1)


async def keep_up_charts() -> None:
    """One round of it."""
    await Quarantine.filter(at__lt=_milliseconds_ago(REFUSED_ARE_KEPT)).delete()
    await Renewal.filter(at__lt=_milliseconds_ago(RENEWALS_COUNT)).delete()
    await leave_mark()
    await catch_up_journal()


def _milliseconds_ago(time: timedelta) -> int:
    return int((now() - time).timestamp() * 1000)
