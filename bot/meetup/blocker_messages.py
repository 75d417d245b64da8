"""What one person sees of blockers: the open ones, who can solve one, and what its owner is asked."""

from collections.abc import Sequence
from datetime import date

from bot.meetup.reply_messages import blocker_buttons
from bot.meetup.talk_messages import Hindrance, hindrances
from bot.slack.blocks import actions, context, field, section
from bot.slack.elements import users_select
from bot.slack.mrkdwn import escape, line_within, mention
from bot.slack.replies import Form, Message
from bot.texts import Say
from storage.meetup_blockers import Blocker
from storage.people import Team

GIST, IN_FORM = 300, 200


def blockers(say: Say, found: Sequence[Hindrance], count: int) -> Message:
    """Where people are stuck, longest open first."""
    if not found:
        text = say("meetup.blocker.none")
        return Message(text, (section(text),))
    title = say("meetup.blocker.heading", count=count)
    return Message(title, (section(f"*{title}*"), *hindrances(say, found)))


def who_form(say: Say, blocker_id: int, version: int, text: str, owner_id: str | None) -> Form:
    """Who can solve it."""
    who = users_select(chosen=owner_id, focus=True)
    return Form(
        name="meetup.who",
        title=say("meetup.blocker.title"),
        blocks=(
            section(line_within(text, IN_FORM)),
            field("owner_id", say("meetup.blocker.who.label"), who, hint=say("meetup.blocker.who.hint")),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts={"blocker": blocker_id, "version": version},
    )


def asked(say: Say, blocker: Blocker, team: Team, today: date) -> Message:
    """Who is stuck on what, for how long, and why you are asked."""
    days = (today - blocker.since).days
    text = say("meetup.blocker.ask", who=mention(blocker.by), text=line_within(blocker.text, GIST))
    how_long = say("meetup.blocker.open_for", count=days) if days else say("meetup.blocker.since_today")
    why = _why(say, blocker, team)
    buttons = actions(*blocker_buttons(say, blocker.id, is_owned=True))
    return Message(f"{text} {why}", (section(text), context(f"{how_long} {why}"), buttons))


def _why(say: Say, blocker: Blocker, team: Team) -> str:
    if blocker.named_by in {None, blocker.owner_id}:
        return say("meetup.blocker.why_own", team=escape(team.name))
    return say("meetup.blocker.why_named", who=mention(blocker.named_by or ""), team=escape(team.name))


def owner_gone(say: Say, blocker: Blocker, gone: str) -> Message:
    """Who was to solve it is not there any more: it needs somebody else."""
    text = say("meetup.blocker.owner_gone", who=mention(gone), text=line_within(blocker.text, GIST))
    return Message(text, (section(text), actions(*blocker_buttons(say, blocker.id, is_owned=True))))
