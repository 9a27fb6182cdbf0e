"""Every screen, for people who see, hear, move or read otherwise."""

from tests.browser.findings import Findings


def test_no_screen_breaks_a_rule_of_accessibility(findings: Findings) -> None:
    assert findings.barriers == []


def test_every_screen_has_one_title(findings: Findings) -> None:
    assert findings.untitled == []


def test_no_screen_is_wider_than_the_window(findings: Findings) -> None:
    assert findings.cut_off == []
