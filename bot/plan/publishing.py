"""Publishing a plan: what would be new, the version that holds from now on, and how the channel reads it.

The version is kept and announced in one transaction; canvas or file follow after it, and may be asked again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from bot.editing import note
from bot.feature import Notices
from bot.letters import letter_to
from bot.noticing import Noticed
from bot.office import Visit
from bot.plan import publish_messages
from bot.plan.content import PARTS, Content, content_of
from bot.plan.differences import Difference, differences
from bot.plan.documents import canvas_of
from bot.ranking import Reader, of_the_plan, ranked
from bot.slack.ids import row_id
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress, Command
from bot.whose_team import coordinates, team_to_enter
from storage import outbox, people, versions
from storage.people import Team
from storage.versions import PLAN, PlanVersion

REVIEW_AFTER = timedelta(days=182)
"""Half a year: docs/trade.md, "The plan as a document"."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The plan as it would be published, beside the version that holds."""

    content: Content
    active: PlanVersion | None
    changes: tuple[Difference, ...]
    hurts: tuple[Noticed, ...]

    @property
    def is_empty(self) -> bool:
        return not any(self.content[part] for part in PARTS if part not in ("roles", "actions", "blocks"))

    @property
    def is_new(self) -> bool:
        return self.active is None or bool(self.changes)


def show(notices: Sequence[Notices], visit: Visit, team: Team, _command: Command) -> Reply:
    """What would be published."""
    with visit.reading() as session:
        return _shown(session, notices, visit, team)


def press_show(notices: Sequence[Notices], visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the team's id."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        return team if isinstance(team, Message) else _shown(session, notices, visit, team)


def _shown(
    session: Session, notices: Sequence[Notices], visit: Visit, team: Team, notice: str = ""
) -> Message:
    draft = _drafted(session, notices, visit, team)
    return publish_messages.preview(visit.to_team(team).say, team, draft, notice)


def _drafted(session: Session, notices: Sequence[Notices], visit: Visit, team: Team) -> Draft:
    noticed = [one for chapter in notices for one in chapter(session, team, visit.now)]
    content, active = content_of(session, team, noticed, visit.now), versions.active(session, team)
    reader = Reader(visit.user_id, coordinates(session, team, visit.user_id))
    return Draft(
        content=content,
        active=active,
        changes=tuple(differences(active.content, content)) if active else (),
        hurts=tuple(ranked(of_the_plan(noticed), reader)),
    )


def press_publish(notices: Sequence[Notices], visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the team's id and the number of the version that held when it was shown."""
    team_id, _, held = (press.value or "").partition("/")
    with visit.transaction() as session:
        team = team_to_enter(session, visit, team_id)
        if isinstance(team, Message):
            return team
        people.hold_team(session, visit.workspace_id, team.id)
        draft = _drafted(session, notices, visit, team)
        if refusal := _refusal(session, notices, visit, team, draft, row_id(held)):
            return refusal
        version = _publish(session, visit, team, draft)
        return canvas_of(session, visit, team, version)


def _refusal(
    session: Session, notices: Sequence[Notices], visit: Visit, team: Team, draft: Draft, held: int
) -> Message | None:
    """Somebody else published since this was shown; or there is nothing to publish."""
    say = visit.to_team(team).say
    if draft.active is not None and draft.active.number != held:
        return _shown(session, notices, visit, team, publish_messages.meanwhile(say, draft.active))
    if draft.is_empty or not draft.is_new:
        return publish_messages.preview(say, team, draft, "")
    return None


def _publish(session: Session, visit: Visit, team: Team, draft: Draft) -> PlanVersion:
    """The next version holds, and the team's channel hears it."""
    version = PlanVersion(
        team_id=team.id,
        number=versions.highest(session, team) + 1,
        content=draft.content,
        published_at=visit.now,
        published_by=visit.user_id,
        review_due_at=visit.now + REVIEW_AFTER,
    )
    session.add(version)
    session.flush()
    versions.make_active(session, version)
    note(session, visit, team, PLAN, version.number, "published")
    announce(session, visit, team, version, draft.changes)
    return version


def announce(
    session: Session, visit: Visit, team: Team, version: PlanVersion, changes: Sequence[Difference]
) -> None:
    """One message in the team's channel, in its language; written once for a version."""
    say = visit.office.say(team.language)
    message = publish_messages.announcement(say, team, version, changes)
    key = f"plan of team {team.id}, version {version.number} at {version.published_at.isoformat()}"
    outbox.write(session, letter_to(team.channel_id, team, key, message), visit.now)
