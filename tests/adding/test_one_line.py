"""A post in one line: read, shown back, asked about with one press, and saved."""

from datetime import UTC, datetime

import pytest

from storage.posts import Status
from tests.adding.desk import (
    CHANNEL,
    FORM,
    SOCIAL,
    TITLE,
    button_of,
    leaves,
    posts,
    presses_late,
    removes_linkedin,
    told,
    types,
)
from tests.town import Town

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
FRIDAY_NOON = datetime(2026, 11, 27, 11, tzinfo=UTC)


def test_a_whole_line_is_shown_back_before_anything_is_saved(town: Town) -> None:
    said = types(town.person("Bram"), "vr 12u LinkedIn: Buddy gezocht @Oliver")

    assert "Ik zet klaar:\n> Buddy gezocht\n> LinkedIn  ·  vrijdag 27 november, 12.00 uur" in said.text
    assert "@Oliver Quillfeather\nKlopt dat?" in said.text
    assert said.buttons == ["Opslaan", "Wijzigen", "Annuleren"]
    assert posts(town) == []


def test_saved_it_is_a_draft_and_what_follows_is_said(town: Town) -> None:
    bram = town.person("Bram")

    bram.presses("Opslaan", types(bram, "vr 12u LinkedIn: Buddy gezocht @Oliver"))

    said = told(bram)
    assert "Dit staat in de kalender:" in said.text
    assert "Klaar voor beoordeling: donderdag 26 november, 12.00 uur." in said.text
    assert "@Sanne Wolkendam keurt het goed." in said.text
    assert "Om 12:00 (Facebook) gaat er nog een bericht uit." in said.text
    assert said.buttons == ["Bekijken", "Aanvullen", "Nog een bericht"]
    [post] = posts(town)
    assert (post.title, post.status, post.publish_at) == ("Buddy gezocht", Status.DRAFT, FRIDAY_NOON)
    assert (post.owner_id, post.created_by) == (town.person("Oliver").id, bram.id)


def test_a_deadline_that_is_near_is_said_once(town: Town) -> None:
    bram = town.person("Bram")

    bram.presses("Opslaan", types(bram, "morgen 15u LinkedIn: Buddy gezocht"))

    said = told(bram).text
    assert "De deadline is al dichtbij. Lukt dat?" in said
    assert said.count("maandag 23 november, 12.00 uur") == 1


def test_everybody_sees_its_card(town: Town) -> None:
    bram = town.person("Bram")

    bram.presses("Opslaan", types(bram, "vr 12u LinkedIn: Buddy gezocht @Oliver"))

    assert "Buddy gezocht" in town.person("Noor").last(SOCIAL).text


def test_of_a_day_a_year_ahead_the_year_is_said_everywhere(town: Town) -> None:
    bram = town.person("Bram")

    said = types(bram, "27-11-2027 12u LinkedIn: Buddy gezocht")
    bram.presses("Opslaan", said)

    assert "zaterdag 27 november 2027, 12.00 uur" in said.text
    card = town.person("Noor").last(SOCIAL).text
    assert "zaterdag 27 november 2027, 12.00 uur" in card
    assert "klaar voor do 25 nov 2027 12:00" in card


def test_pressed_twice_it_is_saved_once(town: Town) -> None:
    bram = town.person("Bram")
    said = types(bram, "vr 12u LinkedIn: Buddy gezocht")

    bram.presses("Opslaan", said)

    assert "Dit had je al bewaard: *Buddy gezocht*." in presses_late(town, bram, *button_of(said, "Opslaan"))
    assert len(posts(town)) == 1


def test_cancelled_nothing_is_kept(town: Town) -> None:
    bram = town.person("Bram")

    bram.presses("Annuleren", types(bram, "vr 12u LinkedIn: Buddy gezocht"))

    assert told(bram).text == "Niets bewaard."
    assert posts(town) == []


def test_the_owner_is_who_publishes_there_and_works_that_day(town: Town) -> None:
    """Bram publishes on Instagram and does not work on Wednesdays; his backup does."""
    bram = town.person("Bram")

    thursday = types(bram, "do 26-11 15u insta: Buddy gezocht")
    wednesday = types(bram, "wo 2-12 15u insta: Buddy gezocht")

    assert (
        "@Bram Zevenklaver\nWaarom deze eigenaar: plaatsen (Instagram) doet Bram Zevenklaver."
        in thursday.text
    )
    assert "@Bram" not in wednesday.text


def test_a_moment_that_can_be_two_is_asked_with_both(town: Town) -> None:
    bram = town.person("Bram")

    said = types(bram, "ma 12u LinkedIn: Buddy gezocht")
    assert "Dat kan twee dingen betekenen." in said.text
    assert said.buttons == ["ma 23 nov 12:00", "ma 30 nov 12:00", "Kies zelf"]
    bram.presses("ma 30 nov 12:00", said)

    assert "maandag 30 november, 12.00 uur" in told(bram).text
    assert "Klopt dat?" in told(bram).text


