"""What is broken in the rows of a team is that team's: every other one has its prompt and its warnings."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from storage.cases import Case, Desk, Kind, Urgency
from storage.channels import Network
from storage.people import Team
from tests.meetup import daily
from tests.town import Town
from tests.webcare.care import mail

BROKEN: Mapping[str, tuple[str, str]] = {
    "a zone of a team that nobody knows": (
        "Milan",
        "UPDATE teams SET zone = 'Mars/Olympus' WHERE id = :team",
    ),
    "a language of a team that nobody speaks": ("Milan", "UPDATE teams SET language = 'eo' WHERE id = :team"),
    "days of a team that are none": ("Milan", "UPDATE teams SET meetup_days = 'null' WHERE id = :team"),
    "hours of a team that end before they begin": (
        "Milan",
        "UPDATE teams SET webcare_from = '18:00', webcare_until = '09:00' WHERE id = :team",
    ),
    "holidays of a team that are none": ("Milan", "UPDATE teams SET holidays = '5' WHERE id = :team"),
    "a team without members": ("Milan", "DELETE FROM members WHERE team_id = :team"),
    "a kind of case that nobody knows": ("Milan", "UPDATE cases SET kind = 'strange' WHERE team_id = :team"),
    "days of a person that are none": (
        "Yara",
        "UPDATE people SET odd_weeks = '[[[\"9\"]]]' WHERE user_id = :person",
    ),
    "a zone of a person that nobody knows": (
        "Imani",
        "UPDATE people SET slack_zone = 'Mars' WHERE user_id = :person",
    ),
    "a leave that ends before it begins": (
        "Bram",
        "UPDATE leaves SET ends_at = '2026-12-01' WHERE user_id = :person",
    ),
}
"""What is broken -> one of the team, and what breaks it."""


@pytest.mark.traced
def test_all_teams_but_one_are_broken_and_that_one_has_all_it_should(town: Town) -> None:
    well = daily.team_in(town, ("Sanne", "Noor"))
    two_cases_in(town, well, "Noor")
    sick = [a_team(town, number, who) for number, (who, _) in enumerate(BROKEN.values())]
    daily.on_leave(town, "Bram", "2026-12-07", "2026-12-08")
    for team, (who, statement) in zip(sick, BROKEN.values(), strict=True):
        breaks(town, statement, team, who)

    town.passes(minutes=11)
    assert len(mail(town.person("Noor"), "Bij 2 meldingen dringt de tijd.")) == 1
    assert all(case.owner_id is not None for case in cases_of(town, well))

    town.comes("2026-11-24 09:20")
    asked = daily.prompt(town.person("Sanne"))
    assert "dinsdag 24 november" in asked.text

    before = len(mail(town.person("Sanne")))
    town.comes("2026-11-24 12:30")
    assert len(mail(town.person("Sanne"))) == before + 1, "she was not reminded"

    town.comes("2026-11-24 17:00")
    assert daily.prompt(town.person("Sanne")).text != asked.text


@pytest.mark.traced
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_days_that_are_no_json_are_read_as_the_usual_ones(town: Town) -> None:
    team = daily.team_in(town, ("Sanne", "Noor", "Milan"))
    breaks(
        town,
        "UPDATE people SET odd_weeks = '{broken', even_weeks = '' WHERE user_id = :person",
        team,
        "Milan",
    )

    town.comes("2026-11-24 09:20")

    assert daily.prompt(town.person("Milan"))


def a_team(town: Town, number: int, who: str) -> Team:
    """With one of its cases theirs."""
    team = daily.team_in(town, (who, "Teun"), channel_id=f"C1DEMO{number:02}", name=f"team {number}")
    two_cases_in(town, team, who)
    return team


def two_cases_in(town: Town, team: Team, owner: str) -> None:
    """One is somebody's and due in five minutes, one waits for whoever is on duty."""
    soon = town.now + timedelta(minutes=5)
    with town.bot.office.transaction() as session:
        session.add(Desk(team_id=team.id, last_number=2, minutes={Kind.QUESTION: 60}))
        session.flush()
        for number in (1, 2):
            session.add(
                Case(
                    team_id=team.id,
                    number=number,
                    channel=Network.INSTAGRAM,
                    kind=Kind.QUESTION,
                    urgency=Urgency.NORMAL,
                    paraphrase="Vraagt of 24 uur kan",
                    reported_at=town.now,
                    reported_by=town.person(owner).id,
                    owner_id=town.person(owner).id if number == 1 else None,
                    warn_at=soon,
                    due_at=soon,
                    alarm_at=soon,
                    deal_at=None if number == 1 else soon,
                )
            )


def cases_of(town: Town, team: Team) -> Sequence[Case]:
    with town.bot.office.reading() as session:
        return session.scalars(select(Case).where(Case.team_id == team.id)).all()


def breaks(town: Town, statement: str, team: Team, who: str) -> None:
    known = {"team": team.id, "person": town.person(who).id}
    with town.bot.office.transaction() as session:
        session.execute(text(statement), {name: known[name] for name in known if f":{name}" in statement})
