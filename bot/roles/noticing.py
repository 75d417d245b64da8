"""What is wrong, weak or odd in the matrix, for whoever ranks the findings of all chapters."""

from dataclasses import replace
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from bot.findings import Finding
from bot.noticing import Noticed
from bot.roles.gathering import Facts, facts_of
from bot.roles.health import findings
from bot.roles.health_messages import mend_value
from bot.roles.telling import told
from bot.texts import Say
from storage.people import Team


def notices(session: Session, team: Team, now: datetime) -> list[Noticed]:
    """Nothing while the matrix is empty: that is a step not taken yet, not a fault."""
    facts = facts_of(session, team, now)
    if not any(facts.matrix.held.values()):
        return []
    return [_noticed(facts, one) for one in findings(facts)]


def _noticed(facts: Facts, finding: Finding) -> Noticed:
    to_mend = replace(finding, value=mend_value(facts.team.id, finding))
    return Noticed("roles", to_mend, partial(_told, finding, facts))


def _told(finding: Finding, facts: Facts, say: Say) -> str:
    return told(say, finding, facts)
