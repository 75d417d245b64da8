"""The list of doubts, and what three of them alike teach."""

from sqlalchemy.orm import Session

from bot.field import messages, rules
from bot.field.rules import Agreement, Alike
from bot.office import Visit
from bot.slack.replies import Message
from storage import brands, verdicts
from storage.people import Team
from storage.verdicts import Verdict


def doubts(session: Session, visit: Visit, team: Team) -> Message:
    """What is on the edge or outside, and why."""
    since = visit.now - rules.THRESHOLDS.doubts_for
    asked = verdicts.asked_since(session, team, since.date())
    checks = rules.to_be_seen(verdicts.checks_since(session, team, since), asked, visit.user_id)
    names = {value.id: value.name for value in brands.every_value(session, team).values()}
    return messages.doubts(visit.say, team.id, checks, names, visit.person.zone)


def alike_of(session: Session, visit: Visit, team: Team, value_id: int, verdict: str) -> Alike | None:
    """The doubts about one value that are alike, as a button names them; None when there are none now."""
    checks = verdicts.checks_since(session, team, visit.now - rules.THRESHOLDS.doubts_for)
    found = (one for one in rules.three_alike(checks) if one.value_id == value_id and one.verdict == verdict)
    return next(found, None)


def settle(session: Session, visit: Visit, team: Team, value_id: int, verdict: Verdict, up_to: int) -> None:
    """These doubts became a do or a don't, and are doubts no more."""
    verdicts.settle(session, team, value_id, verdict, up_to, visit.now)


def readers_agree(session: Session, visit: Visit, team: Team) -> dict[int, Agreement]:
    """How readers agree of late, by the value that the first of them saw."""
    return rules.agreements(verdicts.checks_since(session, team, visit.now - rules.THRESHOLDS.doubts_for))
