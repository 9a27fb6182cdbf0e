"""An iPhone's installed app starts with a storage of its own: what the steps say of that."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.screen import Screen
from tests.running import serving

IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/17.4 Mobile/15E148 Safari/604.1"
)


def test_where_accounts_are_by_invitation_the_install_steps_stand_all_the_same(
    browser: Browser, built_app: Path, tmp_path: Path
) -> None:
    with (
        serving(tmp_path / "data", UNKNOT_SIGN_UP="invitation") as clinic,
        Screen.of(browser, clinic.address, user_agent=IPHONE, has_touch=True) as phone,
    ):
        phone.open("/account/install")
        phone.see("The installed app starts empty")
        phone.gone("Keep them safe")
        phone.see("Tap the Share button")
        phone.follow("I have a code")
        phone.heading("Code from your therapist")


def test_where_anybody_makes_an_account_the_records_are_kept_first(
    browser: Browser, built_app: Path, tmp_path: Path
) -> None:
    with (
        serving(tmp_path / "data") as clinic,
        Screen.of(browser, clinic.address, user_agent=IPHONE, has_touch=True) as phone,
    ):
        phone.open("/account/install")
        phone.not_see("Tap the Share button")
        phone.click("Keep them safe")
        phone.see("Your records are on the server.")
        phone.see("Tap the Share button")
