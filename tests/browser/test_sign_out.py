"""Signing out while something is half done: it is shown first, and kept by whoever says so."""

from playwright.sync_api import Browser

from tests.browser.check import take_check
from tests.browser.deeds import begins_a_check, plays, signs_in, signs_out, signs_up
from tests.browser.screen import Screen
from tests.browser.test_account import invitation
from tests.browser.test_change_of_person import NO_LOCKS
from tests.running import RunningServer
from tests.tour.troubles import refused, rewrite
from tests.tour.visitors import accept

CLEAN = "Nothing is lost when you sign out."
LOST = "What is not finished is on this device only."
CHECK = "You have not finished your check"
KEEP = "Keep them here, closed"
# The storage gives no list of what is half done.
UNREADABLE = """
const listed = IDBObjectStore.prototype.getAllKeys
IDBObjectStore.prototype.getAllKeys = function () {
    if (window.unreadable && this.name === 'drafts') throw new DOMException('', 'UnknownError')
    return listed.call(this)
}
window.unreadable = true
"""


def test_a_practice_half_done_can_be_kept_before_signing_out(browser: Browser, clinic: RunningServer) -> None:
    with Screen.of(browser, clinic.address) as ines:
        signs_up(ines, "ines")
        plays(ines)
        ines.click("Start now")
        ines.page.wait_for_timeout(2_000)
        ines.click("Pause")
        ines.see("Go on")
        ines.wait_until_written()
        ines.open("/account/sign-out")
        ines.see("You have not finished this: Low back")
        ines.see(LOST)
        ines.not_see(CLEAN)
        ines.click("Keep what I did")
        ines.not_see(LOST)
        ines.see(CLEAN)
        ines.open("/progress")
        ines.see("Low back")


def test_a_check_half_done_stays_here_closed(browser: Browser, clinic: RunningServer) -> None:
    with Screen.of(browser, clinic.address) as ines:
        signs_up(ines, "ines")
        begins_a_check(ines)
        ines.open("/account/sign-out")
        ines.see("You have not finished your check")
        ines.click("Keep them here, closed")
        ines.page.wait_for_url("**/account")
        signs_in(ines, "ines")
        ines.open("/check")
        ines.see("You began this earlier.")


def test_what_the_server_did_not_take_is_not_offered_to_be_sent(
    browser: Browser, clinic: RunningServer
) -> None:
    with Screen.of(browser, clinic.address, works_offline=True) as ines:
        signs_up(ines, "ines")
        refused(ines)
        ines.open("/account/sign-out")
        ines.see("1 record not taken by the server")
        ines.gone("Send them, then sign out")
        ines.not_see("not yet sent")
        ines.not_see("on this device only")
        ines.see("Save a copy, then delete them here")
        ines.click("Keep them here, closed")
        ines.page.wait_for_url("**/account")


def test_nothing_is_promised_before_it_is_known_what_is_here(browser: Browser, clinic: RunningServer) -> None:
    with Screen.of(browser, clinic.address) as ines:
        signs_up(ines, "ines")
        ines.page.add_init_script(UNREADABLE)
        ines.open("/account/sign-out")
        ines.see("What is on this device cannot be read right now.")
        ines.not_see(CLEAN)
        ines.gone("Sign out")
        ines.page.evaluate("window.unreadable = false")
        ines.click("Try again")
        ines.see(CLEAN)
        ines.click("Sign out")
        ines.page.wait_for_url("**/account")


def test_what_another_window_began_meanwhile_is_not_deleted(browser: Browser, clinic: RunningServer) -> None:
    with Screen.of(browser, clinic.address) as ines:
        ines.page.context.add_init_script(NO_LOCKS)
        signs_up(ines, "ines")
        ines.open("/account/sign-out")
        ines.see(CLEAN)
        other = ines.tab()
        begins_a_check(other)
        other.page.close()
        ines.click("Sign out")
        ines.see(CHECK)
        ines.see(LOST)
        ines.not_see(CLEAN)


