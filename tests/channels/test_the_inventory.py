"""What do you do already? Channels that are there before any plan, who can log in, and how it was then."""

from datetime import date

import pytest

from storage.channels import PlanChannel
from tests.channels.steps import (
    DONE_BY,
    HOURS,
    LAST_POST,
    LOGIN,
    NAME,
    NETWORK,
    channel,
    fills_in,
    inventory,
    is_there,
    kept,
    overview,
    presses,
    writes_down,
)
from tests.team.founding import sets_up_a_team, team_in, told_privately
from tests.town import Town


def test_right_after_a_team_is_set_up_it_is_asked_and_may_be_skipped(town: Town) -> None:
    sanne = town.person("Sanne")
    sets_up_a_team(sanne)

    done = sanne.finds("Vertel eerst wat er nu is", "#social")
    assert "Vertel eerst wat er nu is; overslaan kan." in done.text
    assert done.buttons == ["Wat doen jullie al?", "Naar het plan"]

    sanne.presses("Wat doen jullie al?", done)
    fills_in(sanne, {NETWORK: "Facebook"})
    assert sanne.submits() == "updated"
    assert "Facebook: niemand genoemd" in sanne.form.text


def test_several_channels_in_a_row_without_going_back(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    writes_down(noor, "LinkedIn")

    for network in ("Facebook", "Podcast"):
        noor.presses("Nog een")
        assert noor.form.filled[NETWORK] in (None, "")
        fills_in(noor, {NETWORK: network})
        assert noor.submits() == "updated"
    noor.closes()

    assert [one.name for one in kept(town, team)] == ["LinkedIn", "Facebook", "Podcast"]
    assert [one.key for one in kept(town, team)] == ["linkedin", "facebook", "podcast"]
    assert overview(noor).text.startswith("Stap 4, hoe")


def test_what_was_found_is_mirrored_with_one_remark(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")

    writes_down(
        noor,
        "Instagram",
        **{LOGIN: "de kluis van ICT", LAST_POST: "2026-09-01", DONE_BY: "Bram", HOURS: "2.5"},
    )

    form = noor.form
    assert form.title == "Opgeslagen"
    facts = "@Bram Zevenklaver doet het nu, 2,5 uur per week  ·  laatste bericht dinsdag 1 september 2026"
    assert f"Instagram: {facts}  ·  inlog: de kluis van ICT" in form.text
    assert "Het laatste bericht was 83 dagen geleden. Doorgaan of stoppen?" in form.text


def test_a_second_channel_on_the_same_network_needs_a_name_of_its_own(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    writes_down(noor, "LinkedIn")
    noor.presses("Nog een")
    fills_in(noor, {NETWORK: "LinkedIn"})

    assert noor.submits() == "errors"
    assert noor.form.errors[NAME] == "Jullie hebben al een kanaal dat zo heet. Geef dit een eigen naam."

    noor.fills(NAME, "LinkedIn van HR")
    assert noor.submits() == "updated"
    assert [one.key for one in kept(town, team)] == ["linkedin", "linkedin-2"]


@pytest.mark.traced
def test_a_password_is_never_kept(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    noor.presses("Kanaal opschrijven", inventory(noor))
    fills_in(noor, {NETWORK: "Facebook", LOGIN: "social / Welkom2024!", HOURS: "3"})

    assert noor.submits() == "errors"

    assert noor.form.errors[LOGIN].startswith("Dit lijkt op een wachtwoord.")
    assert (noor.form.filled[LOGIN], noor.form.filled[HOURS]) == ("social / Welkom2024!", "3")
    assert kept(town, team) == []
    noor.fills(LOGIN, "Bram")
    assert noor.submits() == "updated"
    assert "Zo te lezen kan één persoon inloggen" not in noor.form.text, "who does it comes first"


@pytest.mark.traced
@pytest.mark.parametrize(
    ("fields", "label", "sentence"),
    [
        ({NETWORK: "Een ander kanaal"}, NAME, "Geef dit kanaal een naam."),
        ({LAST_POST: "2026-11-24"}, LAST_POST, "Deze dag moet nog komen."),
        ({DONE_BY: "Milan"}, DONE_BY, "Deze persoon zit niet in het team."),
    ],
)
def test_what_cannot_be_is_said_at_the_field(
    town: Town, fields: dict[str, str], label: str, sentence: str
) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    noor.presses("Kanaal opschrijven", inventory(noor))
    fills_in(noor, {NETWORK: "Facebook", LOGIN: "ICT", **fields})

    assert noor.submits() == "errors"

    assert sentence in noor.form.errors[label]
    assert noor.form.filled[LOGIN] == "ICT"
    assert kept(town, team) == []


def test_who_left_the_organisation_does_no_channel(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    noor.presses("Kanaal opschrijven", inventory(noor))
    town.person("Bram").changes(deactivated=True)
    fills_in(noor, {NETWORK: "Facebook", DONE_BY: "Bram"})

    assert noor.submits() == "errors"

    assert "Deze persoon zit niet in het team." in noor.form.errors[DONE_BY]
    assert kept(town, team) == []


def test_the_start_can_be_read_back_after_much_has_changed(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    writes_down(noor, "Facebook", **{LOGIN: "de stagiair"})
    noor.presses("Aanvullen")
    fills_in(noor, {LOGIN: "de oud-collega", DONE_BY: "Bram"})
    assert noor.submits() == "updated"
    noor.closes()
    town.passes(days=14)

    presses(noor, "Aanvullen", inventory(noor))
    fills_in(noor, {LOGIN: "de kluis van ICT", DONE_BY: "Noor"})
    assert noor.submits() == "updated"
    noor.closes()
    shown = overview(noor)
    noor.presses("Verwijderen", shown, confirms=True)

    noor.types("/smhow uitgangssituatie", "#social")
    start = told_privately(noor)
    assert "Facebook, opgeschreven op maandag 23 november 2026: @Bram Zevenklaver doet het nu" in start.text
    assert "inlog: de oud-collega  ·  inmiddels gestopt" in start.text
    assert kept(town, team) == []


def test_before_anything_is_written_down_the_start_says_how_to_begin(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")

    noor.presses("Wat doen jullie al?", overview(noor))
    assert "Eén formulier per kanaal dat er al is" in told_privately(noor).text

    noor.types("/smhow start", "#social")
    assert told_privately(noor).text == "Er is nog niets opgeschreven. Begin met /smhow inventaris."


def test_what_was_found_is_planned_without_typing_it_again(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    writes_down(noor, "Facebook", **{DONE_BY: "Bram", LOGIN: "ICT", LAST_POST: "2026-11-20"})
    noor.closes()
    shown = overview(noor)
    assert "Dit kanaal is er al. Gaan jullie ermee door: voor wie, en hoe vaak?" in shown.text

    noor.presses("Plan maken", shown)
    assert noor.form.filled[NETWORK] == "Facebook"
    noor.fills("Hoe: in welke vorm?", ["Beeld"])
    assert noor.submits() == "updated"
    noor.closes()

    [facebook] = kept(town, team)
    assert (facebook.forms, facebook.done_by) == (["image"], town.person("Bram").id)


def test_sixty_channels_are_the_maximum_and_fit_on_pages(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    is_there(town, *(long_channel(town, team.id, number) for number in range(60)))

    listed = inventory(noor)
    assert "Kanaal opschrijven" not in listed.buttons
    presses(noor, "Volgende", listed)
    assert "Zestig kanalen is het maximum." in told_privately(noor).text
    presses(noor, "Volgende", overview(noor))
    assert "Kanaal 9 tot en met 16 van 60." in told_privately(noor).text
    for command in ("/smhow nieuw", "/smhow start", "/smhow geschiedenis"):
        noor.types(command, "#social")
        assert told_privately(noor).text


def long_channel(town: Town, team_id: int, number: int) -> PlanChannel:
    """With everything as long as it may be."""
    return PlanChannel(
        team_id=team_id,
        key=f"other-{number}",
        network="other",
        name=f"{number:02}" + "&" * 58,
        created_at=town.now,
        created_by="U0DEMO001",
        found={"network": "other", "name": "&" * 60, "login_holder": "&" * 150, "hours": 80.0},
        login_holder="&" * 150,
        last_post_on=date(2020, 1, 1),
        done_by="U0DEMO002",
        hours=80,
        reason="&" * 400,
        hypothesis="&" * 300,
        success="&" * 150,
        ends_on=date(2026, 11, 20),
        forms=["text", "image", "sound", "video"],
        days=list(range(7)),
        cadence=50,
    )


def test_nobody_outside_the_team_gets_in_with_an_old_button(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    is_there(town, channel(town, team))
    shown, listed = overview(bram), inventory(bram)
    bram.changes(stranger=True)

    for label, where in (("Wijzigen", shown), ("Kanaal toevoegen", shown), ("Kanaal opschrijven", listed)):
        presses(bram, label, where)
        assert told_privately(bram).text == "Dit is alleen voor mensen van de eigen organisatie."
    for label in ("Aanvullen", "Uitgangssituatie", "Naar de kanalen"):
        presses(bram, label, listed)
        assert told_privately(bram).text == "Dit is alleen voor mensen van de eigen organisatie."
    assert "LinkedIn" in overview(noor).text
