"""What Slack gets of each page of the calendar, whole; UPDATE_GOLDEN=1 writes it anew."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.calendar import (
    gaps_messages,
    history_messages,
    ideas_messages,
    mine_messages,
    month_messages,
    week_messages,
)
from bot.calendar.gaps_messages import Gaps
from bot.calendar.history_messages import Past
from bot.calendar.ideas_messages import PAGE, Ideas
from bot.calendar.mine_messages import Mine
from bot.calendar.month_messages import Month
from bot.calendar.slots import Room
from bot.calendar.weeks import mondays_of_month
from bot.slack.limits import Surface
from bot.slack.replies import Message, as_message
from bot.slack.validator import problems
from bot.texts import LANGUAGES, Say, every_sentence
from storage.changes import Change
from storage.ideas import Idea
from storage.posts import Status
from tests.calendar.examples import (
    DAY,
    LONG,
    MONDAY,
    NAMES,
    NOW,
    SHORT,
    TEAM,
    ZONE,
    at,
    channel,
    full,
    noticed,
    post,
    view,
)
from tests.golden_payloads import is_as_kept

GOLDEN = Path(__file__).with_name("golden")
NOVEMBER = date(2026, 11, 1)


def month(busy: int = 1) -> Month:
    days = {
        MONDAY: [Status.PUBLISHED],
        MONDAY + 2 * DAY: [Status.DRAFT, Status.REVIEW] * busy,
        MONDAY + 9 * DAY: [Status.IDEA],
    }
    return Month(TEAM, NOVEMBER, mondays_of_month(NOVEMBER), MONDAY + 2 * DAY, days, {MONDAY + 3 * DAY: ""})


MINE = Mine(
    team=TEAM,
    now=NOW,
    zone="Europe/London",
    late=[post(1, when=at(0))],
    to_do=[post(2, when=at(3)), post(3, when=at(12)), post(4)],
    to_approve=[post(5, Status.REVIEW, at(4))],
    to_look_back=[post(6, Status.PUBLISHED, at(-9))],
    channels={7: "LinkedIn"},
    names=NAMES,
)
IDEAS = Ideas(TEAM, NOW, [post(1, Status.IDEA), post(9, Status.IDEA)], 30, 1, NAMES)


def told(number: int, text: str, votes: int) -> tuple[Idea, int]:
    made = Idea(team_id=1, text=text, by="U2", at=NOW - DAY)
    made.id = number
    return made, votes


TOLD = [told(4, LONG, 2), told(3, "Kan ik 24 uur werken?", 0)]
ROOMS = (
    Room(MONDAY, is_month=False, planned=1, wanted=2, days=(MONDAY + 3 * DAY,)),
    Room(MONDAY + 7 * DAY, is_month=False, planned=0, wanted=2),
    Room(date(2026, 12, 1), is_month=True, planned=0, wanted=1),
)
GAPS = Gaps(
    TEAM, [noticed(1, "Toestemming ontbreekt.")], [(channel(7, "LinkedIn"), ROOMS)], [channel(8, "X")], True
)
DONE = [Change(team_id=1, thing="post", thing_id=1, by="U1", at=NOW, did="added")]

ALL: dict[str, Callable[[Say], Message]] = {
    "overview": lambda say: week_messages.overview(say, view()),
    "overview_empty": lambda say: week_messages.overview(say, view(())),
    "no_channels": lambda say: week_messages.overview(say, view((), has_channels=False)),
    "week": lambda say: week_messages.week(say, view(count=7)),
    "week_empty": lambda say: week_messages.week(say, view((), count=7)),
    "shared": lambda say: week_messages.shared(say, view(count=7, reads_in=None), "U2"),
    "day": lambda say: week_messages.one_day(say, replace(view(count=1), first=MONDAY + 2 * DAY), 0),
    "month": lambda say: month_messages.month(say, month()),
    "mine": lambda say: mine_messages.mine(say, MINE),
    "mine_nothing": lambda say: mine_messages.mine(say, Mine(TEAM, NOW, ZONE)),
    "ideas": lambda say: ideas_messages.ideas(say, IDEAS, ideas_messages.dropped(say, post(3))),
    "ideas_of_meetup": lambda say: ideas_messages.ideas(say, Ideas(TEAM, NOW, [], 0, 0, NAMES, TOLD, 6)),
    "ideas_none": lambda say: ideas_messages.ideas(say, Ideas(TEAM, NOW, [], 0)),
    "gaps": lambda say: gaps_messages.gaps(say, GAPS),
    "gaps_none": lambda say: gaps_messages.gaps(say, replace(GAPS, noticed=[], rooms=[], without_rhythm=[])),
    "gaps_no_channels": lambda say: gaps_messages.gaps(say, Gaps(TEAM, [], [], [], has_channels=False)),
    "history": lambda say: history_messages.history(say, Past(DONE, {1: "Bericht"}, NAMES, ZONE)),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_slack_gets_exactly_this(name: str, language: str) -> None:
    said = ALL[name](every_sentence().say(language))

    assert is_as_kept(said, GOLDEN / f"{name}.{language}.json")


def test_no_payload_is_kept_that_is_not_made() -> None:
    made = {f"{name}.{language}.json" for name in ALL for language in LANGUAGES}

    assert {file.name for file in GOLDEN.iterdir()} == made


BUSY = full(90)
LONG_POSTS = [post(number, Status.IDEA, title=LONG, created_by="U9") for number in range(60)]
LONG_NAMES = {"U9": LONG, "U2": LONG}
FULLEST: dict[str, Callable[[Say], Message]] = {
    "overview": lambda say: week_messages.overview(say, view(BUSY)),
    "week": lambda say: week_messages.week(say, view(BUSY, count=7)),
    "shared": lambda say: week_messages.shared(say, view(BUSY, count=7, reads_in=None), "U9"),
    "day": lambda say: week_messages.one_day(say, view(BUSY, count=1), 1),
    "month": lambda say: month_messages.month(say, month(500)),
    "mine": lambda say: mine_messages.mine(
        say,
        replace(
            MINE,
            late=LONG_POSTS,
            to_do=[post(number, when=at(3), title=LONG) for number in range(60)] + LONG_POSTS,
            to_approve=LONG_POSTS,
            to_look_back=LONG_POSTS,
            channels={7: LONG},
            names=LONG_NAMES,
        ),
    ),
    "ideas": lambda say: ideas_messages.ideas(
        say,
        Ideas(TEAM, NOW, LONG_POSTS[:PAGE], 60, 1, LONG_NAMES),
        ideas_messages.dropped(say, LONG_POSTS[0]),
    ),
    "gaps": lambda say: gaps_messages.gaps(
        say,
        Gaps(
            TEAM,
            [noticed(number, LONG) for number in range(60)],
            [(channel(number, LONG), ROOMS) for number in range(60)],
            [channel(number, LONG) for number in range(60)],
            has_channels=True,
        ),
    ),
    "history": lambda say: history_messages.history(
        say, Past(DONE * history_messages.SHOWN, {1: LONG}, {"U1": LONG}, ZONE)
    ),
}


@pytest.mark.parametrize("name", FULLEST)
def test_the_fullest_page_fits(name: str) -> None:
    message = FULLEST[name](every_sentence().say("nl"))

    assert problems(as_message(message), Surface.MESSAGE) == []


def test_a_past_week_is_not_told_that_nothing_is_planned_yet() -> None:
    say = every_sentence().say("nl")
    said = week_messages.week(say, replace(view(SHORT, count=7), now=NOW + timedelta(weeks=3)))

    assert "Nog niets gepland" not in said.text


def test_without_votes_none_are_said_to_be_first() -> None:
    say, unvoted = every_sentence().say("nl"), [told(4, LONG, 0), told(3, "Kan ik 24 uur werken?", 0)]
    said = ideas_messages.ideas(say, Ideas(TEAM, NOW, [], 0, 0, NAMES, unvoted, 6))

    assert "*6 ideeën uit de meet-up*" in str(said.blocks)
