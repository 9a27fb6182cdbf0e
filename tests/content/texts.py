"""Every text that people read, and where it stands: words files, articles without marks, the app's own messages."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from re import Match

from server.content.catalogue.fields import Field, Place, Problems
from server.content.catalogue.files import SIGNATURE, shown_path
from server.content.catalogue.markdown import HEADING, INLINE
from server.content.catalogue.read import FOLDER
from server.content.catalogue.yaml_files import parse_yaml, read_yaml
from web.build_app import WEB

MESSAGES = WEB / "messages"


@dataclass(frozen=True)
class Text:
    place: str
    """`file:line`; of a message `file key`."""
    key: str
    """The way to it in its file (`steps.2`), or the part of an article that it belongs to (`section 3`)."""
    words: str


def content_files(language: str, folder: Path = FOLDER) -> list[Path]:
    """The files of words of a language, by their path inside its folder."""
    own = folder / language
    files = (path.relative_to(own) for path in own.rglob("*") if path.suffix in (".yaml", ".md"))
    return sorted(path for path in files if path != Path(SIGNATURE))


def texts_of_file(path: Path) -> Iterator[Text]:
    if path.suffix == ".md":
        yield from _article(path)
    else:
        yield from _leaves(read_yaml(path, Problems()))


def texts_of_content(language: str, folder: Path = FOLDER) -> Iterator[Text]:
    for path in content_files(language, folder):
        yield from texts_of_file(folder / language / path)


def messages_of(language: str, folder: Path = MESSAGES) -> dict[str, dict[str, str]]:
    """Each message of the app in all its forms; one that has a single form has it under ""."""
    found = json.loads((folder / f"{language}.json").read_text(encoding="utf-8"))
    return {key: _forms(said) for key, said in found.items() if key != "$schema"}


def texts_of_messages(language: str, folder: Path = MESSAGES) -> Iterator[Text]:
    file = shown_path(folder / f"{language}.json")
    for key, forms in messages_of(language, folder).items():
        for words in forms.values():
            yield Text(f"{file} {key}", key, words)


def _forms(said: str | list[dict[str, dict[str, str]]]) -> dict[str, str]:
    if isinstance(said, str):
        return {"": said}
    return {form: text for each in said for form, text in each["match"].items()}


def _leaves(field: Field, key: str = "") -> Iterator[Text]:
    match field.value:
        case dict(pairs):
            for name, inner in pairs.items():
                yield from _leaves(inner, f"{key}.{name}" if key else name)
        case list(items):
            for number, item in enumerate(items, 1):
                yield from _leaves(item, f"{key}.{number}")
        case words:
            yield Text(f"{field.place.file}:{field.place.line}", key, str(words))


def _article(path: Path) -> Iterator[Text]:
    file = shown_path(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    end = lines.index("---", 1)
    head = parse_yaml("\n".join(lines[1:end]), Place(file, 2), Problems()).pairs()
    for name in ("title", "summary"):
        yield from _leaves(head[name], name)
    section = 0
    for number, line in enumerate(INLINE.sub(_words, "\n".join(lines[end + 1 :])).split("\n"), end + 2):
        section += bool(HEADING.match(line))
        yield Text(f"{file}:{number}", f"section {section}", line)


def _words(part: Match[str]) -> str:
    """What is read of a link or of emphasis, nothing of a mark; a mark over two lines stays two lines."""
    if part["claim"] is not None:
        return "\n" * part[0].count("\n")
    return part["words"] or part["strong"] or part["emphasis"]
