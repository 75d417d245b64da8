"""What is found in the calendar of a team, for who ranks and shows the findings of all chapters."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.balance.gathering import facts_of
from bot.balance.health import findings
from bot.balance.telling import noticed
from bot.noticing import Noticed
from storage.people import Team


def notices(session: Session, team: Team, now: datetime) -> Sequence[Noticed]:
    return [noticed(one) for one in findings(facts_of(session, team, now))]
