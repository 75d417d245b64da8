"""The way back: from a step to the whole plan, where the next step is; from a list to the calendar."""

from bot.slack.elements import Element, button
from bot.texts import Say


def to_plan(say: Say, team_id: int) -> Element:
    """The plan as it stands now; what an overview said before a form was saved is old."""
    return button("plan.show", say("common.plan.button"), str(team_id))


def to_calendar(say: Say, team_id: int) -> Element:
    """The calendar, for who came from it to where posts come from."""
    return button("calendar.overview", say("common.calendar.button"), str(team_id))
