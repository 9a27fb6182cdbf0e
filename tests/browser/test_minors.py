"""Who is under 18: education and calm at home, a parent and a doctor; no account and no connection."""

from playwright.sync_api import Browser

from tests.browser.check import checks
from tests.browser.deeds import a_clinic_opens, invites_by_link
from tests.browser.screen import Screen
from tests.running import RunningServer

NO_ACCOUNT = "Under 18: no account and no connection"


def test_who_says_to_be_under_18_gets_no_account_and_no_connection(
    clinic: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, clinic.address) as tomasz, Screen.of(browser, clinic.address) as kim:
        a_clinic_opens(tomasz, clinic.owner_link)
        link = invites_by_link(tomasz)
        checks(kim, age="under_18", regions=["knee"], limp="no")
        kim.see("You are under 18. Ask a parent and a doctor before you book")
        kim.gone("Write it down")
        for path in ("/account/sign-up", link):
            kim.open(path)
            kim.see(NO_ACCOUNT)
            kim.gone("Make the account")
            kim.gone("Yes, connect us")
        kim.open("/routines/calm-down/play")
        kim.see("Start without a number")
        assert kim.errors == []


def test_an_adult_says_so_before_connecting(clinic: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, clinic.address) as tomasz, Screen.of(browser, clinic.address) as maria:
        a_clinic_opens(tomasz, clinic.owner_link)
        maria.open(invites_by_link(tomasz))
        maria.see("if you want your therapist to know, say it in person")
        maria.choose("My results and practices")
        maria.click("Yes, connect us")
        maria.see("This is for people of 18 or older.")
        maria.choose("I am 18 or older")
        maria.click("Yes, connect us")
        maria.see("Tomasz Nowak is connected with you.")
