"""Three weeks of the demo, and nine days across each change of the clock: all once, at its local minute.

What must hold is asked of what people saw, with the story's own words about who works when; the code that
decides is not asked. The first life is told in docs/diary.md, which `UPDATE_GOLDEN=1` writes anew.
"""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import product
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.demo import story
from storage.database import Database
from tests.diary.acts import ACTS
from tests.diary.calendar import moved_story
from tests.diary.living import live
from tests.diary.telling import Seen, page, seen
from tests.roles.desk import hospital
from tests.town import HOME, Town

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

PAGE = Path(__file__).parents[2] / "docs" / "diary.md"
SOCIAL = "#social"
PROMPTED, LATE_PROMPT, REMINDED_AFTER = time(9, 20), time(9, 45), timedelta(minutes=90)
REMINDER = ("De vraag van de dag van", "The question of the day of")
ANSWERED = {0: ("sanne", "bram", "milan", "noor", "oliver"), 1: ("noor", "milan"), 3: ("lotte",)}
"""Who answers on which day, of the story and of `ACTS`."""
NINE, FIVE = time(9), time(17)
WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")


@dataclass(frozen=True)
class Life:
    """Days that begin so many weeks after the story's first day; `closed` are its holidays in them."""

    name: str
    later: int
    days: int
    closed: tuple[date, ...] = ()


LIVES = (
    Life("as the story tells it", 0, 21),
    Life("into summer time, over Easter", 17, 9, (date(2027, 3, 29),)),
    Life("back to winter time", 48, 9),
)
in_every_life = pytest.mark.parametrize("life", LIVES, ids=lambda life: life.name)


@contextmanager
def lived(life: Life, database: Database, folder: Path, patch: pytest.MonkeyPatch) -> Iterator[Town]:
    patch.setattr(story, "FILE", moved_story(folder, life.later))
    first = _anchor(story.told("nl"))
    with hospital(database, start=first) as town:
        live(town, [act for act in ACTS if act.day < life.days], life.days)
        yield town


@in_every_life
def test_everything_comes_once_at_its_minute(
    life: Life, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with lived(life, database, tmp_path, monkeypatch) as town:
        everything = seen(town)
        told = story.told("nl")
    _prompts_and_summaries(everything, told, life)
    _reminders(everything, told, life)
    _weeks(everything, told, life)
    _the_talk(everything, told)
    _nobody_is_disturbed(everything, told)
    _nothing_comes_twice(everything)
    if not life.later:
        _is_told(everything)


def _prompts_and_summaries(everything: Sequence[Seen], told: Mapping[str, Any], life: Life) -> None:
    days = _meeting_days(told, life)
    first, at = days[0], told["plan"]["where"]["meetup"]["time"]
    prompts = [one.minute for one in everything if _is_prompt(one) and not one.how]
    # The story begins at 09:45, when the first prompt is late by as much as the bot was not there.
    assert prompts == [f"{first} 09:45", *(f"{day} {at}" for day in days[1:])]
    closing = Counter(one.minute for one in everything if _is_prompt(one) and f"{one.at:%H:%M}" == "17:00")
    assert closing == {f"{day} 17:00": 1 for day in days}


def _reminders(everything: Sequence[Seen], told: Mapping[str, Any], life: Life) -> None:
    """Each who works that day and had not answered, once: an hour and a half later, or when they begin."""
    got = sorted((one.to, one.minute) for one in everything if one.text.startswith(REMINDER))
    assert got == sorted(_expected_reminders(told, life))


def _expected_reminders(told: Mapping[str, Any], life: Life) -> Iterator[tuple[str, str]]:
    first = _anchor(told).date()
    for day, person in product(_meeting_days(told, life), told["team"]):
        prompted = PROMPTED if day > first else LATE_PROMPT
        asked = datetime.combine(day, prompted, ZoneInfo(HOME)) + REMINDED_AFTER
        begins = datetime.combine(day, NINE, ZoneInfo(person["tz"]))
        at = max(asked, begins)
        away = [one for one in told["absences"] if one["who"] == person["id"]]
        if _works(person, away, at) and person["id"] not in ANSWERED.get((day - first).days, ()):
            yield person["id"].title(), f"{at.astimezone(ZoneInfo(HOME)):%Y-%m-%d %H:%M}"


def _weeks(everything: Sequence[Seen], told: Mapping[str, Any], life: Life) -> None:
    fridays = [day for day in _days(told, life) if day.weekday() == 4]
    assert [one.minute for one in everything if one.text.startswith("De meet-ups van week")] == [
        f"{day} 15:00" for day in fridays
    ]


def _the_talk(everything: Sequence[Seen], told: Mapping[str, Any]) -> None:
    """Ten minutes with a clock: begun once, two minutes left said once, over at ten."""
    day = _anchor(told).date() + timedelta(days=1)
    today = [one for one in everything if one.at.date() == day]
    talk = [one for one in today if one.text.startswith("De tien minuten")]
    assert [one.minute for one in talk if not one.how] == [f"{day} 09:40"]
    assert {f"{day} 09:4{minute}" for minute in range(1, 10)} <= {one.minute for one in talk}
    assert talk[-1].minute == f"{day} 09:50"
    assert [one.minute for one in today if "og twee minuten" in one.text and not one.how] == [f"{day} 09:48"]


def _nobody_is_disturbed(everything: Sequence[Seen], told: Mapping[str, Any]) -> None:
    """In private only in one's own working hours: by one's own clock, on one's days, outside one's leave."""
    for person in told["team"]:
        away = [one for one in told["absences"] if one["who"] == person["id"]]
        for one in everything:
            if one.to == person["id"].title() and one.how != "private":
                assert _works(person, away, one.at), f"{one.to} at {one.minute}: {one.text[:80]}"


def _works(person: Mapping[str, Any], away: Sequence[Mapping[str, Any]], at: datetime) -> bool:
    here = at.astimezone(ZoneInfo(person["tz"]))
    off = any(_day(one["from"]) <= here.date() <= _day(one["to"]) for one in away)
    return not off and WEEKDAYS[here.weekday()] in person["works"] and NINE <= here.time() < FIVE


def _nothing_comes_twice(everything: Sequence[Seen]) -> None:
    posted = Counter((one.to, one.at.date(), one.text) for one in everything if not one.how)
    assert [what for what, count in posted.items() if count > 1] == []


def _is_told(everything: Sequence[Seen]) -> None:
    diary = page("Three weeks of the demo, as its people saw them", everything)
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(diary, "utf-8")
    assert PAGE.read_text("utf-8") == diary


def _is_prompt(one: Seen) -> bool:
    return one.to == SOCIAL and one.text.startswith("Meet-up van") and not one.in_thread


def _meeting_days(told: Mapping[str, Any], life: Life) -> list[date]:
    return [one for one in _days(told, life) if one.weekday() < 5 and one not in life.closed]


def _days(told: Mapping[str, Any], life: Life) -> list[date]:
    first = _anchor(told).date()
    return [first + timedelta(days=count) for count in range(life.days)]


def _anchor(told: Mapping[str, Any]) -> datetime:
    return datetime.fromisoformat(told["meta"]["anchor"]).replace(tzinfo=ZoneInfo(HOME))


def _day(told: str) -> date:
    return datetime.fromisoformat(told).date()
