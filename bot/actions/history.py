"""What happened to the actions of a team, in words."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.slack.blocks import header, section
from bot.slack.mrkdwn import escape, line_within, mention
from bot.slack.replies import Message
from bot.texts import Say
from storage.changes import Change
from storage.people import Person

SHOWN = 15
SHOWN_TEXT = 120


def history(
    say: Say,
    changes: Sequence[Change],
    texts: Mapping[int, str],
    known: Mapping[str, Person],
    zone: str,
) -> Message:
    """The latest changes, newest first; `texts` are the actions as they are called now, by id."""
    if not changes:
        return Message(say("actions.history.empty"))
    lines = [_change(say, one, texts, known, zone) for one in changes[:SHOWN]]
    heading = say("actions.history.heading")
    return Message("\n".join((heading, *lines[:5])), (header(heading), *(section(line) for line in lines)))


def _change(
    say: Say, change: Change, texts: Mapping[int, str], known: Mapping[str, Person], zone: str
) -> str:
    who = known.get(change.by)
    head = say(
        f"actions.history.{change.did}",
        who=escape(who.name) if who else say("common.unknown"),
        when=say.short_moment(change.at, zone),
        what=_short(texts.get(change.thing_id, "")),
    )
    if change.did == "added":
        return head
    return "\n".join((head, *(_field(say, name, *pair) for name, pair in change.fields.items())))


def _field(say: Say, name: str, before: object, after: object) -> str:
    return say(
        "actions.history.field",
        field=say(f"actions.field.{name}"),
        before=_value(say, name, before),
        after=_value(say, name, after),
    )


def _value(say: Say, name: str, value: object) -> str:
    if name == "owner_id":
        return mention(str(value))
    return say.short_date(date.fromisoformat(str(value))) if name == "due_on" else _short(str(value))


def _short(text: str) -> str:
    return line_within(text, SHOWN_TEXT)
