"""What cannot be kept is said at its field; what was typed is harmless where it is shown."""

import pytest

from storage.posts import Status
from tests.posts.steps import Town, card, kept, post_in, team_with_a_desk

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_looking_back_needs_one_thing_that_can_be_read(town: Town) -> None:
    team = team_with_a_desk(town)
    post_in(town, team, status=Status.PUBLISHED)
    bram = town.person("Bram")
    bram.presses("Terugkijken", card(bram))
    assert "een week later" not in bram.form.text, "it may have been posted a minute ago"
    assert bram.submits() == "errors"
    assert "Eén getal of één zin is genoeg" in str(bram.form.errors)
    bram.fills("Hoeveel mensen zagen het?", "heel veel")
    assert bram.submits() == "errors"
    assert "lees ik niet als getal" in str(bram.form.errors)
    bram.fills("Hoeveel mensen zagen het?", "-3")
    assert bram.submits() == "errors"
    assert "Een getal van nul of meer" in str(bram.form.errors)
    bram.fills("Hoeveel mensen zagen het?", "1,5")
    assert bram.submits() == "errors"
    assert "Een heel getal" in str(bram.form.errors)


def test_a_look_back_is_changed_and_the_other_ones_words_are_shown(town: Town) -> None:
    team = team_with_a_desk(town)
    post_id = post_in(town, team, status=Status.PUBLISHED)
    bram, noor = town.person("Bram"), town.person("Noor")
    for one in (bram, noor):
        one.presses("Terugkijken", card(one))
    noor.fills("Wat leerden jullie ervan?", "Van Noor")
    assert noor.submits() == "cleared"
    bram.fills("Wat leerden jullie ervan?", "Van Bram")
    assert bram.submits() == "updated"
    assert "Van Noor" in bram.form.text
    assert bram.form.filled["Wat leerden jullie ervan?"] == "Van Bram"
    assert bram.submits() == "cleared"
    assert kept(town, post_id).lesson == "Van Bram"


def test_a_link_that_comes_second_is_kept_with_it(town: Town) -> None:
    team = team_with_a_desk(town)
    post_id = post_in(town, team, status=Status.SCHEDULED)
    bram, noor = town.person("Bram"), town.person("Noor")
    for one in (bram, noor):
        one.presses("Geplaatst", card(one))
    assert noor.submits() == "cleared"
    bram.fills("Plak de link naar het bericht", "https://voorbeeld.nl/1")
    assert bram.submits() == "cleared"
    assert "De link staat erbij." in bram.last("#social").text
    assert kept(town, post_id).link == "https://voorbeeld.nl/1"


def test_a_title_pings_nobody(town: Town) -> None:
    team = team_with_a_desk(town)
    post_in(town, team, title="<!channel> *boe* @here", draft="<@U0DEMO001> kijk")
    seen = card(town.person("Sanne"), "boe")
    assert "<!channel>" in seen.text
    assert "&lt;!channel&gt;" in str(seen.blocks)
    assert "<@U0DEMO001>" not in str(seen.blocks)


def test_the_playing_field_is_asked_of_a_post(town: Town) -> None:
    team = team_with_a_desk(town)
    post_in(town, team)
    bram = town.person("Bram")
    bram.presses("Past het in het speelveld?", card(bram))
    assert "waarde" in bram.last("#social").text


def test_who_is_not_in_the_team_gets_no_post(town: Town) -> None:
    team = team_with_a_desk(town)
    post_in(town, team)
    yara = town.person("Yara")
    yara.presses("Klaar voor beoordeling", card(yara))
    assert "Sanne" in yara.last("#social").text
    assert "concept" in card(yara).text
