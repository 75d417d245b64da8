"""A recurring format is planned once: its posts come three weeks ahead, one is skipped, all are changed."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import delete, select, update

from bot.demo.team import WORKSPACE
from playground.screen import Seen
from storage import people, recurrence
from storage.database import Database
from storage.people import Member
from storage.posts import Post, PostKind, Series, Status
from storage.some_teams import ALL_TEAMS
from tests.filled import demo_team
from tests.team.founding import SMPLAN, told_privately
from tests.town import Resident, Town, open_town, said

pytestmark = [pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]


@pytest.fixture
def town(database: Database) -> Iterator[Town]:
    """The demo's team before it had a format."""
    demo_team(database, "nl")
    with database.transaction() as session:
        session.execute(update(Post).values(series_id=None))
        session.execute(delete(Series))
    with open_town(database) as town:
        yield town


def series(person: Resident, word: str = "rubrieken") -> Seen:
    person.types(f"/smcal {word}", "#social")
    return told_privately(person)


def begins(person: Resident, **more: str) -> None:
    """Every Thursday at noon, on LinkedIn."""
    person.presses("Vraag van de week", series(person))
    person.waits_for_form("Rubriek")
    person.fills("Op welke dag?", "donderdag")
    person.fills("Op welk kanaal?", "LinkedIn")
    for label, answer in more.items():
        person.fills(label, answer)
    person.submits()


def made(town: Town) -> list[Post]:
    with town.bot.office.reading() as session:
        team = people.team_in_channel(session, WORKSPACE, "C0DEMO01")
        assert team is not None
        theirs = select(Post).where(Post.team_id == team.id, Post.series_id.is_not(None))
        return list(session.scalars(theirs.order_by(Post.series_day)))


def days_of(town: Town) -> list[str]:
    return [str(post.series_day) for post in made(town) if post.status is not Status.DROPPED]


def test_its_posts_are_made_at_once_and_then_week_by_week_never_on_a_holiday(town: Town) -> None:
    sanne = town.person("Sanne")
    begins(sanne)

    assert "3 berichten staan als idee in de kalender" in told_privately(sanne).text
    assert days_of(town) == ["2026-11-26", "2026-12-03", "2026-12-10"]
    assert {post.title for post in made(town)} == {"Vraag van de week"}
    town.comes("2026-11-26 07:00")
    town.ticks()
    assert days_of(town)[3:] == ["2026-12-17"]
    town.comes("2026-12-26 07:00")
    assert days_of(town)[4:] == ["2026-12-31", "2027-01-07", "2027-01-14"]


def test_what_a_long_sleep_missed_is_not_made_afterwards(town: Town) -> None:
    begins(town.person("Sanne"))

    town.comes("2027-02-01 09:00")

    assert days_of(town)[3:] == ["2027-02-04", "2027-02-11", "2027-02-18"]


@pytest.mark.traced
def test_whose_formats_are_due_is_known_without_reading_them(town: Town) -> None:
    begins(town.person("Sanne"))

    with town.bot.office.reading() as session:
        later = town.now + timedelta(days=4)
        assert recurrence.teams_with_series_due(session, town.now, 5, ALL_TEAMS) == []
        assert len(recurrence.teams_with_series_due(session, later, 5, ALL_TEAMS)) == 1


@pytest.mark.traced
def test_one_day_is_skipped_once_however_often_it_is_pressed(town: Town) -> None:
    sanne = town.person("Sanne")
    begins(sanne)
    shown = series(sanne)
    skip = next(one for one in shown.buttons if one.endswith("overslaan"))

    sanne.presses(skip, shown)
    sanne.presses(skip, shown)

    assert days_of(town) == ["2026-12-03", "2026-12-10"]
    assert "Overgeslagen: " in said(series(sanne).text)


def test_a_change_moves_its_posts_to_come_but_not_one_that_was_moved_by_hand(town: Town) -> None:
    sanne = town.person("Sanne")
    begins(sanne)
    with town.bot.office.transaction() as session:
        by_hand = session.get(Post, made(town)[1].id)
        assert by_hand is not None
        assert by_hand.publish_at is not None
        by_hand.publish_at += timedelta(hours=3)
        out = session.get(Post, made(town)[2].id)
        assert out is not None
        out.status = Status.APPROVED

    sanne.presses("Wijzigen", series(sanne))
    sanne.waits_for_form("Rubriek")
    sanne.fills("Op welke dag?", "vrijdag")
    sanne.fills("Wat voor bericht is het?", "antwoord op een vraag")
    sanne.submits()

    moments = [post.publish_at.isoformat() for post in made(town) if post.publish_at]
    assert moments == [
        "2026-11-27T11:00:00+00:00",
        "2026-12-03T14:00:00+00:00",
        "2026-12-10T11:00:00+00:00",
    ]
    assert [post.kind for post in made(town)] == [PostKind.HELP, PostKind.HELP, None]
    assert "2 berichten die nog komen ook" in told_privately(sanne).text


