"""The private question to who was silent for days, and what coordinators hear of it: never who."""

from bot.slack.blocks import actions, section
from bot.slack.elements import button
from bot.slack.mrkdwn import line_within
from bot.slack.replies import Message
from bot.texts import Say

NAME = 60


def question(say: Say, team_id: int, team: str) -> Message:
    """Silence is fine; is it the time or the question?"""
    text = say("meetup.silent.text", team=line_within(team, NAME))
    value = str(team_id)
    buttons = actions(
        button("meetup.silent_time", say("meetup.silent.time.button"), value),
        button("meetup.silent_question", say("meetup.silent.question.button"), value),
        button("meetup.silent_fine", say("meetup.silent.fine.button"), value),
    )
    return Message(text, (section(text), buttons))


def wish(say: Say, team_id: int, team: str, what: str) -> Message:
    """To who may change it; `what` is "time" or "question"."""
    text = say(f"meetup.silent.wish.{what}", team=line_within(team, NAME))
    change = button("meetup.settings", say("meetup.silent.settings.button"), str(team_id), style="primary")
    return Message(text, (section(text), actions(change)))
