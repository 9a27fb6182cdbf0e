"""Every word of the web app's own is said somewhere: what nobody says would be translated for nothing."""

import json
import re

from web.build_app import WEB, WRITTEN_BY_THE_BUILD


def test_every_message_is_said_somewhere() -> None:
    messages = json.loads((WEB / "messages" / "en.json").read_text(encoding="utf-8"))
    said: set[str] = set()
    for path in (WEB / "src").rglob("*.*"):
        if path.suffix in {".ts", ".svelte"} and not path.is_relative_to(WRITTEN_BY_THE_BUILD):
            said |= set(re.findall(r"\bm\.(\w+)", path.read_text(encoding="utf-8")))
    assert [name for name in messages if name not in said and name != "$schema"] == []
