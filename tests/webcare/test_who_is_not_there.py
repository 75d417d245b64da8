"""People who left, went on leave, or a channel that is gone: nothing is lost, and who must act is told."""

import pytest

from storage.database import Database
from tests.town import Town
from tests.webcare.care import (
    MONDAY,
    all_turns,
    card,
    leaves_the_team,
    mail,
    on_duty,
    on_leave,
    ping,
    reports,
    shown,
    team_in,
    the_case,
    town_at,
)

NEEDED_SCOPES = frozenset(
    {"commands", "chat:write", "users:read", "channels:read", "groups:read", "im:write", "im:history"}
)
SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_cases_of_somebody_whose_account_is_switched_off_are_dealt_again(town: Town) -> None:
    team_in(town, duty={"Noor": (MONDAY,)})
    noor, sanne = town.person("Noor"), town.person("Sanne")
    for _ in range(2):
        reports(town.person("Milan"))
    noor.presses("Oppakken", ping(noor))

    noor.changes(deactivated=True)

    sanne.waits_until(lambda: the_case(town, 2).owner_id is None)
    town.settles()
    assert the_case(town).owner_id is None
    assert "Nog van niemand." in card(sanne).text
    assert len(mail(sanne, "Noor Pennevree is er niet meer. De 2 open meldingen")) == 1
    town.passes(minutes=10)
    assert len(mail(sanne, "De 2 open meldingen")) == 1


def test_somebody_else_on_duty_gets_them(town: Town) -> None:
    team_in(town, duty={"Noor": (MONDAY,), "Bram": (MONDAY,)})
    bram, noor, sanne = town.person("Bram"), town.person("Noor"), town.person("Sanne")
    for _ in range(2):
        reports(town.person("Milan"))

    noor.changes(deactivated=True)
    town.ticks()

    assert {turn.user_id for turn in all_turns(town) if turn.ended_at is None} == {bram.id}
    assert len(mail(bram, "Hij is voor jou.")) == 2
    assert "De open melding is opnieuw verdeeld" in mail(sanne, "niet meer")[-1].text
    assert "Voor Bram Zevenklaver" in mail(sanne, "opnieuw verdeeld")[0].text
    assert "De eigenaar vertrok." in shown(sanne, "1").text + shown(sanne, "2").text


def test_who_leaves_the_team_leaves_their_cases(town: Town) -> None:
    team_in(town, duty={"Noor": (MONDAY,), "Bram": (MONDAY,)})
    bram, noor = town.person("Bram"), town.person("Noor")
    reports(town.person("Milan"))
    name, person, other = ("Bram", bram, noor) if mail(bram) else ("Noor", noor, bram)
    leaves_the_team(town, name)

    town.ticks()

    assert the_case(town).owner_id == other.id
    assert "Je zit niet meer in het team" in mail(person)[0].text


def test_the_coordinators_hear_of_what_falls_due_during_a_leave(town: Town) -> None:
    team_in(town, duty={"Noor": (MONDAY,), "Bram": (MONDAY,)}, coordinators=("Sanne",))
    bram, noor, sanne = town.person("Bram"), town.person("Noor"), town.person("Sanne")
    reports(town.person("Milan"))
    name = "Bram" if mail(bram) else "Noor"
    owner = town.person(name)
    on_leave(town, name, "2026-11-23 10:30", "2026-11-27 00:00")

    town.comes("2026-11-23 10:31")
    town.passes(minutes=10)

    told = mail(sanne, "en deze melding moet eerder beantwoord zijn. Overdragen?")
    assert len(told) == 1
    assert told[0].buttons == ["Oppakken", "Beantwoord", "Overdragen", "Bekijken"]
    assert mail(owner, "Overdragen?") == []
    assert noor is not None


@SQLITE
@pytest.mark.traced
def test_who_cannot_be_told_of_a_case_is_looked_up_at_once(town: Town) -> None:
    """Their account was switched off while the bot was, so that Slack told nobody."""
    team_in(town, duty={"Noor": (MONDAY,)})
    noor, bram, sanne = town.person("Noor"), town.person("Bram"), town.person("Sanne")
    town.slack.service.world.first().people[noor.id].is_deactivated = True
    town.slack.fault("refused", method="chat.postMessage", channel=noor.id, error="user_disabled")

    reports(bram)
    assert the_case(town).owner_id == noor.id
    town.ticks()

    assert the_case(town).owner_id is None
    assert "Nog van niemand." in card(bram).text
    assert len(mail(sanne, "Noor Pennevree is er niet meer.")) == 1


@SQLITE
def test_a_leave_that_ends_in_time_is_nobody_s_business(town: Town) -> None:
    team_in(town)
    reports(town.person("Milan"))
    on_leave(town, "Noor", "2026-11-23 10:00", "2026-11-23 11:00")

    town.comes("2026-11-23 10:30")

    assert mail(town.person("Sanne")) == []


def test_when_the_channel_is_archived_pings_still_go_and_a_coordinator_is_told(town: Town) -> None:
    team_in(town)
    bram, sanne = town.person("Bram"), town.person("Sanne")
    bram.channel_does("archive", "#social")

    bram.types("/smcare nieuw", "smplan")
    bram.fills("Waar?", "X")
    bram.fills("Wat voor bericht is het?", "Vraag")
    bram.fills("Wat vraagt of zegt iemand?", "Kan het nog?")
    assert bram.submits() == "cleared"

    assert "Hij is voor jou." in ping(town.person("Noor")).text
    assert any("gearchiveerd" in seen.text for seen in mail(sanne))


@SQLITE
def test_when_the_bot_is_removed_from_the_channel_pings_still_go(database: Database) -> None:
    with town_at(database, "2026-11-23 09:45", scopes=NEEDED_SCOPES) as town:
        team_in(town)
        bram, sanne = town.person("Bram"), town.person("Sanne")
        bram.channel_does("remove", "#social", who="U0SMPLAN01")

        reports(bram, "smplan")

        assert "Hij is voor jou." in ping(town.person("Noor")).text
        assert any("/invite" in seen.text for seen in mail(sanne))


@SQLITE
def test_all_that_somebody_left_behind_fits_however_their_successor_is_called(town: Town) -> None:
    town.person("Bram").changes(display_name="&" * 80)
    team = team_in(town, duty={"Noor": (MONDAY,)})
    for number in range(20):
        reports(town.person("Milan"), says=f"Vraag {number}")
    on_duty(town, team, {"Bram": (MONDAY,)})

    town.person("Noor").changes(deactivated=True)
    town.passes(minutes=2)

    told = [seen for seen in mail(town.person("Sanne")) if "Melding 20:" in str(seen.raw)]
    assert any("&amp;" in str(seen.raw["blocks"]) for seen in told)
