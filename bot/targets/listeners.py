"""What people see of targets and hours, and the forms that they open."""

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.pages import Place, marked
from bot.rituals import team_free_days
from bot.slack.replies import Form, Message, Reply
from bot.slack.requests import ButtonPress
from bot.targets import forms, messages, rules
from bot.targets.gathering import Standing, standing
from bot.targets.messages import Seen
from bot.whose_team import team_to_enter
from bot.working_time import local_day
from storage import channels
from storage.people import Team

DAYS_OFF = 3


def page(session: Session, visit: Visit, team: Team, number: int = 0) -> Message:
    """How fast this team answers, and when webcare is open."""
    its = standing(session, team, visit.now)
    today = local_day(visit.now, team.zone)
    off = [day for day in sorted(team_free_days(team, visit.now)) if day >= today][:DAYS_OFF]
    days_off = [visit.say.day_seen_from(today, day) for day in off]
    differ = [one for one in channels.of_team(session, team) if rules.has_own_hours(one, its.usual_day)]
    seen = Seen(team.id, its.minutes, its.week, days_off, differ)
    return marked(messages.overview(visit.say, seen), Place("targets", team.id, number))


def press_targets(visit: Visit, press: ButtonPress) -> Reply:
    with visit.reading() as session:
        found = _enter(session, visit, press)
        return found if isinstance(found, Message) else targets_form(*found)


def press_hours(visit: Visit, press: ButtonPress) -> Reply:
    with visit.reading() as session:
        found = _enter(session, visit, press)
        return found if isinstance(found, Message) else hours_form(*found)


def _enter(session: Session, visit: Visit, press: ButtonPress) -> tuple[Visit, Standing] | Message:
    team = team_to_enter(session, visit, press.value)
    if isinstance(team, Message):
        return team
    return visit.to_team(team), standing(session, team, visit.now)


def targets_form(visit: Visit, its: Standing) -> Form:
    facts = {"team": its.team.id, "version": its.version}
    return forms.targets(visit.say, its.minutes, facts, rules.minutes_of_day(its.usual_day))


def hours_form(visit: Visit, its: Standing) -> Form:
    return forms.hours(visit.say, its.week, {"team": its.team.id, "version": its.version})
