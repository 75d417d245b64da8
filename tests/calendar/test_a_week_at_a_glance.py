"""`/smcal`: this week and next, one week, one day, and a week that is shared with the channel."""

from typing import Any

import pytest

from storage.leaves import Leave
from storage.people import Team
from tests.calendar.steps import (
    Resident,
    Status,
    Town,
    at,
    is_harmless,
    linkedin,
    planned,
    rendered,
    seen,
    team_in,
    told_privately,
)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def text_of(shown: Any) -> str:
    return "\n".join(rendered(shown.blocks))


def opened_by(shown: Any) -> list[str]:
    """What can be opened with the one list of the page."""
    lists = [one for block in shown.blocks for one in block.get("elements", []) if "options" in one]
    return [option["text"]["text"] for one in lists for option in one["options"]]


def test_two_weeks_stand_by_day_with_sign_time_channel_title_and_owner(town: Town) -> None:
    team = team_in(town)
    channel_id = linkedin(town, team)
    planned(town, team, "Buddy gezocht", "2026-11-26 12:00", channel_id=channel_id)
    planned(town, team, "Vraag van de week", "2026-12-01 09:30", "Noor", status=Status.APPROVED)

    shown = seen(town.person("Sanne"))

    text = text_of(shown)
    assert "*do 26 nov*\n:pencil2: 12:00 · LinkedIn · *Buddy gezocht* · Bram" in text
    assert "*di 1 dec*\n:white_check_mark: 09:30 · nog geen kanaal · *Vraag van de week* · Noor" in text
    assert "Nog niets gepland: vandaag, di, wo en vr" in text
    assert "Week 48 · 23 t/m 29 nov" in shown.text
    assert ":pencil2: concept · :white_check_mark: akkoord" in text
    assert opened_by(shown) == [
        "do 26 nov 12:00 · LinkedIn · Buddy gezocht",
        "di 1 dec 09:30 · Vraag van de week",
    ]


def test_a_post_is_opened_from_the_list(town: Town) -> None:
    team = team_in(town)
    planned(town, team, "Buddy gezocht", "2026-11-26 12:00")
    bram = town.person("Bram")

    bram.chooses("Open een bericht…", "do 26 nov 12:00 · Buddy gezocht", seen(bram))

    assert "Eigenaar: Bram" in told_privately(bram).text


def test_what_is_late_stands_first_and_says_what_is_wrong(town: Town) -> None:
    team = team_in(town)
    planned(town, team, "Twee weken oud", "2026-11-12 12:00", status=Status.APPROVED)
    planned(town, team, "Heel oud", "2026-10-01 12:00", status=Status.APPROVED)
    planned(town, team, "Vanmorgen vroeg", "2026-11-23 08:00")
    planned(town, team, "Morgen al", "2026-11-24 12:00")
    planned(town, team, "Geplaatst", "2026-11-23 07:00", status=Status.PUBLISHED)

    text = text_of(seen(town.person("Sanne")))

    assert "*Bleef liggen*\ndo 12 nov :white_check_mark: 12:00" in text
    assert "*Twee weken oud* · Bram · _is dit geplaatst?_" in text
    assert "*Vanmorgen vroeg* · Bram · _moment voorbij, nog geen akkoord_" in text
    assert "*Geplaatst* · Bram\n" in text
    assert "Heel oud" not in text

    town.comes("2026-11-24 09:30")
    assert "*Morgen al* · Bram · _had al klaar moeten zijn_" in text_of(seen(town.person("Sanne")))


def test_days_gone_by_are_told_in_one_line(town: Town) -> None:
    team = team_in(town)
    for number in range(3):
        planned(town, team, f"Bericht {number}", f"2026-11-23 1{number}:00", status=Status.PUBLISHED)
    town.comes("2026-11-25 09:00")

    text = text_of(seen(town.person("Sanne")))

    assert "Eerder deze week: 3× geplaatst" in text
    assert "Bericht 1" not in text


def test_owners_who_are_off_holidays_and_channels_that_left_are_said(town: Town) -> None:
    team = team_in(town, closed_days=["2026-11-27"], holidays=["eerste_kerstdag"])
    channel_id = linkedin(town, team, removed_at=town.now)
    planned(town, team, "Buddy gezocht", "2026-11-26 12:00", channel_id=channel_id)
    with town.bot.office.transaction() as session:
        session.add(
            Leave(
                workspace_id=team.workspace_id,
                user_id=town.person("Bram").id,
                starts_at=at("2026-11-26 00:00"),
                ends_at=at("2026-11-27 00:00"),
            )
        )
    sanne = town.person("Sanne")

    text = text_of(seen(sanne))
    assert "LinkedIn (uit het plan)" in text
    assert ":palm_tree: Bram werkt dan niet" in text
    assert "vr 27 nov: iedereen vrij" in text

    town.comes("2026-12-21 09:00")
    planned(town, team, "Kerstkaart", "2026-12-25 10:00")
    assert "*vr 25 dec* · eerste kerstdag" in text_of(seen(sanne, "week")).casefold()


def test_a_reader_elsewhere_is_told_once_how_far_their_clock_is_off(town: Town) -> None:
    team = team_in(town)
    planned(town, team, "Buddy gezocht", "2026-11-26 12:00")

    text = text_of(seen(town.person("Oliver")))

    assert "12:00" in text
    assert text.count("Tijden zijn die van Amsterdam (Nederland). Bij jou is het 1 uur vroeger.") == 1
    assert "Tijden" not in text_of(seen(town.person("Sanne")))


