"""The pages of the calendar, each made from what is known now; a number says which days or which part of it.

What everybody reads alike is remembered until something in the team changes: bot/remembering.py.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from bot.calendar import ideas_messages, mine_messages, month_messages, week_messages
from bot.calendar.facts import Seen
from bot.calendar.gaps_messages import Gaps, gaps
from bot.calendar.gathering import free_days_named, seen
from bot.calendar.ideas_messages import PAGE, TOLD, Ideas
from bot.calendar.mine_messages import Mine
from bot.calendar.month_messages import Month
from bot.calendar.rules import first_late
from bot.calendar.slots import Around, Room, rooms, shown_span
from bot.calendar.weeks import day_of, first_of_month, mondays_of_month, span, turned
from bot.feature import Notices
from bot.naming import short_names
from bot.noticing import Noticed
from bot.office import Visit
from bot.opening_hours import monday_of
from bot.pages import Place, marked
from bot.posting.timing import LOOK_BACK_AFTER
from bot.posting.writing import writer
from bot.ranking import Reader, ranked
from bot.remembering import remembered, remembered_page
from bot.rituals import team_free_days
from bot.slack.blocks import Block
from bot.slack.replies import Message
from bot.texts import Say
from bot.wall_clock import local_day
from bot.whose_team import coordinates
from storage import calendar, channels, people
from storage.channels import PlanChannel
from storage.ideas import count_open_ideas, open_ideas
from storage.people import Team
from storage.posts import Status

DAYS_OF_A_WEEK = 7
OWN_AT_MOST = 60
"""Posts of one person that are looked at: more is no list of things to do."""
FINDINGS_AT_MOST = 60


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a page shows, and how it says them."""

    first: date
    count: int
    said: Callable[[Say, Seen], Message]


def overview(session: Session, visit: Visit, team: Team, _number: int = 0) -> Message:
    """The first page: this week and next."""
    first = monday_of(local_day(visit.now, team.zone))
    two_weeks = Days(first, 2 * DAYS_OF_A_WEEK, week_messages.overview)
    return _of_days(session, visit, team, two_weeks, Place("calendar", team.id))


def week(session: Session, visit: Visit, team: Team, number: int = 0) -> Message:
    """The week of the day with that number."""
    first = monday_of(day_of(number, local_day(visit.now, team.zone)))
    one_week = Days(first, DAYS_OF_A_WEEK, week_messages.week)
    return _of_days(session, visit, team, one_week, Place("calendar_week", team.id, first.toordinal()))


def day(session: Session, visit: Visit, team: Team, number: int = 0) -> Message:
    """One day, and a page of it."""
    first, page = turned(number, local_day(visit.now, team.zone))
    one_day = Days(first, 1, lambda say, known: week_messages.one_day(say, known, page))
    return _of_days(session, visit, team, one_day, Place("calendar_day", team.id, number))


def _of_days(session: Session, visit: Visit, team: Team, days: Days, place: Place) -> Message:
    """The reader's zone is part of what is remembered: the page tells how far their clock is off."""

    def made() -> Message:
        return days.said(visit.say, seen(session, visit, team, days.first, days.count))

    name = (place.name, place.number, days.first, visit.person.zone)
    return marked(remembered_page(session, visit, team, name, made), place)


def month(session: Session, visit: Visit, team: Team, number: int = 0) -> Message:
    """The month of the day with that number."""
    today = local_day(visit.now, team.zone)
    first = first_of_month(day_of(number, today))
    mondays = mondays_of_month(first)

    def made() -> Message:
        since, until = span(mondays[0], len(mondays) * DAYS_OF_A_WEEK, team.zone)
        days: dict[date, list[Status]] = {}
        for status, at, _ in calendar.statuses(session, team, since, until):
            days.setdefault(local_day(at, team.zone), []).append(status)
        free_days = free_days_named(
            team, {since.year, until.year}, visit.say.language, team_free_days(team, visit.now)
        )
        return month_messages.month(visit.say, Month(team, first, mondays, today, days, free_days))

    name = ("calendar_month", first)
    place = Place("calendar_month", team.id, first.toordinal())
    return marked(remembered_page(session, visit, team, name, made), place)


