"""Settings of a team: the same two pages as setting it up, filled with what is."""

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress, Command
from bot.team import forms, keeping
from bot.whose_team import refusal_to_set_up
from storage import people


def open_settings(visit: Visit, team: people.Team, _command: Command) -> Reply:
    with visit.reading() as session:
        return _page(session, visit, team)


def press(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the team's id."""
    with visit.reading() as session:
        team = people.team(session, visit.workspace_id, int(press.value or 0))
        return Message(visit.say("team.gone.text")) if team is None else _page(session, visit, team)


def _page(session: Session, visit: Visit, team: people.Team) -> Reply:
    if refusal := refusal_to_set_up(session, visit, team):
        return refusal
    say = visit.to_team(team).say
    title, intro = say("team.settings.title"), say("team.settings.intro")
    return forms.who(say, keeping.who_is(session, team), {"team": team.id}, title=title, intro=intro)
