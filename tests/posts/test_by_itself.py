"""What is asked by itself: once, of who is in, in working time, with the reason, at its minute."""

from datetime import UTC, datetime

import pytest

from storage.posts import Due, Status
from tests.posts.steps import (
    SMPLAN,
    THURSDAY_NOON,
    TITLE,
    Resident,
    Town,
    card,
    is_away,
    kept,
    leaves_the_team,
    post_in,
    team_with_a_desk,
)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def asked(person: Resident, words: str) -> list[str]:
    """The private messages that say this."""
    try:
        return [one.text for one in person.sees(SMPLAN) if words in one.text]
    except AssertionError:
        return []


def test_making_begins_and_the_deadline_is_said_on_its_morning(town: Town) -> None:
    team = team_with_a_desk(town)
    post_in(town, team)
    bram = town.person("Bram")
    for moment in ("2026-12-01 09:00", "2026-12-01 11:00", "2026-12-02 08:59", "2026-12-02 09:00"):
        town.comes(moment)
    assert len(asked(bram, "Vandaag begin je aan Buddy gezocht")) == 1
    [deadline] = asked(bram, "Vandaag is de deadline van")
    assert "Jij bent de eigenaar." in deadline
    assert "Voor akkoord nog nodig" in deadline


def test_who_approves_is_reminded_and_then_the_next_is_asked(town: Town) -> None:
    team = team_with_a_desk(town)
    post_in(town, team)
    bram, sanne, oliver = town.person("Bram"), town.person("Sanne"), town.person("Oliver")
    bram.presses("Klaar voor beoordeling", card(bram))
    for moment in ("2026-11-24 09:44", "2026-11-24 09:45", "2026-11-25 09:45", "2026-11-25 10:30"):
        town.comes(moment)
    assert len(asked(sanne, "wacht een werkdag op jouw akkoord")) == 1
    [escalated] = asked(oliver, "wacht nog op akkoord")
    assert "vervanger voor" in escalated
    assert "Daar bleef het stil, daarom ook gevraagd aan Oliver" in card(bram).text
    oliver.presses("Akkoord", oliver.last(SMPLAN))
    oliver.waits_for_form("Toch akkoord?")
    assert oliver.submits() == "cleared"
    assert "Oliver" in sanne.last(SMPLAN).text
    assert "gaf akkoord" in sanne.last(SMPLAN).text


def test_who_was_asked_and_is_not_there_any_more_is_not_waited_for(town: Town) -> None:
    team = team_with_a_desk(town)
    post_in(town, team)
    bram, oliver = town.person("Bram"), town.person("Oliver")
    bram.presses("Klaar voor beoordeling", card(bram))
    is_away(town, "Sanne")
    for moment in ("2026-11-24 09:45", "2026-11-24 10:05"):
        town.comes(moment)
    assert len(asked(oliver, "wacht nog op akkoord")) == 1
    assert asked(town.person("Sanne"), "wacht een werkdag") == []


def test_what_goes_out_today_is_said_when_its_owner_begins(town: Town) -> None:
    team = team_with_a_desk(town)
    post_in(town, team, status=Status.APPROVED)
    bram = town.person("Bram")
    town.comes("2026-12-03 08:58")
    assert asked(bram, "Vandaag gaat") == []
    town.comes("2026-12-03 09:00")
    assert len(asked(bram, "Vandaag gaat Buddy gezocht voor januari uit")) == 1


def test_after_its_moment_nobody_is_told_that_it_goes_out_today(town: Town) -> None:
    team = team_with_a_desk(town)
    post_in(town, team, status=Status.APPROVED)
    bram = town.person("Bram")
    assert card(bram).buttons[:2] == ["Ingepland", "Geplaatst"]
    town.comes("2026-12-03 12:20")
    town.passes(seconds=1)
    assert asked(bram, "Vandaag gaat") == []
    assert len(asked(bram, "Is het geplaatst?")) == 1
    assert card(bram).buttons[:2] == ["Geplaatst", "Wijzigen"], "there is nothing left to put ready"