def mine(session: Session, visit: Visit, team: Team, _number: int = 0) -> Message:
    """What this person has to do."""
    part = part_of(session, visit, team)
    return marked(mine_messages.mine(visit.say, part), Place("calendar_mine", team.id))


def my_day(session: Session, visit: Visit, team: Team) -> Block | None:
    """The first of it on one's day; None when nothing of it is for now."""
    return mine_messages.day(visit.say, part_of(session, visit, team))


def part_of(session: Session, visit: Visit, team: Team) -> Mine:
    """Late and coming, to approve and to look back on, of who visits."""
    desk = writer(session, team, visit.now)
    own = calendar.of_owner(session, team, visit.user_id, OWN_AT_MOST)
    late, to_do = first_late(own, visit.now)
    waiting = calendar.in_review(session, team, OWN_AT_MOST)
    before = visit.now - LOOK_BACK_AFTER
    return Mine(
        team=team,
        now=visit.now,
        zone=visit.person.zone,
        late=late,
        to_do=to_do,
        to_approve=[post for post in waiting if desk.approver_id(post) == visit.user_id],
        to_look_back=calendar.to_look_back_at(session, team, visit.user_id, before, OWN_AT_MOST),
        names=short_names({one.user_id: one.name for one in people.people_in(session, team)}),
        channels=_names(visit.say, channels.ever_of_team(session, team)),
    )


def _names(say: Say, ever: Sequence[PlanChannel]) -> dict[int, str]:
    return {
        one.id: say("calendar.channel_gone", name=one.name) if one.removed_at else one.name for one in ever
    }


def ideas(
    session: Session, visit: Visit, team: Team, number: int = 0, notice: Sequence[Block] = ()
) -> Message:
    """A page of what has no date, the last one when there are fewer by now; first also the meet-up's."""
    count = calendar.count_ideas(session, team)
    page = min(number, max(count - 1, 0) // PAGE)
    shown = calendar.ideas(session, team, PAGE, page * PAGE)
    names = {one.user_id: one.name for one in people.people_in(session, team)}
    told, told_count = open_ideas(session, team, TOLD), count_open_ideas(session, team)
    part = Ideas(team, visit.now, shown, count, page, names, told, told_count)
    return marked(ideas_messages.ideas(visit.say, part, notice), Place("calendar_ideas", team.id, page))


def gaps_by(
    notices: Sequence[Notices], session: Session, visit: Visit, team: Team, _number: int = 0
) -> Message:
    """What the chapters noticed of the calendar, and the empty places of three weeks."""
    reader = Reader(visit.user_id, coordinates(session, team, visit.user_id))
    noticed: list[Noticed] = remembered(
        session,
        visit.office,
        team,
        visit.now,
        "calendar_noticed",
        lambda: [one for chapter in notices for one in chapter(session, team, visit.now)],
    )
    there = channels.of_team(session, team)
    found = _rooms(session, visit, team, there)
    part = Gaps(
        team=team,
        noticed=ranked(noticed, reader, FINDINGS_AT_MOST),
        rooms=[(one, its) for one in there if (its := found[one.id])],
        without_rhythm=[one for one in there if not one.cadence],
        has_channels=bool(there),
    )
    return marked(gaps(visit.say, part), Place("calendar_gaps", team.id))


def _rooms(session: Session, visit: Visit, team: Team, there: Sequence[PlanChannel]) -> dict[int, list[Room]]:
    today = local_day(visit.now, team.zone)
    first, end = shown_span(today)
    since, until = span(first, (end - first).days, team.zone)
    planned = calendar.statuses(session, team, since, until)
    around = Around(today, team.zone, planned, team_free_days(team, visit.now))
    return {one.id: rooms(one, around) for one in there}
