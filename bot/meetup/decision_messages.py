"""What people see of a decision: the form with what, who and when, and that it is theirs to do."""

from datetime import date

from bot.slack.blocks import actions, context, field, section
from bot.slack.elements import button, datepicker, text_input, users_select
from bot.slack.mrkdwn import escape, mention
from bot.slack.replies import Form, Message
from bot.texts import Say
from storage.actions import TEXT_LONGEST, Action


def form(say: Say, key: str, owner_id: str, due_on: date) -> Form:
    what = text_input(multiline=True, max_length=TEXT_LONGEST, focus=True)
    return Form(
        name="meetup.decision",
        title=say("meetup.decide.title"),
        blocks=(
            field("text", say("meetup.decide.text.label"), what),
            field("owner_id", say("meetup.decide.owner.label"), users_select(chosen=owner_id)),
            field("due_on", say("meetup.decide.due_on.label"), datepicker(chosen=due_on)),
            context(say("meetup.decide.hint")),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts={"key": key},
    )


def given(say: Say, action: Action, team: str, day: date) -> Message:
    """What was decided, that it is yours, and why you read this."""
    text = say(
        "meetup.decide.given",
        by=mention(action.created_by),
        day=say.day(day),
        team=escape(team),
        text=escape(action.text),
        date=say.date(action.due_on),
    )
    done = button("actions.done", say("meetup.decide.done.button"), str(action.id))
    change = button("actions.change", say("common.change.button"), str(action.id))
    return Message(text, (section(text), actions(done, change)))
