"""What is said of what happened to channels: taken out, put back, and the latest changes."""

from collections.abc import Mapping, Sequence

from bot.channels import telling
from bot.ownership.words import safe
from bot.slack.blocks import Block, actions, section
from bot.slack.elements import Element, button
from bot.slack.mrkdwn import shorten
from bot.slack.replies import Message
from bot.texts import Say
from storage.changes import Change
from storage.channels import PlanChannel

SHOWN = 15
TEXT_AT_MOST = 3000


def removed(say: Say, channel: PlanChannel, key: str) -> Message:
    text = say(key, name=telling.name(channel))
    return Message(text, (section(text), actions(_restore(say, channel))))


def restored(say: Say, channel: PlanChannel, key: str) -> Message:
    text = say(key, name=telling.name(channel))
    change = button("channels.change", say("common.change.button"), str(channel.id))
    return Message(text, (section(text), actions(change)))


def not_restored(say: Say, channel: PlanChannel) -> Message:
    """Another one took its name meanwhile."""
    return Message(say("channels.remove.twice", name=telling.name(channel)))


def _restore(say: Say, channel: PlanChannel) -> Element:
    return button("channels.restore", say("common.restore.button"), str(channel.id))


def history(
    say: Say,
    done: Sequence[Change],
    known: Mapping[int, PlanChannel],
    names: Mapping[str, str],
    zone: str,
) -> Message:
    """What changed, newest first; what was taken out and still is can be put back. `zone` is the reader's."""
    if not done:
        return Message(say("channels.history.none"))
    title = say("channels.history.title_line")
    lines = [_line(say, one, known, names, zone) for one in done]
    blocks = [_block(say, one, line, known) for one, line in zip(done, lines, strict=True)]
    return Message(shorten("\n".join((title, *lines)), TEXT_AT_MOST), (section(title), *blocks))


def _block(say: Say, change: Change, line: str, known: Mapping[int, PlanChannel]) -> Block:
    channel = known.get(change.thing_id)
    is_out = change.did == "removed" and channel is not None and channel.removed_at == change.at
    return section(line, accessory=_restore(say, channel) if is_out and channel else None)


def _line(
    say: Say, change: Change, known: Mapping[int, PlanChannel], names: Mapping[str, str], zone: str
) -> str:
    channel = known.get(change.thing_id)
    outcome = change.fields.get("outcome", [None, None])[1]
    return say(
        f"channels.history.{change.did}",
        who=safe(names.get(change.by, "?")),
        name=telling.name(channel) if channel else "?",
        fields=say.list([say(f"channels.field.{name}") for name in change.fields]),
        outcome=telling.short(str(outcome)) if outcome else "",
        when=say.short_moment(change.at, zone),
    )
