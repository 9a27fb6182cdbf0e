"""Something to read or to do is found: mistyped, by filters, by keyboard alone, offline and without scripts."""

import re

from playwright.sync_api import Browser

from tests.browser.check import checks
from tests.browser.keyboard import Keyboard
from tests.browser.screen import Screen
from tests.running import ROOT, RunningServer
from tests.tour.looks import PHONE

MASSAGE = "What massage therapy is"


def titles(someone: Screen) -> list[str]:
    """What is found, from the first to the last."""
    links = someone.page.locator("main section li a > .words > .title")
    return [title.strip() for title in links.all_inner_texts()]


def type_in(someone: Screen, words: str) -> None:
    someone.page.get_by_role("searchbox").press_sequentially(words)


def comes_to(someone: Screen, query: str) -> None:
    """The address says what is asked for."""
    someone.page.wait_for_url(lambda url: url == f"{someone.address}/find{query}")


def test_mistyped_words_find_it_and_stay_in_the_address(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        maria.open("/learn")
        type_in(maria, "masage")
        maria.page.keyboard.press("Enter")
        comes_to(maria, "?q=masage")
        maria.see("Nothing has exactly these words. These come close.")
        assert MASSAGE in titles(maria)[:3]
        maria.page.get_by_role("searchbox").fill("")
        comes_to(maria, "")
        maria.heading("Exercises")
        type_in(maria, "carp")
        maria.see(re.compile(r"^\d+ results$"))
        maria.not_see("These come close.")
        comes_to(maria, "?q=carp")
        assert titles(maria)[0] == "Carpal tunnel syndrome"
        maria.follow("Tendon glides")
        maria.page.wait_for_url("**/exercises/tendon-glides")
        maria.page.go_back()
        comes_to(maria, "?q=carp")
        assert maria.page.get_by_role("searchbox").input_value() == "carp"
        assert titles(maria)[0] == "Carpal tunnel syndrome"
        maria.page.reload()
        maria.see(re.compile(r"^\d+ results$"))
        assert titles(maria)[0] == "Carpal tunnel syndrome"
        maria.page.go_back()
        maria.heading("Learn")
        assert maria.errors == []


def test_filters_leave_what_fits_and_each_can_be_taken_away(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address, viewport=PHONE) as maria:
        maria.open("/routines")
        maria.follow("Choose by part of the body, time and more")
        maria.heading("Find")
        maria.page.wait_for_load_state("networkidle")  # before the app has started, a choice is not taken
        maria.pick("Kind", "Exercises")
        maria.page.locator("summary").click()
        maria.select("Part of the body", "Low back")
        maria.select("Time", "Up to 10 minutes")
        maria.select("Position", "Lying on your back")
        maria.choose("a mat")
        comes_to(maria, "?kind=exercise&region=low_back&minutes=10&position=lying&have=mat")
        maria.page.get_by_role("button", name=re.compile("^Show \\d+ results?$")).click()
        found = titles(maria)
        assert "Bridge" in found
        heard(maria, len(found))
        maria.page.locator("summary").click()
        maria.choose("Nothing")
        assert "Bridge" not in titles(maria)
        maria.click("Remove: Up to 10 minutes")
        comes_to(maria, "?kind=exercise&region=low_back&position=lying&have=nothing")
        assert focused(maria) == "SECTION"
        maria.click("Clear the filters")
        comes_to(maria, "?kind=exercise")
        assert "Bridge" in titles(maria)
        assert maria.errors == []


def test_where_nothing_is_found_there_is_a_way_on(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        maria.open("/find?q=carpal&region=knee")
        maria.see("The filters leave nothing.")
        heard(maria, 0)
        maria.click("Clear the filters")
        comes_to(maria, "?q=carpal")
        assert titles(maria)[0] == "Carpal tunnel syndrome"
        maria.open("/find?q=xylophones&region=knee")
        maria.see("Try another spelling")
        maria.click("Show everything")
        comes_to(maria, "")
        maria.heading("Articles")
        assert maria.errors == []


def test_it_is_found_by_keyboard_alone(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address, viewport=PHONE) as maria:
        keys = Keyboard(maria.page)
        maria.open("/find")
        keys.reach("Search routines")
        maria.page.keyboard.type("neck")
        comes_to(maria, "?q=neck")
        assert keys.focus().words.startswith("Search routines"), "typing leaves the focus in the field"
        keys.reach("All")
        keys.press("ArrowRight", "ArrowRight")
        comes_to(maria, "?q=neck&kind=exercise")
        keys.reach("Filters")
        keys.press("Enter")
        keys.reach("Part of the body")
        keys.press("n")
        comes_to(maria, "?q=neck&kind=exercise&region=neck")
        keys.reach("Show")
        keys.press("Enter")
        assert focused(maria) == "SECTION"
        first = titles(maria)[0]
        keys.reach(first)
        keys.press("Enter")
        maria.heading(first)
        assert maria.errors == []


def test_it_is_found_without_a_network(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address, works_offline=True) as maria:
        maria.open("/learn")
        maria.wait_until_it_works_offline()
        maria.lose_the_network()
        type_in(maria, "masage")
        maria.page.keyboard.press("Enter")
        maria.see("These come close.")
        assert MASSAGE in titles(maria)[:3]
        maria.page.reload()
        maria.see("These come close.")
        maria.follow(MASSAGE)
        maria.heading(MASSAGE)


def test_what_a_caution_forbids_stays_and_says_why(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        checks(maria, goals=["calm"], take_care=["eyes"])
        maria.open("/find?q=bridge")
        maria.see("Not for you now: Glaucoma, a retina problem or recent eye surgery")
        maria.open("/find?q=low+back&kind=routine")
        maria.see("1 left out")
        assert maria.errors == []


def test_without_scripts_everything_is_there(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address, java_script_enabled=False) as maria:
        maria.open("/learn")
        type_in(maria, "masage")
        maria.page.keyboard.press("Enter")
        comes_to(maria, "?q=masage")
        maria.see("Without JavaScript nothing can be searched.")
        assert not maria.page.get_by_role("searchbox").is_visible()
        links = maria.page.locator("main section li a")
        addresses = {link.get_attribute("href") for link in links.all()}
        assert addresses == everything()
        maria.follow("Bridge")
        maria.heading("Bridge")


def everything() -> set[str]:
    """The addresses of all that can be found."""
    content = ROOT / "server" / "content"
    places = {
        "/routines": content / "routines",
        "/exercises": content / "exercises",
        "/learn": content / "en/articles",
    }
    return {f"{address}/{path.stem}" for address, folder in places.items() for path in folder.iterdir()}


def heard(someone: Screen, count: int) -> None:
    """What a screen reader is told once nothing changes any more."""
    said = "Nothing found" if count == 0 else "1 result" if count == 1 else f"{count} results"
    someone.page.locator("main .asking [role=status]").filter(has_text=re.compile(f"^{said}$")).wait_for(
        state="attached"
    )


def focused(someone: Screen) -> str:
    return str(someone.page.evaluate("document.activeElement.tagName"))
