"""A language that nobody speaks, made of the first one.

It shows that a language is a folder and a file, and what is not translated: every Latin letter of a text becomes a
Hebrew one, so it runs from right to left, and whatever still shows Latin letters on screen came neither from the
content nor from the messages. Names that every language keeps stay (`KEPT`).
"""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import yaml

LANGUAGE = "he-XB"
MORE_FORMS = ("zero", "two", "few", "many")
LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "אבגדהופצטיכלמנסעקרשתחזוחיז")
KEPT = ("Unknot", "ART", "Active Release Techniques", "UNKNOT_PUBLIC_URL", "JavaScript", "https", "IEMT")
STAYS = re.compile("|".join([r"\{[^}]*\}", *map(re.escape, KEPT)]))
# In articles also what is no text: claims, the targets of links.
STAYS_IN_MARKDOWN = re.compile(rf"\[claim:[^\]]*\]|\]\([^)]*\)|{STAYS.pattern}")


def pseudo(text: str, stays: re.Pattern[str] = STAYS) -> str:
    """`text` in letters of the pseudo-language; what `stays` matches is left alone."""
    out, at = "", 0
    for match in stays.finditer(text):
        out += text[at : match.start()].lower().translate(LETTERS) + match[0]
        at = match.end()
    return out + text[at:].lower().translate(LETTERS)


def write_messages(folder: Path) -> None:
    """`<LANGUAGE>.json` beside `en.json`."""
    messages = json.loads((folder / "en.json").read_text(encoding="utf-8"))
    written = {key: value if key == "$schema" else _message(value) for key, value in messages.items()}
    (folder / f"{LANGUAGE}.json").write_text(
        json.dumps(written, ensure_ascii=False, indent=2), encoding="utf-8"
    )


def _message(value: object) -> object:
    """A text, or a list of one message in several forms: its `match` holds the texts."""
    if isinstance(value, str):
        return pseudo(value)
    assert isinstance(value, list)
    return [each | {"match": _forms(each["match"])} for each in value]


def _forms(match: Mapping[str, str]) -> dict[str, str]:
    """One text by form: a language has plural forms that the first one does not have."""
    forms = {form: pseudo(text) for form, text in match.items()}
    for form, text in list(forms.items()):
        if form.endswith("=other"):
            name = form.removesuffix("other")
            forms |= {f"{name}{more}": text for more in MORE_FORMS if f"{name}{more}" not in forms}
    return forms


def write_content(folder: Path) -> None:
    """A folder named `LANGUAGE` beside `en/`, with the same files."""
    first = folder / "en"
    for path in sorted(first.rglob("*.*")):
        target = folder / LANGUAGE / path.relative_to(first)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8")
        target.write_text(_article(text) if path.suffix == ".md" else _yaml(text), encoding="utf-8")
    (folder / LANGUAGE / "signature.yaml").write_text("reviewed_by: null\n", encoding="utf-8")


def _yaml(text: str) -> str:
    # As text only: `on` and `no` are words in our files.
    words = _leaves(yaml.load(text, Loader=yaml.BaseLoader), pseudo)  # noqa: S506 -- the base loader makes only strings
    return yaml.safe_dump(words, allow_unicode=True, sort_keys=False, default_style='"', width=10_000)


def _leaves(value: object, change: Callable[[str], str]) -> object:
    match value:
        case dict():
            return {key: _leaves(inner, change) for key, inner in value.items()}
        case list():
            return [_leaves(inner, change) for inner in value]
        case _:
            return change(str(value))


def _article(text: str) -> str:
    _, head, body = text.split("---\n", 2)
    lines = [
        re.sub(r"\A((?:title|summary): )(.*)\Z", lambda found: found[1] + pseudo(found[2]), line)
        for line in head.splitlines()
    ]
    return "---\n" + "\n".join(lines) + "\n---\n" + pseudo(body, STAYS_IN_MARKDOWN)
