"""Who walks the tour: each visitor has a browser of their own, and comes into it as a person would."""

import re
from dataclasses import dataclass

from playwright.sync_api import Browser

from tests.browser.deeds import consents, invites_by_link, signs_in
from tests.browser.screen import Screen
from tests.running import RunningServer

NOBODY, CLIENT, THERAPIST = "nobody", "client", "therapist"
# A client without network who did something, one whose entry the server refuses, one who was just paired,
# and a therapist who is a colleague's client.
UNSENT, REFUSED, PAIRED, BOTH = "unsent", "refused", "paired", "both"


@dataclass(frozen=True)
class Demo:
    """The demo clinic as served: where, and who may sign in with which password."""

    address: str
    password: str
    logins: dict[str, list[str]]

    @classmethod
    def of(cls, server: RunningServer) -> "Demo":
        """Read whom `unknot --demo` says may sign in."""
        printed = "".join(server.printed)
        password = re.search(r"every password is (\S+)", printed)
        kinds = re.findall(r"(client|therapist)s: +(.+)", printed)
        assert password, printed
        assert kinds, printed
        return cls(
            server.address, password[1], {kind: re.findall(r"\w+(?=,|$| \()", who) for kind, who in kinds}
        )

    def welcome(self, browser: Browser, screen: Screen, visitor: str) -> None:
        """Bring a visitor to where their stops begin."""
        if visitor in (CLIENT, UNSENT, REFUSED):
            self.sign_in(screen, self.logins[CLIENT][0])
        if visitor == THERAPIST:
            self.sign_in(screen, self.logins[THERAPIST][0])
        if visitor == BOTH:
            self.sign_in(screen, self.logins[THERAPIST][1])
            if not screen.page.get_by_role("link", name="Today").is_visible():
                accept(screen, self.invitation(browser))
                screen.page.locator("nav a").nth(5).wait_for()
        if visitor == PAIRED:
            accept(screen, self.invitation(browser))
        if visitor == UNSENT:
            read_without_network(screen)

    def sign_in(self, screen: Screen, login: str) -> None:
        """Sign somebody in, and wait until their records are there."""
        signs_in(screen, login, self.password)
        screen.page.wait_for_timeout(1500)

    def invitation(self, browser: Browser) -> str:
        """A link by which the first therapist invites somebody."""
        with Screen.of(browser, self.address) as therapist:
            self.sign_in(therapist, self.logins[THERAPIST][0])
            return invites_by_link(therapist)


def accept(screen: Screen, link: str) -> None:
    """Say yes to an invitation."""
    screen.open(link)
    consents(screen)
    screen.page.wait_for_url(f"{screen.address}/")


def read_without_network(screen: Screen) -> None:
    """Read an article and say so, where no network is; it stays away."""
    screen.wait_until_it_works_offline()
    screen.open("/learn/choosing")
    screen.page.wait_for_load_state("networkidle")
    screen.lose_the_network()
    screen.click("I have read this")
    screen.see("You have read this")
