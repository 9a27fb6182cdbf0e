"""Zones: whatever a browser honestly says is taken, by the API and in a chart; what is no zone is not."""

from typing import Any
from zoneinfo import available_timezones

import msgspec
import pytest

from server.chart.kinds import KINDS, shape_problem
from server.zones import Zone

# Names of the tz database that have come and gone, which browsers still say, and offsets, which ECMA-402 allows.
OF_BROWSERS = [
    "Europe/Kiev",
    "Europe/Kyiv",
    "Asia/Calcutta",
    "America/Buenos_Aires",
    "America/Argentina/ComodRivadavia",
    "America/Port-au-Prince",
    "America/Ciudad_Juarez",
    "Etc/GMT+3",
    "Etc/GMT-14",
    "Etc/Unknown",
    "GMT0",
    "GMT+0",
    "UTC",
    "EST5EDT",
    "US/Pacific-New",
    "+05:30",
    "-03",
]
NO_ZONES: list[Any] = [
    "",
    " ",
    "Europe/Warsaw ",
    "Europe/Warsaw\n",
    "/etc/passwd",
    "../../etc/passwd",
    "Europe//Warsaw",
    "Europe/",
    "a zone",
    "Europe/Łódź",
    "UTC\x00",
    "<script>",
    "x" * 65,
    7,
    None,
]


def body(zone: Any) -> dict[str, Any]:
    return {"zone": zone, "language": "en", "country": None, "name": None}


@pytest.mark.parametrize("zone", [*OF_BROWSERS, *sorted(available_timezones())])
def test_what_a_browser_says_is_a_zone(zone: str) -> None:
    assert msgspec.convert(zone, Zone) == zone
    assert shape_problem(KINDS["profile"], body(zone)) is None


@pytest.mark.parametrize("zone", NO_ZONES)
def test_what_is_no_zone_is_refused(zone: Any) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(zone, Zone)
    problem = shape_problem(KINDS["profile"], body(zone))
    assert problem is not None
    assert problem.startswith("zone: ")
