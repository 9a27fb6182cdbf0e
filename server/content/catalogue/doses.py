"""Reads doses: how much of an exercise, in one of four modes."""

from collections.abc import Callable, Mapping

from server.content.catalogue.fields import Field
from server.content.catalogue.shapes import Dose

DOSES: Mapping[str, tuple[str, ...]] = {
    "count": ("sets", "repetitions", "seconds_per_repetition", "rest"),
    "hold": ("sets", "repetitions", "hold", "rest"),
    "breath": ("minutes", "in", "hold_in", "out", "hold_out"),
    "timed": ("seconds", "sets", "rest"),
}
WHOLE_NUMBERS = ("sets", "repetitions")
MAY_BE_ZERO = ("rest", "hold_in", "hold_out")


def read_dose(field: Field, mode: str | None) -> Dose:
    """`mode` is the mode it must have: that of the exercise's own dose."""
    pairs = field.pairs()
    found = pairs["mode"].choice(tuple(DOSES), "dose mode") if "mode" in pairs else ""
    if found not in DOSES:
        if "mode" not in pairs and not field.absent:
            field.report(f"missing key 'mode'; one of {', '.join(DOSES)}")
        return Dose(found, {})
    if mode in DOSES and found != mode:
        pairs["mode"].report(f"mode {found!r} differs from the exercise's own dose ({mode!r}); use the same")
    fields = field.record("mode", *DOSES[found])
    return Dose(found, {name: _dose_number(name)(fields[name]) for name in DOSES[found]})


def _dose_number(name: str) -> Callable[[Field], float]:
    if name in WHOLE_NUMBERS:
        return lambda field: field.whole(1, 100)
    return lambda field: field.number(0 if name in MAY_BE_ZERO else 0.5, 1800)
