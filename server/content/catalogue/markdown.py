"""Turns the Markdown that articles may use into blocks of data, so that no page ever inserts HTML.

A block is `{"kind": "heading", "level": 2 | 3, "inline": [...]}`, `{"kind": "paragraph" | "quote", "inline": [...]}`
or `{"kind": "list", "ordered": bool, "items": [[...], ...]}`. An inline part is `{"text": ...}`, perhaps with
`"strong": true`, `"emphasis": true` or `"link": address`, or
`{"claim": {"certainty": ..., "references": [...], "statements": [...]}}`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from server.content.catalogue.fields import Place, Problems

Block = Mapping[str, object]
HEADING = re.compile(r"(#{1,6}) +(.+?) *#*\Z")
BULLET = re.compile(r"[-*] +(.*)")
NUMBERED = re.compile(r"\d+[.)] +(.*)")
INLINE = re.compile(
    r"\[claim:(?P<claim>[^\]]*)\]"
    r"|\[(?P<words>[^\]]+)\]\((?P<link>[^)\s]*)\)"
    r"|\*\*(?P<strong>[^*]+)\*\*"
    r"|\*(?P<emphasis>[^*]+)\*"
)
ADDRESS = re.compile(r"[a-z]+://|\bwww\.")
REFUSED = re.compile(r"<[a-zA-Z/!]|!\[|^ {4}|^\t|^```|`|^\|")


@dataclass
class Markdown:
    """What the checks of claims and links need to know, and where problems go."""

    file: str
    problems: Problems
    link: Callable[[str], str | None]
    claim: Callable[[str], str | None]

    def report(self, line: int, message: str) -> None:
        self.problems.add(Place(self.file, line), message)

    def blocks(self, lines: list[str], first_line: int) -> tuple[Block, ...]:
        """`first_line` is the line of the file on which `lines` begin."""
        blocks: list[Block] = []
        for start, group in _groups(lines):
            blocks.extend(self._group(group, first_line + start))
        return tuple(blocks)

    def _group(self, group: list[str], line: int) -> list[Block]:
        for offset, text in enumerate(group):
            if REFUSED.search(text):
                self.report(
                    line + offset, "raw HTML, images, tables and code are not allowed; say it in words"
                )
        heading = HEADING.match(group[0])
        if heading:
            rest = self._group(group[1:], line + 1) if group[1:] else []
            return [self._heading(heading, line), *rest]
        if BULLET.match(group[0]):
            return [self._list(group, line, BULLET, ordered=False)]
        if NUMBERED.match(group[0]):
            return [self._list(group, line, NUMBERED, ordered=True)]
        if all(text.startswith(">") for text in group):
            words = " ".join(text.lstrip("> ").strip() for text in group)
            return [{"kind": "quote", "inline": self._inline(words, line)}]
        return [{"kind": "paragraph", "inline": self._inline(" ".join(map(str.strip, group)), line)}]

    def _heading(self, heading: re.Match[str], line: int) -> Block:
        level = len(heading[1])
        if level not in (2, 3):
            self.report(line, "a heading is ## or ###; the title stands in the front matter")
        return {"kind": "heading", "level": level, "inline": self._inline(heading[2], line)}

    def _list(self, group: list[str], line: int, mark: re.Pattern[str], *, ordered: bool) -> Block:
        items: list[tuple[int, str]] = []
        for offset, text in enumerate(group):
            item = mark.match(text)
            if item:
                items.append((line + offset, item[1].strip()))
            elif text.startswith(" ") and not mark.match(text.strip()):
                items[-1] = (items[-1][0], f"{items[-1][1]} {text.strip()}")
            else:
                self.report(line + offset, "a list has one level; leave an empty line after it")
        return {"kind": "list", "ordered": ordered, "items": [self._inline(text, at) for at, text in items]}

    def _inline(self, text: str, line: int) -> list[Mapping[str, object]]:
        parts: list[Mapping[str, object]] = []
        at = 0
        for match in INLINE.finditer(text):
            self._plain(parts, text[at : match.start()], line)
            parts.append(self._part(match, line))
            at = match.end()
        self._plain(parts, text[at:], line)
        return parts

    def _plain(self, parts: list[Mapping[str, object]], text: str, line: int) -> None:
        if "[" in text or "]" in text:
            self.report(
                line, "a stray [ or ]; a link is [words](/learn/…), a claim is [claim: certainty; reference]"
            )
        if ADDRESS.search(text):
            self.report(
                line, "a bare address; write [words](address), and add the address to references.yaml"
            )
        if text.strip() or (text and parts):
            parts.append({"text": text})

    def _part(self, match: re.Match[str], line: int) -> Mapping[str, object]:
        if match["claim"] is not None:
            return self._claim(match["claim"], line)
        if match["link"] is not None:
            problem = self.link(match["link"])
            if problem:
                self.report(line, problem)
            return {"text": match["words"], "link": match["link"]}
        if match["strong"] is not None:
            return {"text": match["strong"], "strong": True}
        return {"text": match["emphasis"], "emphasis": True}

    def _claim(self, inside: str, line: int) -> Mapping[str, object]:
        problem = self.claim(inside)
        if problem:
            self.report(line, problem)
        certainty, references, statements = claim_parts(inside)
        return {"claim": {"certainty": certainty, "references": references, "statements": statements}}


def claim_parts(inside: str) -> tuple[str, list[str], list[str]]:
    """Certainty, references and statements of the founding text in `low; S27, r: Gross 2024; massage_relaxation`."""
    certainty, _, rest = inside.partition(";")
    named, _, founding = rest.partition(";")
    return certainty.strip(), _names(named), _names(founding)


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _groups(lines: list[str]) -> list[tuple[int, list[str]]]:
    """Runs of lines between empty ones, each with the index of its first line. A heading is a run of its own."""
    groups: list[tuple[int, list[str]]] = []
    open_group = False
    for index, text in enumerate(lines):
        if not text.strip():
            open_group = False
        elif open_group and not HEADING.match(text):
            groups[-1][1].append(text)
        else:
            groups.append((index, [text]))
            open_group = not HEADING.match(text)
    return groups
