"""What a newer version of the app has stored, met by a page of an older one: that is said, and nothing is changed."""

import pytest
from playwright.sync_api import Browser

from tests.browser.deeds import OF_AGE, fills_in
from tests.browser.screen import Screen
from tests.running import RunningServer

OUTDATED = "This page is older than what is stored on this device"
# Makes of each database what a version of the app to come would: one store more, under the next number.
GROW = """
async (kind) => {
    const names = (await indexedDB.databases()).map(({ name }) => name)
    for (const name of names.filter((name) => (name === 'unknot') === (kind === 'people'))) {
        const version = (await open(name)).version + 1
        await open(name, version)
    }
    function open(name, version) {
        return new Promise((done, failed) => {
            const request = indexedDB.open(name, version)
            request.onupgradeneeded = () => request.result.createObjectStore('to_come').put('kept', 'here')
            request.onerror = () => failed(request.error)
            request.onsuccess = () => {
                request.result.close()
                done(request.result)
            }
        })
    }
}
"""
# Everything in the databases that have grown.
HELD = """
async () => {
    const wait = (request) => new Promise((done, failed) => {
        request.onsuccess = () => done(request.result)
        request.onerror = () => failed(request.error)
    })
    const held = {}
    for (const { name, version } of await indexedDB.databases()) {
        if (version < 2) continue
        const db = await wait(indexedDB.open(name))
        const stores = [...db.objectStoreNames]
        const tx = db.transaction(stores)
        const rows = stores.map((store) => wait(tx.objectStore(store).getAll()))
        held[`${name} ${version}`] = JSON.stringify([stores, await Promise.all(rows)])
        db.close()
    }
    return held
}
"""


@pytest.mark.parametrize("kind", ["records", "people"])
def test_a_page_older_than_what_is_stored_says_so_and_changes_nothing(
    server: RunningServer, browser: Browser, kind: str
) -> None:
    with Screen.of(browser, server.address) as maria:
        maria.open("/learn/choosing")
        maria.click("I have read this")
        maria.see("You have read this")
        maria.open("/learn/massage-therapy")
        maria.see("I have read this")
        maria.page.evaluate(GROW, kind)
        held = maria.page.evaluate(HELD)
        assert len(held) == 1
        if kind == "records":
            maria.click("I have read this")
            maria.see(OUTDATED)
        maria.page.reload()
        maria.see(OUTDATED)
        maria.not_see("Nothing is being saved on this device right now.")
        nobody_can_be_signed_up(maria)
        assert maria.page.evaluate(HELD) == held


def nobody_can_be_signed_up(maria: Screen) -> None:
    maria.open("/account/sign-up")
    fills_in(maria, "maria", "Maria")
    maria.choose(OF_AGE)
    maria.click("Make the account")
    maria.page.get_by_role("alert").filter(has_text=OUTDATED).wait_for()
    assert maria.refused == []
