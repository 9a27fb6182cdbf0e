"""What people do in test after test: make an account, come and go, open a clinic, invite, say yes, practise."""

import re

from tests.browser.screen import Screen
from tests.browser.storage import everything_stored

PASSWORD = "a few words in a row"
OF_AGE = "I am 18 or older"


def fills_in(someone: Screen, login: str, name: str) -> None:
    """The fields of a new account, on whatever screen asks for them."""
    someone.fill("Name", name)
    someone.fill("Login", login)
    someone.fill("Password", PASSWORD)


def signs_up(someone: Screen, login: str, name: str = "") -> None:
    someone.open("/account/sign-up")
    fills_in(someone, login, name or login.title())
    someone.choose(OF_AGE)
    someone.click("Make the account")
    someone.page.wait_for_url("**/account")


def signs_in(someone: Screen, login: str, password: str = PASSWORD) -> None:
    someone.open("/account/sign-in")
    someone.fill("Login", login)
    someone.fill("Password", password)
    someone.click("Sign in")
    someone.page.wait_for_url(lambda url: "sign-in" not in url)


def signs_out(someone: Screen, by: str = "Sign out") -> None:
    """`by`: the button that says what becomes of what is not sent."""
    someone.open("/account/sign-out")
    someone.click(by)
    someone.page.wait_for_url("**/account")


def becomes_owner(someone: Screen, link: str, name: str = "Tomasz Nowak") -> None:
    """The first therapist, by the link that a first start prints."""
    someone.open(link)
    fills_in(someone, "tomasz", name)
    someone.click("Make my account")
    someone.heading("The clinic")


def a_clinic_opens(
    tomasz: Screen, link: str, owner: str = "Tomasz Nowak", clinic: str = "Harbour Clinic"
) -> None:
    becomes_owner(tomasz, link, owner)
    tomasz.fill("Name of the clinic", clinic)
    tomasz.fill("Phone", "+48 22 123 45 67")
    tomasz.choose("Massage therapy")
    tomasz.choose("Active Release Techniques (ART)")
    tomasz.click("Save")
    tomasz.see("Saved. Clients see it from now on.")


def invites(tomasz: Screen, name: str = "Maria", note: str = "") -> str:
    """The code of an invitation; with a note it asks for a routine, twice a week."""
    tomasz.open("/therapist/invite")
    tomasz.fill("Client's name", name)
    if note:
        tomasz.select("A routine to begin with", "Low back")
        tomasz.select("How often?", "2 times a week")
        tomasz.fill("Note to the client", note)
    return makes_the_invitation(tomasz)


def makes_the_invitation(tomasz: Screen) -> str:
    """The code of what stands in the form."""
    tomasz.click("Make the invitation")
    tomasz.heading("Show this to")
    code = re.search(r"\n([A-Z0-9]{4} [A-Z0-9]{4})\n", tomasz.read("main"))
    assert code
    return code[1]


def invites_by_link(therapist: Screen) -> str:
    """A link by which anybody can be this therapist's client, once."""
    therapist.open("/therapist/invite")
    therapist.click("Make the invitation")
    therapist.see("Or send this link")
    link = re.search(r"http\S+/i#\S+", therapist.read("main"))
    assert link
    return link[0]


def pairs(maria: Screen, code: str) -> None:
    """Types a code, and says yes to whom it names."""
    maria.open("/pair")
    maria.fill("Code", code)
    maria.click("Look")
    maria.see("invites you")
    consents(maria)
    maria.heading("Today")


def consents(maria: Screen) -> None:
    maria.choose("My results and practices")
    maria.choose(OF_AGE)
    maria.click("Yes, connect us")


def begins_a_check(someone: Screen) -> None:
    """Answers the first question, and stays until that answer is kept."""
    someone.open("/check")
    someone.pick("Who is this check for?", "For me")
    someone.until(lambda screen: '"name":"check"' in everything_stored(screen))


def says_that_nothing_is_new(someone: Screen) -> None:
    """Before anything that is more than calm; who has no check of late is asked about more."""
    someone.see(re.compile("Anything new today|Before you start"))
    someone.page.get_by_role("button", name=re.compile(r"^(Nothing new|None of these)$")).click()


def plays(someone: Screen) -> None:
    someone.open("/routines/low-back/play")
    says_that_nothing_is_new(someone)
    someone.click("Start without a number")
    someone.see("Pause")
