"""Cases in a list, most pressing first; shown privately to people of the team."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.slack.blocks import Block, actions, context, header, section
from bot.slack.elements import button
from bot.slack.mrkdwn import line_within
from bot.slack.replies import Message
from bot.texts import Say
from bot.webcare import buttons, messages
from bot.webcare.messages import Facts
from storage.cases import Case

MINE_AT_MOST = 10
TEAM_AT_MOST = 15
"""With both lists and their headings a message stays well below Slack's 50 blocks."""

GLIMPSE = 80
"""Characters of a paraphrase in a list."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Cases under one heading; `more` others are left out."""

    heading: str
    cases: Sequence[Case]
    more: int = 0


def overview(say: Say, facts: Sequence[Facts], lists: Sequence[Listed], team_id: int) -> Message:
    """Headings with cases below them, most pressing first; a way to add one at the end."""
    by_case = {one.case.id: one for one in facts}
    blocks: list[Block] = []
    for listed in lists:
        blocks += _list(say, listed, by_case)
    new = button("webcare.new", say("webcare.new.button"), str(team_id))
    text = " ".join(listed.heading for listed in lists)
    return Message(text, (*blocks, actions(new)), tuple(messages.about(one.case) for one in facts))


def _list(say: Say, listed: Listed, facts: dict[int, Facts]) -> list[Block]:
    shown = [_line(say, facts[case.id]) for case in listed.cases]
    more = [context(say("webcare.list.more", count=listed.more))] if listed.more else []
    return [header(listed.heading), *(shown or [section(say("webcare.list.empty"))]), *more]


def _line(say: Say, facts: Facts) -> Block:
    case = facts.case
    glimpse = line_within(case.paraphrase, GLIMPSE)
    text = f"*{messages.what(say, case)}*\n{glimpse}\n{messages.state(say, facts)} {messages.due(say, facts)}"
    return section(text, accessory=buttons.show(say, case))
