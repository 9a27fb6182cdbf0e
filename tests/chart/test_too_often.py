"""A device that asks without end is told to wait; nobody else is, and nothing of it is lost."""

from server.limits import Attempts
from tests.cast import Clinic, Device
from tests.chart.exchange import Exchange, exchange_of


async def use_up() -> None:
    """As if whoever has asked so far had asked as often as anybody may."""
    await Attempts.all().update(count=3000)


async def test_a_device_that_asks_without_end_waits_and_then_goes_on(hers: Exchange) -> None:
    entry = hers.entry()
    await hers.sync()
    await use_up()
    refused = await hers.send(entry)
    assert (refused.status, refused.code) == (429, "TOO_MANY")
    assert 0 < int(refused.headers["Retry-After"]) <= 300
    await Attempts.all().update(ends=0)
    assert (await hers.receipt(entry))["status"] == "stored"


async def test_another_device_of_the_same_address_goes_on(hers: Exchange, olek: Device) -> None:
    await hers.sync()
    await use_up()
    assert (await hers.send()).status == 429
    assert (await (await exchange_of(olek)).send()).status == 200


async def test_who_is_not_signed_in_is_counted_by_address(clinic: Clinic, hers: Exchange) -> None:
    strangers = [clinic.device(), clinic.device()]
    path = f"/api/charts/{hers.chart}/sync"
    assert (await strangers[0].post(path, hers.request([]))).status == 401
    await use_up()
    assert [(await one.post(path, hers.request([]))).status for one in strangers] == [429, 429]
    assert (await hers.send()).status == 200
