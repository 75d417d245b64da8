"""Who turns out to have left Slack, or to be an app: what is kept, and what coordinators hear of it, once."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from bot.office import Office
from bot.slack.acquaintance import keep
from bot.slack.directory import Profile
from bot.team import messages, rules, status
from bot.team.messages import Parting
from bot.texts import Say
from storage import caseload, duties, members, outbox, people, plans

Sentence = Callable[[Say, Parting, str], str]


def learn(session: Session, office: Office, workspace_id: str, profile: Profile, now: datetime) -> None:
    """What Slack says of somebody we know is kept; their teams hear it when they can take part no more."""
    known = people.hold_person(session, workspace_id, profile.user_id)
    if known is None:
        return
    says = _what_to_say(known, profile)
    keep(session, workspace_id, [profile], now)
    session.refresh(known)
    status.hear(session, office, known, profile.away, now)
    if says is None:
        return
    for team in people.teams_of(session, workspace_id, profile.user_id):
        parting = _part(session, team, known)
        for told in people.coordinators(session, team):
            text = says(office.say_to(told, team), parting, told.user_id)
            outbox.write(session, _letter(team, known, told, text, now), now)


def _what_to_say(known: people.Person, profile: Profile) -> Sentence | None:
    """Nothing about what was known before."""
    if profile.is_bot:
        return None if known.is_bot else messages.was_app
    return messages.left if profile.has_left and not known.has_left else None


def _part(session: Session, team: people.Team, person: people.Person) -> Parting:
    """An app is taken out of the team; who left stays in it, for their name. Somebody coordinates again."""
    mine = [
        turn for turn in duties.on_weekdays(session, team, duties.WEBCARE) if turn.user_id == person.user_id
    ]
    if person.is_bot:
        members.take_out(session, team, person.user_id)
        duties.take_off(session, team, person.user_id)
    return Parting(
        name=person.name,
        team=team,
        on_webcare=bool(mine),
        issues=plans.count_open_of(session, team, person.user_id),
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


def _letter(
    team: people.Team, person: people.Person, told: people.Person, text: str, now: datetime
) -> outbox.NewLetter:
    return outbox.NewLetter(
        workspace_id=team.workspace_id,
        channel=told.user_id,
        key=f"left {team.id} {person.user_id} {now.date()} {told.user_id}",
        text=text,
        team_id=team.id,
    )
