"""Hatchling's hook: a wheel carries the built web app, an editable install has it built beside its sources."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from web.build_app import BuildFailed, ensure_built


class WebApp(BuildHookInterface[Any]):
    """Runs before hatchling collects files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the web app; `version` is "editable" for a checkout and "standard" for a wheel."""
        if self.target_name != "wheel":
            return
        try:
            build = ensure_built(self.app.display_info)
        except BuildFailed as problem:
            self.app.abort(str(problem))
        if version != "editable":
            build_data["force_include"][str(build)] = "server/web_build"
