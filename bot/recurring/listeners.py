"""What people can do with series by a word or a press: see them, begin one, and open its form."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.recurring import forms, messages, rules
from bot.recurring.rules import Draft
from bot.rituals import team_free_days
from bot.slack.ids import row_id
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress
from bot.wall_clock import local_day
from bot.whose_team import in_its_team, team_to_enter
from storage import brands, channels, recurrence
from storage.people import Team
from storage.posts import Series

GONE = "recurring.gone.text"


def page(session: Session, visit: Visit, team: Team) -> Message:
    """The series that go on, each with its coming days, and names to begin with."""
    today = local_day(visit.now, team.zone)
    free = team_free_days(team, visit.now)
    theirs = recurrence.series_of(session, team)
    some = [(one, rules.ahead(one, today, today + rules.AHEAD, free)) for one in theirs]
    names = {one.id: one.name for one in channels.of_team(session, team)}
    return messages.overview(visit.say, team.id, some, names)


def press_add(visit: Visit, press: ButtonPress) -> Reply:
    """An empty form, or one that a starter fills in; the button carries the team, and perhaps the starter."""
    team_id, _, starter = (press.value or "").partition("/")
    with visit.reading() as session:
        team = team_to_enter(session, visit, team_id)
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        if len(recurrence.series_of(session, team)) >= rules.AT_MOST:
            return Message(visit.say("recurring.overview.full"))
        draft = Draft(owner_id=visit.user_id)
        if starter in rules.STARTERS:
            title = visit.office.say(team.language)(f"recurring.starter.{starter}.button")
            draft = Draft(title, every_weeks=rules.STARTERS[starter], owner_id=visit.user_id)
        return forms.series(visit.say, draft, choices(session, team), {"team": team.id})


def press_change(visit: Visit, press: ButtonPress) -> Reply:
    with visit.reading() as session:
        found = look_up(session, visit, press.value)
        if isinstance(found, Message):
            return found
        one = found.series
        facts = {"team": found.team.id, "series": one.id, "version": one.version}
        return forms.series(found.visit.say, rules.draft_of(one), choices(session, found.team), facts)


def choices(session: Session, team: Team) -> forms.Choices:
    return forms.Choices(
        channels={one.id: one.name for one in channels.of_team(session, team)},
        values={one.id: one.name for one in brands.values_of(session, team)},
    )


@dataclass(frozen=True, slots=True)
class Found:
    """A series of a team that the person may enter; `visit` speaks as they read."""

    visit: Visit
    team: Team
    series: Series


def look_up(session: Session, visit: Visit, series_id: object) -> Found | Message:
    both = recurrence.team_and_series(session, visit.workspace_id, row_id(series_id))
    found = in_its_team(session, visit, both, GONE)
    if isinstance(found, Message):
        return found
    visit, team, series = found
    return Message(visit.say(GONE)) if series.removed_at is not None else Found(visit, team, series)
