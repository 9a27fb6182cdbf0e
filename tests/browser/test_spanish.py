"""A client who reads Spanish, with a therapist who does not: what she is handed and agrees to is in Spanish."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from server.content.catalogue.read import read_catalogue
from tests.browser.deeds import a_clinic_opens
from tests.browser.screen import Screen
from tests.running import RunningServer
from web.build_app import WEB

SAID: dict[str, str] = json.loads((WEB / "messages" / "es.json").read_text(encoding="utf-8"))
WORDS = read_catalogue().words["es"]
WHO = "questions", "who", "text"


def said(kind: str, id_: str, name: str, language: str = "es") -> str:
    return str(read_catalogue().words[language][kind][id_][name])


@pytest.fixture
def tomasz(clinic: RunningServer, browser: Browser) -> Iterator[Screen]:
    with Screen.of(browser, clinic.address) as therapist:
        a_clinic_opens(therapist, clinic.owner_link)
        yield therapist


def test_an_invitation_is_printed_opened_and_agreed_to_in_the_clients_language(
    tomasz: Screen, browser: Browser
) -> None:
    tomasz.open("/therapist/invite")
    tomasz.fill("Client's name", "María")
    tomasz.select("Language of your client", "Español")
    tomasz.click("Make the invitation")
    tomasz.heading("Show this to María")
    tomasz.see(SAID["therapist_invite_scan"])
    tomasz.see(SAID["therapist_invite_code"])
    link = re.search(r"http\S+/i#\S+", tomasz.read("main"))
    assert link
    assert link[0].startswith(f"{tomasz.address}/es/i#")
    # Her phone speaks English, as second-hand phones do: the invitation counts.
    with Screen.of(browser, tomasz.address) as maria:
        maria.open(link[0])
        maria.see(re.compile(SAID["pair_invites_clinic"].split("{clinic}")[-1]))
        maria.see(SAID["pair_not_live"])
        maria.choose(SAID["pair_consent_chart"])
        maria.choose(SAID["account_adult"])
        maria.click(SAID["pair_accept"])
        maria.see(SAID["pair_connected"].format(therapist="Tomasz Nowak"))
        maria.open("/es/help")
        maria.see(said("help", "all", "call").split(".")[0])


def test_a_spanish_browser_reads_spanish_and_can_change_it_at_once(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address, locale="es-MX") as maria:
        maria.open("/check")
        maria.page.wait_for_url("**/es/check")
        maria.see(said(*WHO))
        maria.page.get_by_role("link", name="English").click()
        maria.page.wait_for_url(f"{server.address}/check")
        maria.see(said(*WHO, language="en"))
        maria.open("/learn/neck-pain")
        assert maria.page.url == f"{server.address}/learn/neck-pain"


def test_pages_are_whole_without_scripts_and_name_their_other_languages(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address, java_script_enabled=False) as reader:
        reader.open("/es/exercises/bridge")
        bridge = WORDS["exercises"]["bridge"]
        for text in (bridge["name"], bridge["start"], *bridge["steps"], bridge["avoid"]):
            assert text in reader.read("main")
        head = reader.page.locator("head")
        assert head.locator("meta[name='description']").get_attribute("content") == bridge["purpose"]
        assert head.locator("link[rel='canonical']").get_attribute("href") == "/es/exercises/bridge"
        others = head.locator("link[rel='alternate'][hreflang]")
        assert {each.get_attribute("hreflang") for each in others.all()} == {"en", "es"}
        reader.follow("English")
        reader.heading("Bridge")
