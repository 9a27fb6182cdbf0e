"""How the tour brings about what nobody wishes for: with the real app, the real storage and the real server."""

from tests.browser.screen import Screen
from tests.tour.visitors import read_without_network

# What is unsent of one kind, as a version of the app would have kept it that writes what this server does not know.
REWRITE = """
async (kind) => {
    const wait = (request) => new Promise((done, failed) => {
        request.onsuccess = () => done(request.result)
        request.onerror = () => failed(request.error)
    })
    for (const { name } of await indexedDB.databases()) {
        if (name === 'unknot') continue
        const db = await wait(indexedDB.open(name))
        const entries = db.transaction('entries', 'readwrite').objectStore('entries')
        const unsent = (await wait(entries.getAll())).filter((entry) => !entry.seal && entry.kind === kind)
        for (const entry of unsent) {
            const body = JSON.stringify({ ...JSON.parse(entry.body), thought: 'good' })
            await wait(entries.put({ ...entry, body }))
        }
        db.close()
    }
}
"""


def refused(screen: Screen) -> None:
    """Come to Today with an entry that the server has just refused."""
    read_without_network(screen)
    rewrite(screen, "article_read")
    screen.find_the_network()
    screen.open("/")
    screen.see("could not be sent")


def rewrite(screen: Screen, kind: str) -> None:
    """Make what is unsent of a kind something that the server will refuse."""
    screen.page.evaluate(REWRITE, kind)


def end_of_sharing(screen: Screen) -> None:
    screen.open("/account/therapists")
    screen.click("End sharing")
    screen.heading("End sharing with")


def sharing_ended(screen: Screen) -> None:
    screen.page.get_by_role("dialog").get_by_role("button", name="End sharing").click()
    screen.see("Sharing has ended.")
