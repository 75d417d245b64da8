"""The questions about mentions: what came in, what was told of it, and what became of it."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session

from storage import ideas, outsiders
from storage.cases import BY_ITSELF
from storage.database import Moment, insert_once
from storage.ideas import Idea
from storage.monitoring import Became, Logged, Mention
from storage.people import Team
from storage.some_teams import SomeTeams

UNDECIDED = Mention.became.is_(None) & (Mention.title != "")
OF_ITS_TIME = or_(Mention.became_by.is_(None), Mention.became_by != BY_ITSELF)
"""Not what was old already when its source was added."""


def keys_known(session: Session, team: Team, keys: Collection[str]) -> set[str]:
    """Which of these keys of links and titles the team knows already, from whatever source."""
    known: set[str] = set()
    for column in (Mention.link_key, Mention.title_key):
        known |= {str(key) for key in session.scalars(select(column).where(_of(team), column.in_(keys)))}
    return known


def add_once(session: Session, new: Mention) -> bool:
    """False when the team knows its link, or its title on that site and day, from whatever source."""
    row = {column.key: getattr(new, column.key) for column in Mention.__table__.c if column.key != "id"}
    return insert_once(session, Mention, "id", row) is not None


def _of(team: Team) -> ColumnElement[bool]:
    return Mention.team_id == team.id


def undecided(session: Session, team: Team, at_most: int, after: int = 0) -> Sequence[Mention]:
    """Those of which nobody said what they are, newest first; `after` is an id."""
    theirs = select(Mention).where(_of(team), UNDECIDED, Mention.id > after)
    return session.scalars(theirs.order_by(Mention.id.desc()).limit(at_most)).all()


def count_undecided(session: Session, team: Team, after: int = 0) -> int:
    theirs = select(func.count()).select_from(Mention)
    found = theirs.where(_of(team), UNDECIDED, Mention.id > after)
    return session.scalar(found) or 0


def newest_id(session: Session, team: Team) -> int:
    """Of the last mention that came in; 0 when there is none."""
    return session.scalar(select(func.max(Mention.id)).where(_of(team))) or 0


def knowledge(session: Session, team: Team, at_most: int) -> Sequence[Mention]:
    """What was worth knowing, newest first."""
    theirs = select(Mention).where(_of(team), Mention.became == Became.KNOWLEDGE)
    return session.scalars(theirs.order_by(Mention.became_at.desc(), Mention.id.desc()).limit(at_most)).all()


def team_and_mention(session: Session, workspace_id: str, mention_id: int) -> tuple[Team, Mention] | None:
    """The mention with its team; None when this workspace has no such mention, or it was forgotten."""
    both = select(Team, Mention).join(Mention, Mention.team_id == Team.id)
    asked = both.where(Team.workspace_id == workspace_id, Mention.id == mention_id)
    found = session.execute(asked).one_or_none()
    return None if found is None else (found[0], found[1])


def hold_mention(session: Session, team: Team, mention_id: int) -> Mention | None:
    """The mention, yours alone to change until the transaction ends."""
    its = select(Mention).where(_of(team), Mention.id == mention_id)
    return session.scalar(its.with_for_update().execution_options(populate_existing=True))


def decide(mention: Mention, became: Became, which: int | None, by: str, now: datetime) -> None:
    """What became of a held mention."""
    mention.became, mention.became_id = became, which
    mention.became_by, mention.became_at = by, now


def are_case(session: Session, team_id: int, link_key: str, number: int, by: str, now: datetime) -> None:
    """Mentions of that link, of which nobody said what they are, became the case with that number."""
    same = update(Mention).where(Mention.team_id == team_id, Mention.link_key == link_key, UNDECIDED)
    became = same.values(became=Became.CASE, became_id=number, became_by=by, became_at=now)
    session.execute(became.execution_options(synchronize_session=False))


def moments_since(session: Session, team: Team, since: datetime) -> Sequence[tuple[datetime, int]]:
    """When mentions came in, and how many: those of sources, and those that people logged."""
    came = select(Mention.at).where(_of(team), Mention.at >= since, OF_ITS_TIME)
    logged = select(Logged.at, Logged.count).where(
        Logged.team_id == team.id, Logged.at >= since, Logged.count > 0
    )
    return [
        *((at, 1) for at in session.scalars(came)),
        *((at, count) for at, count in session.execute(logged)),
    ]


def logged_since(session: Session, team: Team, since: datetime) -> Sequence[Logged]:
    """What people noted down since that moment, oldest first."""
    theirs = select(Logged).where(Logged.team_id == team.id, Logged.at >= since)
    return session.scalars(theirs.order_by(Logged.id)).all()


def last_logged(session: Session, team: Team) -> Logged | None:
    """What somebody noted down last; None: nobody ever did."""
    theirs = select(Logged).where(Logged.team_id == team.id)
    return session.scalars(theirs.order_by(Logged.id.desc()).limit(1)).first()


def any_with_words(before: Moment) -> ColumnElement[bool]:
    """There are mentions from before that moment whose words go."""
    return exists().where(_has_words(before))


def any_without_words(before: Moment) -> ColumnElement[bool]:
    """There are forgotten mentions from before that moment."""
    return exists().where(_is_empty(before))


def _has_words(before: Moment) -> ColumnElement[bool]:
    """All of them, but what was worth knowing."""
    kept = or_(Mention.became.is_(None), Mention.became != Became.KNOWLEDGE)
    return (Mention.at < before) & (Mention.title != "") & kept


def _is_empty(before: Moment) -> ColumnElement[bool]:
    return (Mention.at < before) & (Mention.title == "")


def about(mention: Mention) -> str:
    """What a message with the words of the mention is about."""
    return outsiders.about(Mention.__tablename__, mention.id)


def teams_with_words(session: Session, before: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of teams with mentions from before that moment whose words go, longest ago first."""
    old = select(Mention.team_id).where(_has_words(before), some.among(Mention.team_id))
    return session.scalars(old.group_by(Mention.team_id).order_by(func.min(Mention.at)).limit(at_most)).all()


