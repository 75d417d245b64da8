"""What is said of the five pitfalls: which are near, by what evidence, and what to do about the first."""

from collections.abc import Sequence

from bot.coach.pitfalls import Seen
from bot.slack.blocks import Block, actions, context, header, section
from bot.slack.elements import button
from bot.slack.replies import Message
from bot.texts import Say
from bot.way_back import to_plan

EVIDENCE_SHOWN = 2


def pitfalls(say: Say, team_id: int, seen: Sequence[Seen]) -> Message:
    """Those that are near first, each with one thing to do; then those of which nothing is seen."""
    near = [one for one in seen if one.evidence]
    blocks: list[Block] = [header(say("coach.pitfalls.heading")), context(say("coach.pitfalls.intro"))]
    blocks += [_near(say, one, number) for number, one in enumerate(near)]
    if clear := [say(f"coach.pitfall.{one.pitfall}") for one in seen if not one.evidence]:
        blocks.append(context(say("coach.pitfalls.clear", pitfalls="; ".join(clear))))
    blocks.append(actions(to_plan(say, team_id)))
    return Message(_text(say, near), tuple(blocks))


def _text(say: Say, near: Sequence[Seen]) -> str:
    if not near:
        return say("coach.pitfalls.none")
    return say("coach.pitfalls.near", pitfalls="; ".join(say(f"coach.pitfall.{one.pitfall}") for one in near))


def _near(say: Say, one: Seen, number: int) -> Block:
    first = one.evidence[0].finding
    lines = [f"• {evidence.told(say)}" for evidence in one.evidence[:EVIDENCE_SHOWN]]
    more = len(one.evidence) - EVIDENCE_SHOWN
    if more > 0:
        lines.append(say("coach.pitfalls.more", count=more))
    mend = button(f"{first.action}:{number}", say("coach.pitfalls.mend.button"), first.value)
    return section("\n".join((f"*{say(f'coach.pitfall.{one.pitfall}')}*", *lines)), accessory=mend)
