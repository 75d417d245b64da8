"""What came in is told twice a day to who looks round, and becomes something in one press."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.monitoring.keeping import keep
from bot.sources.rules import Item, item
from storage import watching
from storage.cases import Case
from storage.duties import RoleHolder
from storage.ideas import Idea
from storage.monitoring import Logged, Source, SourceKind, Watch
from storage.people import Team
from storage.some_teams import ALL_TEAMS
from tests.monitoring.steps import SOCIAL, a_team, all_mentions, news, shown
from tests.team.founding import told_privately
from tests.town import Town
from tests.webcare.care import letters_saying, mail, on_leave

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

INSTAGRAM = "https://www.instagram.com/p/abc/"


def a_source(town: Town, team: Team) -> Source:
    with town.bot.office.transaction() as session:
        source = Source(
            team_id=team.id,
            kind=SourceKind.CHANNEL,
            name="Meldingen",
            created_at=town.now,
            created_by="U0DEMO001",
            channel_id="C0NIET",
        )
        session.add(source)
    return source


def comes_in(town: Town, team: Team, source: Source, *titles: str, link: str = "") -> None:
    found = [item(title, link or f"https://krant.example/{title.replace(' ', '-')}") for title in titles]
    with town.bot.office.transaction() as session:
        keep(session, team, source.id, [one for one in found if isinstance(one, Item)], town.now)


def watched(town: Town, monitors: tuple[str, ...] = ("Noor",)) -> tuple[Team, Source]:
    """Somebody looked here once, so that from now on somebody is asked to."""
    team = a_team(town, monitors)
    shown(town.person("Sanne"), "rustig")
    return team, a_source(town, team)


def test_the_letters_of_a_day(town: Town) -> None:
    team, source = watched(town)
    noor = town.person("Noor")
    comes_in(town, team, source, "OK 3", "Zorg & <b>ICT</b>")
    town.passes(minutes=5)
    assert mail(noor) == []

    town.comes("2026-11-23 15:31")
    (letter,) = mail(noor)
    for words in ("half vier", "2 vermeldingen wachten", "OK 3", "omdat", "Laatst gekeken: Sanne"):
        assert words in letter.text
    town.passes(minutes=5)
    assert len(mail(noor)) == 1

    noor.presses("Rustig", letter)
    town.comes("2026-11-24 09:01")
    assert "begin van de dag" in mail(noor)[-1].text
    town.comes("2026-11-24 15:00")
    noor.types("/smwatch rustig", SOCIAL)
    town.comes("2026-11-24 15:31")
    assert len(mail(noor)) == 2


@pytest.mark.traced
def test_one_press_makes_it_something_and_the_second_says_what_it_is(town: Town) -> None:
    team, source = watched(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    comes_in(town, team, source, "Eerste")
    his = shown(bram)
    noor.presses("Idee", shown(noor))
    assert "Eerste staat bij de ideeën" in noor.last(SOCIAL).text
    bram.presses("Onthouden", his)
    assert "Noor Pennevree maakte van Eerste al een idee" in told_privately(bram).text
    with town.bot.office.reading() as session:
        assert [one.text for one in session.scalars(select(Idea))] == ["Eerste https://krant.example/Eerste"]

    comes_in(town, team, source, "Tweede")
    noor.presses("Onthouden", shown(noor))
    comes_in(town, team, source, "Derde")
    noor.presses("Niets", shown(noor))
    assert "Er wacht niets nieuws" in noor.last(SOCIAL).text
    assert "Tweede" in shown(noor, "kennis").text


def test_a_case_begins_with_the_link_and_never_with_the_words(town: Town) -> None:
    team, source = watched(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    comes_in(town, team, source, "Wat een zooi", link=INSTAGRAM)
    his, page = shown(bram), shown(noor)

    noor.presses("Melding", page)
    form = noor.waits_for_form("Nieuwe melding")
    assert form.filled["Link naar het bericht"] == INSTAGRAM
    assert form.filled["Waar?"] == "Instagram"
    assert not form.filled["Wat vraagt of zegt iemand?"]
    noor.chooses("Wat voor bericht is het?", "Klacht")
    noor.fills("Wat vraagt of zegt iemand?", "Wachttijd te lang.")
    noor.submits()
    assert news(town) == []
    assert "Er wacht niets nieuws" in noor.again(page).text
    bram.presses("Melding", his)
    assert "Noor Pennevree maakte van Wat een zooi al melding 1" in told_privately(bram).text
    with town.bot.office.reading() as session:
        assert "zooi" not in session.scalars(select(Case)).one().paraphrase


def test_who_is_away_is_passed_over_and_nobody_is_written_to_at_night(town: Town) -> None:
    team, source = watched(town, ("Noor",))
    on_leave(town, "Noor", "2026-11-23 09:00", "2026-11-28 09:00")
    comes_in(town, team, source, "OK 3")
    town.comes("2026-11-23 15:31")

    assert mail(town.person("Noor")) == []
    assert "Jij coördineert" in mail(town.person("Sanne"))[-1].text
    town.comes("2026-11-27 22:00")
    assert len(mail(town.person("Sanne"))) == 1


def test_a_silent_source_is_told_once(town: Town) -> None:
    watched(town)
    town.comes("2026-12-08 15:31")
    assert mail(town.person("Noor")) == []  # the moment that was missed is weeks ago
    town.comes("2026-12-09 09:01")
    assert "Meldingen: Stil sinds 15 dagen" in mail(town.person("Noor"))[-1].text
    town.comes("2026-12-09 15:31")
    assert "Stil sinds" not in mail(town.person("Noor"))[-1].text


def test_a_spike_is_told_once_a_day_to_who_decides(town: Town) -> None:
    team, source = watched(town)
    with town.bot.office.transaction() as session:
        chief = town.person("Milan").id
        session.add(RoleHolder(team_id=team.id, role="editor_in_chief", user_id=chief))
    comes_in(town, team, source, *(f"Bericht {nth}" for nth in range(9)))
    town.passes(minutes=1)
    assert letters_saying(town, "Piek") == []

    comes_in(town, team, source, "De tiende")
    town.passes(minutes=1)
    comes_in(town, team, source, "De elfde")
    town.passes(minutes=1)

    (letter,) = mail(town.person("Milan"), "Piek")
    assert "10 vermeldingen vandaag, tegen meestal 0" in letter.text
    assert mail(town.person("Noor"), "Piek") == []

    on_leave(town, "Milan", "2026-11-24 00:00", "2026-12-07 09:00")
    town.comes("2026-11-24 09:45")
    comes_in(town, team, source, *(f"Dinsdag {nth}" for nth in range(30)))
    town.passes(minutes=1)
    assert len(mail(town.person("Milan"), "Piek")) == 1
    assert "30 vermeldingen vandaag" in mail(town.person("Sanne"), "Piek")[-1].text, "not when he is back"


def test_the_log_in_twenty_seconds(town: Town) -> None:
    a_team(town)
    noor = town.person("Noor")
    noor.presses("Opschrijven", shown(noor))
    noor.waits_for_form("Wat zag je?")
    noor.fills("Link", "https://krant .example")
    noor.submits()
    noor.fills("Link", "https://krant.example/1")
    noor.fills("Hoeveel vermeldingen?", "4")
    noor.chooses("Hoe was de toon?", "negatief")
    noor.submits()

    assert "Genoteerd: 4 vermeldingen" in noor.last(SOCIAL).text
    with town.bot.office.reading() as session:
        (one,) = session.scalars(select(Logged))
    assert (one.count, one.sentiment, one.reach) == (4, "negative", "few")

    shown(noor, "rustig")
    assert "Noor Pennevree noteerde" in shown(town.person("Bram"), "rustig").text


def test_the_week_in_one_screen(town: Town) -> None:
    team, source = watched(town)
    comes_in(town, team, source, "OK 3", "Nog iets")
    town.comes("2026-11-27 15:01")

    told = [seen for seen in town.person("Bram").sees(SOCIAL) if "Weekrapport, week 48" in seen.text]
    assert len(told) == 1
    assert "Week 48: 2 vermeldingen, 0 beantwoord." in told[0].text
    assert told[0].text.endswith("?")
    town.comes("2026-11-28 11:00")
    comes_in(town, team, source, "Op zaterdag")
    town.comes("2026-12-01 10:00")
    page = shown(town.person("Bram"), "verslag")
    assert "Week 49: 1 vermelding (de week ervoor 2)" in str(page.blocks), "a weekend is of the next report"
    assert "Week 49 tot nu toe" in page.text
    assert "Week 48: 2 vermeldingen" in str(page.blocks)


@pytest.mark.traced
@pytest.mark.traced
def test_words_are_forgotten_and_do_not_come_again(town: Town) -> None:
    team, source = watched(town)
    comes_in(town, team, source, "Kennis")
    noor = town.person("Noor")
    noor.presses("Onthouden", shown(noor))
    comes_in(town, team, source, "OK 3")
    town.slack.moves_clock(seconds=timedelta(days=100).total_seconds())
    town.ticks()
    comes_in(town, team, source, "OK 3")

    assert [one.title for one in all_mentions(town)] == ["Kennis", ""]


@pytest.mark.traced
def test_teams_whose_moment_came_are_known_by_their_number(town: Town) -> None:
    team, _ = watched(town)
    with town.bot.office.reading() as session:
        tonight = town.now + timedelta(hours=12)
        assert watching.teams_due(session, Watch.look_due_at, tonight, 5, ALL_TEAMS) == [team.id]
        assert watching.teams_due(session, Watch.look_due_at, town.now, 5, ALL_TEAMS) == []
