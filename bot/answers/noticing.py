"""What is found in a team's answer library, for who ranks and shows the findings of all chapters."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.answers.health import findings
from bot.answers.messages import told
from bot.answers.rules import ANSWERS_AT_MOST
from bot.findings import Finding
from bot.noticing import Noticed
from bot.presence import takes_part
from bot.wall_clock import local_day
from storage import library, people
from storage.people import Team


def notices(session: Session, team: Team, now: datetime) -> Sequence[Noticed]:
    answers = library.answers_of(session, team, ANSWERS_AT_MOST)
    if not answers:
        return []
    here = {one.user_id for one in people.people_in(session, team) if takes_part(one, team)}
    found = findings(team.id, answers, here, local_day(now, team.zone))
    return [_noticed(one) for one in found]


def _noticed(finding: Finding) -> Noticed:
    return Noticed("answers", finding, lambda say: told(say, finding))
