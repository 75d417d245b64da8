"""Which teams have something due: asked when a batch of all teams failed, to go on team by team."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session

from storage import (
    cases,
    cases_due,
    leaves,
    meetup_blockers,
    meetup_reminders,
    meetups,
    members,
    people,
    talks,
    workspaces,
)
from storage.channels import Network
from storage.database import Database
from storage.meetup_blockers import Blocker
from storage.meetup_reminders import Reminder
from storage.some_teams import ALL_TEAMS

NOW = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)
AN_HOUR = timedelta(hours=1)
NOOR = "U0DEMO005"


def a_team(session: Session, channel: str) -> people.Team:
    workspaces.know(session, "T1")
    people.name_people(session, "T1", [NOOR], people.Language.DUTCH)
    team = people.Team(workspace_id="T1", channel_id=channel, name=channel, created_at=NOW, created_by=NOOR)
    session.add(team)
    session.flush()
    members.replace(session, team, [NOOR], [NOOR], NOW)
    return team


def a_meetup(session: Session, team: people.Team, closes_at: datetime) -> meetups.Meetup:
    meetup = meetups.Meetup(
        team_id=team.id, day=date(2026, 11, 23), question="monday.1", slot=None, closes_at=closes_at
    )
    session.add(meetup)
    session.flush()
    return meetup


def a_talk(meetup: meetups.Meetup, due_at: datetime) -> talks.TenMinutes:
    return talks.TenMinutes(
        meetup_id=meetup.id, chair_id=NOOR, started_at=NOW, started_by=NOOR, due_at=due_at
    )


def test_a_team_whose_day_has_closed_is_to_be_summarised(database: Database) -> None:
    with database.transaction() as session:
        closed, still_open = a_team(session, "C1"), a_team(session, "C2")
        a_meetup(session, closed, NOW - AN_HOUR)
        a_meetup(session, still_open, NOW + AN_HOUR)

        assert meetups.teams_to_summarise(session, NOW, 10, ALL_TEAMS) == [closed.id]


def test_a_team_with_a_reminder_past_due_is_to_be_reminded(database: Database) -> None:
    with database.transaction() as session:
        due, later = a_team(session, "C1"), a_team(session, "C2")
        for team, at in ((due, NOW - AN_HOUR), (later, NOW + AN_HOUR)):
            meetup = a_meetup(session, team, NOW + AN_HOUR)
            session.add(Reminder(meetup_id=meetup.id, user_id=NOOR, decided_at=NOW, due_at=at))
        session.flush()

        assert meetup_reminders.teams_to_remind(session, NOW, 10, ALL_TEAMS) == [due.id]


def test_a_team_is_named_whose_clock_blocker_week_or_silent_colleague_is_due(database: Database) -> None:
    with database.transaction() as session:
        due, later = a_team(session, "C1"), a_team(session, "C2")
        for team, at in ((due, NOW - AN_HOUR), (later, NOW + AN_HOUR)):
            meetup = a_meetup(session, team, NOW + AN_HOUR)
            session.add(a_talk(meetup, at))
            since = NOW.date()
            session.add(Blocker(team_id=team.id, text="Geen foto", by=NOOR, since=since, due_at=at))
            session.add(talks.MeetupWeek(team_id=team.id, monday=date(2026, 11, 23), due_at=at))
            session.add(talks.Nudge(team_id=team.id, user_id=NOOR, decided_at=NOW, due_at=at))
        session.flush()

        assert talks.teams_with_clocks_due(session, NOW, 10, ALL_TEAMS) == [due.id]
        assert meetup_blockers.teams_with_blockers_due(session, NOW, 10, ALL_TEAMS) == [due.id]
        assert talks.teams_with_weeks_due(session, NOW, 10, ALL_TEAMS) == [due.id]
        assert talks.teams_with_nudges_due(session, NOW, 10, ALL_TEAMS) == [due.id]


def test_no_day_is_made_sure_of_when_none_is_wished_for(database: Database) -> None:
    with database.transaction() as session:
        assert meetups.make_sure(session, []) == []


def test_a_team_is_named_whose_case_falls_due_while_its_owner_is_on_leave(database: Database) -> None:
    with database.transaction() as session:
        team = a_team(session, "C1")
        session.add(
            leaves.Leave(
                workspace_id="T1", user_id=NOOR, starts_at=NOW - AN_HOUR, ends_at=NOW + timedelta(days=3)
            )
        )
        session.add(
            cases.Case(
                team_id=team.id,
                number=1,
                channel=Network.FACEBOOK,
                kind=cases.Kind.QUESTION,
                paraphrase="Vraagt of 24 uur kan.",
                reported_at=NOW,
                reported_by=NOOR,
                owner_id=NOOR,
                due_at=NOW + AN_HOUR,
            )
        )
        session.flush()

        assert cases_due.teams_with_owners_on_leave(session, NOW, 10, ALL_TEAMS) == (team.id,)


def test_a_moment_without_a_zone_is_not_taken(database: Database) -> None:
    naive = NOW.replace(tzinfo=None)
    with database.reading() as session, pytest.raises(StatementError, match="without a zone"):
        session.scalars(select(people.Person).where(people.Person.seen_at < naive)).all()
