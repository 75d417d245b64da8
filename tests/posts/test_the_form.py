"""The form of a post: what the status needs, what cannot be kept, what others did, what the plan has."""

from datetime import UTC, datetime

import pytest

from bot.posts.written import LONGEST
from storage.posts import Status
from tests.posts.steps import (
    SMPLAN,
    Town,
    asked_to_look,
    audience,
    card,
    is_removed,
    kept,
    leaves_the_team,
    linkedin,
    opened,
    opens_form,
    post_in,
    shows,
    team_with_a_desk,
)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_a_draft_asks_what_approval_needs_and_the_rest_behind_a_button(town: Town) -> None:
    team = team_with_a_desk(town)
    audience(town, team)
    post_in(town, team)
    bram = town.person("Bram")
    form = opens_form(bram)
    assert "Voor wie?" in form.labels
    assert "Vervanger" not in form.labels
    assert "Nog geen waarde in het plan" in form.text
    bram.fills("Titel", "Getypt voor de knop")
    bram.presses("Alle velden")
    assert bram.form.filled["Titel"] == "Getypt voor de knop"
    assert "Vervanger" in bram.form.labels
    assert "Alle velden" not in bram.form.buttons


def test_everything_is_kept_and_the_deadline_follows(town: Town) -> None:
    team = team_with_a_desk(town)
    chosen = {"Kanaal": "LinkedIn", "Voor wie?": "Nieuwe collega's"}
    channel_id, audience_id = linkedin(town, team), audience(town, team)
    post_id = post_in(town, team)
    bram = town.person("Bram")
    opens_form(bram)
    bram.presses("Alle velden")
    more = {"Vorm": "video", "Soort": "groot verhaal", "Vervanger": "Noor", "Tijd": "09:30"}
    for label, choice in {**chosen, **more, "Haakt in op": "Open dag", "Dag": "2026-12-08"}.items():
        bram.fills(label, choice)
    assert bram.submits() == "cleared"
    post = kept(town, post_id)
    assert (post.channel_id, post.audience_id, post.hook) == (channel_id, audience_id, "Open dag")
    assert post.publish_at == datetime(2026, 12, 8, 8, 30, tzinfo=UTC)
    assert post.deadline_at == datetime(2026, 12, 2, 11, tzinfo=UTC)
    assert post.backup_id == town.person("Noor").id


def test_a_deadline_of_ones_own_moves_with_the_post(town: Town) -> None:
    team = team_with_a_desk(town)
    post_id = post_in(town, team)
    bram = town.person("Bram")
    opens_form(bram)
    bram.presses("Alle velden")
    bram.fills("Klaar voor beoordeling op", "2026-12-04")
    assert bram.submits() == "errors"
    assert "Dit is na het moment zelf" in str(bram.form.errors)
    bram.fills("Klaar voor beoordeling op", "2026-11-30")
    assert bram.submits() == "cleared"
    opens_form(bram)
    bram.fills("Dag", "2026-12-10")
    assert bram.submits() == "cleared"
    assert kept(town, post_id).deadline_at == datetime(2026, 12, 7, 11, tzinfo=UTC)
    opens_form(bram)
    bram.fills("Dag", "2026-11-25")  # as many days before would be over already: the usual deadline again
    assert bram.submits() == "cleared"
    assert kept(town, post_id).deadline_at == datetime(2026, 11, 24, 11, tzinfo=UTC)


def test_who_stands_in_is_not_made_the_owner_where_the_backup_is_not_seen(town: Town) -> None:
    team = team_with_a_desk(town)
    post_in(town, team, backup_id=town.person("Noor").id)
    bram = town.person("Bram")
    opens_form(bram)
    bram.fills("Wie maakt het?", "Noor")
    assert bram.submits() == "errors"
    assert "Dit is de vervanger." in bram.form.errors["Wie maakt het?"]


def test_what_cannot_be_kept_is_said_and_stays(town: Town) -> None:
    team = team_with_a_desk(town)
    post_in(town, team)
    bram = town.person("Bram")
    opens_form(bram)
    bram.presses("Alle velden")
    bram.fills("Tijd", None)
    bram.fills("Vervanger", "Bram")
    bram.fills("Wie geeft akkoord?", "Yara")
    assert bram.submits() == "errors"
    errors = bram.form.errors
    assert errors["Tijd"] == "Kies ook een tijd."
    assert errors["Vervanger"] == "Kies iemand anders dan de eigenaar."
    assert "Kies iemand die in dit team zit" in errors["Wie geeft akkoord?"]


