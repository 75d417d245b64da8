"""A post goes its whole way, from draft to looked back, in both languages."""

import pytest

from storage.posts import Status
from tests.posts.steps import SMPLAN, Resident, Town, card, kept, linkedin, opened, post_in, team_with_a_desk

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

LINK = "https://www.linkedin.com/posts/buddy-1"


def test_a_post_is_approved_posted_and_looked_back_at(town: Town) -> None:
    team = team_with_a_desk(town)
    post_id = post_in(town, team, channel_id=linkedin(town, team))
    sanne, bram = town.person("Sanne"), town.person("Bram")
    bram.presses("Klaar voor beoordeling", card(bram))
    assert "Sanne Wolkendam hoort het" in bram.last("#social").text
    _approves(sanne)
    assert "Sanne Wolkendam gaf akkoord" in bram.last(SMPLAN).text
    bram.presses("Ingepland", card(bram))
    town.comes("2026-12-03 12:20")
    _says_it_is_posted(bram)
    town.comes("2026-12-10 12:30")
    _looks_back(bram)
    assert kept(town, post_id).status is Status.LOOKED_BACK


def _approves(sanne: Resident) -> None:
    asked = sanne.last(SMPLAN)
    assert "is klaar. Wil jij het beoordelen?" in asked.text
    sanne.presses("Akkoord", asked)
    assert "een waarde uit het plan" in sanne.waits_for_form("Toch akkoord?").text
    assert sanne.submits() == "cleared"
    assert "Sanne Wolkendam gaf akkoord" in sanne.again(asked).text
    assert ":white_check_mark: akkoord" in card(sanne).text
    assert "Heeft akkoord, maar nog zonder: een waarde" in card(sanne).text


def _says_it_is_posted(bram: Resident) -> None:
    question = bram.last(SMPLAN)
    assert "Is het geplaatst? Plak de link." in question.text
    assert "Jij bent de eigenaar." in question.text
    bram.presses("Geplaatst", question)
    bram.fills("Plak de link naar het bericht", LINK)
    assert bram.submits() == "cleared"
    assert "Bekijk het bericht" in card(bram).text
    assert "Bram Zevenklaver meldde dat het geplaatst is" in bram.again(question).text


def _looks_back(bram: Resident) -> None:
    question = bram.last(SMPLAN)
    assert "staat een week online. Wat deed het?" in question.text
    bram.presses("Terugkijken", question)
    bram.fills("Hoeveel mensen zagen het?", "1.250")
    bram.fills("Hoeveel reacties kwamen er?", "31")
    bram.fills("Wat leerden jullie ervan?", "Vragen werkt")
    assert bram.submits() == "cleared"
    assert "Bereik: 1.250" in card(bram).text
    assert "Vragen werkt" in card(bram).text


def test_in_english_with_changes_in_between(town: Town) -> None:
    team = team_with_a_desk(town, language="en")
    post_id = post_in(town, team, title="Buddies wanted", channel_id=linkedin(town, team), exempt="notice")
    sanne, bram = town.person("Sanne"), town.person("Bram")
    bram.presses("Ready for review", card(bram, "Buddies wanted"))
    sanne.presses("Changes needed", card(sanne, "Buddies wanted"))
    sanne.fills("What should change?", "Name the month")
    assert sanne.submits() == "cleared"
    told = bram.last(SMPLAN)
    assert "Sanne Wolkendam asked for changes" in told.text
    assert "Name the month" in told.text
    bram.presses("Ready for review", opened(bram, told, "Open"))
    sanne.presses("Approve", card(sanne, "Buddies wanted"))
    sanne.waits_for_form("Approve anyway?")
    assert sanne.submits() == "cleared"
    assert kept(town, post_id).approver_id == sanne.id


def test_what_is_posted_at_once_is_looked_back_at_when_one_likes(town: Town) -> None:
    team = team_with_a_desk(town, language="en")
    post_in(town, team, status=Status.APPROVED)
    bram = town.person("Bram")
    bram.presses("Posted", card(bram))
    bram.waits_for_form("Posted")
    assert bram.submits() == "cleared"
    bram.presses("Look back", card(bram))
    bram.fills("What did you learn from it?", "Ask more")
    assert bram.submits() == "cleared"
    assert "looked back" in card(bram).text
