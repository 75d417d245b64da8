"""Looking at published versions: which there are, what is different, and which one holds."""

from sqlalchemy.orm import Session

from bot.editing import note
from bot.office import Visit
from bot.plan import publish_messages
from bot.plan.differences import differences
from bot.plan.documents import canvas_of
from bot.plan.entering import version_to_see
from bot.plan.publishing import REVIEW_AFTER
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress
from storage import people, versions
from storage.people import Team
from storage.versions import PLAN


def all_versions(session: Session, visit: Visit, team: Team) -> Message:
    some = versions.of_team(session, team, publish_messages.VERSIONS_SHOWN)
    return publish_messages.versions(visit.to_team(team).say, team, some)


def press_compare(visit: Visit, press: ButtonPress) -> Reply:
    """With the version before it. The button carries the team's id and the version's number."""
    with visit.reading() as session:
        found = version_to_see(session, visit, press)
        if isinstance(found, Message):
            return found
        team, version = found
        older = versions.find(session, team, version.number - 1)
    changes = differences(older.content, version.content) if older else []
    return publish_messages.compared(visit.to_team(team).say, older, version, changes)


def press_activate(visit: Visit, press: ButtonPress) -> Reply:
    """An older version holds again and is what the canvas says; what the steps say now is not touched."""
    with visit.transaction() as session:
        found = version_to_see(session, visit, press)
        if isinstance(found, Message):
            return found
        team, version = found
        people.hold_team(session, visit.workspace_id, team.id)
        session.refresh(version)
        if version.is_active:
            return publish_messages.activated(visit.to_team(team).say, version)
        versions.make_active(session, version)
        version.review_due_at = visit.now + REVIEW_AFTER
        note(session, visit, team, PLAN, version.number, "activated")
        return canvas_of(session, visit, team, version)