def test_a_bare_number_behind_a_weekday_is_asked_about_and_may_be_of_the_title(town: Town) -> None:
    bram = town.person("Bram")

    hour = types(bram, "vr 12 LinkedIn: Buddy gezocht @Oliver")
    title = types(bram, "vr 3 tips voor de nacht op LinkedIn")

    assert "Is het getal achter de dag het uur, of de dag van de maand?" in hour.text
    assert hour.buttons == ["vr 27 nov 12:00", "za 12 dec 12:00", "Kies zelf"]
    assert title.buttons == ["vr 27 nov 15:00", "do 3 dec 12:00", "Het hoort bij de titel", "Kies zelf"]
    bram.presses("Het hoort bij de titel", title)
    assert "> 3 tips voor de nacht\n> LinkedIn  ·  vrijdag 27 november, 12.00 uur" in told(bram).text


def test_who_chooses_the_moment_themselves_finds_the_number_in_the_title(town: Town) -> None:
    bram = town.person("Bram")

    bram.presses("Kies zelf", types(bram, "vr 3 tips voor de nacht op LinkedIn"))

    assert bram.waits_for_form(FORM).values["title"]["input"] == "3 tips voor de nacht"


def test_a_past_moment_is_never_taken(town: Town) -> None:
    said = types(town.person("Bram"), "vandaag 9u LinkedIn: Buddy gezocht")
    last_week = types(town.person("Bram"), "LinkedIn: Buddy gezocht vorige week dinsdag 12u")

    assert "Dat moment is voorbij." in said.text
    assert said.buttons == ["di 24 nov 09:00", "ma 23 nov 21:00", "Kies zelf"]
    assert "> Buddy gezocht\n> LinkedIn\nDat moment is voorbij." in last_week.text
    assert last_week.buttons == ["di 24 nov 12:00", "Kies zelf"]


def test_a_moment_that_went_by_before_the_press_is_asked_again(town: Town) -> None:
    bram = town.person("Bram")
    said = types(bram, "vandaag 12u LinkedIn: Buddy gezocht")

    town.comes("2026-11-23 12:05")
    bram.presses("Opslaan", said)

    assert "Dat moment is voorbij." in told(bram).text
    assert posts(town) == []


def test_the_channel_that_is_missing_is_asked(town: Town) -> None:
    bram = town.person("Bram")

    said = types(bram, "vr 12u Buddy gezocht")
    assert "Op welk kanaal?" in said.text
    assert "Intern netwerk" in said.buttons
    bram.presses("Intern netwerk", said)

    assert "Intern netwerk  ·  vrijdag 27 november, 12.00 uur" in told(bram).text


def test_left_for_later_it_is_an_idea_with_a_date(town: Town) -> None:
    bram = town.person("Bram")

    bram.presses("Weet ik nog niet", types(bram, "vr 15u Buddy gezocht"))
    bram.presses("Bewaar als idee", told(bram))

    assert "Dit is bewaard als idee:" in told(bram).text
    assert posts(town)[0].status is Status.IDEA


def test_without_a_date_it_becomes_an_idea_that_gets_the_next_free_place(town: Town) -> None:
    bram = town.person("Bram")

    said = types(bram, "Buddy gezocht op instagram")
    assert said.buttons == ["Bewaar als idee", "Zet op wo 2 dec 19:30", "Wijzigen", "Annuleren"]
    bram.presses("Bewaar als idee", said)
    assert "Zonder datum blijft het een idee." in told(bram).text
    saved = told(bram)
    bram.presses("Zet op wo 2 dec 19:30", saved)

    assert "concept  ·  Instagram  ·  woensdag 2 december, 19.30 uur" in told(bram).text
    assert posts(town)[0].status is Status.DRAFT
    late = presses_late(town, bram, *button_of(saved, "Zet op wo 2 dec 19:30"))
    assert "heeft intussen een datum" in late


def test_what_was_not_understood_is_said(town: Town) -> None:
    bram = town.person("Bram")

    said = types(bram, "vr 15u LinkedIn en fb: Buddy gezocht @Piet")
    assert "Een bericht is voor één kanaal. Zet het voor Facebook apart klaar." in said.text
    assert "@Piet ken ik niet in dit team." in said.text
    assert "Het kanaal dat je noemt staat niet in het plan." in types(bram, "vr 15u tiktok: Dansje").text
    assert "Je noemde geen tijd." in types(bram, "vr LinkedIn: Buddy gezocht").text


def test_a_post_has_one_owner_and_who_is_left_out_is_said(town: Town) -> None:
    said = types(town.person("Bram"), "vr 15u LinkedIn: Buddy gezocht @oliver en @bram, @oliver")

    assert "> Buddy gezocht\n> LinkedIn  ·  vrijdag 27 november, 15.00 uur  ·  @Oliver" in said.text
    assert "Een bericht heeft één eigenaar, dus @Bram Zevenklaver staat er niet bij." in said.text


