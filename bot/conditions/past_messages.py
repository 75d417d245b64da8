"""What happened to the preconditions, in words: who, when, what; never who rated what."""

from collections.abc import Collection, Sequence

from bot.conditions import telling
from bot.slack.blocks import section
from bot.slack.mrkdwn import mention
from bot.slack.replies import Message
from bot.texts import Say
from storage.changes import Change
from storage.ratings import FACTORS, ROUND

AGREED = ("added", "changed")
"""What `/smready history` tells of an action; its end is told by `/smplan actions history`."""


def is_ours(change: Change, action_ids: Collection[int]) -> bool:
    """Rounds, and what was agreed about a factor: `action_ids` are the actions about one."""
    return change.thing == ROUND or (change.thing_id in action_ids and change.did in AGREED)


def history(say: Say, found: Sequence[Change], zone: str) -> Message:
    """Newest first, each on a line; moments on the team's clock."""
    if not found:
        return Message(say("conditions.history.none"))
    lines = [
        say("conditions.history.line", moment=say.short_moment(one.at, zone), what=_what(say, one))
        for one in found
    ]
    text = "\n".join([say("conditions.history.title_line"), *lines])
    return Message(text, (section(text, expand=True),))


def _what(say: Say, change: Change) -> str:
    if change.did == "closed" and not change.by:
        return say("conditions.history.closed_itself")
    who = mention(change.by)
    match change.did:
        case "chosen":
            chosen = [one for one in change.fields.get("chosen", [[]])[-1] if one in FACTORS]
            return say("conditions.history.chosen", who=who, factors=telling.names(say, chosen))
        case "added":
            text = str(change.fields.get("text", [""])[-1])
            return say("conditions.history.added", who=who, text=telling.quoted(text, 120))
        case "started" | "closed" as did:
            return say(f"conditions.history.{did}", who=who)
        case _:
            return say("conditions.history.changed", who=who)
