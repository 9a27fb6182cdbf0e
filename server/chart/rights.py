"""What a person may do with a chart, as care tells it: chart asks through a callable and never imports care."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["owner", "therapist"]


@dataclass(frozen=True, slots=True)
class Rights:
    """`answers`: may see the second part of assessments. `former`: had a right that has ended. `since`: when a
    therapist's right began, in milliseconds since 1970."""

    role: Role | None
    answers: bool = False
    former: bool = False
    link: str | None = None
    since: int = 0


OWNER = Rights("owner", answers=True)
NONE = Rights(None)
