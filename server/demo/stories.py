"""The people of the demo: invented, and only as different from each other as a real week in a clinic is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

PASSWORD = "unknot-demo"  # noqa: S105  (printed at every start; the demo holds nobody's records)
ZONE = "Europe/Warsaw"

CLINIC = {
    "name": "Corner Street Clinic",
    "address": "1 Corner Street, 31-000 Kraków",
    "phone": "+48 12 000 00 00",
    "hours": "Monday to Friday 9-18",
    "booking_url": None,
    "services": ["massage", "art"],
    "therapists": [
        {"name": "Tomasz Lis", "certification": "Licensed massage therapist"},
        {"name": "Wera Sowa", "certification": "ART Full Body"},
    ],
    "country": "PL",
    "reply_time": "within one working day",
}


@dataclass(frozen=True)
class Therapist:
    """Somebody who works in the clinic; the first of them owns it."""

    login: str
    name: str


@dataclass(frozen=True)
class Story:
    """One client. `kept`: the share of asked-for practices done at the beginning and at the end.

    `level`: the 0-10 rating at the beginning and at the end. `quiet_weeks`: the last weeks without any practice.
    `pause`: weeks from the beginning in which illness stopped everything. `hurt_in_week`: a practice stopped by pain.
    """

    login: str
    name: str
    therapist: str
    routine: str
    weeks: int
    per_week: int
    kept: tuple[float, float]
    level: tuple[int, int]
    note: str
    answers: Mapping[str, object]
    article: str = "choosing"
    shows_answers: bool = True
    quiet_weeks: int = 0
    pause: tuple[int, int] | None = None
    hurt_in_week: int | None = None
    message: str | None = None
    visits: Literal["massage", "art", "both"] = "massage"
    goal: str | None = None


THERAPISTS = (Therapist("tomasz", "Tomasz Lis"), Therapist("wera", "Wera Sowa"))

DESK = {"how_started": "same_task", "lasted": "three_months", "course": "up_and_down"}

STORIES = (
    Story(
        login="maria",
        name="Maria Wrona",
        therapist="wera",
        routine="wrist-and-hand",
        weeks=16,
        per_week=5,
        kept=(0.6, 0.95),
        level=(6, 2),
        note="Small movements, no pulling. Stop if the tingling stays.",
        answers={
            **DESK,
            "goals": ["fix_pain"],
            "regions": ["wrist_hand"],
            "pain": 6,
            "night": "tingling",
            "tingling": "sometimes",
            "known": ["carpal_tunnel_tested"],
        },
        article="carpal-tunnel",
        visits="art",
        goal="Type a whole morning without numb fingers",
        message="The nights are much better. Still tingling after long typing.",
    ),
    Story(
        login="olek",
        name="Olek Dąb",
        therapist="tomasz",
        routine="low-back",
        weeks=20,
        per_week=3,
        kept=(0.9, 0.7),
        level=(5, 2),
        note="Twice before work, once at the weekend.",
        answers={**DESK, "goals": ["fix_pain", "move_better"], "regions": ["low_back"], "pain": 5},
        article="massage-therapy",
        pause=(9, 11),
        visits="both",
        goal="Lift my daughter without thinking about it",
    ),
    Story(
        login="ines",
        name="Ines Klon",
        therapist="tomasz",
        routine="calm-down",
        weeks=12,
        per_week=4,
        kept=(0.7, 0.8),
        level=(7, 4),
        note="In the evening, lights low.",
        answers={"goals": ["calm"], "regions": ["none"], "stress": 8, "sleep": 7},
        article="who-benefits",
        shows_answers=False,
    ),
    Story(
        login="leila",
        name="Leila Brzoza",
        therapist="wera",
        routine="neck-and-upper-back",
        weeks=14,
        per_week=5,
        kept=(0.8, 0.3),
        level=(5, 4),
        note="At the desk, between two calls, is fine.",
        answers={
            **DESK,
            "goals": ["muscle_tension"],
            "regions": ["neck", "upper_back"],
            "pain": 4,
            "stress": 6,
        },
        quiet_weeks=3,
        article="combining",
        visits="both",
    ),
    Story(
        login="jonas",
        name="Jonas Buk",
        therapist="wera",
        routine="shoulder",
        weeks=9,
        per_week=4,
        kept=(0.8, 0.8),
        level=(6, 4),
        note="Stay below the height where it catches.",
        answers={
            **DESK,
            "goals": ["move_better"],
            "regions": ["shoulder"],
            "pain": 5,
            "movement": "clearly_less",
        },
        hurt_in_week=4,
        article="active-release-techniques",
        visits="art",
        message="It hurt more after the last exercise, so I stopped.",
    ),
    Story(
        login="sara",
        name="Sara Wierzba",
        therapist="tomasz",
        routine="recovery",
        weeks=24,
        per_week=2,
        kept=(0.5, 0.6),
        level=(4, 2),
        note="The day after a long run.",
        answers={
            "goals": ["recover"],
            "regions": ["calf_shin"],
            "pain": 2,
            "how_started": "slowly",
            "lasted": "days",
        },
        article="massage-therapy",
        goal="Half marathon in spring",
    ),
    Story(
        login="piotr",
        name="Piotr Jawor",
        therapist="tomasz",
        routine="neck-and-upper-back",
        weeks=6,
        per_week=3,
        kept=(1.0, 1.0),
        level=(4, 2),
        note="Slowly. Three good ones are better than ten.",
        answers={**DESK, "goals": ["muscle_tension"], "regions": ["neck"], "pain": 3, "stress": 4},
        shows_answers=False,
    ),
    Story(
        login="emil",
        name="Emil Cis",
        therapist="wera",
        routine="low-back",
        weeks=1,
        per_week=3,
        kept=(0.0, 0.0),
        level=(5, 5),
        note="Begin when you feel ready; write to me if anything is unclear.",
        answers={
            "goals": ["fix_pain"],
            "regions": ["low_back"],
            "pain": 4,
            "how_started": "slowly",
            "lasted": "weeks",
        },
        quiet_weeks=1,
    ),
)