def test_what_is_refused_does_not_hold_back_what_can_be_sent(browser: Browser, clinic: RunningServer) -> None:
    with Screen.of(browser, clinic.address, works_offline=True) as ines:
        signs_up(ines, "ines")
        refused(ines)
        ines.open("/learn/combining")
        ines.page.wait_for_load_state("networkidle")
        ines.lose_the_network()
        ines.click("I have read this")
        ines.see("You have read this on")
        ines.open("/account/sign-out")
        ines.see("1 record not taken by the server")
        ines.see("1 record not yet sent")
        ines.gone("Send them, then sign out")
        ines.see("What can be sent is sent then.")
        ines.click("Send what can be sent")
        ines.see("Not everything could be sent.")
        ines.find_the_network()
        ines.click("Send what can be sent")
        ines.not_see("1 record not yet sent")
        ines.see("1 record not taken by the server")
        ines.not_see("Not everything could be sent.")


def test_a_therapist_finds_what_the_server_did_not_take(browser: Browser, clinic: RunningServer) -> None:
    with (
        Screen.of(browser, clinic.address, works_offline=True) as tomasz,
        Screen.of(browser, clinic.address) as maria,
    ):
        accept(maria, invitation(tomasz, clinic))
        tomasz.open("/therapist")
        tomasz.follow("Client since")
        tomasz.see("Assign a routine")
        assigns_what_is_refused(tomasz)
        tomasz.open("/account/sign-out")
        tomasz.see("1 record not taken by the server")
        tomasz.follow("What is saved here")
        tomasz.heading("What is saved here")
        tomasz.see("Low back")
        tomasz.see("Reason:")
        tomasz.click("Try again")
        tomasz.see("Low back")


def test_a_check_that_a_therapist_only_looked_at_is_nothing_to_lose(
    browser: Browser, clinic: RunningServer
) -> None:
    with Screen.of(browser, clinic.address) as tomasz:
        invitation(tomasz, clinic)
        tomasz.open("/check")
        take_check(tomasz, goals=["calm"], stress=8)
        tomasz.see("This result is not kept")
        tomasz.open("/account/sign-out")
        tomasz.see(CLEAN)
        tomasz.not_see(CHECK)


def test_nobody_is_told_what_signing_out_deletes(browser: Browser, clinic: RunningServer) -> None:
    with Screen.of(browser, clinic.address) as nobody:
        begins_a_check(nobody)
        nobody.open("/account/sign-out")
        nobody.see("Nobody is signed in on this device.")
        nobody.not_see(LOST)
        nobody.not_see(CHECK)


def test_without_a_login_nothing_is_offered_to_be_kept_here(browser: Browser, clinic: RunningServer) -> None:
    with (
        Screen.of(browser, clinic.address) as tomasz,
        Screen.of(browser, clinic.address, works_offline=True) as maria,
    ):
        accept(maria, invitation(tomasz, clinic))
        begins_a_check(maria)
        maria.open("/account/sign-out")
        maria.see("You have no login.")
        maria.see(CHECK)
        maria.see(f"{LOST} Signing out deletes it.")
        maria.gone(KEEP)
        maria.wait_until_it_works_offline()
        maria.lose_the_network()
        maria.open("/learn/combining")
        maria.click("I have read this")
        maria.see("You have read this on")
        maria.open("/account/sign-out")
        maria.see("1 record not yet sent")
        maria.see("Send them, then sign out")
        maria.see("Save a copy, then delete them here")
        maria.gone(KEEP)


def test_closed_records_are_not_named_where_none_are(browser: Browser, clinic: RunningServer) -> None:
    with Screen.of(browser, clinic.address) as ines:
        signs_up(ines, "ines")
        other = ines.tab()
        other.open("/account")
        other.see("Signed in as Ines")
        slow = ines.page.context.new_cdp_session(ines.page)
        slow.send("Emulation.setCPUThrottlingRate", {"rate": 20})
        signs_out(ines)
        ines.page.wait_for_url("**/account")
        other.see("No account needed")
        other.page.wait_for_timeout(500)
        other.not_see("Closed records are on this phone")


def assigns_what_is_refused(tomasz: Screen) -> None:
    """As a version of the app would send it that writes what this server does not know."""
    tomasz.wait_until_it_works_offline()
    tomasz.follow("Assign a routine")
    tomasz.select("Which routine?", "Low back")
    tomasz.lose_the_network()
    tomasz.click("Assign")
    tomasz.see("Not yet sent")
    rewrite(tomasz, "assignment")
    tomasz.find_the_network()
    tomasz.open("/account")
    tomasz.see("could not be sent")
