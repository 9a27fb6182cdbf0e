"""What happens away from the focus is said: a screen reader hears a region only that stood there before."""

from playwright.sync_api import Browser

from tests.browser.deeds import fills_in
from tests.browser.screen import Screen
from tests.running import RunningServer
from tests.tour.visitors import THERAPIST, Demo

# Every region in which a calm message is said, as it stood before anything happened.
REMEMBER = "() => { window.regions = [...document.querySelectorAll('[role=status]')] }"
SAID = (
    "() => window.regions.filter((region) => region.isConnected).map((region) => region.innerText).join(' ')"
)


def test_a_message_is_put_into_a_region_that_was_there_before(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        maria.open("/check")
        maria.see("Step 1 of")
        maria.page.evaluate(REMEMBER)
        maria.click("Next")
        maria.see("Please answer this one.")
        assert maria.page.evaluate(SAID).count("Please answer this one.") == 1


def test_where_a_link_cannot_be_copied_it_is_said(demo: Demo, browser: Browser) -> None:
    with Screen.of(browser, demo.address) as tomasz:
        demo.welcome(browser, tomasz, THERAPIST)
        tomasz.open("/therapist/invite")
        tomasz.click("Make the invitation")
        tomasz.see("Or send this link")
        forbid_copying(tomasz)
        tomasz.page.evaluate(REMEMBER)
        tomasz.click("Copy the link")
        tomasz.see("It could not be copied.")
        assert "It could not be copied." in tomasz.page.evaluate(SAID)


def test_a_used_link_of_a_colleague_is_called_used(demo: Demo, browser: Browser) -> None:
    with Screen.of(browser, demo.address) as nobody:
        nobody.open("/join#used-before")
        fills_in(nobody, "nobody", "Nobody")
        nobody.click("Make my account")
        nobody.see("This link does not work any more")
        nobody.see("Ask the owner of the clinic for a new one.")


def forbid_copying(screen: Screen) -> None:
    """From now on the browser refuses this page the clipboard, as a person may tell it to."""
    debugger = screen.page.context.new_cdp_session(screen.page)
    profile = debugger.send("Target.getTargetInfo")["targetInfo"]["browserContextId"]
    refusal = {"permission": {"name": "clipboard-write"}, "setting": "denied", "origin": screen.address}
    debugger.send("Browser.setPermission", {**refusal, "browserContextId": profile})


def test_a_question_is_read_aloud_only_where_the_device_has_a_voice_of_its_own(
    server: RunningServer, browser: Browser
) -> None:
    """A voice in the network would send the words to strangers; a button without a voice would do nothing."""
    with Screen.of(browser, server.address) as maria:
        maria.open("/check")
        maria.see("Step 1 of")
        listen = maria.page.get_by_role("button", name="Listen: How old are you?")
        voices = maria.page.evaluate(
            "speechSynthesis.getVoices().some(({ localService, lang }) => localService && /^en/.test(lang))"
        )
        assert listen.count() == (1 if voices else 0)
