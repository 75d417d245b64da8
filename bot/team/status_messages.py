"""What is said to a person of their Slack status: the question, what was decided, and that it ended."""

from datetime import datetime, timedelta

from bot.slack.blocks import actions, context, section
from bot.slack.elements import button
from bot.slack.replies import Message
from bot.texts import Say
from bot.wall_clock import local_day, local_time

YES, NO, ALWAYS = "team.status_yes", "team.status_no", "team.status_always"
BUTTONS = (YES, NO, ALWAYS)


def question(say: Say, until: datetime, zone: str, *, is_endless: bool) -> Message:
    """Shall I leave you in peace? The buttons carry the end of the status, and nothing else of it."""
    asked = say("team.status.question", until=until_told(say, until, zone))
    if is_endless:
        asked = say("team.status.question_today")
    value = carried(until)
    buttons = actions(
        button(YES, say("team.status.yes.button"), value, style="primary"),
        button(NO, say("team.status.no.button"), value),
        button(ALWAYS, say("team.status.always.button"), value),
    )
    return Message(asked, (section(asked), buttons, context(say("team.status.hint"))))


def noted(say: Say, until: datetime, zone: str) -> Message:
    """To who chose "always": it is done, and can be undone."""
    text = say("team.status.noted", until=until_told(say, until, zone))
    undo = button(NO, say("team.status.undo.button"), carried(until))
    return Message(text, (section(text), actions(undo), context(say("team.status.hint"))))


def decided(say: Say, action: str, until: datetime, zone: str) -> Message:
    """In the place of the buttons: what came of it."""
    if action == NO:
        text = say("team.status.decided_no")
    else:
        text = say("team.status.decided_yes", until=until_told(say, until, zone))
    lines = [text, say("team.status.decided_always")] if action == ALWAYS else [text]
    return Message("\n".join(lines), (section("\n".join(lines)),))


def until_told(say: Say, until: datetime, zone: str) -> str:
    """Such as "tot do 26 nov 17:00", or "tot en met woensdag 25 november" when it ends at midnight."""
    if local_time(until, zone) == local_time(until, zone).min:
        return say("team.status.until_day", day=say.day(local_day(until, zone) - timedelta(days=1)))
    return say("team.status.until_moment", moment=say.short_moment(until, zone))


def carried(until: datetime) -> str:
    """A moment as a button carries it: seconds, as Slack counts them."""
    return str(int(until.timestamp()))
