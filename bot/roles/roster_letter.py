"""Says to a coordinator what goes wrong with the roster this week and next, and what can be done."""

from bot.ownership.words import safe
from bot.roles.days import Gap
from bot.roles.gathering import Facts
from bot.roles.roster_ahead import MissedTurn, RosterAhead
from bot.roles.telling import line_name, name_of
from bot.slack.blocks import actions, section
from bot.slack.elements import button
from bot.slack.replies import Message
from bot.texts import Say

MOST = 12
"""Lines under one heading; two weeks have ten working days, and more than this nobody reads."""


def roster_letter(say: Say, ahead: RosterAhead, facts: Facts) -> Message:
    """Days without anybody first, then turns that go to somebody else."""
    opening = say("roles.roster.opening", team=safe(facts.team.name), until=say.day(ahead.until))
    parts = [opening]
    if ahead.gaps:
        lines = [_gap(say, gap, facts) for gap in ahead.gaps]
        parts.append(_listed(say, say("roles.roster.gaps"), lines))
    if ahead.turns:
        lines = [_turn(say, turn, facts) for turn in ahead.turns]
        parts.append(_listed(say, say("roles.roster.turns"), lines))
    team = str(facts.team.id)
    buttons = actions(
        button("roles.cover", say("roles.roster.cover.button"), team, style="primary"),
        button("roles.week", say("roles.roster.week.button"), team),
    )
    return Message("\n".join(parts), (*map(section, parts), buttons))


def _gap(say: Say, gap: Gap, facts: Facts) -> str:
    return say("roles.roster.gap", day=say.day(gap.day), line=line_name(say, gap.line, facts))


def _turn(say: Say, turn: MissedTurn, facts: Facts) -> str:
    return say(
        "roles.roster.turn",
        day=say.day(turn.day),
        away=name_of(facts, turn.user_id),
        stand_in=name_of(facts, turn.stand_in),
    )


def _listed(say: Say, heading: str, lines: list[str]) -> str:
    more = [say("roles.roster.more", count=len(lines) - MOST)] if len(lines) > MOST else []
    return "\n".join([heading, *(f"• {line}" for line in (*lines[:MOST], *more))])
