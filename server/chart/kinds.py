"""The kinds of entries: shape, who writes, who sees. This is the whole of a chart's authorisation.

How to add a kind stands in README.md. A body may also be a correction of an earlier entry of the same kind and
author: `{of, ...body}` or `{of, withdrawn: true}`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from server.chart.bodies import (
    AlertAnswer,
    ArticleRead,
    Assessment,
    Assignment,
    AssignmentEnd,
    Body,
    Clearance,
    FlareNote,
    Goal,
    LinkEnded,
    LinkStarted,
    Measure,
    Message,
    Pause,
    Practice,
    PrivateNote,
    Profile,
    Rating,
    Routine,
    StopSign,
    Visit,
    Withdrawal,
)
from server.chart.rights import Rights
from server.wording import in_words

KINDS_VERSION = 2

Writer = Literal["owner", "therapist", "server"]
Audience = Literal["both", "addressee", "author"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One row of the table."""

    shape: type[Body]
    writers: frozenset[Writer]
    seen: Audience = "both"
    corrected: bool = True


OWNER: frozenset[Writer] = frozenset({"owner"})
THERAPIST: frozenset[Writer] = frozenset({"therapist"})
EITHER: frozenset[Writer] = frozenset({"owner", "therapist"})

KINDS: dict[str, Kind] = {
    "assessment": Kind(Assessment, OWNER),
    "practice": Kind(Practice, OWNER),
    "rating": Kind(Rating, OWNER),
    "measure": Kind(Measure, OWNER),
    "goal": Kind(Goal, OWNER),
    "pause": Kind(Pause, OWNER),
    "warning": Kind(StopSign, OWNER),
    "routine": Kind(Routine, OWNER),
    "article_read": Kind(ArticleRead, OWNER),
    "profile": Kind(Profile, OWNER),
    "assignment": Kind(Assignment, THERAPIST),
    "assignment_end": Kind(AssignmentEnd, THERAPIST),
    "clearance": Kind(Clearance, EITHER),
    "flare_note": Kind(FlareNote, THERAPIST),
    "alert_answer": Kind(AlertAnswer, THERAPIST),
    "visit": Kind(Visit, EITHER),
    "message": Kind(Message, EITHER, "addressee"),
    # What ended a link must stay true: a link is begun anew by a new consent, never by a correction.
    "link_ended": Kind(LinkEnded, EITHER, corrected=False),
    "private_note": Kind(PrivateNote, THERAPIST, "author"),
    "link_started": Kind(LinkStarted, frozenset({"server"}), corrected=False),
}


def shape_problem(kind: Kind, body: dict[str, Any]) -> str | None:
    """Why this body is not of this kind, in words for a person; None when it is."""
    try:
        if "withdrawn" in body and kind.corrected:
            if not msgspec.convert(body, Withdrawal, strict=True).withdrawn:
                return "What is withdrawn stays withdrawn."
        elif "of" in body and not kind.corrected:
            return "Entries of this kind cannot be corrected."
        else:
            msgspec.convert(body, kind.shape, strict=True)
    except msgspec.ValidationError as error:
        place, words = in_words(str(error))
        return f"{place}: {words}" if place else words
    return None


def may_see(kind: str, author: str, addressee: str | None, person: str, rights: Rights) -> bool:
    """Whether a person with these rights sees an entry; one of an unknown kind is seen by its author alone.

    A message withdrawn before its original arrived has no addressee: whoever it went to has to hear of it, and there
    is nothing in it to read.
    """
    if rights.role is None:
        return False
    row = KINDS.get(kind)
    if author == person:
        return True
    if row is None or row.seen == "author":
        return False
    return row.seen == "both" or rights.role == "owner" or addressee in (None, person)
