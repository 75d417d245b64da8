"""Between what was filled in and what is kept of a team."""

from collections.abc import Mapping
from datetime import date, datetime, time

from sqlalchemy.orm import Session

from bot import zones
from bot.slack.replies import Fact
from bot.team import rules
from bot.team.rules import Rhythm, Who
from storage import changes, duties, people

TEAM = "team"
"""What a team is called in the log of changes."""
KEPT = (
    "name", "language", "zone", "country", "holidays", "meetup_at", "meetup_days", "webcare_from",
    "webcare_until", "is_public_body", "guests_take_part",
)  # fmt: skip


def facts_of(who: Who) -> dict[str, Fact]:
    """The first page in the memory of the second."""
    return {
        "name": who.name,
        "people": " ".join(who.people),
        "coordinators": " ".join(who.coordinators),
        "language": who.language,
        "zone": who.zone,
    }


def who_of(facts: Mapping[str, Fact]) -> Who:
    return Who(
        name=str(facts["name"]),
        people=tuple(str(facts["people"]).split()),
        coordinators=tuple(str(facts["coordinators"]).split()),
        language=str(facts["language"]),
        zone=str(facts["zone"]),
    )


def new_team(workspace_id: str, channel_id: str, by: str, now: datetime, who: Who) -> people.Team:
    return people.Team(
        workspace_id=workspace_id, channel_id=channel_id, name=who.name, created_at=now, created_by=by
    )


def apply(team: people.Team, who: Who, rhythm: Rhythm) -> None:
    """The team says what was filled in."""
    team.name, team.zone = who.name, who.zone
    team.language, team.country = people.Language(who.language), zones.country_of(who.zone)
    team.holidays = sorted(rhythm.holidays)
    team.meetup_at, team.meetup_days = rhythm.meetup_at, sorted(rhythm.meetup_days)
    team.webcare_from, team.webcare_until = rhythm.webcare_from, rhythm.webcare_until
    team.is_public_body, team.guests_take_part = rhythm.is_public_body, rhythm.guests_take_part


def keep_people(
    session: Session, team: people.Team, who: Who, rhythm: Rhythm, now: datetime
) -> tuple[str, ...]:
    """The team's people and who is on webcare are these; answers the people."""
    everyone = rules.everyone(who)
    people.name_people(session, team.workspace_id, everyone, team.language)
    people.replace_members(session, team, everyone, who.coordinators, now)
    if set(rhythm.on_duty) != set(on_duty(session, team)):
        duties.replace(session, team, duties.WEBCARE, rules.turns(rhythm))
    return everyone


def on_duty(session: Session, team: people.Team) -> tuple[str, ...]:
    """Everybody who is on webcare on some day."""
    return tuple(dict.fromkeys(turn.user_id for turn in duties.duties(session, team, duties.WEBCARE)))


def rhythm_of(session: Session, team: people.Team) -> Rhythm:
    return Rhythm(
        meetup_at=team.meetup_at,
        meetup_days=tuple(team.meetup_days),
        webcare_from=team.webcare_from,
        webcare_until=team.webcare_until,
        on_duty=on_duty(session, team),
        holidays=tuple(team.holidays),
        is_public_body=team.is_public_body,
        guests_take_part=team.guests_take_part,
    )


def who_is(session: Session, team: people.Team) -> Who:
    everyone = people.members(session, team)
    return Who(
        name=team.name,
        people=tuple(one.user_id for one in everyone),
        coordinators=tuple(one.user_id for one in everyone if one.is_coordinator),
        language=team.language,
        zone=team.zone,
    )


def settings_of(team: people.Team) -> dict[str, object]:
    return {name: getattr(team, name) for name in KEPT}


def note(session: Session, team: people.Team, by: str, now: datetime, before: Mapping[str, object]) -> None:
    """What changed is in the log."""
    after = settings_of(team)
    fields = {
        name: [_plain(before[name]), _plain(after[name])] for name in KEPT if before[name] != after[name]
    }
    change = changes.Change(
        team_id=team.id, thing=TEAM, thing_id=team.id, by=by, at=now, did="changed", fields=fields
    )
    changes.note(session, change)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date | time) else value
