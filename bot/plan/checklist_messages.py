"""The checklist as it is said: each matter with its lamp, and the worst of what is open with its form."""

from collections.abc import Sequence

from bot.plan.checklist import Item, arranged
from bot.plan.glance_messages import LAMPS, mend_button
from bot.slack.blocks import Block, actions, context, header, section
from bot.slack.replies import Message
from bot.texts import Say
from bot.way_back import to_plan


def checklist(say: Say, team_id: int, items: Sequence[Item]) -> Message:
    count = say("plan.checklist.count", done=arranged(items), of=len(items))
    blocks: list[Block] = [header(say("plan.checklist.heading")), context(count)]
    blocks += [_item(say, one, number) for number, one in enumerate(items)]
    blocks.append(actions(to_plan(say, team_id)))
    lines = [_line(say, one) for one in items]
    return Message("\n".join((count, *lines)), tuple(blocks))


def _item(say: Say, one: Item, number: int) -> Block:
    return section(
        _line(say, one), accessory=mend_button(say, one.evidence[0], number) if one.evidence else None
    )


def _line(say: Say, one: Item) -> str:
    state = say(f"plan.checklist.state.{one.colour}")
    head = f"{LAMPS[one.colour]} *{say(f'plan.matter.{one.matter}')}* – {state}"
    if not one.evidence:
        return head
    more = len(one.evidence) - 1
    also = f" {say('plan.checklist.more', count=more)}" if more else ""
    return f"{head}\n{one.evidence[0].told(say)}{also}"
