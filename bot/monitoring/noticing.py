"""What monitoring brings to the findings of all chapters."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.monitoring.health import findings
from bot.noticing import Noticed, noticed
from storage import people, watching
from storage.people import Team


def notices(session: Session, team: Team, _now: datetime) -> Sequence[Noticed]:
    some = watching.terms_of(session, team)
    if not some:
        return []
    names = [one.name for one in people.people_in(session, team)]
    return [noticed("monitoring", one) for one in findings(some, names, team.name)]