def hold_with_words(
    session: Session, before: datetime, at_most: int, some: SomeTeams
) -> tuple[Team, Sequence[Mention]] | None:
    """Those of the team with the oldest, each held by nobody else; None when there are none."""
    ids = teams_with_words(session, before, 1, some)
    team = session.get(Team, ids[0]) if ids else None
    if team is None:
        return None
    old = select(Mention).where(_of(team), _has_words(before)).order_by(Mention.id).limit(at_most)
    held = old.with_for_update(skip_locked=True).execution_options(populate_existing=True)
    return team, session.scalars(held).all()


def forget(session: Session, some: Sequence[Mention]) -> list[str]:
    """The words of these held mentions go, and of ideas that were made of them; what messages are about."""
    made = [one.became_id for one in some if one.became is Became.IDEA and one.became_id is not None]
    things = [*(about(one) for one in some), *(ideas.about(idea_id) for idea_id in made)]
    for one in some:
        one.title, one.link = "", None
    emptied = update(Idea).where(Idea.id.in_(made)).values(text="")
    session.execute(emptied.execution_options(synchronize_session=False))
    return things


def any_link_noted(before: Moment) -> ColumnElement[bool]:
    """Somebody noted down a link with what they saw, before that moment."""
    return exists().where(_has_link(before))


def _has_link(before: Moment) -> ColumnElement[bool]:
    return (Logged.at < before) & Logged.link.is_not(None)


def forget_links(session: Session, moment: datetime) -> None:
    """Links that were noted down before that moment go; what was counted stays."""
    session.execute(update(Logged).where(_has_link(moment)).values(link=None))


def drop_before(session: Session, moment: datetime) -> None:
    """Forgotten mentions that no source will bring again."""
    session.execute(delete(Mention).where(_is_empty(moment)))
