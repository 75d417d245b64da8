"""What is found in a team's webcare, for who ranks and shows the findings of all chapters."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.care_findings.gathering import facts_of
from bot.care_findings.health import findings
from bot.care_findings.telling import told
from bot.findings import Finding
from bot.noticing import Noticed
from storage import care_checks
from storage.people import Team

CHAPTER = "care_findings"


def notices(session: Session, team: Team, now: datetime) -> Sequence[Noticed]:
    """Nothing before the first case: that is a step not taken yet, not a fault."""
    if not care_checks.has_cases(session, team):
        return []
    return [_noticed(one) for one in findings(facts_of(session, team, now))]


def _noticed(finding: Finding) -> Noticed:
    return Noticed(CHAPTER, finding, lambda say: told(say, finding))
