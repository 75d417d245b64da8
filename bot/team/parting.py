"""Who turns out to take no part, or a part again: what is kept, and what coordinators hear of it, once."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.letters import letter_to
from bot.office import Office
from bot.slack.acquaintance import keep
from bot.slack.directory import Profile
from bot.slack.replies import Message
from bot.team import messages, rules, status
from bot.team.messages import Parting
from bot.team.rules import Outside
from storage import actions, caseload, duties, members, outbox, people, plans

TAKEN_OUT = frozenset({Outside.APP, Outside.STRANGER})
"""Who cannot be in a team, and must see nothing of it."""


def learn(session: Session, office: Office, workspace_id: str, profile: Profile, now: datetime) -> None:
    """What Slack says of somebody we know is kept; their teams hear when they take no part, or do again."""
    known = people.hold_person(session, workspace_id, profile.user_id)
    if known is None:
        return
    before = rules.standing_of(known)
    keep(session, workspace_id, [profile], now)
    session.refresh(known)
    status.hear(session, office, known, profile.away, now)
    for team in people.teams_of(session, workspace_id, profile.user_id):
        was, is_now = (one.outside(team.guests_take_part) for one in (before, rules.standing_of(known)))
        if was is not is_now:
            _tell_coordinators(session, office, team, known, is_now, now)


def _tell_coordinators(
    session: Session,
    office: Office,
    team: people.Team,
    person: people.Person,
    why: Outside | None,
    now: datetime,
) -> None:
    parting = _part(session, team, person, why)
    for told in people.coordinators(session, team):
        if told.user_id == person.user_id and parting.heir != told.user_id:
            continue  # they know it of themselves
        text = messages.parted(office.say_to(told, team), parting, told.user_id)
        key = f"part {team.id} {person.user_id} {now.isoformat()} {told.user_id}"
        outbox.write(session, letter_to(told.user_id, team, key, Message(text)), now)


def _part(session: Session, team: people.Team, person: people.Person, why: Outside | None) -> Parting:
    """Who left, or is a guest now, stays in the team: they may be back. Somebody coordinates again."""
    mine = duties.tasks_of(session, team, person.user_id)
    if why in TAKEN_OUT:
        members.take_out(session, team, person.user_id)
        duties.take_off(session, team, person.user_id)
    return Parting(
        name=person.name,
        team=team,
        why=why,
        on_webcare=duties.WEBCARE in mine,
        tasks=len(mine - {duties.WEBCARE}),
        issues=plans.count_open_of(session, team, person.user_id),
        actions=actions.count_open_of(session, team, person.user_id),
        has_cases=bool(caseload.open_of(session, team, person.user_id, 1)),
        heir=_heir(session, team),
    )


def _heir(session: Session, team: people.Team) -> str | None:
    """The id of who coordinates from now on; None when somebody still does, or nobody can."""
    if people.coordinators(session, team):
        return None
    heir = rules.next_to_coordinate(people.members_and_people(session, team), team.guests_take_part)
    if heir is None:
        return None
    heir.is_coordinator = True
    session.flush()
    return heir.user_id
