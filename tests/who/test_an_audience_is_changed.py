"""Changing and removing an audience, also when others do so at the same time: nothing is lost in silence."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from storage import plans
from tests.team.founding import an_hour_passes, team_in, told_privately
from tests.town import Resident, Town
from tests.who.steps import (
    ASSUMPTION,
    EVIDENCE,
    ISSUE,
    KNOWN,
    NAME,
    NETWORK,
    NURSES,
    OFFLINE,
    ONLINE,
    PRIORITY,
    SENTENCE,
    WHOLE,
    adds,
    begins,
    fills_in,
    issue_of,
    kept,
    log_of,
    many,
    opens_change,
    overview,
    surrounds,
)

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.traced
@on_sqlite
def test_the_form_opens_with_what_was_typed_and_last_week_stays_last_week(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    told = "gesprek met Teun | vorige week\nenquête, okt 2026, n = 41"
    adds(
        noor, NURSES, {**WHOLE, EVIDENCE: told, ASSUMPTION: "leest geen mail", PRIORITY: "3: als er tijd is"}
    )
    noor.closes()
    town.slack.moves_clock(seconds=8 * 24 * 3600)

    opens_change(noor)

    filled = noor.form.filled
    assert (filled[NAME], filled[ONLINE], filled[EVIDENCE]) == (NURSES, WHOLE[ONLINE], told)
    assert (filled[KNOWN], filled[PRIORITY]) == ("We weten het", "3: als er tijd is")
    fills_in(noor, {OFFLINE: "in de fietsenstalling", EVIDENCE: told + "\nbelronde | gisteren"})
    assert noor.submits() == "updated"
    [audience] = kept(town, team)
    assert [one["on"] for one in audience.evidence] == ["2026-11-16", "2026-10", "2026-11-30"]
    assert log_of(town, team)[0].fields["offline"] == [[WHOLE[OFFLINE]], ["in de fietsenstalling"]]


@on_sqlite
def test_the_mirror_becomes_the_form_again(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    adds(noor, NURSES)

    noor.presses("Aanvullen")
    assert noor.waits_for_form("Doelgroep").filled[NAME] == NURSES
    fills_in(noor, WHOLE)
    assert noor.submits() == "updated"

    assert noor.form.title == "Opgeslagen"
    assert len(noor.forms) == 1
    assert [one.version for one in kept(town, team)] == [2]


def test_two_people_in_the_same_form_and_the_second_sees_what_changed_meanwhile(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    adds(noor, NURSES)
    noor.closes()
    opens_change(noor)
    opens_change(bram)
    fills_in(bram, {NAME: "Anesthesiemedewerkers", ONLINE: "leest mee op Reddit"})
    bram.submits()

    fills_in(noor, {OFFLINE: "in de koffiekamer"})
    assert noor.submits() == "updated"

    form = noor.form
    assert "Terwijl je typte gewijzigd door @Bram Zevenklaver: de naam en online gedrag" in form.text
    assert "Nu opgeslagen: Anesthesiemedewerkers" in form.text
    assert (form.filled[NAME], form.filled[OFFLINE]) == (NURSES, "in de koffiekamer")
    assert [one.name for one in kept(town, team)] == ["Anesthesiemedewerkers"]
    assert noor.submits() == "updated"
    assert [(one.name, one.offline) for one in kept(town, team)] == [(NURSES, ["in de koffiekamer"])]


def test_sent_twice_by_an_impatient_hand_it_is_there_once(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    begins(noor, NURSES)

    sends_twice(noor)

    assert len(kept(town, team)) == 1
    assert [one.did for one in log_of(town, team)] == ["added"]


def sends_twice(person: Resident) -> None:
    """Slack brings the same form in the same version two times, at the same moment."""
    body = {"person": person.id, **person.form.where}
    with ThreadPoolExecutor(2) as hands:
        results = list(hands.map(lambda _: person.slack.post("/my/submit", body)["result"], range(2)))
    assert "updated" in results


@on_sqlite
def test_a_form_that_was_open_for_an_hour_is_saved(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    begins(noor, NURSES)
    an_hour_passes(town)

    assert noor.submits() == "updated"

    assert [one.name for one in kept(town, team)] == [NURSES]


@on_sqlite
def test_the_history_tells_who_changed_what_and_when(town: Town) -> None:
    team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    noor.types("/smwho geschiedenis", "#social")
    assert told_privately(noor).text == "Er veranderde nog niets aan de doelgroepen."
    adds(noor, NURSES)
    surrounds(noor, {"Met wie praten ze? Wie geloven ze eerder dan jou?": "buddy's"})
    noor.closes()
    opens_change(bram)
    fills_in(bram, {ONLINE: "leest mee op Reddit"})
    bram.submits()
    bram.closes()

    bram.types("/smwho history", "#social")

    told = told_privately(bram).text
    assert f"@Bram Zevenklaver wijzigde {NURSES}, ma 23 nov 09:45: online gedrag" in told
    assert f"@Noor Pennevree voegde buddy's, bij {NURSES} toe" in told
    assert told.index("Bram") < told.index("buddy's") < told.index(f"voegde {NURSES} toe")


@on_sqlite
def test_a_closed_issue_stays_chosen_and_is_said(town: Town) -> None:
    team = team_in(town)
    issue_id = issue_of(town, team)
    noor = town.person("Noor")
    adds(noor, NURSES)
    noor.closes()
    with town.bot.office.transaction() as session:
        session.get_one(plans.Issue, issue_id).closed_at = town.now

    assert "Het vraagstuk van deze groep is gesloten." in overview(noor).text
    opens_change(noor)
    assert noor.form.filled[ISSUE] == SENTENCE
    assert noor.submits() == "updated"
    assert [one.issue_id for one in kept(town, team)] == [issue_id]


@on_sqlite
def test_an_issue_that_is_gone_is_said_at_its_field(town: Town) -> None:
    team = team_in(town)
    issue_id = issue_of(town, team)
    noor = town.person("Noor")
    begins(noor, NURSES)
    with town.bot.office.transaction() as session:
        session.delete(session.get_one(plans.Issue, issue_id))

    assert noor.submits() == "errors"

    assert noor.form.errors[ISSUE] == "Dit vraagstuk is er niet meer. Kies een ander, of laat het leeg."


@on_sqlite
def test_who_is_not_in_the_team_changes_nothing_with_an_old_button(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    adds(noor, NURSES)
    surrounds(noor, NETWORK)
    noor.closes()
    shown = overview(bram)
    opens_change(bram)
    bram.changes(stranger=True)

    only_ours = "Dit is alleen voor mensen van de eigen organisatie."
    assert bram.submits() == "cleared"
    assert told_privately(bram).text == only_ours
    for label in ("Wijzigen", "Mensen eromheen", "Tekening", "Doelgroep toevoegen", "Verwijderen"):
        bram.presses(label, shown, confirms=True)
        assert told_privately(bram).text == only_ours
    bram.types("/smwho", "#social")
    assert told_privately(bram).text == only_ours
    assert [one.did for one in log_of(town, team)] == ["added"] * 4


@on_sqlite
def test_twenty_is_the_maximum_and_five_are_shown_well(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    adds(noor, NURSES)
    noor.closes()
    many(town, team, 19)

    shown = overview(noor)

    assert shown.buttons.count("Wijzigen") == 5
    assert shown.buttons.count("Bekijken") == 12
    assert "En nog 3." in shown.text
    assert "Twintig doelgroepen is het maximum." in shown.text
    noor.types("/smwho nieuw", "#social")
    assert "Twintig doelgroepen is het maximum." in told_privately(noor).text
    which = next(one for one in shown.controls if one.label == "Bekijken")
    place = {"block_id": which.place.block_id, "action_id": which.place.action_id}
    noor.acts({**shown.where, **place})
    assert told_privately(noor).buttons[0] == "Wijzigen"
