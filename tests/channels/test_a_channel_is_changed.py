"""Changing a channel, also when somebody else does so at the same time, and taking it out of the plan."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from storage.duties import Part, Scope
from tests.channels.steps import (
    CADENCE,
    FORMS,
    HOURS,
    LOGIN,
    NETWORK,
    REASON,
    channel,
    fills_in,
    inventory,
    is_there,
    kept,
    log_of,
    matrix_says,
    opens_plan,
    overview,
    presses,
)
from tests.team.founding import an_hour_passes, is_harmless, team_in, told_privately
from tests.town import Resident, Town


@pytest.mark.both_databases
def test_two_people_in_the_same_form_and_the_second_sees_what_changed_meanwhile(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    is_there(town, channel(town, team))
    opens_plan(noor)
    opens_plan(bram)
    fills_in(bram, {CADENCE: "5", FORMS: ["Beeld"]})
    assert bram.submits() == "updated"

    noor.fills(REASON, "Wat Noor typte")
    assert noor.submits() == "updated"

    form = noor.form
    assert "Terwijl je typte gewijzigd door @Bram Zevenklaver: de vormen en hoe vaak." in form.text
    assert "Nu opgeslagen: beeld  ·  5 per week" in form.text
    assert form.filled[REASON] == "Wat Noor typte"
    assert [one.cadence for one in kept(town, team)] == [5]

    assert noor.submits() == "updated"
    assert noor.form.title == "Opgeslagen"
    assert [(one.cadence, one.reason) for one in kept(town, team)] == [(2, "Wat Noor typte")]


def test_the_inventory_and_an_experiment_say_so_too(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    is_there(town, channel(town, team))
    presses(noor, "Aanvullen", inventory(noor))
    opens_plan(bram)
    bram.fills(CADENCE, "5")
    bram.submits()
    presses(bram, "Experiment", bram.form)

    noor.fills(HOURS, "3")
    assert noor.submits() == "updated"
    assert ": hoe vaak." in noor.form.text
    assert noor.submits() == "updated"
    assert noor.form.title == "Opgeslagen"

    fills_in(bram, {"Wat verwachten jullie?": "a", "Tot en met wanneer proberen jullie het?": "2027-01-31"})
    assert bram.submits() == "updated"
    assert "Terwijl je typte gewijzigd door @Noor Pennevree: de uren" in bram.form.text
    assert bram.form.filled["Wat verwachten jullie?"] == "a"
    assert bram.submits() == "updated"
    assert "experiment tot en met zondag 31 januari 2027: a" in bram.form.text


@pytest.mark.both_databases
def test_sent_twice_by_an_impatient_hand_it_is_saved_once(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    is_there(town, channel(town, team))
    opens_plan(noor)
    noor.fills(CADENCE, "5")

    sends_twice(noor)

    [linkedin] = kept(town, team)
    assert (linkedin.version, [one.did for one in log_of(town, team, linkedin)]) == (2, ["changed"])


@pytest.mark.both_databases
def test_a_new_channel_sent_twice_is_there_once(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    noor.presses("Kanaal opschrijven", inventory(noor))
    fills_in(noor, {NETWORK: "Facebook"})

    sends_twice(noor)

    assert len(kept(town, team)) == 1


def sends_twice(person: Resident) -> None:
    """Slack brings the same form in the same version two times, at the same moment."""
    body = {"person": person.id, **person.form.where}
    with ThreadPoolExecutor(2) as hands:
        results = list(hands.map(lambda _: person.slack.post("/my/submit", body)["result"], range(2)))
    assert "updated" in results


def test_a_form_that_was_open_for_an_hour_is_kept(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    is_there(town, channel(town, team))
    opens_plan(noor)
    an_hour_passes(town)

    noor.fills(CADENCE, "3")
    assert noor.submits() == "updated"

    assert kept(town, team)[0].cadence == 3


def test_what_is_saved_unchanged_is_no_change(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    is_there(town, channel(town, team))
    opens_plan(noor)

    assert noor.submits() == "updated"

    [linkedin] = kept(town, team)
    assert (linkedin.version, log_of(town, team, linkedin)) == (1, [])


def test_removing_asks_first_can_be_undone_and_is_in_the_history(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    is_there(town, channel(town, team))
    shown = overview(noor)

    noor.presses("Verwijderen", shown, confirms=False)
    assert len(kept(town, team)) == 1
    noor.presses("Verwijderen", shown, confirms=True)
    removed = told_privately(noor)
    assert removed.text == "Verwijderd: LinkedIn."
    assert kept(town, team) == []
    bram.types("/smhow geschiedenis", "#social")
    told = told_privately(bram)
    assert "Noor Pennevree verwijderde LinkedIn  ·  ma 23 nov 09:45" in told.text

    bram.presses("Terugzetten", told)
    assert told_privately(bram).text == "LinkedIn staat weer in het plan."
    noor.presses("Terugzetten", removed)
    assert told_privately(noor).text == "LinkedIn staat al in het plan."
    assert [one.key for one in kept(town, team)] == ["linkedin"]
    bram.types("/smhow geschiedenis", "#social")
    assert told_privately(bram).buttons == []


def test_what_was_removed_meanwhile_is_said_and_what_was_typed_stays(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    is_there(town, channel(town, team))
    shown = overview(noor)
    opens_plan(noor)
    bram.presses("Verwijderen", overview(bram), confirms=True)
    noor.fills(REASON, "Wat Noor typte")

    assert noor.submits() == "errors"
    assert "Dit kanaal is verwijderd terwijl je typte." in noor.form.errors["Hoe heet het bij jullie?"]
    assert noor.form.filled[REASON] == "Wat Noor typte"
    noor.closes()

    noor.presses("Wijzigen", shown)
    assert told_privately(noor).text == "Dit kanaal is er niet meer. Typ /smhow voor de lijst van nu."
    noor.presses("Verwijderen", shown, confirms=True)
    assert told_privately(noor).text == "LinkedIn was al verwijderd."


def test_a_removed_channel_gives_its_place_in_the_matrix_to_nobody_else(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    is_there(town, channel(town, team))
    matrix_says(town, team, "publishing", Scope("linkedin"), (Part.DOES, "Bram"))
    noor.presses("Verwijderen", overview(noor), confirms=True)

    noor.presses("Kanaal opschrijven", inventory(noor))
    fills_in(noor, {NETWORK: "LinkedIn"})
    assert noor.submits() == "updated"

    assert [one.key for one in kept(town, team)] == ["linkedin-2"]
    noor.closes()
    assert "Bram" not in overview(noor).text


def test_the_history_says_what_changed_in_words(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    noor.types("/smhow geschiedenis", "#social")
    assert told_privately(noor).text == "Er veranderde nog niets aan de kanalen."
    is_there(town, channel(town, team))
    presses(noor, "Aanvullen", inventory(noor))
    fills_in(noor, {LOGIN: "ICT", HOURS: "2"})
    noor.submits()
    noor.closes()

    noor.types("/smhow geschiedenis", "#social")

    told = "Noor Pennevree wijzigde LinkedIn: de inlog en de uren  ·  ma 23 nov 09:45"
    assert told in told_privately(noor).text


@pytest.mark.parametrize(
    "typed",
    [
        "<!channel> <@U0DEMO002> <#C0DEMO01>",
        "*vet* _schuin_ `code` > citaat",
        "שלום \u202e omgekeerd",
        "&lt;!channel&gt; {sentence} %s",
    ],
)
def test_what_is_typed_is_kept_and_does_nothing(town: Town, typed: str) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    is_there(town, channel(town, team))
    opens_plan(noor)
    fills_in(noor, {"Hoe heet het bij jullie?": typed, REASON: typed})
    assert noor.submits() == "updated"
    noor.closes()
    for shown in (overview(noor), inventory(noor)):
        assert is_harmless(shown)

    opens_plan(noor)
    assert (noor.form.filled["Hoe heet het bij jullie?"], noor.form.filled[REASON]) == (typed, typed)
    noor.closes()
    noor.types("/smhow geschiedenis", "#social")
    assert is_harmless(told_privately(noor))


def test_a_channel_is_not_put_back_beside_another_of_the_same_name(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    is_there(town, channel(town, team))
    noor.presses("Verwijderen", overview(noor), confirms=True)
    removed = told_privately(noor)
    is_there(town, channel(town, team, "facebook", name="linkedIN "))

    noor.presses("Terugzetten", removed)

    assert told_privately(noor).text.startswith("Er is intussen een ander kanaal dat LinkedIn heet.")
    assert [one.key for one in kept(town, team)] == ["facebook"]
