"""What one person sees of the open ideas: the list to vote in, and the form for a new one."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.meetup.talk_messages import Choice, Hindrance, choices, hindrances
from bot.slack.blocks import Block, context, field, section
from bot.slack.elements import text_input, users_select
from bot.slack.mrkdwn import line_within
from bot.slack.replies import Form, Message
from bot.texts import Say

GIST = 200


@dataclass(frozen=True, slots=True)
class Listed:
    """The open ideas with most votes, of how many."""

    team_id: int
    ideas: Sequence[Choice]
    count: int


def ideas(say: Say, listed: Listed) -> Message:
    if not listed.ideas:
        text = say("meetup.idea.none")
        return Message(text, (section(text),))
    title = say("meetup.idea.heading", count=listed.count)
    more = listed.count - len(listed.ideas)
    rest = [context(say("meetup.idea.more", count=more))] if more > 0 else []
    blocks: list[Block] = [section(f"*{title}*"), *choices(say, listed.ideas), *rest]
    return Message(title, tuple(blocks))


def blockers(say: Say, found: Sequence[Hindrance], count: int) -> Message:
    """Where people are stuck, longest open first."""
    if not found:
        text = say("meetup.blocker.none")
        return Message(text, (section(text),))
    title = say("meetup.blocker.heading", count=count)
    return Message(title, (section(f"*{title}*"), *hindrances(say, found)))


def form(say: Say, key: str) -> Form:
    typed = text_input(multiline=True, focus=True)
    return Form(
        name="meetup.idea",
        title=say("meetup.idea.title"),
        blocks=(field("text", say("meetup.idea.text.label"), typed),),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts={"key": key},
    )


def who_form(say: Say, blocker_id: int, version: int, text: str, owner_id: str | None) -> Form:
    """Who can solve it."""
    who = users_select(chosen=owner_id, focus=True)
    return Form(
        name="meetup.who",
        title=say("meetup.blocker.title"),
        blocks=(
            section(line_within(text, GIST)),
            field("owner_id", say("meetup.blocker.who.label"), who, hint=say("meetup.blocker.who.hint")),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts={"blocker": blocker_id, "version": version},
    )