def test_on_another_weekday_each_week_keeps_its_post_and_what_was_skipped(town: Town) -> None:
    sanne = town.person("Sanne")
    begins(sanne)
    town.comes("2026-11-25 09:00")
    on_day(sanne, "maandag")
    town.ticks()
    sanne.presses("ma 30 nov overslaan", series(sanne))
    moments = [f"{post.publish_at:%d %b}" for post in made(town) if post.status is not Status.DROPPED]

    assert moments == ["26 Nov", "07 Dec", "14 Dec"]
    on_day(sanne, "dinsdag")
    assert "Overgeslagen: di 1 dec" in said(series(sanne).text)
    assert "di 8 dec overslaan" in series(sanne).buttons


def on_day(person: Resident, day: str) -> None:
    person.presses("Wijzigen", series(person))
    person.waits_for_form("Rubriek")
    person.fills("Op welke dag?", day)
    person.submits()


def test_two_who_change_it_at_once_see_each_other(town: Town) -> None:
    sanne, bram = town.person("Sanne"), town.person("Bram")
    begins(sanne)
    for person in (sanne, bram):
        person.presses("Wijzigen", series(person))
        person.waits_for_form("Rubriek")
    sanne.fills("Hoe vaak?", "elke 2 weken")
    sanne.submits()

    bram.fills("Hoe heet de rubriek?", "Vraag van vandaag")
    assert bram.submits() == "updated"

    assert "@Sanne Wolkendam" in said(bram.waits_for_form("Rubriek").text)


@pytest.mark.traced
def test_a_stopped_format_makes_nothing_more_and_is_gone_for_who_comes_late(town: Town) -> None:
    sanne, bram = town.person("Sanne"), town.person("Bram")
    begins(sanne)
    late = series(bram)

    sanne.presses("Stoppen", series(sanne))
    town.comes("2026-12-20 09:00")
    bram.presses("Wijzigen", late)

    assert len(made(town)) == 3
    assert "Deze rubriek is er niet meer" in told_privately(bram).text


def test_a_format_needs_a_name_and_an_end_that_is_still_to_come(town: Town) -> None:
    sanne = town.person("Sanne")
    for word in ("series", "recurring", "terugkerend", "reeksen"):
        assert "Rubriek toevoegen" in series(sanne, word).buttons
    sanne.presses("Rubriek toevoegen", series(sanne))
    sanne.waits_for_form("Rubriek")
    sanne.fills("Hoe heet de rubriek?", "Lunch")
    sanne.fills("Tot en met wanneer?", "2026-11-01")

    assert sanne.submits() == "errors"
    assert made(town) == []


def test_its_owner_is_somebody_of_the_team(town: Town) -> None:
    sanne = town.person("Sanne")
    with town.bot.office.transaction() as session:
        team = people.team_in_channel(session, WORKSPACE, "C0DEMO01")
        assert team is not None
        session.delete(session.get_one(Member, (team.id, town.person("Oliver").id)))
    begins(sanne, **{"Wie maakt het?": "Oliver"})

    assert "Kies iemand die in dit team zit" in str(sanne.waits_for_form("Rubriek").errors)
    assert made(town) == []
    sanne.fills("Wie maakt het?", "Bram")
    assert sanne.submits() == "cleared"
    assert len(made(town)) == 3


def test_who_is_gone_gets_no_new_posts(town: Town) -> None:
    sanne = town.person("Sanne")
    begins(sanne, **{"Wie maakt het?": "Bram"})
    town.person("Bram").changes(deactivated=True)
    for _ in range(3):
        town.passes(days=7)

    assert len(made(town)) > 3
    assert {post.owner_id for post in made(town) if post.publish_at and post.publish_at > town.now} == {None}
    told = [one for one in sanne.sees(SMPLAN) if "Bram Zevenklaver is er niet meer" in one.text]
    assert len(told) == 1
