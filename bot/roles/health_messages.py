"""What is said of the health of the matrix: findings, each with its button, and who is hard to miss."""

from collections.abc import Sequence
from itertools import groupby

from bot.findings import Finding
from bot.roles.gathering import Facts
from bot.roles.messages import health_line, show_button
from bot.roles.telling import told, week_away_told
from bot.roles.week_away import WeekAway
from bot.slack.blocks import Block, actions, context, header, section
from bot.slack.elements import Element, button
from bot.slack.replies import Message
from bot.texts import Say

FINDINGS_SHOWN = 20
"""With headings, people and buttons a message stays below Slack's 50 blocks."""
PEOPLE_SHOWN = 5


def health(say: Say, facts: Facts, findings: Sequence[Finding], weeks: Sequence[WeekAway]) -> Message:
    """Errors first; then whose week away would stop most."""
    foot = (*_hard_to_miss(say, facts, weeks), actions(show_button(say, facts.team.id)))
    if not findings:
        return Message(say("roles.health.well"), (section(say("roles.health.well")), *foot))
    blocks: list[Block] = [header(say("roles.health.heading"))]
    for level, some in groupby(findings[:FINDINGS_SHOWN], key=lambda one: one.level):
        blocks.append(section(f"*{say(f'roles.health.level.{level}')}*"))
        blocks += [_finding(say, facts, one, findings.index(one)) for one in some]
    more = len(findings) - FINDINGS_SHOWN
    rest = [context(say("roles.health.more", count=more))] if more > 0 else []
    return Message(health_line(say, findings), (*blocks, *rest, *foot))


def _finding(say: Say, facts: Facts, finding: Finding, number: int) -> Block:
    return section(told(say, finding, facts), accessory=mend_button(say, facts.team.id, finding, number))


def mend_button(say: Say, team_id: int, finding: Finding, number: int) -> Element:
    """Opens the form that mends it; `number` makes it different from the others of a message."""
    value = mend_value(team_id, finding)
    return button(f"{finding.action}:{number}", say("roles.health.mend.button"), value)


def mend_value(team_id: int, finding: Finding) -> str:
    """What the button carries: a person is of more than one team."""
    return f"{team_id}/{finding.value}" if finding.action == "roles.person" else finding.value


def _hard_to_miss(say: Say, facts: Facts, weeks: Sequence[WeekAway]) -> list[Block]:
    """Whose week away would stop something, most first; nothing when nobody is."""
    lines = [f"• {week_away_told(say, week, facts)}" for week in weeks if week.stops]
    if not lines:
        return []
    text = "\n".join((f"*{say('roles.health.week_away')}*", *lines[:PEOPLE_SHOWN]))
    return [section(text)]
