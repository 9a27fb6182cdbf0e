"""Finds and reads files as text, and names those that nothing would ever read."""

import os
import re
from collections.abc import Collection
from pathlib import Path

from server.content.catalogue.fields import Place, Problems

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
# Control characters, and those that hide or turn round the text beside them.
INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
FIRST_LANGUAGE = "en"
ENDINGS = (".yaml", ".yml", ".md", ".markdown")
FACTS = (
    "questions",
    "rules",
    "gates",
    "regions",
    "conditions",
    "cautions",
    "references",
    "help",
    "withdrawn",
    "founding_text",
    "stances",
    "pain",
    "ease",
)
WARNING_SIGNS = (
    *("right_now", "neck", "back", "arm_and_hand", "hip_and_knee", "calf_and_foot"),
    *("whole_body", "clearance", "not_today"),
)
SIGNATURE = "signature.yaml"
"""Who has signed the safety words of a translation; those of the first language are signed with their rules."""
WORDS = ("questions", "rules", "regions", "conditions", "cautions", "help", "withdrawn", "ease")


def shown_path(path: Path) -> str:
    """The path as a person would type it from here."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative


def read_text(path: Path, problems: Problems) -> str | None:
    """The file's text; None, and one problem, when there is none that can be read."""
    place = Place(shown_path(path), 1)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        problems.add(place, "this file is missing; add it (server/content/README.md says what it holds)")
        return None
    except UnicodeDecodeError:
        problems.add_unreadable(place, "is not UTF-8 text; save it as UTF-8")
        return None
    except OSError as error:
        problems.add_unreadable(place, f"cannot be read ({error.strerror}); put a readable file there")
        return None
    found = INVISIBLE.search(text)
    if found:
        line = text[: found.start()].count("\n") + 1
        problems.add_unreadable(
            Place(place.file, line), f"holds an invisible character {found[0]!a}; type the words again"
        )
        return None
    return text


def report_strays(folder: Path, problems: Problems, languages: Collection[str]) -> None:
    """A file in a wrong place, or with a wrong ending, would be left out without a word."""
    known = {folder / "README.md", *(folder / f"{name}.yaml" for name in FACTS)}
    signs = folder / "warning_signs"
    known |= {signs / f"{name}.yaml" for name in WARNING_SIGNS}
    homes = {folder / name: ".yaml" for name in ("exercises", "routines", "figures")}
    for language in languages:
        own = folder / language
        known |= {own / f"{name}.yaml" for name in WORDS}
        if language != FIRST_LANGUAGE:
            known.add(own / SIGNATURE)
        homes |= {own / "exercises": ".yaml", own / "routines": ".yaml", own / "articles": ".md"}
    for path in sorted(folder.rglob("*")):
        if path.suffix not in ENDINGS or path in known:
            continue
        top = folder / path.relative_to(folder).parts[0]
        place = Place(shown_path(path), 1)
        if top.is_dir() and top != signs and not any(home.is_relative_to(top) for home in homes):
            problems.add(
                Place(shown_path(top), 1), f"{top.name!r} is no language; name it by its code, like pt-BR"
            )
        elif homes.get(path.parent) != path.suffix:
            problems.add(
                place, "nothing reads this file here; correct its place, name or ending, or remove it"
            )
        elif not ID.match(path.stem):
            problems.add(place, f"name {path.stem!r} cannot be an id; use a to z, digits and hyphens")
