"""The menu beside the buttons of the table: what is looked at less often."""

from dataclasses import replace

from bot.office import Visit
from bot.roles import giving, listeners, picturing
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress
from bot.whose_team import team_to_enter


def press_more(visit: Visit, press: ButtonPress) -> Reply:
    """The value is what was chosen and the team's id: "picture/12"."""
    chosen, _, team_id = (press.value or "").partition("/")
    press = replace(press, value=team_id)
    match chosen:
        case "roles":
            return giving.press_roles(visit, press)
        case "picture":
            return picturing.press_picture(visit, press)
        case _:
            return _history(visit, press)


def _history(visit: Visit, press: ButtonPress) -> Reply:
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        return team if isinstance(team, Message) else listeners.history_of(session, visit, team)
