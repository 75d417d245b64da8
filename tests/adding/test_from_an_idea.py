"""An idea of the meet-up, a message, or what comes to mind becomes a post, once."""

from typing import Any

import pytest

from bot.demo.team import WORKSPACE
from bot.slack.blocks import actions, section
from bot.slack.elements import button
from storage import members, outbox
from storage.ideas import Idea
from storage.outbox import NewLetter
from storage.people import Team
from storage.posts import Status
from tests.adding.desk import (
    CHANNEL,
    DRAFT,
    FORM,
    SOCIAL,
    TITLE,
    leaves,
    posts,
    team_of,
    told,
)
from tests.town import Resident, Town

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
PROMOTE = "Maak er een bericht van"
OLD = "Oud-collega terug op het nest"


def offers_an_idea(town: Town, **fields: Any) -> int:
    """As the meet-up shows one, with its button; its id."""
    whole: dict[str, Any] = {"text": OLD, "by": "U0DEMO005", "at": town.now, **fields}
    team = team_of(town)
    with town.bot.office.transaction() as session:
        idea = Idea(team_id=team.id, **whole)
        session.add(idea)
        session.flush()
        row = actions(button("adding.from_idea", PROMOTE, str(idea.id)))
        where: dict[str, Any] = {"workspace_id": WORKSPACE, "channel": team.channel_id}
        letter = NewLetter(key=f"idea {idea.id}", text="Een idee", blocks=[section("Een idee"), row], **where)
        outbox.write(session, letter, town.now)
    town.settles()
    return idea.id


def promotes(person: Resident) -> None:
    person.presses(PROMOTE, person.finds("Een idee", SOCIAL))


def test_two_people_make_one_post_of_an_idea(town: Town) -> None:
    idea_id = offers_an_idea(town)
    bram, sanne = town.person("Bram"), town.person("Sanne")

    for person in (bram, sanne):
        promotes(person)
        form = person.waits_for_form(FORM)
        assert form.values["title"]["input"] == OLD
        assert None not in (form.values["channel"]["input"], form.values["day"]["input"])
    assert bram.submits() == "updated"
    assert sanne.submits() == "updated"

    said = f"@Bram Zevenklaver maakte hier al een bericht van: {OLD}."
    assert said in sanne.form.text
    [post] = posts(town)
    assert (post.came_from, post.status) == (f"meetup_idea:{idea_id}", Status.DRAFT)
    with town.bot.office.reading() as session:
        idea = session.get(Idea, idea_id)
        assert idea is not None
        assert (idea.post_id, idea.version) == (post.id, 2)
    promotes(sanne)
    assert said in told(sanne).text
    assert told(sanne).buttons == ["Bekijken"]


def test_an_idea_that_is_gone_says_so(town: Town) -> None:
    offers_an_idea(town, removed_at=town.now)
    bram = town.person("Bram")

    promotes(bram)
    assert told(bram).text == "Dit idee is er niet meer."
    with town.bot.office.transaction() as session:
        for idea in session.query(Idea):
            session.delete(idea)
    promotes(bram)
    assert told(bram).text == "Dit idee is er niet meer."


def test_an_idea_is_for_who_is_in_the_team(town: Town) -> None:
    offers_an_idea(town)
    leaves(town, "Oliver")
    oliver = town.person("Oliver")

    promotes(oliver)

    assert "You are not in" in told(oliver).text or "not" in told(oliver).text
    assert oliver.forms == []


LONG = "Wie heeft er tips voor de eerste nachtdienst?\nVraag van een collega op de OK.\n@channel <script>"


def test_a_message_becomes_an_idea_with_its_text_and_address(town: Town) -> None:
    bram = town.person("Bram")
    message = town.person("Noor").says(LONG, SOCIAL)

    bram.uses_shortcut("Save as idea", message)
    form = bram.waits_for_form(FORM)
    assert form.values["title"]["input"] == "Wie heeft er tips voor de eerste nachtdienst?"
    assert "Een titel is genoeg." in form.text
    assert bram.submits() == "updated"

    [post] = posts(town)
    assert post.status is Status.IDEA
    assert (post.draft or "").startswith("http")
    assert (post.draft or "").endswith(LONG.replace("<!channel>", "@channel"))


def test_of_a_message_one_idea_is_made(town: Town) -> None:
    bram, sanne = town.person("Bram"), town.person("Sanne")
    message = town.person("Noor").says(LONG, SOCIAL)
    bram.uses_shortcut("Save as idea", message)
    bram.waits_for_form(FORM)
    bram.submits()

    sanne.uses_shortcut("Save as idea", message)

    assert "@Bram Zevenklaver maakte hier al een bericht van" in told(sanne).text


def test_where_slack_gives_no_address_the_text_alone_is_kept(town: Town) -> None:
    bram = town.person("Bram")
    message = town.person("Noor").says("Tip uit de kantine", SOCIAL)
    town.slack.fault("refused", method="chat.getPermalink", error="message_not_found", times=9)

    bram.uses_shortcut("Save as idea", message)
    bram.waits_for_form(FORM)
    bram.submits()

    assert posts(town)[0].draft == "Tip uit de kantine"


def test_what_comes_to_mind_is_an_idea_from_anywhere(town: Town) -> None:
    bram = town.person("Bram")

    bram.uses_shortcut("New content idea")
    bram.waits_for_form(FORM)
    bram.fills(TITLE, "Kerst op de afdeling")
    assert bram.submits() == "updated"

    assert posts(town)[0].title == "Kerst op de afdeling"


def has_a_second_team(town: Town) -> None:
    bram = town.person("Bram")
    with town.bot.office.transaction() as session:
        made: dict[str, Any] = {"created_at": town.now, "created_by": bram.id, "name": "Werving"}
        team = Team(workspace_id=WORKSPACE, channel_id="C0OTHER", **made)
        session.add(team)
        session.flush()
        members.replace(session, team, [bram.id], [bram.id], town.now)


def test_with_several_teams_it_asks_which(town: Town) -> None:
    has_a_second_team(town)
    bram = town.person("Bram")

    bram.uses_shortcut("New content idea")
    form = bram.waits_for_form(FORM)
    assert CHANNEL not in form.text
    bram.fills("Voor welk team?", "Werving")
    bram.fills(TITLE, "Kerst op de afdeling")
    assert bram.submits() == "updated"

    assert posts(town)[0].team_id != team_of(town).id


def test_a_line_typed_to_the_bot_with_several_teams_asks_which(town: Town) -> None:
    has_a_second_team(town)
    bram = town.person("Bram")

    bram.types("smcal Buddy gezocht", "smplan")
    said = bram.last("smplan")
    bram.presses("Werving", said)

    assert "Buddy gezocht" in bram.last("smplan").text


def test_who_is_in_no_team_hears_so(town: Town) -> None:
    leaves(town, "Oliver")
    oliver = town.person("Oliver")

    oliver.uses_shortcut("New content idea")

    assert oliver.forms == []
    assert oliver.last("smplan").text


def test_the_text_is_its_own_field_that_may_be_changed(town: Town) -> None:
    bram = town.person("Bram")
    bram.uses_shortcut("Save as idea", bram.says("Tip uit de kantine", SOCIAL))
    bram.waits_for_form(FORM)

    bram.fills(DRAFT, "Tip")
    bram.submits()

    assert posts(town)[0].draft == "Tip"
