"""Plain text in columns: the first to the left, numbers to the right."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    head: Sequence[str]
    rows: Sequence[Sequence[str]]

    @property
    def names(self) -> list[str]:
        return [row[0] for row in self.rows]

    def __str__(self) -> str:
        lines = [self.head, *self.rows]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        return "\n".join(self._line(line, widths) for line in lines)

    @staticmethod
    def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
        (first, *others), (wide, *narrow) = cells, widths
        right = (cell.rjust(width) for cell, width in zip(others, narrow, strict=True))
        return "  ".join([first.ljust(wide), *right]).rstrip()


def number(value: float) -> str:
    """Three digits that matter."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
