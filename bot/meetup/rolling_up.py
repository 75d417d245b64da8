"""Friday's roll-up: how the week of the meet-up went, in numbers of the team and never of one person."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.batches import until_done
from bot.letters import letter_to
from bot.meetup import signals, weeks
from bot.meetup.opening import Wanted
from bot.meetup.week_messages import Week, roll_up
from bot.office import Office
from bot.opening_hours import DAY, MIDNIGHT, monday_of
from bot.rituals import ritual_of
from bot.working_time import local, local_day
from storage import ideas, meetup_facts, outbox, talks
from storage.ideas import Idea
from storage.people import Team
from storage.posts import Post
from storage.some_teams import SomeTeams
from storage.talks import MeetupWeek

BATCH = 25


def week_of(wanted: Wanted) -> dict[str, Any]:
    """The week of a day that has its prompt now, with the moment of its roll-up."""
    staffed = [day for day in weeks.week_ahead(wanted.day) if wanted.circle.has_anyone_on(day)]
    due_at = weeks.roll_up_at(wanted.circle.ritual, wanted.day, staffed)
    return {"team_id": wanted.team.id, "monday": monday_of(wanted.day), "due_at": due_at}


def roll_ups(office: Office, now: datetime) -> None:
    """Every week that is over is told in its channel, once, and only on the day itself."""
    until_done(
        office,
        BATCH,
        lambda session, some: talks.teams_with_weeks_due(session, now, BATCH, some),
        lambda session, some: _tell_some(session, office, now, some),
    )


def _tell_some(session: Session, office: Office, now: datetime, some: SomeTeams) -> int:
    due = talks.weeks_due(session, now, BATCH, some)
    telling = [(week, team) for week, team in due if _is_in_time(week, team, now)]
    told = _gathered(session, telling, now)
    for week, _ in due:
        week.due_at, week.told_at = None, now
    for week, team in telling:
        if told[team.id].held:
            message = roll_up(office.say(team.language), told[team.id])
            key = f"meetup week of team {team.id}, {week.monday}"
            outbox.write(session, letter_to(team.channel_id, team, key, message), now)
    return len(due)


def _is_in_time(week: MeetupWeek, team: Team, now: datetime) -> bool:
    """On its own day, which is no holiday by now."""
    today = local_day(now, team.zone)
    is_today = week.due_at is not None and local_day(week.due_at, team.zone) == today
    return is_today and ritual_of(team, now).meets_on(today)


def _gathered(session: Session, telling: Sequence[tuple[MeetupWeek, Team]], now: datetime) -> dict[int, Week]:
    """The numbers of these weeks, in a few statements."""
    if not telling:
        return {}
    team_ids, monday = [team.id for _, team in telling], min(week.monday for week, _ in telling)
    since = local(monday, MIDNIGHT, "UTC")
    voices = meetup_facts.voices(session, team_ids, monday, monday + 6 * DAY)
    told = ideas.told_since(session, team_ids, monday)
    out = meetup_facts.count_published(session, team_ids, since)
    lessons = meetup_facts.looked_back(session, team_ids, since - signals.POSTS_OF)
    on_hold = ideas.put_on_hold(session, team_ids, now - weeks.ON_HOLD_AFTER, now)
    return {
        team.id: _week(
            week.monday, team.id, voices.get(team.id, (0, 0)), _counted(told, team.id), lessons[team.id]
        ).with_counts(out.get(team.id, 0), on_hold.get(team.id, 0))
        for week, team in telling
    }


def _counted(told: Sequence[Idea], team_id: int) -> tuple[int, int]:
    """How many ideas came up, and how many of those are posts."""
    mine = [idea for idea in told if idea.team_id == team_id]
    return len(mine), sum(idea.post_id is not None for idea in mine)


def _week(
    monday: date, team_id: int, voices: tuple[int, int], counted: tuple[int, int], looked_back: Sequence[Post]
) -> Week:
    best = max((post for post in looked_back if post.lesson), key=signals.reactions, default=None)
    return Week(
        team_id=team_id,
        monday=monday,
        held=voices[0],
        voices=voices[1],
        ideas=counted[0],
        became_posts=counted[1],
        lesson=best.lesson if best else None,
        learned_from=best.title if best else "",
    )
