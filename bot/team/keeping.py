"""Between what was filled in and what is kept of a team."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from sqlalchemy.orm import Session

from bot import holidays, zones
from bot.holidays import Holiday
from bot.office import Visit
from bot.slack.replies import Fact
from bot.team import rules
from bot.team.rules import Rhythm, Who
from bot.wall_clock import local_day
from storage import changes, duties, members, people, tasks

TEAM = "team"
"""What a team is called in the log of changes."""
MEMBER = "member"
"""The same of what somebody changed of their own: their days, hours, leave."""
KEPT = (
    "name", "language", "zone", "country", "holidays", "meetup_at", "meetup_days", "webcare_from",
    "webcare_until", "is_public_body", "is_in_care", "guests_take_part",
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


def holidays_of(who: Who, now: datetime, language: str) -> tuple[Holiday, ...]:
    """What the team may tick, each with the dates that are still to come this year and next."""
    today, years = local_day(now, who.zone), (now.year, now.year + 1)
    lines = holidays.offered(zones.country_of(who.zone), years, language)
    return tuple(replace(line, dates=tuple(day for day in line.dates if day >= today)) for line in lines)


def usual(offered: Sequence[Holiday]) -> Rhythm:
    """What most teams choose."""
    return Rhythm(holidays=_ticked(offered))


def _ticked(offered: Sequence[Holiday]) -> tuple[str, ...]:
    return tuple(line.key for line in offered if line.ticked)


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
    team.is_public_body, team.is_in_care = rhythm.is_public_body, rhythm.is_in_care
    team.guests_take_part = rhythm.guests_take_part


def keep_people(session: Session, team: people.Team, who: Who, rhythm: Rhythm, now: datetime) -> None:
    """The team's people, and who is on webcare, are these."""
    people.name_people(session, team.workspace_id, who.everyone, team.language)
    members.replace(session, team, who.everyone, who.coordinators, now)
    before = [(turn.weekday, turn.user_id) for turn in duties.on_weekdays(session, team, duties.WEBCARE)]
    duties.replace_roster(session, team, duties.WEBCARE, rules.turns(rhythm.on_duty, before))
    if rhythm.on_duty:
        tasks.add(session, team, duties.WEBCARE, now)


def who_is(session: Session, team: people.Team) -> Who:
    """The first page as the team stands; who left Slack cannot be chosen any more, so is not there."""
    here = {person.user_id for person in people.people_in(session, team) if not person.has_left}
    everyone = [member for member in people.members(session, team) if member.user_id in here]
    return Who(
        name=team.name,
        people=tuple(one.user_id for one in everyone),
        coordinators=tuple(one.user_id for one in everyone if one.is_coordinator),
        language=team.language,
        zone=team.zone,
    )


def rhythm_of(session: Session, team: people.Team, who: Who, offered: Sequence[Holiday]) -> Rhythm:
    """The second page as the team stands, after `who` on the first one.

    In another country other holidays are kept, so there those are ticked on which most offices close.
    """
    moved = zones.country_of(who.zone) != team.country
    return Rhythm(
        meetup_at=team.meetup_at,
        meetup_days=tuple(team.meetup_days),
        webcare_from=team.webcare_from,
        webcare_until=team.webcare_until,
        on_duty=tuple(one for one in _on_duty(session, team) if one in who.everyone),
        holidays=_ticked(offered) if moved else tuple(team.holidays),
        is_public_body=team.is_public_body,
        is_in_care=team.is_in_care,
        guests_take_part=team.guests_take_part,
    )


def _on_duty(session: Session, team: people.Team) -> tuple[str, ...]:
    """Everybody who is on webcare on some day, each once."""
    return tuple(dict.fromkeys(turn.user_id for turn in duties.on_weekdays(session, team, duties.WEBCARE)))


def state(session: Session, team: people.Team) -> dict[str, object]:
    """Everything the two pages say, as the log of changes keeps it."""
    everyone = people.members(session, team)
    return {
        **{name: _plain(getattr(team, name)) for name in KEPT},
        "people": sorted(one.user_id for one in everyone),
        "coordinators": sorted(one.user_id for one in everyone if one.is_coordinator),
        "on_duty": sorted(_on_duty(session, team)),
    }


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date | time) else value


def note(session: Session, team: people.Team, by: str, now: datetime, before: Mapping[str, object]) -> None:
    """What changed since `before` is in the log; nothing when nothing did."""
    session.flush()
    after = state(session, team)
    fields = {name: [before.get(name), after[name]] for name in after if before.get(name) != after[name]}
    if fields:
        did = "changed" if before else "added"
        change = changes.Change(
            team_id=team.id, thing=TEAM, thing_id=team.id, by=by, at=now, did=did, fields=fields
        )
        changes.note(session, change)


def note_own(session: Session, visit: Visit) -> None:
    """Each of the person's teams has in its log that they changed something of their own, never what.

    Their hours and days are in what a team's plan says.
    """
    for team in people.teams_of(session, visit.workspace_id, visit.user_id):
        changes.note(
            session,
            changes.Change(
                team_id=team.id, thing=MEMBER, thing_id=0, by=visit.user_id, at=visit.now, did="changed"
            ),
        )
