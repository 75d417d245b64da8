"""All that is known of a team's webcare, asked of storage in a dozen and a half short statements."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.care_findings.facts import Facts
from bot.care_findings.thresholds import THRESHOLDS
from bot.webcare import ladder, rungs
from storage import care_checks, escalation, promises, retention, tasks
from storage.duties import WEBCARE
from storage.people import Team


def facts_of(session: Session, team: Team, now: datetime) -> Facts:
    since = now - THRESHOLDS.look_back
    around = rungs.around_of(session, team, now)
    colleagues = around.matrix.colleagues.values()
    lines = {task.key: task.id for task in tasks.of_team(session, team)}
    return Facts(
        team_id=team.id,
        now=now,
        owners=care_checks.came_in(session, team, since),
        colleagues={one.user_id for one in colleagues if one.unfit is None},
        pressing=care_checks.pressing(session, team, now),
        late=care_checks.answered_late(session, team, since),
        timed=care_checks.count_timed(session, team, since),
        reopened=care_checks.reopened(session, team, since),
        unkept=care_checks.unkept(session, team, now),
        promises=promises.counted(session, team, since, now),
        ladder=ladder.ladder(around),
        has_crisis=escalation.has_open_crisis(session, team),
        webcare_task=lines.get(WEBCARE),
        must_decide=team.is_public_body and retention.of(session, team).decided_at is None,
    )
