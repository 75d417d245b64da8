"""A month in lines: per week the days that have something, with the signs of their posts.

Lines and no table: docs/decisions/167.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.calendar import telling, ways
from bot.calendar.rules import counted
from bot.calendar.weeks import first_of_month
from bot.opening_hours import DAY
from bot.posting.words import SIGNS
from bot.slack.blocks import Block, actions, context, header, section
from bot.slack.elements import option, static_select
from bot.slack.mrkdwn import shorten
from bot.slack.replies import Message
from bot.texts import Say
from storage.people import Team
from storage.posts import Status

SIGNS_OF_A_DAY = 5
"""More posts than that on one day are counted."""
TEXT_AT_MOST = 3000
EMPTY = "–"
NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Month:
    """`days` has the statuses of each day's posts, also of the days beside the month in its weeks."""

    team: Team
    first: date
    mondays: Sequence[date]
    today: date
    days: Mapping[date, Sequence[Status]]
    holidays: Mapping[date, str]


def month(say: Say, seen: Month) -> Message:
    title, every = say.whole_month(seen.first), [one for day in seen.days.values() for one in day]
    its_own = [one for day, its in seen.days.items() if first_of_month(day) == seen.first for one in its]
    total = telling.counts(say, its_own) or say("calendar.month.nothing")
    weeks = [_week(say, seen, monday) for monday in seen.mondays]
    legend = [context(told)] if (told := telling.legend(say, every)) else []
    foot = (
        actions(*ways.around_month(say, seen.team.id, seen.first), ways.add(say, seen.team.id)),
        actions(*ways.elsewhere(say, seen.team.id, "month")),
    )
    text = "\n".join((title, total, *(one["text"]["text"] for one in weeks)))
    return Message(
        shorten(text, TEXT_AT_MOST),
        (header(title), context(total), *weeks, *legend, _opener(say, seen), *foot),
    )


def _week(say: Say, seen: Month, monday: date) -> Block:
    days = [monday + number * DAY for number in range(7)]
    told = [_day(say, seen, day) for day in days if seen.days.get(day) or day in seen.holidays]
    return section(f"*{telling.week(say, monday)}*\n{'  ·  '.join(told) or EMPTY}")


def _opener(say: Say, seen: Month) -> Block:
    """One list with which each week of the month can be opened."""
    options = [option(telling.week(say, monday), f"{seen.team.id}/{monday}") for monday in seen.mondays]
    placeholder = say("calendar.month.open.placeholder")
    return actions(static_select(options, action="calendar.week:open", placeholder=placeholder))


def _day(say: Say, seen: Month, day: date) -> str:
    """Such as "ma 23 ✅✏️", which stays together on a line; today stands out, and a holiday is named."""
    statuses = seen.days.get(day, ())
    name = f"{say.short_weekday(day.weekday())}{NO_BREAK}{day.day}"
    shown = f"*{name}*" if day == seen.today else name
    if day in seen.holidays:
        shown = f"{shown} ({seen.holidays[day] or say('calendar.day.everyone_off')})"
    return f"{shown}{NO_BREAK}{_signs(say, statuses)}".rstrip()


def _signs(say: Say, statuses: Sequence[Status]) -> str:
    if len(statuses) <= SIGNS_OF_A_DAY:
        return "".join(SIGNS[one] for one in statuses)
    return " ".join(f"{say.number(count)}{SIGNS[one]}" for one, count in counted(statuses))
