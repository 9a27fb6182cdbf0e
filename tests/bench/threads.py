"""What the threads of a page did for a while, from a trace of Chromium."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page

SLOWER = 4
PICTURES_A_SECOND = 30

Event = Mapping[str, Any]


@dataclass(frozen=True)
class Work:
    """Milliseconds of the processor. The page's own thread is slowed down, the painter's is not."""

    pictures: Sequence[float]
    """All that the page did, by thirtieths of a second: so long a picture is seen."""
    longest: float
    named: str
    painted: Sequence[float]


def worked(browser: Browser, page: Page, meanwhile: Callable[[], None]) -> Work:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.wait_for_timeout(300)
    browser.start_tracing(page=page, categories=["toplevel", "devtools.timeline"])
    meanwhile()
    events = json.loads(browser.stop_tracing())["traceEvents"]
    session.detach()
    return _work(events)


def _work(events: Sequence[Event]) -> Work:
    timed = [event for event in events if "tdur" in event]
    tasks = _busiest(
        [each for each in timed if each["name"].endswith("RunTask")], _named(events, "CrRendererMain")
    )
    longest = max(tasks, key=_length)
    painters = _named(events, "DedicatedWorker")
    return Work(
        pictures=_by_picture(tasks),
        longest=_length(longest),
        named=_inside(longest, timed),
        painted=[
            _length(event)
            for event in timed
            if event["name"] == "FireAnimationFrame" and _thread(event) in painters
        ],
    )


def _thread(event: Event) -> tuple[int, int]:
    return event["pid"], event["tid"]


def _length(event: Event) -> float:
    return float(event["tdur"]) / 1000


def _named(events: Sequence[Event], name: str) -> set[tuple[int, int]]:
    named = (event for event in events if event["name"] == "thread_name")
    return {_thread(event) for event in named if event["args"]["name"].startswith(name)}


def _busiest(tasks: Sequence[Event], threads: set[tuple[int, int]]) -> Sequence[Event]:
    """Chromium keeps a spare page at hand, which does little."""
    by_thread = [[task for task in tasks if _thread(task) == thread] for thread in threads]
    return max(by_thread, key=lambda own: sum(map(_length, own)))


def _by_picture(tasks: Sequence[Event]) -> Sequence[float]:
    begin = min(task["ts"] for task in tasks)
    moments = [int((task["ts"] - begin) / 1e6 * PICTURES_A_SECOND) for task in tasks]
    sums = [0.0] * (max(moments) + 1)
    for moment, task in zip(moments, tasks, strict=True):
        sums[moment] += _length(task)
    return sums


def _inside(task: Event, timed: Sequence[Event]) -> str:
    """What a task was about: the longest that was done in it."""
    end = task["ts"] + task["dur"]
    parts = [
        event
        for event in timed
        if event is not task and _thread(event) == _thread(task) and task["ts"] <= event["ts"] < end
    ]
    if not parts:
        return ""
    part = max(parts, key=_length)
    kind = part.get("args", {}).get("data", {}).get("type", "")
    return f"{part['name']} {kind}".strip()
