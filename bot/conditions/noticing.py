"""What the preconditions bring to the findings of all chapters, each with its sentence."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.conditions import telling
from bot.conditions.gathering import facts_of, voters_of
from bot.conditions.health import Pulse, findings
from bot.findings import Finding
from bot.noticing import Noticed
from bot.slack.mrkdwn import mention
from bot.text_files import COUNT
from bot.texts import Say
from storage.people import Team
from storage.ratings import FACTORS


def notices(session: Session, team: Team, now: datetime) -> Sequence[Noticed]:
    """Of the last round; nothing before there is one."""
    pulse = pulse_of(session, team, now)
    return [] if pulse is None else [_noticed(one) for one in findings(pulse)]


def pulse_of(session: Session, team: Team, now: datetime) -> Pulse | None:
    facts = facts_of(session, team, now)
    last = facts.rounds.last
    if last is None:
        return None
    sent = frozenset(one.user_id for one in facts.ballots_of(last) if one.sent_at is not None)
    return Pulse(
        team.id,
        now,
        facts.today,
        last,
        facts.results,
        facts.actions,
        voters_of(session, team, now),
        sent,
        one_is_open=facts.rounds.open is not None,
    )


def _noticed(finding: Finding) -> Noticed:
    return Noticed("conditions", finding, lambda say: told(say, finding))


def told(say: Say, finding: Finding) -> str:
    """Such as "Open cultuur is een struikelblok en er is nog geen actie. Spreek er één af."."""
    name = telling.name(say, finding.subject) if finding.subject in FACTORS else ""
    who = say.list([mention(one) for one in finding.people])
    numbers = {key: one if key == COUNT else say.number(one) for key, one in finding.numbers.items()}
    return say(f"conditions.finding.{finding.kind}", **{"name": name, "who": who, **numbers})
