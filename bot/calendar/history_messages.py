"""What happened to the calendar lately, and by whom: the newest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.posting import words
from bot.slack.blocks import section
from bot.slack.mrkdwn import line_within, mention, shorten
from bot.slack.replies import Message
from bot.texts import Say
from storage.changes import Change
from storage.posts import Status

SHOWN = 15
NAME = 60
TEXT_AT_MOST = 3000


@dataclass(frozen=True, slots=True)
class Past:
    """`titles` are of the posts, `names` of the people, by id; `zone` is the reader's."""

    done: Sequence[Change]
    titles: Mapping[int, str]
    names: Mapping[str, str]
    zone: str


def history(say: Say, past: Past) -> Message:
    if not past.done:
        return Message(say("calendar.history.none"))
    lines = [_line(say, past, change) for change in past.done]
    heading = say("calendar.history.heading")
    text = "\n".join((heading, *lines))
    return Message(shorten(text, TEXT_AT_MOST), (section(f"*{heading}*"), section("\n".join(lines))))


def _line(say: Say, past: Past, change: Change) -> str:
    who = line_within(past.names.get(change.by, "?"), NAME)
    title = line_within(past.titles.get(change.thing_id, "?"), words.TITLE)
    did = _did(say, past, change)
    return say(
        "calendar.history.line", when=say.short_moment(change.at, past.zone), who=who, title=title, did=did
    )


def _did(say: Say, past: Past, change: Change) -> str:
    """What matters most of a change: its status, then its moment, then whose it is."""
    after = {name: both[1] for name, both in change.fields.items()}
    if change.did in {"added", "undone"}:
        return say(f"calendar.history.{change.did}")
    if "status" in after:
        return say("calendar.history.status", status=words.status(say, Status(str(after["status"]))))
    if "publish_at" in after:
        return _moved(say, past, after["publish_at"])
    if "owner_id" in after:
        return (
            say("calendar.history.owner", owner=mention(str(after["owner_id"])))
            if after["owner_id"]
            else say("calendar.history.nobody")
        )
    return say("calendar.history.changed")


def _moved(say: Say, past: Past, moment: object) -> str:
    if not moment:
        return say("calendar.history.undated")
    at = datetime.fromisoformat(str(moment))
    return say("calendar.history.moved", moment=say.short_moment(at, past.zone))
