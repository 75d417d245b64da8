"""What three doubts alike teach: the form of their value, with the reasons above it."""

from bot.field import doubting
from bot.field import messages as field_messages
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Fact, Message, Reply
from bot.slack.requests import ButtonPress
from bot.story import rules, value_forms
from bot.story.valuing import UP_TO, VERDICT, entered, facts_of


def press_learn(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the value's id and the verdict of the doubts."""
    value_id, _, verdict = (press.value or "").partition("/")
    with visit.reading() as session:
        found = entered(session, visit, row_id(value_id))
        if isinstance(found, Message):
            return found
        team, value = found
        alike = doubting.alike_of(session, visit, team, value.id, verdict)
    say = visit.to_team(team).say
    if alike is None:
        return Message(say("story.learn.done"))
    last = max(one.id for one in alike.checks)
    facts: dict[str, Fact] = {**facts_of(value), VERDICT: verdict, UP_TO: last}
    return value_forms.value(say, rules.value_draft(value), facts, field_messages.reasons(say, alike))
