"""A screen that stays on, and tones: what a browser does for a practice, and what is said where it does not."""

import pytest
from playwright.sync_api import Browser

from tests.browser.deeds import says_that_nothing_is_new
from tests.browser.screen import Screen, exactly
from tests.running import RunningServer
from tests.tour.looks import PHONE

DARK = "This browser does not keep the screen on. If it goes dark, wake it: one tap counts what you did meanwhile."
SILENT = "This browser allows no sound here. Follow the words and the count on the screen."
SOUND = "What you hear and feel"

# Browsers without the one or the other, or that say no, or that never answer.
NO_LOCK = "delete Navigator.prototype.wakeLock"
NO_SOUND = "delete window.AudioContext"
STAYS_SILENT = "Object.defineProperty(AudioContext.prototype, 'state', { get: () => 'suspended' });"
SAYS_NO = f"{STAYS_SILENT} AudioContext.prototype.resume = () => Promise.reject(new Error('refused'))"
NEVER_ANSWERS = f"{STAYS_SILENT} AudioContext.prototype.resume = () => new Promise(() => undefined)"

# Real locks, kept to be looked at.
REMEMBER_LOCKS = """
    window.locks = []
    const before = WakeLock.prototype.request
    WakeLock.prototype.request = async function (type) {
        const lock = await before.call(this, type)
        window.locks.push(lock)
        return lock
    }
"""
HELD = "() => window.locks.map(({ released }) => !released)"
# What a system does when somebody turns to another app; a browser without windows never does it.
GOES_AWAY = """
    async () => {
        Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
        await Promise.all(window.locks.map((lock) => lock.release()))
        document.dispatchEvent(new Event('visibilitychange'))
    }
"""
COMES_BACK = """
    () => {
        delete document.visibilityState
        document.dispatchEvent(new Event('visibilitychange'))
    }
"""


def test_the_screen_is_kept_on_while_a_practice_lasts_and_again_after_a_return(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address, viewport=PHONE) as maria:
        maria.page.add_init_script(REMEMBER_LOCKS)
        let_screens_stay_on(maria)
        opens(maria, "low-back")
        assert maria.page.evaluate(HELD) == []
        begins(maria)
        maria.until(lambda screen: screen.page.evaluate(HELD) == [True])
        maria.page.evaluate(GOES_AWAY)
        assert maria.page.evaluate(HELD) == [False]
        maria.page.evaluate(COMES_BACK)
        maria.until(lambda screen: screen.page.evaluate(HELD) == [False, True])
        maria.not_see(DARK)
        maria.click("Start now")
        maria.page.wait_for_timeout(1_500)
        maria.click("Stop")
        maria.click("Stop and keep what I did")
        maria.click("Skip")
        maria.see("Saved on this phone.")
        maria.until(lambda screen: screen.page.evaluate(HELD) == [False, False])
        maria.page.evaluate(COMES_BACK)
        assert maria.page.evaluate(HELD) == [False, False]
        assert maria.errors == []


@pytest.mark.parametrize(("browsers", "said"), [(NO_LOCK, DARK), (NO_SOUND, SILENT)], ids=["lock", "sound"])
def test_what_the_browser_does_not_know_is_said_before_and_in_the_sheet(
    server: RunningServer, browser: Browser, browsers: str, said: str
) -> None:
    with Screen.of(browser, server.address, viewport=PHONE) as maria:
        maria.page.add_init_script(browsers)
        let_screens_stay_on(maria)
        opens(maria, "low-back")
        maria.see(said)
        begins(maria)
        maria.see("Get ready")
        maria.not_see(said)
        it_stands_in_the_sheet(maria, said)
        assert maria.page.get_by_role("switch", name="Tones").count() == (browsers != NO_SOUND)
        assert maria.errors == []


def test_what_the_browser_refuses_is_said_once_at_the_beginning_and_in_the_sheet(
    server: RunningServer, browser: Browser
) -> None:
    """This Chromium keeps the screen on for nobody who was not allowed it."""
    with Screen.of(browser, server.address, viewport=PHONE) as maria:
        opens(maria, "low-back")
        maria.not_see(DARK)
        begins(maria)
        maria.see(DARK)
        it_is_heard(maria, DARK)
        maria.click("Start now")
        maria.see(exactly("Go"))
        maria.not_see(DARK)
        it_stands_in_the_sheet(maria, DARK)


@pytest.mark.parametrize("browsers", [SAYS_NO, NEVER_ANSWERS], ids=["says no", "never answers"])
def test_tones_that_stay_silent_are_told_of_only_where_they_are_wanted(
    server: RunningServer, browser: Browser, browsers: str
) -> None:
    with Screen.of(browser, server.address, viewport=PHONE) as maria:
        maria.page.add_init_script(browsers)
        let_screens_stay_on(maria)
        opens(maria, "low-back")
        begins(maria)
        maria.see(SILENT)
        it_is_heard(maria, SILENT)
        it_stands_in_the_sheet(maria, SILENT)
        maria.page.get_by_role("switch", name="Tones").uncheck()
        maria.page.keyboard.press("Escape")
        maria.see("Get ready")
        maria.not_see(SILENT)


def test_it_is_said_in_spanish_as_well(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address, viewport=PHONE) as maria:
        maria.page.add_init_script(f"{NO_LOCK}; {NO_SOUND}")
        maria.open("/es/routines/calm-down/play")
        maria.see("Este navegador no mantiene la pantalla encendida.")
        maria.see("Este navegador no permite sonidos aquí.")


def let_screens_stay_on(someone: Screen) -> None:
    debugger = someone.page.context.new_cdp_session(someone.page)
    profile = debugger.send("Target.getTargetInfo")["targetInfo"]["browserContextId"]
    allowed = {"permission": {"name": "screen-wake-lock"}, "setting": "granted", "origin": someone.address}
    debugger.send("Browser.setPermission", {**allowed, "browserContextId": profile})


def opens(maria: Screen, routine: str) -> None:
    maria.open(f"/routines/{routine}/play")
    says_that_nothing_is_new(maria)
    maria.see("Start without a number")


def begins(maria: Screen) -> None:
    maria.click("Start without a number")
    maria.see("Pause")


def it_is_heard(maria: Screen, said: str) -> None:
    """In the region of the player in which a screen reader hears what has just appeared."""
    maria.page.locator("dialog > [role=status] p").filter(has_text=said).wait_for(state="attached")


def it_stands_in_the_sheet(maria: Screen, said: str) -> None:
    maria.page.get_by_role("button", name=SOUND).first.click()
    maria.page.locator("dialog dialog").get_by_text(said).wait_for()
