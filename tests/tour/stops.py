"""Where the tour stops: each screen in the state it is most used in, and who looks at it."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.browser.check import take_check, take_check_up_to
from tests.browser.deeds import invites, says_that_nothing_is_new
from tests.browser.screen import Screen
from tests.tour.troubles import end_of_sharing, refused, sharing_ended
from tests.tour.visitors import BOTH, CLIENT, NOBODY, PAIRED, REFUSED, THERAPIST, UNSENT


@dataclass(frozen=True)
class Stop:
    """A screen: its name in the files, who looks, and how to get there."""

    name: str
    visitor: str
    go: Callable[[Screen], None]


def page(path: str) -> Callable[[Screen], None]:
    """Open a path and let it come to rest."""

    def go(screen: Screen) -> None:
        screen.open(path)
        screen.page.wait_for_load_state("networkidle")

    return go


def checked(**answers: str | list[str] | int) -> Callable[[Screen], None]:
    """Take the check with these answers, up to its result."""

    def go(screen: Screen) -> None:
        screen.open("/check")
        begin_anew(screen)
        take_check(screen, **answers)

    return go


def asked_where(screen: Screen) -> None:
    screen.open("/check")
    begin_anew(screen)
    take_check_up_to(screen, "where", goals=["fix_pain"])
    screen.choose("Neck")
    screen.choose("Low back")


def begin_anew(screen: Screen) -> None:
    screen.page.wait_for_load_state("networkidle")
    if screen.page.get_by_role("button", name="Start again").is_visible():
        screen.click("Start again")


def filtered(screen: Screen) -> None:
    page("/find?region=neck&minutes=5&have=chair&have=wall")(screen)
    filters = screen.page.locator("main details:not([open]) > summary")
    if filters.count():
        filters.click()


def playing(screen: Screen) -> None:
    screen.open("/routines/wrist-and-hand/play")
    says_that_nothing_is_new(screen)
    screen.click("Start without a number")
    screen.click("Start now")
    screen.page.wait_for_timeout(2500)


def breathing(screen: Screen) -> None:
    screen.open("/routines/calm-down/play")
    screen.click("Start without a number")
    screen.click("Start now")
    screen.page.wait_for_timeout(2500)


def first_client(screen: Screen) -> None:
    screen.open("/therapist")
    screen.page.locator("main a[href*='clients?chart=']").first.click()
    screen.page.wait_for_load_state("networkidle")


def assigning(screen: Screen) -> None:
    first_client(screen)
    screen.follow("Assign a routine")


def invited(screen: Screen) -> None:
    invites(screen)


STOPS = [
    Stop("today-first", NOBODY, page("/")),
    Stop("check", NOBODY, page("/check")),
    Stop("check-where", NOBODY, asked_where),
    Stop("help", NOBODY, page("/help")),
    Stop("hurts", NOBODY, page("/hurts")),
    Stop("hurts-ease", NOBODY, page("/hurts?clear")),
    Stop("learn", NOBODY, page("/learn")),
    Stop("learn-article", NOBODY, page("/learn/active-release-techniques")),
    Stop("find", NOBODY, page("/find")),
    Stop("find-words", NOBODY, page("/find?q=carpel")),
    Stop("find-filters", NOBODY, filtered),
    Stop("find-nothing", NOBODY, page("/find?q=xylophones")),
    Stop("routines", NOBODY, page("/routines")),
    Stop("routine", NOBODY, page("/routines/low-back")),
    Stop("exercise", NOBODY, page("/exercises/bridge")),
    Stop("progress-empty", NOBODY, page("/progress")),
    Stop("pair", NOBODY, page("/pair")),
    Stop("account-nobody", NOBODY, page("/account")),
    Stop("account-sign-up", NOBODY, page("/account/sign-up")),
    Stop("account-sign-in", NOBODY, page("/account/sign-in")),
    Stop("account-install", NOBODY, page("/account/install")),
    Stop("not-found", NOBODY, page("/nowhere")),
    Stop("result-clearance", NOBODY, checked(goals=["calm"], medicines=["blood_thinners"])),
    Stop("note-doctor", NOBODY, page("/check/note")),
    Stop("result-art", NOBODY, checked(goals=["fix_pain"], regions=["wrist_hand"], known=["tendon"])),
    Stop("note-therapist", NOBODY, page("/check/note")),
    Stop("result-emergency", NOBODY, checked(now_chest=["coughing_blood"])),
    Stop("routines-held", NOBODY, page("/routines")),
    Stop("find-held", NOBODY, page("/find?q=bridge")),
    Stop("today", CLIENT, page("/")),
    Stop("player", CLIENT, playing),
    Stop("player-breath", CLIENT, breathing),
    Stop("progress", CLIENT, page("/progress")),
    Stop("account", CLIENT, page("/account")),
    Stop("account-about", CLIENT, page("/account/about")),
    Stop("account-place", CLIENT, page("/account/place")),
    Stop("account-records", CLIENT, page("/account/records")),
    Stop("account-sign-ins", CLIENT, page("/account/sign-ins")),
    Stop("account-sign-out", CLIENT, page("/account/sign-out")),
    Stop("account-therapists", CLIENT, page("/account/therapists")),
    Stop("therapist", THERAPIST, page("/therapist")),
    Stop("therapist-client", THERAPIST, first_client),
    Stop("therapist-assign", THERAPIST, assigning),
    Stop("therapist-invite", THERAPIST, page("/therapist/invite")),
    Stop("therapist-invited", THERAPIST, invited),
    Stop("clinic", THERAPIST, page("/clinic")),
    Stop("both-today", BOTH, page("/")),
    Stop("both-clients", BOTH, page("/therapist")),
    Stop("unsent-today", UNSENT, page("/")),
    Stop("unsent-progress", UNSENT, page("/progress")),
    Stop("unsent-records", UNSENT, page("/account/records")),
    Stop("unsent-sign-out", UNSENT, page("/account/sign-out")),
    Stop("unsent-sign-ins", UNSENT, page("/account/sign-ins")),
    Stop("refused-today", REFUSED, refused),
    Stop("refused-records", REFUSED, page("/account/records")),
    Stop("refused-sign-out", REFUSED, page("/account/sign-out")),
    Stop("sharing-end", PAIRED, end_of_sharing),
    Stop("sharing-ended", PAIRED, sharing_ended),
]