def test_the_week_of_a_clock_change_and_week_53_are_told(town: Town) -> None:
    team = team_in(town)
    planned(town, team, "Oudejaarslijst", "2027-01-01 00:30")
    planned(town, team, "Nachtdienst", "2027-03-28 03:30")
    sanne = town.person("Sanne")

    town.comes("2026-12-29 09:00")
    week = seen(sanne, "week")
    assert "Week 53 · 28 dec t/m 3 jan" in week.text
    assert "vr 1 jan\n:pencil2: 00:30" in week.text
    assert "Nog niets gepland: vandaag, wo en do" in week.text

    town.comes("2027-03-22 09:00")
    assert "zondag 28 maart gaat de klok een uur vooruit" in text_of(seen(sanne, "week"))
    assert "03:30" in seen(sanne, "week").text


def test_weeks_are_turned_in_place(town: Town) -> None:
    team = team_in(town)
    planned(town, team, "Volgende week", "2026-12-01 12:00")
    bram = town.person("Bram")
    before = len(bram.sees("#social"))

    bram.presses("Week erna", seen(bram, "week"))
    assert "Volgende week" in told_privately(bram).text
    bram.presses("Week erna", told_privately(bram))
    assert "Nog niets gepland op de werkdagen." in text_of(told_privately(bram))
    bram.presses("Deze week", told_privately(bram))
    bram.presses("Week ervoor", told_privately(bram))
    assert "Er stond niets in deze week." in text_of(told_privately(bram))
    bram.presses("Deze week", told_privately(bram))

    assert "Week 48" in told_privately(bram).text
    assert len(bram.sees("#social")) == before + 1


def test_a_busy_week_is_counted_and_its_days_have_pages(town: Town) -> None:
    team = team_in(town)
    for number in range(90):
        planned(town, team, f"Bericht {number:02}", f"2026-11-26 {8 + number // 9:02}:{number % 9 * 5:02}")
    bram = town.person("Bram")

    week = seen(bram, "week")
    assert "… en nog 87: 87× concept" in week.text
    assert week.text.count("Bericht ") == len(opened_by(week)) == 3

    bram.presses("Hele dag", week)
    day = told_privately(bram)
    assert day.text.count("Bericht ") == 40
    assert "90× concept" in day.text
    bram.presses("Volgende", day)
    bram.presses("Volgende", told_privately(bram))
    assert told_privately(bram).text.count("Bericht ") == 10
    bram.presses("Vorige", told_privately(bram))
    bram.presses("Hele week", told_privately(bram))
    assert "Week 48" in told_privately(bram).text


def test_a_shared_week_rings_nobody_and_is_renewed_the_same_day(town: Town) -> None:
    team = team_in(town)
    planned(town, team, "Buddy gezocht", "2026-11-26 12:00")
    bram, noor = town.person("Bram"), town.person("Noor")

    bram.presses("Deel in kanaal", seen(bram, "week"))
    planned(town, team, "Later bedacht", "2026-11-27 12:00")
    bram.presses("Deel in kanaal", seen(bram, "week"))

    shared = [one for one in noor.sees("#social") if "Gedeeld door Bram" in text_of(one)]
    assert len(shared) == 1
    assert "*Buddy gezocht* · Bram" in text_of(shared[0])
    assert "Later bedacht" in text_of(shared[0])
    assert not any("<@" in text for text in rendered(shared[0].blocks))
    noor.presses("Open week", shared[0])
    assert told_privately(noor).only_you


def test_what_people_typed_does_nothing(town: Town) -> None:
    team = team_in(town)
    planned(town, team, "<!channel> <http://x|y>\n*vet*", "2026-11-26 12:00")

    assert is_harmless(seen(town.person("Sanne"), "week"))


def test_an_empty_calendar_says_the_one_next_step(town: Town) -> None:
    team = team_in(town)
    sanne = town.person("Sanne")

    first = seen(sanne)
    assert "De kalender hangt aan jullie kanalen" in first.text
    assert first.buttons[:2] == ["Kanalen opschrijven", "Toevoegen"]

    linkedin(town, team)
    another_team_has_no_part(town)
    with town.bot.office.transaction() as session:
        session.get_one(Team, team.id).closed_days = ["2026-12-31"]
    town.passes(minutes=6)
    empty = seen(sanne)
    assert "Begin klein: wat wil je iemand deze week vertellen?" in empty.text
    assert empty.buttons[0] == "Toevoegen"


def another_team_has_no_part(town: Town) -> None:
    other = team_in(town, ["Noor"], channel="#vacatures", coordinators=["Noor"])
    planned(town, other, "Van een ander team", "2026-11-26 12:00", "Noor")


def test_who_has_no_team_or_two_is_told(town: Town) -> None:
    nobody: Resident = town.person("Lotte")
    nobody.types("/smcal", "#algemeen")
    assert "team" in told_privately(nobody, "#algemeen").text

    team_in(town)
    team_in(town, ["Noor"], channel="#vacatures", coordinators=["Noor"])
    noor = town.person("Noor")
    noor.types("/smcal", "#algemeen")
    assert len(told_privately(noor, "#algemeen").buttons) == 2
    nobody.types("/smcal", "#social")
    assert "Sanne" in told_privately(nobody).text
