"""Who changed what of the issues, when, from what to what."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.slack.blocks import header, section
from bot.slack.mrkdwn import escape, line_within, mention
from bot.slack.replies import Message
from bot.texts import Say
from storage.changes import Change
from storage.people import Person

SHOWN = 15
SHOWN_TEXT = 100
SUMMED_UP = 5
"""Lines in the text that a notification reads."""


def history(
    say: Say,
    changes: Sequence[Change],
    sentences: Mapping[int, str],
    known: Mapping[str, Person],
    zone: str,
) -> Message:
    """The latest changes, newest first; `sentences` are the issues as they are now, by id."""
    if not changes:
        return Message(say("why.history.empty"))
    lines = [_change(say, one, sentences, known, zone) for one in changes[:SHOWN]]
    heading = say("why.history.heading")
    return Message(
        "\n".join((heading, *lines[:SUMMED_UP])), (header(heading), *(section(line) for line in lines))
    )


def _change(
    say: Say, change: Change, sentences: Mapping[int, str], known: Mapping[str, Person], zone: str
) -> str:
    who = known.get(change.by)
    about = {
        "who": escape(who.name) if who else say("common.unknown"),
        "when": say.short_moment(change.at, zone),
        "what": _short(sentences.get(change.thing_id, "")),
    }
    if change.did == "measured":
        return "\n".join((say("why.history.measured", **about), _measured(say, change)))
    head = say(f"why.history.{change.did}", **about)
    return "\n".join((head, *(_field(say, name, *pair) for name, pair in change.fields.items())))


def _measured(say: Say, change: Change) -> str:
    before, value = change.fields["value"]
    day = say.short_date(date.fromisoformat(change.fields["on"][1]))
    if before is None or before == value:
        return say("why.history.value", value=say.number(value), date=day)
    return say("why.history.value_again", value=say.number(value), before=say.number(before), date=day)


def _field(say: Say, name: str, before: object, after: object) -> str:
    return say(
        "why.history.field",
        field=say(f"why.field.{name}"),
        before=_value(say, name, before),
        after=_value(say, name, after),
    )


def _value(say: Say, name: str, value: object) -> str:
    if value in (None, [], ""):
        return say("why.history.nothing")
    if isinstance(value, int | float):
        return say.number(value)
    if isinstance(value, list):
        return say.list([say(f"why.topic.{one}.option") for one in value])
    return _text(say, name, str(value))


def _text(say: Say, name: str, value: str) -> str:
    match name:
        case "owner_id":
            return mention(value)
        case "due_on":
            return say.short_date(date.fromisoformat(value))
        case "focus":
            return say(f"why.focus.{value}.option")
        case _:
            return _short(value)


def _short(text: str) -> str:
    return line_within(text, SHOWN_TEXT)
