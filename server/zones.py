"""Time zones, by the names that browsers give them."""

from __future__ import annotations

from typing import Annotated

from server.wording import form

# By its form and not by a list: a browser may know a zone before this machine does ("Europe/Kyiv"), use an old name
# ("Asia/Calcutta", "GMT0"), or have an offset alone ("+05:30"). Refusing it would keep a person's profile on the
# device for ever, while whoever reads a zone it does not know counts in another one.
NAME = r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*"
OFFSET = r"[+-][0-9]{2}(:?[0-9]{2})?"
Zone = Annotated[
    str, form(rf"{NAME}|{OFFSET}", "A time zone looks like Europe/Warsaw.", min_length=1, max_length=64)
]
