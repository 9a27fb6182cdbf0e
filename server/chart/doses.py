"""How much of an exercise a step asks for: one of four modes, with the numbers that a player counts by.

The same modes as in `server/content/catalogue/doses.py`, whose limits these are: what is assigned must be playable.
"""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

Times = Annotated[int, Meta(ge=1, le=100)]
Seconds = Annotated[float, Meta(ge=0.5, le=1800)]
MaybeSeconds = Annotated[float, Meta(ge=0, le=1800)]
Minutes = Annotated[float, Meta(ge=0.5, le=60)]


class Count(msgspec.Struct, tag_field="mode", tag="count", forbid_unknown_fields=True):
    """So many repetitions, each as long."""

    sets: Times
    repetitions: Times
    seconds_per_repetition: Seconds
    rest: MaybeSeconds


class Hold(msgspec.Struct, tag_field="mode", tag="hold", forbid_unknown_fields=True):
    """Held so many times, so many seconds."""

    sets: Times
    repetitions: Times
    hold: Seconds
    rest: MaybeSeconds


class Timed(msgspec.Struct, tag_field="mode", tag="timed", forbid_unknown_fields=True):
    """For a time, without counting."""

    seconds: Seconds
    sets: Times
    rest: MaybeSeconds


class Breath(
    msgspec.Struct,
    tag_field="mode",
    tag="breath",
    forbid_unknown_fields=True,
    rename={"in_": "in"},
    kw_only=True,
):
    """Breaths of the same length, in seconds; `sip` is a second, short breath in on top of the first."""

    minutes: Minutes
    in_: Seconds
    sip: MaybeSeconds | msgspec.UnsetType = msgspec.UNSET
    hold_in: MaybeSeconds
    out: Seconds
    hold_out: MaybeSeconds


Dose = Count | Hold | Timed | Breath
