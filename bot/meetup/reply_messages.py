"""What the thread shows of one person's answer, and what can be pressed under it, in the team's language."""

from dataclasses import dataclass

from bot.meetup.messages import NAME
from bot.slack.blocks import Block, actions, context, section
from bot.slack.elements import Element, button
from bot.slack.mrkdwn import escape_within, line_within
from bot.slack.replies import Message
from bot.texts import Say
from storage.meetups import Answer

PART, PART_IN_TEXT = 2900, 1200
"""Characters of one part of an answer: what a section holds, and a third of a message's text."""


@dataclass(frozen=True, slots=True)
class Handles:
    """What can be pressed under an answer: its idea with votes, its blocker and who is on it."""

    idea_id: int | None = None
    votes: int = 0
    blocker_id: int | None = None
    owner: str | None = None
    solved_by: str | None = None


NO_HANDLES = Handles()


def reply(say: Say, name: str, answer: Answer, handles: Handles = NO_HANDLES) -> Message:
    """One person's answer, in the thread; its labels in the team's language, its words as they were typed."""
    who = line_within(name, NAME)
    parts = _parts(answer)
    told = " ".join(say(key, text=escape_within(text, PART_IN_TEXT)) for key, text in parts)
    blocks = [section(say(key, text=escape_within(text, PART))) for key, text in parts]
    below = [*map(context, _about_stuck(say, handles)), *_buttons(say, handles)]
    return Message(say("meetup.reply.text", name=who, parts=told), (section(f"*{who}*"), *blocks, *below))


def _about_stuck(say: Say, handles: Handles) -> list[str]:
    if handles.solved_by:
        return [say("meetup.blocker.solved_by", name=line_within(handles.solved_by, NAME))]
    return [say("meetup.blocker.owned", name=line_within(handles.owner, NAME))] if handles.owner else []


def _buttons(say: Say, handles: Handles) -> list[Block]:
    votes = [] if handles.idea_id is None else [vote_button(say, handles.idea_id, handles.votes)]
    is_open = handles.blocker_id is not None and handles.solved_by is None
    stuck = blocker_buttons(say, handles.blocker_id or 0, is_owned=bool(handles.owner)) if is_open else []
    return [actions(*votes, *stuck)] if votes or stuck else []


def blocker_buttons(say: Say, blocker_id: int, *, is_owned: bool) -> list[Element]:
    """To help, to say who can, and to say that it is solved."""
    help_ = button(f"meetup.help:{blocker_id}", say("meetup.blocker.help.button"), str(blocker_id))
    who = button(f"meetup.who:{blocker_id}", say("meetup.blocker.who.button"), str(blocker_id))
    solved = button(f"meetup.solved:{blocker_id}", say("meetup.blocker.solved.button"), str(blocker_id))
    return [who, solved] if is_owned else [help_, who, solved]


def vote_button(say: Say, idea_id: int, votes: int) -> Element:
    """Pressed again it takes the vote back; the number is part of what it says."""
    label = say("meetup.vote.button_counted", count=votes) if votes else say("meetup.vote.button")
    return button(f"meetup.vote:{idea_id}", label, str(idea_id))


def _parts(answer: Answer) -> list[tuple[str, str]]:
    told = (
        ("meetup.reply.idea", answer.idea),
        ("meetup.reply.heard", answer.heard),
        ("meetup.reply.stuck", answer.stuck),
    )
    return [(key, text) for key, text in told if text]
