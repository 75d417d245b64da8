"""What is seen once a post is saved: how it stands, what follows, the one useful remark, and what is next."""

from dataclasses import dataclass
from datetime import datetime

from bot.adding import rules
from bot.adding.messages import NAME, Shown, moment
from bot.adding.rules import Place, Remark, Saved
from bot.posting import words
from bot.slack.blocks import Block, actions, context, section
from bot.slack.elements import Element, button
from bot.slack.mrkdwn import line_within, mention
from bot.slack.replies import Form, Message
from bot.texts import Say
from storage.posts import Post, Status

HOW = {Status.IDEA: "idea", Status.PUBLISHED: "over"}
"""How it is said that it was saved; else as a draft."""
PLANNED = (
    Remark.VALUE,
    Remark.OWNER_OFF,
    Remark.SAME_HOUR,
    Remark.WEBCARE,
    Remark.NO_OWNER,
    Remark.NO_CHANNEL,
)
"""Remarks that are mended in the form of the post itself."""


@dataclass(frozen=True, slots=True)
class Mirror:
    """A post that was just saved, with all that is said of it. `place`: the next free one of its channel."""

    shown: Shown
    post: Post
    saved: Saved
    approver_id: str | None
    place: datetime | None

    @property
    def say(self) -> Say:
        return self.shown.say


def as_message(mirror: Mirror) -> Message:
    told = [_what(mirror), *_follows(mirror), _remark(mirror)]
    return Message("\n".join(told), _blocks(mirror))


def as_form(mirror: Mirror) -> Form:
    say = mirror.say
    return Form(
        name="adding.mirror",
        title=say("common.mirror.title"),
        blocks=_blocks(mirror),
        submit=None,
        close=say("common.close.button"),
    )


def _blocks(mirror: Mirror) -> tuple[Block, ...]:
    return (
        section(_what(mirror)),
        *[context(one) for one in _follows(mirror)],
        section(f"*{_remark(mirror)}*"),
        actions(*_buttons(mirror)),
    )


def _what(mirror: Mirror) -> str:
    say, post = mirror.say, mirror.post
    channel = mirror.shown.around.channel(post.channel_id)
    parts = (
        words.status(say, post.status),
        say("posting.no_channel") if channel is None else line_within(channel.name, NAME),
        say("adding.no_date") if post.publish_at is None else moment(mirror.shown, post.publish_at),
        say("posting.no_owner") if post.owner_id is None else mention(post.owner_id),
    )
    how = say(f"adding.saved.{HOW.get(post.status, 'draft')}")
    return f"{how}\n> *{words.title(post)}*\n> {'  ·  '.join(parts)}"


def _follows(mirror: Mirror) -> list[str]:
    """Until when it is made, who approves it, and why they; nothing for what has no moment or is over."""
    say, post = mirror.say, mirror.post
    if post.deadline_at is None or mirror.saved.is_over:
        return []
    deadline = moment(mirror.shown, post.deadline_at)
    if mirror.approver_id is None:
        return [say("adding.follows.nobody", deadline=deadline)]
    return [say("adding.follows.text", deadline=deadline, who=mention(mirror.approver_id))]


def _remark(mirror: Mirror) -> str:
    say, shown, saved = mirror.say, mirror.shown, mirror.saved
    other = rules.same_hour(shown.around, saved)
    return say(
        f"adding.remark.{rules.remark(shown.around, saved)}",
        owner=mention(saved.owner_id or ""),
        other=_other(shown, other) if other else "",
    )


def _other(shown: Shown, place: Place) -> str:
    """Such as "12:00 (LinkedIn)"."""
    channel = shown.around.channel(place.channel_id)
    at = words.clock(shown.say, place.at, shown.around.zone)
    return f"{at} ({line_within(channel.name, NAME)})" if channel else at


def _buttons(mirror: Mirror) -> list[Element]:
    say, post = mirror.say, mirror.post
    found = rules.remark(mirror.shown.around, mirror.saved)
    buttons = [button("posts.show", say("adding.see.button"), str(post.id))]
    if found is Remark.NO_DATE and mirror.place is not None:
        place = say.short_moment(mirror.place, mirror.shown.around.zone)
        buttons.append(button("adding.place", say("adding.place.button", moment=place), str(post.id)))
    if found in PLANNED:
        buttons.append(button("posts.change", say("adding.complete.button"), str(post.id)))
    return [*buttons, button("adding.another", say("adding.another.button"), str(post.team_id))]


def already(say: Say, post: Post, reader: str) -> Message:
    """It was saved before: by themselves, or by somebody else."""
    text = _already(say, post, reader)
    return Message(text, _with_see(say, text, post))


def already_form(say: Say, post: Post, reader: str) -> Form:
    return Form(
        name="adding.mirror",
        title=say("adding.already.title"),
        blocks=_with_see(say, _already(say, post, reader), post),
        submit=None,
        close=say("common.close.button"),
    )


def _already(say: Say, post: Post, reader: str) -> str:
    title = words.title(post)
    if post.created_by == reader:
        return say("adding.already.mine", title=title)
    return say("adding.already.other", who=mention(post.created_by), title=title)


def _with_see(say: Say, text: str, post: Post) -> tuple[Block, ...]:
    return section(text), actions(button("posts.show", say("adding.see.button"), str(post.id)))


def placed_already(say: Say, post: Post) -> Message:
    """Its date was chosen meanwhile, or there is no free place any more."""
    text = say("adding.place.late", title=words.title(post))
    return Message(text, _with_see(say, text, post))
