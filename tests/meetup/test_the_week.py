"""Friday at three the week is told, once and on the day itself; silence is asked about, in private."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from storage.ideas import Idea
from storage.people import Team
from storage.posts import Post, Status
from storage.talks import Nudge
from tests.meetup.daily import (
    answers,
    becomes,
    member_has,
    on_leave,
    prompts,
    shown,
    team_has,
    team_in,
    told,
)
from tests.meetup.talks import letters
from tests.town import Resident, Town

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


FEW = (
    "• 3 ideeën; nog geen bericht daaruit (0%). Gezond is 30 tot 50%: kies er elke dag twee, dan blijft "
    "er minder liggen."
)


def weeks(reader: Resident) -> list[str]:
    return [seen.text for seen in reader.sees("#social") if seen.text.startswith("De meet-ups van week")]


def posted(town: Town, team: Team, **columns: object) -> None:
    with town.bot.office.transaction() as session:
        post = Post(team_id=team.id, title="Eerlijk antwoord", created_at=town.now, created_by="U1")
        for name, value in columns.items():
            setattr(post, name, value)
        session.add(post)


def test_on_friday_at_three_the_channel_reads_how_the_week_went(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    for day in (24, 25, 26, 27):
        town.comes(f"2026-11-{day} 09:20")
        if day != 26:
            answers(noor, prompts(noor)[-1], idea=f"Idee van de {day}e")
    answers(bram, prompts(bram)[-1], heard="Niets bijzonders")
    before = town.now - timedelta(days=9)
    posted(town, team, status=Status.PUBLISHED, published_at=town.now - timedelta(days=1))
    posted(town, team, status=Status.LOOKED_BACK, published_at=before, lesson="Kort werkt")

    town.comes("2026-11-27 15:00")
    town.passes(minutes=5)

    assert [one.splitlines() for one in weeks(noor)] == [
        [
            "De meet-ups van week 48",
            "• 4 keer gehouden.",
            "• 2 collega's deden mee.",
            FEW,
            "• Eén bericht ging eruit.",
            "• Les van de week: Kort werkt (“Eerlijk antwoord”)",
        ]
    ]
    noor.presses("Open ideeën", noor.finds("De meet-ups van week", "#social"))
    assert "3 open ideeën" in told(noor).text


def test_it_comes_on_the_last_meeting_day_with_somebody_there(town: Town) -> None:
    team_in(town, ("Sanne", "Lotte"))
    town.comes("2026-11-24 09:20")
    town.comes("2026-11-26 09:20")
    town.comes("2026-11-26 15:00")
    assert len(weeks(town.person("Sanne"))) == 1

    town.comes("2026-11-27 15:00")
    assert len(weeks(town.person("Sanne"))) == 1


def test_a_holiday_that_is_told_late_moves_it(town: Town) -> None:
    team_in(town)
    town.comes("2026-11-25 09:20")
    team_has(town, closed_days=["2026-11-27"])
    town.comes("2026-11-26 09:20")

    town.comes("2026-11-26 15:00")

    assert len(weeks(town.person("Noor"))) == 1


def test_a_holiday_on_its_own_day_and_a_sleep_pass_it_over(town: Town) -> None:
    team_in(town)
    town.comes("2026-11-26 09:20")
    team_has(town, closed_days=["2026-11-27"])
    town.comes("2026-11-27 15:00")
    assert weeks(town.person("Noor")) == []

    town.comes("2026-12-04 09:20")
    town.comes("2026-12-07 09:20")
    town.passes(hours=1)
    assert weeks(town.person("Noor")) == []


@pytest.mark.traced
def test_ideas_of_a_month_ago_without_votes_go_on_ice(town: Town) -> None:
    team = team_in(town)
    town.comes("2026-11-24 09:20")
    noor = town.person("Noor")
    with town.bot.office.transaction() as session:
        for text in ("Oud", "Ook oud"):
            session.add(Idea(team_id=team.id, text=text, by=noor.id, at=town.now - timedelta(days=31)))

    town.comes("2026-11-27 15:00")

    assert "• 2 ideeën gingen de ijskast in" in weeks(noor)[0]
    assert "• Er kwamen geen ideeën." in weeks(noor)[0]
    assert "Er zijn geen open ideeën." in shown(noor, "ideas").text


def silences(person: Resident) -> list[str]:
    return [one.text for one in letters(person, "Op de laatste drie vragen")]


def three_days(town: Town) -> None:
    for day in (24, 25, 26):
        town.comes(f"2026-11-{day} 09:20")
        town.comes(f"2026-11-{day} 17:00")


def test_after_three_silent_days_one_is_asked_in_ones_own_hours_once_a_month(town: Town) -> None:
    team_in(town, ("Sanne", "Milan", "Noor"))
    town.comes("2026-11-24 09:20")
    answers(town.person("Sanne"), idea="Een idee")
    three_days_more = (25, 26)
    for day in three_days_more:
        town.comes(f"2026-11-{day} 09:20")
    town.comes("2026-11-26 17:00")
    milan, sanne = town.person("Milan"), town.person("Sanne")
    assert silences(milan) == []

    town.comes("2026-11-27 09:00")

    assert len(silences(milan)) == 1
    assert silences(sanne) == []
    for later in ("2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03"):
        town.comes(f"{later} 09:20")
        town.comes(f"{later} 17:05")
    town.comes("2026-12-04 09:00")
    assert len(silences(milan)) == 1


@pytest.mark.parametrize("wish", ["De tijd", "De vraag"])
def test_a_wish_goes_to_the_coordinators_without_a_name(town: Town, wish: str) -> None:
    team_in(town, ("Sanne", "Milan"))
    three_days(town)
    town.comes("2026-11-27 09:00")
    milan, sanne = town.person("Milan"), town.person("Sanne")

    milan.presses(wish, letters(milan, "Op de laatste drie vragen")[0])

    assert letters(milan, "zonder je naam")
    passed = letters(sanne, "Iemand in social")[0]
    assert "Milan" not in str(passed.raw)
    sanne.presses("Meet-up instellen", passed)
    assert sanne.form.title == "Meet-up instellen"


def test_a_coordinator_who_is_silent_gets_the_settings(town: Town) -> None:
    team_in(town, ("Sanne", "Milan"))
    three_days(town)
    town.comes("2026-11-30 09:00")
    sanne = town.person("Sanne")

    sanne.presses("De tijd", letters(sanne, "Op de laatste drie vragen")[0])

    assert sanne.form.title == "Meet-up instellen"


def test_it_may_stay_as_it_is(town: Town) -> None:
    team_in(town, ("Sanne", "Milan"))
    three_days(town)
    town.comes("2026-11-27 09:00")
    milan = town.person("Milan")

    milan.presses("Het is goed zo", letters(milan, "Op de laatste drie vragen")[0])

    assert letters(milan, "Dan laat ik het zo.")
    assert silences(milan) == []


@pytest.mark.traced
def test_who_answered_since_or_is_away_is_not_asked(town: Town) -> None:
    team_in(town, ("Sanne", "Milan", "Noor", "Bram"))
    member_has(town, "Bram", wants_reminders=False)
    three_days(town)
    town.comes("2026-11-26 20:00")
    answers(town.person("Noor"), shown(town.person("Noor")), idea="Toch")
    becomes(town, "Sanne", guest=True)
    on_leave(town, "Milan", "2026-11-27 00:00", "2026-11-30 00:00")
    town.comes("2026-11-27 09:00")

    for name in ("Sanne", "Noor", "Bram", "Milan"):
        assert silences(town.person(name)) == []
    with town.bot.office.reading() as session:
        due = [one.user_id for one in session.scalars(select(Nudge)) if one.due_at]
    assert town.person("Milan").id in due
    assert town.person("Noor").id not in due
