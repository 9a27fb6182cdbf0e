"""The main job, lived through by people with real input on the real stack."""

import re
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from tests.browser.check import Answers, take_check
from tests.browser.deeds import a_clinic_opens, consents, invites
from tests.browser.screen import Screen, exactly
from tests.running import RunningServer, serving
from tests.tour.looks import DESKTOP, PHONE

WRIST: Answers = {
    "goals": ["fix_pain"],
    "regions": ["wrist_hand"],
    "extent": "one_spot",
    "how_started": "same_task",
    "brings_on": "always",
    "night": "tingling",
    "tingling": "sometimes",
    "known": ["carpal_tunnel_tested"],
    "movement": "bit_less",
}

PLACES = [
    "/",
    "/check",
    "/check/result",
    "/check/note",
    "/learn",
    "/learn/choosing",
    "/routines/low-back",
    "/help",
    "/hurts",
    "/account",
    "/pair",
]


def test_stress_and_bad_sleep_are_a_reason_for_massage(server: RunningServer, browser: Browser) -> None:
    with Screen.of(browser, server.address) as maria:
        maria.open("/")
        maria.follow("Find out what helps")
        take_check(maria, goals=["calm"], stress=8, sleep=2)
        maria.heading("Massage fits you")
        maria.see("Your stress is high.")
        maria.see("Not yet reviewed by a licensed clinician")
        maria.follow("Calm down")
        maria.heading("Calm down")
        nothing_strange_happened(maria)


def test_numb_between_the_legs_is_an_emergency_without_any_routine(
    server: RunningServer, browser: Browser
) -> None:
    with Screen.of(browser, server.address) as maria:
        maria.open("/check")
        take_check(maria, now_legs=["numb_between_legs"])
        maria.heading("Get help now")
        maria.see("Numb or strange feeling between the legs")
        maria.not_see("Routines to begin with")
        maria.open("/routines")
        maria.see("Wait with this.")
        nothing_strange_happened(maria)


def test_from_a_tingling_wrist_to_a_routine_from_the_therapist(
    built_app: Path, tmp_path: Path, browser: Browser
) -> None:
    data = tmp_path / "data"
    with ExitStack() as until_the_end:
        with serving(data) as server:
            here = {"timezone_id": where_it_is_about_noon()}
            maria, tomasz = (
                until_the_end.enter_context(
                    Screen.of(browser, server.address, works_offline=True, viewport=device, **here)
                )
                for device in (PHONE, DESKTOP)
            )
            a_clinic_opens(tomasz, server.owner_link)
            she_finds_out_what_helps(maria)

        she_practises_without_a_server(maria)
        every_place_opens_without_a_server(maria)

        with serving(data, port=urlsplit(server.address).port or 0):
            code = invites(tomasz)
            she_pairs(maria, code)
            he_sees_and_assigns(tomasz)
            it_stands_on_her_today(maria)
            nothing_strange_happened(maria)
            nothing_strange_happened(tomasz)


def where_it_is_about_noon() -> str:
    """A time zone in which no day ends while people say "today"; the signs of these names are turned round."""
    return f"Etc/GMT{datetime.now(UTC).hour - 12:+d}"


def she_finds_out_what_helps(maria: Screen) -> None:
    maria.take_the_clock()
    maria.open("/")
    maria.wait_until_it_works_offline()
    maria.follow("Find out what helps")
    take_check(maria, **WRIST)
    maria.heading("ART fits you")
    maria.see("You said: Carpal tunnel: tested, and it is mild")
    maria.see("Harbour Clinic")
    maria.see("Call")
    maria.follow("Carpal tunnel syndrome")
    maria.heading("Carpal tunnel syndrome")
    maria.click("I have read this")


def she_practises_without_a_server(maria: Screen) -> None:
    maria.open("/routines")
    maria.follow("Wrist and hand")
    maria.follow("2-minute version")
    maria.click("Nothing new")
    maria.pick_number("How strong is your pain now?", 4)
    maria.let_time_pass_until("Well done", minutes=5)
    maria.pick_number("How strong is your pain now?", 2)
    maria.see("2 lower than before")
    maria.see("Saved on this phone.")


def every_place_opens_without_a_server(maria: Screen) -> None:
    for path in PLACES:
        maria.open(path)
        maria.page.get_by_role("heading").first.wait_for()
    maria.open("/progress")
    maria.see("1 of 7 days this week")
    assert [lost for lost in maria.lost if "/_app/" in lost and "ERR_ABORTED" not in lost] == []


def she_pairs(maria: Screen, code: str) -> None:
    maria.open("/pair")
    maria.fill("Code", code)
    maria.click("Look")
    maria.see("Tomasz Nowak of Harbour Clinic invites you")
    consents(maria)
    maria.heading("Today")


def he_sees_and_assigns(tomasz: Screen) -> None:
    tomasz.open("/therapist")
    tomasz.see("Practiced today")
    tomasz.follow("Maria")
    tomasz.see(exactly("ART"))
    tomasz.see("You have a named problem of the kind ART is used for")
    tomasz.see("1 practice, ")
    tomasz.see("Pain: on average 4 before, 2 after.")
    tomasz.follow("Assign a routine")
    tomasz.select("Which routine?", "Low back")
    tomasz.select("How often?", "2 times a week")
    tomasz.fill("Note to the client", "Slowly, and breathe out as you lift.")
    tomasz.click("Assign")
    tomasz.see(exactly("Sent"))


def it_stands_on_her_today(maria: Screen) -> None:
    maria.open("/")
    maria.see("From Tomasz Nowak")
    maria.see("Low back")
    maria.see("0 of 2 this week")
    maria.see("Slowly, and breathe out as you lift.")
    maria.open("/progress")
    maria.see("1 of 7 days this week")
    maria.see(re.compile("^1 practice and "))


def nothing_strange_happened(someone: Screen) -> None:
    assert someone.strangers() == []
    assert someone.errors == []
