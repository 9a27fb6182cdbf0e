"""What the account screen says of who is signed in, and of what is here."""

from playwright.sync_api import Browser

from tests.browser.deeds import (
    OF_AGE,
    PASSWORD,
    becomes_owner,
    begins_a_check,
    invites_by_link,
    signs_in,
    signs_out,
    signs_up,
)
from tests.browser.screen import Screen
from tests.running import RunningServer
from tests.tour.troubles import end_of_sharing, sharing_ended
from tests.tour.visitors import accept

CODE = "I have a code from my therapist"
CONNECTED = "Tomasz Nowak is connected with you"
WAITS = "It takes effect as soon as this phone has sent it."
CLOSED = "Closed records are on this phone"
KEEP = "Keep them here, closed"


def test_nobody_is_called_signed_in_after_it_was_ended_elsewhere(
    browser: Browser, clinic: RunningServer
) -> None:
    with Screen.of(browser, clinic.address) as phone, Screen.of(browser, clinic.address) as laptop:
        signs_up(phone, "ines")
        phone.see("Signed in as Ines")
        ends_the_other_sign_in(laptop, "ines")
        phone.open("/account")
        phone.see("Your sign-in on this phone has ended.")
        phone.see("Login: ines")
        phone.not_see("Signed in as Ines")


def test_a_therapist_without_a_chart_is_not_called_signed_in_either(
    browser: Browser, clinic: RunningServer
) -> None:
    with Screen.of(browser, clinic.address) as phone, Screen.of(browser, clinic.address) as laptop:
        invitation(phone, clinic)
        phone.open("/account")
        phone.see("Signed in as Tomasz Nowak")
        ends_the_other_sign_in(laptop, "tomasz")
        phone.open("/account")
        phone.see("Your sign-in on this phone has ended.")
        phone.not_see("Signed in as Tomasz Nowak")
        phone.open("/learn")
        phone.see("Signed out.")
        signs_in(phone, "tomasz")
        phone.open("/account")
        phone.see("Signed in as Tomasz Nowak")
        phone.not_see("has ended")


def ends_the_other_sign_in(laptop: Screen, login: str) -> None:
    """Sign in here as well, and end the sign-in on the first device."""
    signs_in(laptop, login)
    laptop.open("/account/sign-ins")
    end = laptop.page.get_by_role("button", name="End the sign-in on").first
    end.click()
    end.wait_for(state="hidden")


def test_what_the_server_finds_wrong_is_said_at_its_field_which_has_the_focus(
    browser: Browser, clinic: RunningServer
) -> None:
    with Screen.of(browser, clinic.address) as laptop:
        signs_up(laptop, "ines")
    with Screen.of(browser, clinic.address) as phone:
        phone.open("/account/sign-up")
        phone.fill("Login", "ines")
        phone.fill("Password", "long " * 50)
        phone.click("Make the account")
        phone.see("This is for people of 18 or older.")
        phone.choose(OF_AGE)
        phone.click("Make the account")
        phone.see("This is too long: at most 200 characters")
        is_wrong_and_has_the_focus(phone, "Password")
        phone.fill("Password", PASSWORD)
        phone.click("Make the account")
        phone.see("This login is taken")
        is_wrong_and_has_the_focus(phone, "Login")
        assert phone.page.get_by_label("Login").get_attribute("maxlength") == "120"


def is_wrong_and_has_the_focus(someone: Screen, field: str) -> None:
    wrong = someone.page.locator("[aria-invalid]")
    assert wrong.evaluate_all("(all) => all.map((each) => each.labels[0].innerText)") == [field]
    someone.page.wait_for_function("() => document.activeElement.ariaInvalid === 'true'")


def test_who_said_yes_is_told_of_the_connection_once(browser: Browser, clinic: RunningServer) -> None:
    with Screen.of(browser, clinic.address) as tomasz, Screen.of(browser, clinic.address) as maria:
        maria.open("/")
        maria.see(CODE)
        accept(maria, invitation(tomasz, clinic))
        maria.see(CONNECTED)
        maria.heading("What brings you here?")
        maria.not_see(CODE)
        maria.follow("Learn")
        maria.heading("Learn")
        maria.page.go_back()
        maria.heading("What brings you here?")
        maria.not_see(CONNECTED)
        maria.not_see(CODE)


def test_who_looks_after_a_sign_out_does_not_read_of_the_connection(
    browser: Browser, clinic: RunningServer
) -> None:
    with Screen.of(browser, clinic.address) as tomasz, Screen.of(browser, clinic.address) as phone:
        accept(phone, invitation(tomasz, clinic))
        phone.see(CONNECTED)
        phone.follow("Account and settings")
        phone.follow("Sign out")
        phone.click("Sign out")
        phone.see("No account needed")
        for _ in range(3):
            phone.page.go_back()
        phone.heading("What brings you here?")
        phone.see(CODE)
        phone.not_see(CONNECTED)


def test_a_connection_leaves_the_screen_with_whose_it_is(browser: Browser, clinic: RunningServer) -> None:
    with Screen.of(browser, clinic.address) as tomasz, Screen.of(browser, clinic.address) as phone:
        accept(phone, invitation(tomasz, clinic))
        phone.see(CONNECTED)
        other = phone.tab()
        signs_out(other)
        phone.see(CODE)
        phone.not_see(CONNECTED)


def test_the_end_of_sharing_waits_only_while_it_is_unsent(browser: Browser, clinic: RunningServer) -> None:
    with (
        Screen.of(browser, clinic.address) as tomasz,
        Screen.of(browser, clinic.address, works_offline=True) as maria,
    ):
        accept(maria, invitation(tomasz, clinic))
        maria.wait_until_it_works_offline()
        maria.open("/account/therapists")
        maria.lose_the_network()
        end_of_sharing(maria)
        sharing_ended(maria)
        maria.see(WAITS)
        assert {"Sharing has ended.", WAITS} <= said(maria)
        maria.find_the_network()
        maria.until(lambda screen: WAITS not in screen.read("main"))
        assert "Sharing has ended." in maria.read("main")
        assert "Sharing has ended." in said(maria)
        assert WAITS not in said(maria)


def said(someone: Screen) -> set[str]:
    """The sentences that a screen reader finds in the regions in which something is said."""
    return set("\n".join(someone.page.get_by_role("status").all_inner_texts()).split("\n"))


def invitation(owner: Screen, clinic: RunningServer) -> str:
    """A link by which a new clinic's first therapist invites somebody."""
    becomes_owner(owner, clinic.owner_link)
    return invites_by_link(owner)


def test_an_account_that_is_there_is_not_completed_again(browser: Browser, clinic: RunningServer) -> None:
    with Screen.of(browser, clinic.address) as phone:
        signs_up(phone, "ines")
        phone.open("/account/sign-up")
        phone.heading("You have an account already")
        phone.gone("Save")
        phone.follow("Go to your account")
        phone.see("Signed in as Ines")


def test_records_that_wait_closed_are_named_without_their_owner(
    browser: Browser, clinic: RunningServer
) -> None:
    with Screen.of(browser, clinic.address) as phone:
        signs_up(phone, "ines")
        phone.not_see(CLOSED)
        begins_a_check(phone)
        signs_out(phone, by=KEEP)
        phone.see(CLOSED)
        phone.not_see("Login:")
        signs_in(phone, "ines")
        phone.open("/account")
        phone.see("Signed in as Ines")
        phone.not_see(CLOSED)
        signs_out(phone, by=KEEP)
        phone.see(CLOSED)
