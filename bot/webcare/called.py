"""Who called whom while somebody is in danger: kept with the crisis, and read by everybody on its list."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.slack.elements import Element, Option, button, option
from bot.slack.mrkdwn import Typed, line_within
from bot.texts import Say
from bot.webcare import messages
from bot.webcare.ladder import Contact
from bot.webcare.messages import Facts
from storage.escalation import Crisis

SHOWN = 10
"""The last ones stand in the message of the crisis."""

LINES_FOR_HELP = ("112", "113")
SOMEBODY_ELSE = "other"

THE_SAME = timedelta(minutes=2)
"""Who says twice within it that they called somebody, pressed twice (own choice)."""


def lines(say: Say, facts: Facts, crisis: Crisis) -> list[str]:
    """The last calls; or that there was none, where somebody is in danger."""
    if not crisis.calls and facts.case.in_danger:
        return [say("escalation.called.nobody")]
    return [_line(say, facts, call) for call in crisis.calls[-SHOWN:]]


def _line(say: Say, facts: Facts, call: Mapping[str, str]) -> str:
    moment = messages.when(say, datetime.fromisoformat(call["at"]), facts)
    whom = name_of(say, call["whom"], facts.names)
    return say("escalation.called.line", who=facts.name(call["by"]), whom=whom, moment=moment)


def name_of(say: Say, whom: str, names: Mapping[str, str]) -> str:
    """A line for help, somebody of the list, or somebody else."""
    if whom == SOMEBODY_ELSE:
        return say("escalation.called.somebody")
    return line_within(names.get(whom, whom), messages.NAME)


def options(say: Say, contacts: Sequence[Contact], names: Mapping[str, str]) -> list[Option]:
    """Whom one may have called: the lines for help, the list, and somebody else."""
    helped = [option(say(f"escalation.called.{line}.option"), line) for line in LINES_FOR_HELP]
    listed = [option(Typed(names.get(who, who)), who) for who in ids(contacts)]
    return [*helped, *listed, option(say("escalation.called.other.option"), SOMEBODY_ELSE)]


def ids(contacts: Sequence[Contact]) -> list[str]:
    """Each once: the id of who is in Slack, the name of who is not."""
    named = [contact.user_id or contact.name for contact in contacts]
    return list(dict.fromkeys(one for one in named if one))[:SHOWN]


def add(crisis: Crisis, by: str, whom: str, now: datetime) -> bool:
    """Whether it is new; the same a moment later is not."""
    last = next((one for one in reversed(crisis.calls) if (one["by"], one["whom"]) == (by, whom)), None)
    if last is not None and now - datetime.fromisoformat(last["at"]) < THE_SAME:
        return False
    crisis.calls = [*crisis.calls, {"by": by, "whom": whom, "at": now.isoformat()}]
    return True


def called_button(say: Say, crisis: Crisis) -> Element:
    return button("escalation.called", say("escalation.called.button"), str(crisis.id))
