"""What a browser has stored, and the ways in which its storage fails people."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.browser.screen import Screen

ALL = """
async () => {
    const wait = (request) => new Promise((done, failed) => {
        request.onsuccess = () => done(request.result)
        request.onerror = () => failed(request.error)
    })
    const found = []
    for (const { name } of await indexedDB.databases()) {
        const db = await wait(indexedDB.open(name))
        for (const store of db.objectStoreNames)
            found.push(...await wait(db.transaction(store).objectStore(store).getAll()))
        db.close()
    }
    return JSON.stringify([found, { ...localStorage }, { ...sessionStorage }])
}
"""

# One transaction over everything, kept alive until `window.letGo`: whoever wants to write waits for it.
HOLD = """
async () => {
    const wait = (request) => new Promise((done) => (request.onsuccess = () => done(request.result)))
    const held = []
    for (const { name } of await indexedDB.databases()) {
        const db = await wait(indexedDB.open(name))
        const all = db.transaction([...db.objectStoreNames], 'readwrite')
        const store = all.objectStore(db.objectStoreNames[0])
        let free = false
        const goOn = () => { if (!free) store.count().onsuccess = goOn }
        goOn()
        held.push(() => { free = true; db.close() })
    }
    window.letGo = () => held.forEach((each) => each())
}
"""

# No browser has a full or a broken disk on demand: what is asked of the storage is refused as it would be then.
REFUSE = """
(what) => {
    const before = IDBObjectStore.prototype[what]
    IDBObjectStore.prototype[what] = () => { throw new DOMException(what, 'QuotaExceededError') }
    window.repair = () => { IDBObjectStore.prototype[what] = before }
}
"""


def everything_stored(screen: Screen) -> str:
    """All that this browser keeps of the app, as one JSON text."""
    return str(screen.page.evaluate(ALL))


def entries_of(screen: Screen, kind: str) -> list[dict[str, Any]]:
    """The bodies of what the chart on this device holds of a kind."""
    records, _, _ = json.loads(everything_stored(screen))
    entries = [each for each in records if isinstance(each, dict) and "body" in each]
    return [json.loads(each["body"]) for each in entries if each["kind"] == kind]


@contextmanager
def storage_taken(screen: Screen) -> Iterator[None]:
    """Another tab writes without end: what this one wants to store waits until the block ends."""
    other = screen.tab()
    other.open("/help")
    other.page.evaluate(HOLD)
    try:
        yield
    finally:
        other.page.evaluate("window.letGo()")
        other.page.close()


@contextmanager
def storage_refuses(screen: Screen, what: str) -> Iterator[None]:
    """Nothing can be put into what is stored, or nothing deleted, until the block ends or a page is loaded."""
    screen.page.evaluate(REFUSE, what)
    try:
        yield
    finally:
        screen.page.evaluate("window.repair?.()")
