"""The month, one's own part, ideas, gaps and history."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from storage import ideas
from storage.duties import Part
from storage.ideas import Idea
from storage.posts import Post
from tests.calendar.steps import (
    Status,
    Town,
    kept,
    linkedin,
    planned,
    rendered,
    seen,
    team_in,
    told_privately,
)
from tests.posts.steps import desk_of, held, who_does

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def text_of(shown: Any) -> str:
    return "\n".join(rendered(shown.blocks))


def plainly(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_month_has_a_line_a_week_with_the_signs_of_its_days(town: Town) -> None:
    team = team_in(town)
    planned(town, team, "Eén", "2026-11-26 12:00")
    planned(town, team, "Twee", "2026-11-26 13:00", status=Status.APPROVED)
    planned(town, team, "Drie", "2026-12-02 13:00")
    for number in range(6):
        planned(town, team, f"Veel {number}", "2026-11-30 12:00")
    bram = town.person("Bram")

    month = seen(bram, "maand")

    assert "do 26 :pencil2::white_check_mark:" in plainly(month.text)
    assert "ma 30 6:pencil2:" in plainly(month.text)
    assert "7× concept, 1× akkoord" in text_of(month)
    bram.presses("Maand erna", month)
    assert "december 2026" in told_privately(bram).text
    assert "wo 2 :pencil2:" in plainly(told_privately(bram).text)
    bram.presses("Maand erna", told_privately(bram))
    assert "Niets gepland deze maand." in text_of(told_privately(bram))
    assert "Week 53" in told_privately(bram).text
    bram.chooses("Open een week…", "Week 53 · 28 dec t/m 3 jan", told_privately(bram))
    assert "Nog niets gepland op de werkdagen." in text_of(told_privately(bram))


def test_ones_own_part_has_what_is_late_first_on_ones_own_clock(town: Town) -> None:
    team = team_in(town)
    who_does(town, team, [("approval", Part.DOES, "Oliver"), ("approval", Part.BACKUP, "Sanne")])
    planned(town, team, "Te laat", "2026-11-20 12:00", "Oliver")
    planned(town, team, "Deze week", "2026-11-26 12:00", "Oliver")
    planned(town, team, "Ooit", None, "Oliver")
    planned(town, team, "Van Bram", "2026-11-27 12:00", "Bram", status=Status.REVIEW)
    planned(town, team, "Eigen werk", "2026-12-08 12:00", "Oliver", status=Status.REVIEW)
    long_ago = town.now - timedelta(days=8)
    told = {"status": Status.PUBLISHED, "published_at": long_ago}
    planned(town, team, "Vorige maand", "2026-11-15 12:00", "Oliver", **told)

    text = text_of(seen(town.person("Oliver"), "mine"))

    parts = [
        "*Te laat, dus eerst*\nvr 20 nov :pencil2: 11:00 · nog geen kanaal · *Te laat* · _moment voorbij",
        "*Wacht op jouw akkoord*\nvr 27 nov :eyes: 11:00 · nog geen kanaal · *Van Bram* · Bram",
        "*Deze week*\ndo 26 nov",
        "*Terugkijken: twee getallen en één les*\nzo 15 nov",
        "*Later*\ndi 8 dec",
        "*Nog zonder datum*\n:pencil2: nog geen kanaal · *Ooit*",
        "De tijden hier zijn die van jouw eigen klok.",
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places, text
    assert places == sorted(places)
    assert "Je hebt niets openstaan" in seen(town.person("Noor"), "mijn").text


def test_ideas_are_listed_newest_first_with_their_age_and_pages(town: Town) -> None:
    team = team_in(town)
    for number in range(13):
        planned(town, team, f"Idee {number:02}", None, "Bram", status=Status.IDEA)
    ages_ago = town.now - timedelta(days=31)
    with town.bot.office.transaction() as session:
        session.execute(update(Post).where(Post.title == "Idee 12").values(created_at=ages_ago))
    bram = town.person("Bram")

    shown = seen(bram, "ideeen")
    assert "13 ideeën zonder datum" in shown.text
    assert (
        "*Idee 12*\n:bulb: idee · 31 dagen oud, van Bram Zevenklaver · :ice_cube: in de ijskast"
        in text_of(shown)
    )
    assert "*Idee 11*\n:bulb: idee · vandaag bedacht, van Bram Zevenklaver" in text_of(shown)
    assert "Idee 00" not in shown.text
    bram.presses("Volgende", shown)
    assert "Idee 00" in told_privately(bram).text


def test_ideas_of_the_meet_up_stand_there_too_and_become_posts(town: Town) -> None:
    team, bram = team_in(town), town.person("Bram")
    planned(town, team, "Liftfoto", None, "Bram", status=Status.IDEA)
    with town.bot.office.transaction() as session:
        day, by = town.now.date(), town.person("Noor").id
        idea = Idea(team_id=team.id, text="Nachtdienst", by=by, at=town.now, day=day)
        session.add(idea)
        session.flush()
        ideas.vote(session, idea, bram.id, town.now)

    shown = seen(bram, "ideeen")
    assert "*Eén idee uit de meet-up*" in text_of(shown)
    assert "Nachtdienst\nvandaag bedacht, van Noor Pennevree · één stem" in text_of(shown)
    bram.presses("Stemmen", shown)
    assert "Eén open idee" in told_privately(bram).text
    bram.presses("Maak er een bericht van", shown)
    bram.waits_for_form("Nieuw bericht")
    bram.submits()
    again = text_of(seen(bram, "ideeen"))
    assert "*Nachtdienst*\n:bulb: idee · vandaag bedacht, van Bram" in again
    assert "uit de meet-up" not in again


def test_an_idea_is_dropped_once_and_comes_back_as_it_was(town: Town) -> None:
    team = team_in(town)
    post_id = planned(town, team, "Liftfoto", None, status=Status.IDEA)
    bram, noor = town.person("Bram"), town.person("Noor")
    brams, noors = seen(bram, "ideas"), seen(noor, "ideeën")

    bram.presses("Schrappen", brams, confirms=True)
    noor.presses("Schrappen", noors, confirms=True)

    assert kept(town, post_id).status is Status.DROPPED
    assert "Liftfoto is al geschrapt." in told_privately(noor).text
    dropped = told_privately(bram)
    assert "Geschrapt: *Liftfoto*." in text_of(dropped)
    bram.presses("Terugzetten", dropped)
    assert kept(town, post_id).status is Status.IDEA
    assert "Eén idee zonder datum" in told_privately(bram).text


def test_an_idea_that_was_planned_meanwhile_is_not_dropped(town: Town) -> None:
    team = team_in(town)
    post_id = planned(town, team, "Liftfoto", None, status=Status.IDEA)
    bram = town.person("Bram")
    shown = seen(bram, "ideas")
    with desk_of(town, team) as (_, desk):
        post = held(town, team, post_id)
        assert post is not None
    with desk_of(town, team) as (session, desk):
        again = session.get_one(Post, post_id)
        desk.change(again, {"status": Status.REVIEW}, team.created_by)

    bram.presses("Schrappen", shown, confirms=True)

    assert "is intussen verder gekomen (:eyes: ter beoordeling)" in told_privately(bram).text
    assert kept(town, post_id).status is Status.REVIEW


def test_gaps_say_where_there_is_room_and_offer_to_add(town: Town) -> None:
    team = team_in(town)
    channel_id = linkedin(town, team, cadence=2, days=[1, 3])
    planned(town, team, "Buddy gezocht", "2026-12-01 12:00", channel_id=channel_id)
    bram = town.person("Bram")

    shown = seen(bram, "gaten")

    assert "week 48: 0 van 2, nog vrij: di 24 nov en do 26 nov" in shown.text
    assert "week 49: 1 van 2, nog vrij: do 3 dec" in shown.text
    assert shown.buttons.count("Toevoegen") == 2
    for day in (date(2026, 11, 24), date(2026, 11, 26), date(2026, 12, 3), date(2026, 12, 8)):
        planned(town, team, "x", f"{day} 12:00", channel_id=channel_id)
    planned(town, team, "x", "2026-12-10 12:00", channel_id=channel_id)
    assert "Elk kanaal met een ritme heeft wat het plan vraagt." in seen(bram, "gaps").text


def test_gaps_without_channels_or_rhythm_say_what_to_do_first(town: Town) -> None:
    team = team_in(town)
    bram = town.person("Bram")
    without = seen(bram, "gaten")
    assert "Kanalen opschrijven" in without.buttons
    assert "in balans" not in without.text

    linkedin(town, team)
    shown = seen(bram, "gaten")
    assert "Nog zonder ritme, dus hier zie ik geen gaten: LinkedIn" in shown.text


@pytest.mark.parametrize("source", ["Inhakers", "Rubrieken", "Campagnes"])
def test_from_where_posts_come_from_a_button_leads_back(town: Town, source: str) -> None:
    team_in(town)
    bram = town.person("Bram")
    bram.presses(source, seen(bram, "ideeen"))

    bram.presses("Naar de kalender", told_privately(bram))

    assert "De kalender" in told_privately(bram).text


def test_history_tells_what_mattered_of_each_change(town: Town) -> None:
    team = team_in(town)
    post_id = planned(town, team, "Liftfoto", None, status=Status.IDEA)
    noor = town.person("Noor").id
    changes: tuple[dict[str, Any], ...] = (
        {"publish_at": town.now + timedelta(days=1)},
        {"publish_at": None},
        {"owner_id": noor},
        {"owner_id": None},
        {"note": "korter"},
        {"status": Status.REVIEW},
    )
    for fields in changes:
        with desk_of(town, team) as (session, desk):
            desk.change(session.get_one(Post, post_id), fields, noor)

    text = seen(town.person("Bram"), "geschiedenis").text

    told = (
        "→ :eyes: ter beoordeling",
        "bijgewerkt",
        "is van niemand meer",
        "is nu van @Noor Pennevree",
        "zonder datum",
        "naar di 24 nov 09:45",
        "Bram Zevenklaver: Liftfoto in de kalender gezet",
    )
    places = [text.find(one) for one in told]
    assert -1 not in places, text
    assert places == sorted(places)


def test_history_of_nothing_says_so(town: Town) -> None:
    team_in(town)
    assert "Er is nog niets veranderd in de kalender." in seen(town.person("Bram"), "history").text


def test_the_label_of_a_button_a_week_and_a_month_are_no_posts(town: Town) -> None:
    team_in(town)
    bram = town.person("Bram")

    assert "Je hebt niets openstaan" in seen(bram, "van mij").text
    assert seen(bram, "December").text.startswith("december 2026\n")
    assert seen(bram, "maart 2027").text.startswith("maart 2027\n")
    assert "Week 50 · 7 t/m 13 dec" in seen(bram, "week 50").text
    bram.types("/smplan kalender week 50", "#social")
    assert "Week 50 · 7 t/m 13 dec" in told_privately(bram).text


def test_a_line_that_begins_with_a_word_is_a_line(town: Town) -> None:
    team_in(town)
    assert "> Open dag" in seen(town.person("Bram"), "week 50 Open dag").text
    for line in ("mijn eerste week", "maart is de maand", "van mij voor jou"):
        assert f"> {line}\n" in seen(town.person("Bram"), line).text


def test_help_names_first_what_people_look_at_and_last_what_other_programs_read(town: Town) -> None:
    team_in(town)
    text = seen(town.person("Bram"), "hulp").text

    first, *words = [line.partition("/smcal")[2].split()[0] for line in text.splitlines()[1:]]
    assert first == "de"  # nothing behind it: "de contentkalender"
    assert words[:3] == ["mijn", "week", "maand"]
    assert words[-3:] == ["importeren", "exporteren", "agenda"]
    assert words.index("toevoegen") < words.index("inhakers")


def test_what_presses_stands_on_ones_day(town: Town) -> None:
    team = team_in(town)
    bram = town.person("Bram")
    planned(town, team, "Te laat", "2026-11-20 12:00")
    planned(town, team, "Over twee weken", "2026-12-10 12:00")
    bram.opens_home()
    assert "*Eén bericht voor jou*\n• vr 20 nov :pencil2: 12:00" in "\n".join(rendered(bram.home.blocks))

    bram.presses("Van mij", bram.home)
    assert "Over twee weken" in bram.last("smplan").text
