"""Nobody but the clinic's own server hears of anything, and the browser has nothing to complain of."""

from tests.browser.findings import Findings


def test_no_screen_asks_a_stranger_for_anything(findings: Findings) -> None:
    assert findings.strangers == []


def test_no_screen_does_what_its_own_policy_forbids_or_fails_in_the_console(findings: Findings) -> None:
    # Some stops have no network.
    expected = ("/nowhere", "ERR_INTERNET_DISCONNECTED")
    assert [line for line in findings.complaints if not any(each in line for each in expected)] == []


def test_nothing_is_asked_of_the_server_that_it_refuses(findings: Findings) -> None:
    assert [answer for answer in findings.refused if answer != "404 /nowhere"] == []