def test_a_line_without_a_title_opens_the_form_with_the_rest(town: Town) -> None:
    bram = town.person("Bram")
    bram.types("/smcal vr 15u insta @Oliver", SOCIAL)

    form = bram.waits_for_form(FORM)
    assert "Hoe heet het bericht?" in form.text
    bram.fills(TITLE, "Een dag mee")
    assert bram.submits() == "updated"

    assert "Instagram  ·  vrijdag 27 november, 15.00 uur  ·  @Oliver" in bram.form.text


@pytest.mark.parametrize("line", [":tada:", "vr 12u", "🎉 vr 12u"])
def test_only_a_date_or_only_an_emoji_asks_what_it_is(town: Town, line: str) -> None:
    bram = town.person("Bram")
    bram.types(f"/smcal {line}", SOCIAL)

    assert "Hoe heet het bericht?" in bram.waits_for_form(FORM).text


def test_a_line_as_long_as_a_page_keeps_all_of_it(town: Town) -> None:
    bram = town.person("Bram")
    text = "Buddy gezocht voor januari, wie loopt er mee met ons? " + "Woord na woord. " * 180
    bram.types(f"/smcal vr 15u LinkedIn: {text}", SOCIAL)

    form = bram.waits_for_form(FORM)
    assert form.values["title"]["input"] == "Buddy gezocht voor januari, wie loopt er mee met ons?"
    assert bram.submits() == "updated"
    assert posts(town)[0].draft == text.strip()[:3000]


def test_what_was_not_sure_is_said_above_the_form(town: Town) -> None:
    bram = town.person("Bram")
    bram.types("/smcal week 49 insta", SOCIAL)

    assert "Op welke dag van die week?" in bram.waits_for_form(FORM).text


def test_what_people_type_pings_nobody(town: Town) -> None:
    bram = town.person("Bram")

    said = types(bram, "vr 15u fb: <!channel> @channel שלום")
    bram.presses("Opslaan", said)

    assert "@Bram" in told(bram).text
    assert posts(town)[0].title == "<!channel> @channel שלום"


def test_changing_it_opens_the_form_as_it_was_understood(town: Town) -> None:
    bram = town.person("Bram")

    bram.presses("Wijzigen", types(bram, "vr 15u LinkedIn: Buddy gezocht @Oliver"))
    bram.waits_for_form(FORM)
    bram.fills(TITLE, "Buddy's gezocht")
    assert bram.submits() == "updated"

    assert posts(town)[0].title == "Buddy's gezocht"
    assert posts(town)[0].owner_id == town.person("Oliver").id


def test_a_channel_that_left_the_plan_is_asked_again_in_the_form(town: Town) -> None:
    bram = town.person("Bram")
    said = types(bram, "vr 15u LinkedIn: Buddy gezocht @Oliver")

    removes_linkedin(town)
    bram.presses("Opslaan", said)
    form = bram.waits_for_form(FORM)
    assert "Dit kanaal staat niet meer in het plan." in form.text
    bram.fills(CHANNEL, "Facebook")
    assert bram.submits() == "updated"

    assert "Facebook" in bram.form.text


def test_an_owner_who_left_the_team_is_asked_again_in_the_form(town: Town) -> None:
    bram = town.person("Bram")
    said = types(bram, "vr 15u LinkedIn: Buddy gezocht @Oliver")

    leaves(town, "Oliver")
    bram.presses("Opslaan", said)

    form = bram.waits_for_form(FORM)
    assert "Deze eigenaar zit niet in het team." in form.text
    assert form.values["owner"]["input"] is None


def test_in_english_it_is_read_and_said_too(town: Town) -> None:
    oliver = town.person("Oliver")

    said = types(oliver, "fri 3pm LinkedIn: Buddies wanted")

    assert "I will add:\n> Buddies wanted\n> LinkedIn  ·  Friday 27 November, 15:00 (Amsterdam)" in said.text
    assert said.buttons == ["Save", "Change", "Cancel"]


def test_who_is_not_in_the_team_saves_nothing(town: Town) -> None:
    bram, oliver = town.person("Bram"), town.person("Oliver")
    said = types(oliver, "fri 3pm LinkedIn: Buddies wanted")

    leaves(town, "Oliver")
    oliver.presses("Save", said)
    oliver.presses("Change", said)

    assert "not" in told(oliver).text
    assert posts(town) == []
    assert bram.forms == []


def test_behind_add_a_line_may_stand_too(town: Town) -> None:
    bram = town.person("Bram")

    assert "vrijdag 27 november, 15.00 uur" in types(bram, "toevoegen vr 15u fb: Buddy gezocht").text


def test_one_word_may_have_been_meant_as_a_command(town: Town) -> None:
    assert "Bedoelde je een opdracht?" in types(town.person("Bram"), "ideen").text


def test_a_long_line_in_a_direct_message_still_fits_in_a_button(town: Town) -> None:
    bram = town.person("Bram")
    bram.types("smcal " + "vr 15u LinkedIn: " + "שלום עולם " * 280, "smplan")

    said = bram.last("smplan")
    assert all(len(one.element.get("value", "")) <= 2000 for one in said.controls)