def test_the_backup_is_asked_when_the_owner_is_away_and_told_why(town: Town) -> None:
    team = team_with_a_desk(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    is_away(town, "Bram")
    post_in(town, team, backup_id=noor.id, status=Status.SCHEDULED)
    town.comes("2026-12-03 12:16")
    [question] = asked(noor, "Is het geplaatst?")
    assert "Jij bent de vervanger van Bram Zevenklaver, die er nu niet is." in question
    assert asked(bram, "Is het geplaatst?") == []


def test_the_matrix_says_who_is_asked_when_neither_is_there(town: Town) -> None:
    team = team_with_a_desk(town)
    is_away(town, "Bram")
    post_in(town, team, status=Status.SCHEDULED)
    town.comes("2026-12-03 12:16")
    [question] = asked(town.person("Noor"), "Is het geplaatst?")
    assert "vervanger voor" in question


def test_a_coordinator_is_asked_when_nobody_is_there(town: Town) -> None:
    team = team_with_a_desk(town)
    is_away(town, "Bram")
    is_away(town, "Noor")
    post_in(town, team, status=Status.SCHEDULED)
    town.comes("2026-12-03 12:16")
    [question] = asked(town.person("Sanne"), "Is het geplaatst?")
    assert "Bram Zevenklaver is de eigenaar en is er nu niet." in question
    assert "Jij coördineert, en er is nu niemand anders voor." in question


def test_is_it_posted_is_answered_with_another_moment_and_asked_again_then(town: Town) -> None:
    team = team_with_a_desk(town)
    post_id = post_in(town, team, status=Status.SCHEDULED)
    bram = town.person("Bram")
    town.comes("2026-12-03 12:16")
    bram.presses("Verplaatst", bram.last(SMPLAN))
    assert bram.submits() == "errors"
    assert "Kies een ander" in str(bram.form.errors)
    bram.fills("Dag", "2026-12-04")
    assert bram.submits() == "cleared"
    assert kept(town, post_id).publish_at == datetime(2026, 12, 4, 11, tzinfo=UTC)
    town.comes("2026-12-04 12:16")
    assert len(asked(bram, "Is het geplaatst?")) == 1
    assert len(asked(bram, "Bram Zevenklaver verplaatste dit bericht")) == 1
    bram.presses("Geschrapt", bram.last(SMPLAN))
    assert kept(town, post_id).status is Status.DROPPED
    assert "Bram Zevenklaver schrapte dit bericht" in bram.last(SMPLAN).text


def test_what_nobody_approved_is_asked_in_other_words(town: Town) -> None:
    team = team_with_a_desk(town)
    post_id = post_in(town, team)
    bram = town.person("Bram")
    town.comes("2026-12-03 12:16")
    town.passes(seconds=1)
    assert "maar er was nog geen akkoord" in bram.last(SMPLAN).text
    bram.presses("Geplaatst", bram.last(SMPLAN))
    assert bram.submits() == "cleared"
    assert kept(town, post_id).published_at == THURSDAY_NOON
    assert "zonder akkoord vooraf" in bram.last("#social", card(bram)).text


def test_an_evening_post_is_asked_about_the_next_morning(town: Town) -> None:
    team = team_with_a_desk(town)
    post_in(town, team, status=Status.SCHEDULED, publish_at=THURSDAY_NOON.replace(hour=19))
    bram = town.person("Bram")
    town.comes("2026-12-03 21:00")
    assert asked(bram, "Is het geplaatst?") == []
    town.comes("2026-12-04 09:00")
    assert len(asked(bram, "Is het geplaatst?")) == 1


def test_after_the_change_to_summer_time_it_is_the_same_minute_of_the_wall_clock(town: Town) -> None:
    team = team_with_a_desk(town)
    noon = datetime(2027, 3, 29, 10, tzinfo=UTC)
    post_id = post_in(town, team, status=Status.SCHEDULED, publish_at=noon)
    assert "maandag 29 maart, 12.00 uur" in card(town.person("Bram")).text
    assert kept(town, post_id).due_at == datetime(2027, 3, 29, 10, 15, tzinfo=UTC)
    town.comes("2027-03-29 12:14")
    assert asked(town.person("Bram"), "Is het geplaatst?") == []
    town.comes("2027-03-29 12:15")
    assert len(asked(town.person("Bram"), "Is het geplaatst?")) == 1


def test_what_was_missed_for_days_is_not_said_any_more(town: Town) -> None:
    team = team_with_a_desk(town)
    post_id = post_in(town, team)
    assert kept(town, post_id).due is Due.MAKE
    town.comes("2026-12-18 10:00")
    town.passes(seconds=1)
    assert asked(town.person("Bram"), TITLE) == []
    assert kept(town, post_id).due_at is None


def test_posts_of_who_left_are_nobodys_and_it_is_told_once(town: Town) -> None:
    team = team_with_a_desk(town)
    first, second = post_in(town, team), post_in(town, team, title="Tweede")
    leaves_the_team(town, team, "Bram")
    town.passes(minutes=11)
    town.passes(minutes=11)
    noor, sanne = town.person("Noor"), town.person("Sanne")
    for person in (noor, sanne):
        [told] = asked(person, "Bram Zevenklaver is er niet meer en had nog 2 berichten")
        assert "Tweede" in told
    assert kept(town, first).owner_id is None
    assert kept(town, second).owner_id is None
    assert "Eigenaar: nog geen eigenaar" in card(sanne).text


def test_an_idea_of_who_left_is_nobodys_though_nothing_is_due_for_it(town: Town) -> None:
    team = team_with_a_desk(town)
    idea = post_in(town, team, status=Status.IDEA, publish_at=None)
    town.person("Bram").changes(deactivated=True)
    town.passes(minutes=11)
    assert len(asked(town.person("Sanne"), "Bram Zevenklaver is er niet meer en had nog één bericht")) == 1
    assert kept(town, idea).owner_id is None
