"""The devices and themes every screen is looked at in."""

from dataclasses import dataclass, field
from html import escape
from typing import Any

PHONE = {"width": 390, "height": 844}
SMALL_PHONE = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 800}


@dataclass(frozen=True)
class Look:
    """A name for the file, the options of the browser's context, and how large letters are (1 = as designed)."""

    name: str
    context: dict[str, Any] = field(default_factory=dict)
    letters: float = 1


LOOKS = [
    Look("phone.light", {"viewport": PHONE, "color_scheme": "light"}),
    Look("phone.dark", {"viewport": PHONE, "color_scheme": "dark"}),
    Look("phone.large", {"viewport": SMALL_PHONE, "color_scheme": "light"}, letters=2),
    Look("desktop.light", {"viewport": DESKTOP, "color_scheme": "light"}),
    Look("desktop.dark", {"viewport": DESKTOP, "color_scheme": "dark"}),
]


def index_page(names: list[str]) -> str:
    """A page that shows every stop in every look, one row a stop."""
    rows = "".join(
        f"<h2>{escape(name)}</h2><div>"
        + "".join(
            f'<img src="{escape(name)}.{look.name}.png" alt="{look.name}" height="480">' for look in LOOKS
        )
        + "</div>"
        for name in names
    )
    style = "body{font-family:sans-serif} div{display:flex;gap:1rem;overflow:auto;align-items:start}"
    return f"<!doctype html><meta charset=utf-8><title>Tour</title><style>{style}</style>{rows}"
