"""What is said around an action: what it is about, the mirror with one remark, what others did meanwhile."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.conditions import telling
from bot.conditions.rules import USUAL_SPAN
from bot.conditions.wording import is_a_wish, says_what_happens
from bot.editing import Meanwhile
from bot.slack.blocks import Block, actions, context, section
from bot.slack.elements import button
from bot.slack.mrkdwn import mention
from bot.slack.replies import Form
from bot.texts import Say
from bot.wall_clock import local_day
from storage.actions import Action
from storage.people import Team


def about(say: Say, factor: str, *, is_proposed: bool) -> list[Block]:
    """Above the form: the question of this factor, and what a strong action looks like."""
    prompt = say(f"conditions.factor.{factor}.prompt")
    opening = section(say("conditions.action.about", name=telling.name(say, factor), prompt=prompt))
    proposed = [context(say("conditions.action.proposal"))] if is_proposed else []
    return [opening, context(say("conditions.action.example")), *proposed]


def mirror(say: Say, team: Team, action: Action, now: datetime) -> Form:
    """What was agreed, and the one remark that helps most."""
    owner = mention(action.owner_id)
    text = telling.quoted(action.text, 300)
    agreed = say("conditions.action.mirror.text", owner=owner, date=say.date(action.due_on), text=text)
    remark = _remark(say, action, local_day(now, team.zone))
    change = button("conditions.improve", say("conditions.action.improve.button"), str(action.id))
    return Form(
        name="conditions.agreed",
        title=say("conditions.action.mirror.title"),
        blocks=(
            section(agreed),
            context(say("conditions.action.mirror.reminder")),
            section(f"*{remark}*"),
            actions(change),
        ),
        submit=None,
        close=say("common.close.button"),
    )


def _remark(say: Say, action: Action, today: date) -> str:
    """A wish is no action; then how it begins; then how long it takes; else the awkward question."""
    if is_a_wish(action.text):
        return say("conditions.remark.wish")
    if not says_what_happens(action.text):
        return say("conditions.remark.no_verb", owner=mention(action.owner_id))
    if action.due_on > today + USUAL_SPAN:
        return say("conditions.remark.far")
    return say("conditions.remark.challenge")


def chosen_meanwhile(say: Say, who: str, chosen: Sequence[str]) -> list[Block]:
    return [section(say("conditions.choose.changed", who=who, factors=telling.names(say, chosen)))]


def changed_meanwhile(say: Say, since: Meanwhile, saved: Action) -> list[Block]:
    """Above the form: who changed what while it was open, and the action as it stands now."""
    now = f"{telling.quoted(saved.text)}, {mention(saved.owner_id)}, {say.short_date(saved.due_on)}"
    return since.told(say, lambda name: say(f"conditions.field.{name}"), now)