@pytest.mark.parametrize(
    ("day", "at", "sentence"),
    [
        ("9999-12-31", "12:00", "Kijk nog eens naar het jaar"),
        ("0001-01-01", "00:00", "Kijk nog eens naar het jaar"),
        ("2027-03-28", "02:30", "Die tijd bestaat niet op deze dag"),
    ],
)
def test_a_day_or_time_that_cannot_be_meant_is_said_at_its_field(
    town: Town, day: str, at: str, sentence: str
) -> None:
    team = team_with_a_desk(town)
    post_id = post_in(town, team)
    before, bram = kept(town, post_id).publish_at, town.person("Bram")
    opens_form(bram)
    bram.fills("Dag", day)
    bram.fills("Tijd", at)
    assert bram.submits() == "errors"
    assert sentence in str(bram.form.errors)
    assert kept(town, post_id).publish_at == before


def test_a_moment_that_is_over_is_asked_first(town: Town) -> None:
    team = team_with_a_desk(town)
    post_id = post_in(town, team)
    bram = town.person("Bram")
    opens_form(bram)
    bram.fills("Titel", "Van vorige week")
    bram.fills("Dag", "2026-11-16")
    assert bram.submits() == "updated"
    assert "Dat moment is al voorbij" in bram.form.text
    assert bram.form.filled["Titel"] == "Van vorige week"
    bram.fills("In het verleden", ["Ja, zo bewaren"])
    assert bram.submits() == "cleared"
    assert kept(town, post_id).publish_at == datetime(2026, 11, 16, 11, tzinfo=UTC)


def test_what_others_saved_meanwhile_is_shown_first(town: Town) -> None:
    team = team_with_a_desk(town)
    post_id = post_in(town, team)
    bram, noor = town.person("Bram"), town.person("Noor")
    opens_form(bram)
    opens_form(noor)
    noor.fills("Titel", "Van Noor")
    assert noor.submits() == "cleared"
    bram.fills("Titel", "Van Bram")
    assert bram.submits() == "updated"
    assert "gewijzigd door @Noor Pennevree: titel" in bram.form.text
    assert bram.form.filled["Titel"] == "Van Bram"
    assert bram.submits() == "cleared"
    assert kept(town, post_id).title == "Van Bram"


def test_a_channel_that_left_the_plan_is_said_and_can_be_replaced(town: Town) -> None:
    team = team_with_a_desk(town)
    channel_id = linkedin(town, team)
    post_id = post_in(town, team, channel_id=channel_id)
    is_removed(town, channel_id)
    shows(town, team, post_id)
    bram = town.person("Bram")
    assert "LinkedIn staat niet meer in het plan" in card(bram).text
    assert "LinkedIn staat niet meer in het plan" in opens_form(bram).text
    assert bram.submits() == "cleared"
    assert kept(town, post_id).channel_id == channel_id


def test_an_idea_with_an_owner_and_a_moment_is_a_draft(town: Town) -> None:
    team = team_with_a_desk(town)
    post_id = post_in(town, team, status=Status.IDEA, publish_at=None, owner_id=None)
    bram = town.person("Bram")
    bram.presses("Wijzigen", opened(bram, asked_to_look(town, team, bram, post_id)))
    assert "Voor wie?" not in bram.waits_for_form("Bericht").text
    for label, choice in {"Dag": "2026-12-03", "Tijd": "12:00", "Wie maakt het?": "Noor"}.items():
        bram.fills(label, choice)
    assert bram.submits() == "cleared"
    assert kept(town, post_id).status is Status.DRAFT
    assert "concept" in card(bram).text
    assert "gaf jou Buddy gezocht voor januari" in town.person("Noor").last(SMPLAN).text


def test_what_was_approved_and_then_changed_is_said_in_the_thread(town: Town) -> None:
    team = team_with_a_desk(town)
    post_in(town, team, status=Status.APPROVED)
    bram = town.person("Bram")
    opens_form(bram)
    bram.fills("Tekst, of een link naar waar die staat", "Kom bij ons <!channel>")
    assert bram.submits() == "cleared"
    assert "wijzigde dit na het akkoord: tekst" in bram.last("#social", card(bram)).text
    assert "Kom bij ons <!channel>" in card(bram).text


def test_nothing_changed_is_said(town: Town) -> None:
    team = team_with_a_desk(town)
    post_id = post_in(town, team)
    bram = town.person("Bram")
    opens_form(bram)
    assert bram.submits() == "cleared"
    assert "Er veranderde niets." in bram.last("#social").text
    assert kept(town, post_id).version == 1


def test_an_owner_who_left_the_team_stays_until_another_is_chosen(town: Town) -> None:
    team = team_with_a_desk(town)
    post_id = post_in(town, team)
    leaves_the_team(town, team, "Bram")
    noor = town.person("Noor")
    opens_form(noor)
    noor.fills("Titel", "Nieuwe titel")
    assert noor.submits() == "cleared"
    assert kept(town, post_id).owner_id == town.person("Bram").id


def test_the_longest_title_fits(town: Town) -> None:
    team = team_with_a_desk(town)
    long = "&" * LONGEST["title"]
    post_in(town, team, title=long, draft="<" * 3000, hook="&" * 100, exempt="&" * 200)
    assert any("&&&&" in one.text for one in town.person("Bram").sees("#social"))
