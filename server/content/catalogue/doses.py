"""Reads doses: how much of an exercise, in one of four modes."""

from collections.abc import Callable, Mapping

from server.content.catalogue.fields import Field
from server.content.catalogue.library import Dose

DOSES: Mapping[str, tuple[str, ...]] = {
    "count": ("sets", "repetitions", "seconds_per_repetition", "rest"),
    "hold": ("sets", "repetitions", "hold", "rest"),
    "breath": ("minutes", "in", "hold_in", "out", "hold_out"),
    "timed": ("seconds", "sets", "rest"),
}
OPTIONAL: Mapping[str, tuple[str, ...]] = {"breath": ("sip",)}
WHOLE_NUMBERS = ("sets", "repetitions")
MAY_BE_ZERO = ("rest", "hold_in", "hold_out")


def read_dose(field: Field, mode: str | None, in_round: int) -> Dose:
    """`mode`: that of the exercise's own dose, None while that is read; `in_round`: sets in a round or 0."""
    pairs = field.pairs()
    found = pairs["mode"].choice(tuple(DOSES), "dose mode") if "mode" in pairs else ""
    if found not in DOSES:
        if isinstance(field.value, dict) and "mode" not in pairs:
            field.report(f"missing key 'mode'; one of {', '.join(DOSES)}")
        return Dose(found, {})
    if mode in DOSES and found != mode:
        pairs["mode"].report(f"mode {found!r} differs from the exercise's own dose ({mode!r}); use the same")
    optional = OPTIONAL.get(found, ())
    fields = field.record("mode", *DOSES[found], optional=optional)
    named = [*DOSES[found], *(name for name in optional if not fields[name].absent)]
    dose = Dose(found, {name: _dose_number(name)(fields[name]) for name in named})
    if in_round:
        _fits_rounds(field, dose, in_round, may_be_part=mode is not None)
    return dose


def _fits_rounds(field: Field, dose: Dose, in_round: int, *, may_be_part: bool) -> None:
    sets = dose.numbers.get("sets")
    if sets is None:
        field.report("a breath dose has no sets; remove `each_set`, or use another mode")
    elif sets % in_round and not (may_be_part and sets < in_round):
        field.report(
            f"{sets:g} sets are no whole rounds of the {in_round} in `each_set`; correct one of them"
        )


def read_each_set(field: Field) -> tuple[tuple[int, ...], ...]:
    """For each set of a round the lines of `steps` it is about, counted from 1: `[[1, 2], 3]`."""
    if field.absent:
        return ()
    sets = tuple(_lines(item) for item in field.items(2))
    named = {line for lines in sets for line in lines}
    if len(set(sets)) == 1 and len(sets) > 1:
        field.report("all sets are about the same lines; remove `each_set`")
    for line in sorted(set(range(1, max(named, default=0))) - named):
        field.report(
            f"line {line} of `steps` is in no set; name it, or move it to the end: there it counts for all"
        )
    return sets


def _lines(item: Field) -> tuple[int, ...]:
    lines = tuple(each.whole(1, 30) for each in (item.items(1) if isinstance(item.value, list) else [item]))
    if list(lines) != sorted(set(lines)):
        item.report("name each line of `steps` once, from the first to the last")
    return lines


def _dose_number(name: str) -> Callable[[Field], float]:
    if name in WHOLE_NUMBERS:
        return lambda field: field.whole(1, 100)
    return lambda field: field.number(0 if name in MAY_BE_ZERO else 0.5, 60 if name == "minutes" else 1800)
