"""What one person sees of the open ideas: the list to vote in, and the form for a new one."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.meetup.talk_messages import Choice, choices
from bot.slack.blocks import Block, context, field, section
from bot.slack.elements import text_input
from bot.slack.replies import Form, Message
from bot.texts import Say
from storage.ideas import about


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
    if listed.count > 1 and any(one.told.votes for one in listed.ideas):
        title = say("meetup.idea.voted", heading=title)
    more = listed.count - len(listed.ideas)
    rest = [context(say("meetup.idea.more", count=more))] if more > 0 else []
    blocks: list[Block] = [section(f"*{title}*"), *choices(say, listed.ideas), *rest]
    return Message(title, tuple(blocks), tuple(about(one.idea_id) for one in listed.ideas))


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
