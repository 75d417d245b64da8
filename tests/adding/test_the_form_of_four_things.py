"""The form: four things, what is missing is filled in or said, and what follows is shown."""

from datetime import UTC, datetime
from typing import Any

import pytest

from storage import channels
from storage.channels import PlanChannel
from storage.posts import Status
from tests.adding.desk import (
    CHANNEL,
    DAY,
    FORM,
    OWNER,
    PLACED,
    SOCIAL,
    TIME,
    TITLE,
    leaves,
    opens_form,
    posts,
    problems,
    removes_linkedin,
    team_of,
)
from tests.town import Town

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_a_title_alone_is_an_idea(town: Town) -> None:
    bram = town.person("Bram")

    opens_form(bram, {TITLE: "Buddy gezocht"})

    assert "Dit is bewaard als idee:" in bram.form.text
    assert "nog geen kanaal  ·  nog geen datum  ·  nog geen eigenaar" in bram.form.text
    assert posts(town)[0].status is Status.IDEA


def test_a_day_without_a_time_is_at_the_usual_hour_and_gets_an_owner(town: Town) -> None:
    bram = town.person("Bram")

    opens_form(bram, {TITLE: "Buddy gezocht", CHANNEL: "Instagram", DAY: "2026-12-03"})

    assert "donderdag 3 december, 19.30 uur  ·  @Bram" in bram.form.text
    assert posts(town)[0].status is Status.DRAFT


def test_from_the_mirror_another_one_begins(town: Town) -> None:
    bram = town.person("Bram")
    opens_form(bram, {TITLE: "Buddy gezocht"})

    bram.presses("Nog een bericht")
    bram.fills(TITLE, "Nog een")
    assert bram.submits() == "updated"

    assert [post.title for post in posts(town)] == ["Buddy gezocht", "Nog een"]


def test_an_idea_is_put_on_its_place_from_the_mirror(town: Town) -> None:
    bram = town.person("Bram")
    opens_form(bram, {TITLE: "Buddy gezocht", CHANNEL: "Instagram"})

    bram.presses("Zet op wo 2 dec 19:30")

    assert "woensdag 2 december, 19.30 uur" in bram.form.text
    assert posts(town)[0].publish_at == datetime(2026, 12, 2, 18, 30, tzinfo=UTC)


def test_a_moment_that_is_over_is_asked_about(town: Town) -> None:
    bram = town.person("Bram")
    fields = {TITLE: "Buddy gezocht", CHANNEL: "LinkedIn", DAY: "2026-11-20", TIME: "12:00", OWNER: "Bram"}

    opens_form(bram, fields)
    assert posts(town) == []
    bram.fills(PLACED, ["Ja, het is al geplaatst"])
    assert bram.submits() == "updated"

    assert "Dit staat bij wat al geplaatst is:" in bram.form.text
    [post] = posts(town)
    assert (post.status, post.published_at) == (Status.PUBLISHED, datetime(2026, 11, 20, 11, tzinfo=UTC))


def test_another_moment_may_be_chosen_instead(town: Town) -> None:
    bram = town.person("Bram")
    opens_form(bram, {TITLE: "Buddy gezocht", CHANNEL: "LinkedIn", DAY: "2026-11-20"})

    bram.fills(DAY, "2026-12-04")
    assert bram.submits() == "updated"

    assert "vrijdag 4 december, 12.00 uur" in bram.form.text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({TIME: "12:00"}, "Kies ook een dag, of maak de tijd leeg."),
        ({DAY: "2027-03-28", TIME: "02:30"}, "Die tijd bestaat niet op deze dag"),
        ({DAY: "9999-12-31"}, "Kijk nog eens naar het jaar"),
        ({OWNER: "smplan"}, "Deze eigenaar zit niet in het team."),
    ],
)
def test_what_cannot_be_kept_says_what_to_do(town: Town, fields: dict[str, str], sentence: str) -> None:
    bram = town.person("Bram")

    opens_form(bram, {TITLE: "Buddy gezocht", **fields}, answer="errors")

    assert sentence in problems(bram)
    assert bram.form.values["title"]["input"] == "Buddy gezocht"
    assert posts(town) == []


def test_a_channel_that_left_the_plan_meanwhile_is_said(town: Town) -> None:
    bram = town.person("Bram")
    bram.types("/smcal toevoegen", SOCIAL)
    bram.waits_for_form(FORM)
    bram.fills(TITLE, "Buddy gezocht")
    bram.fills(CHANNEL, "LinkedIn")

    removes_linkedin(town)
    assert bram.submits() == "errors"
    assert "Dit kanaal staat niet meer in het plan." in problems(bram)
    bram.fills(CHANNEL, "Facebook")
    assert bram.submits() == "updated"


def test_who_left_the_team_meanwhile_saves_nothing(town: Town) -> None:
    oliver = town.person("Oliver")
    oliver.types("/smcal add", SOCIAL)
    oliver.waits_for_form("New post")
    oliver.fills("Title", "Buddies wanted")

    leaves(town, "Oliver")
    oliver.submits()

    assert posts(town) == []


def test_a_plan_without_channels_says_when_there_will_be_some(town: Town) -> None:
    with town.bot.office.transaction() as session:
        for one in channels.of_team(session, team_of(town)):
            one.removed_at = town.now
    bram = town.person("Bram")

    opens_form(bram, {TITLE: "Buddy gezocht", DAY: "2026-12-03"})
    said = bram.form.text
    assert "nog geen kanaal  ·  donderdag 3 december, 12.00 uur" in said
    assert posts(town)[0].status is Status.IDEA


def test_sixty_channels_fit(town: Town) -> None:
    team_id = team_of(town).id
    with town.bot.office.transaction() as session:
        for number in range(60):
            name = f"{number} {'Kanaal met een heel lange naam ' * 4}"
            made: dict[str, Any] = {"created_at": town.now, "created_by": "U0DEMO001", "name": name[:120]}
            session.add(PlanChannel(team_id=team_id, key=f"other-{number}", network="other", **made))
    bram = town.person("Bram")

    bram.types("/smcal vr 15u Buddy gezocht", SOCIAL)
    bram.types("/smcal toevoegen", SOCIAL)

    assert len(bram.waits_for_form(FORM).field(CHANNEL).element["options"]) == 65


def test_a_title_that_is_too_long_is_stopped_by_slack_with_all_that_was_typed(town: Town) -> None:
    bram = town.person("Bram")

    opens_form(bram, {TITLE: "a" * 151}, answer="invalid_input")

    assert bram.form.values["title"]["input"] == "a" * 151


def test_the_owners_days_are_looked_at(town: Town) -> None:
    bram = town.person("Bram")
    fields = {TITLE: "Buddy gezocht", CHANNEL: "Instagram", DAY: "2026-12-09", TIME: "15:00", OWNER: "Bram"}

    opens_form(bram, fields)

    assert "@Bram Zevenklaver werkt die dag niet." in bram.form.text
