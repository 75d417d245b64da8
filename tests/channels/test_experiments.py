"""A channel as an experiment: what is expected, until when; and once, at its end, what came of it."""

import pytest

from storage.duties import Part, Scope
from storage.leaves import Leave
from tests.channels.steps import (
    DECIDED,
    ENDS_ON,
    HYPOTHESIS,
    LONGER_UNTIL,
    OUTCOME,
    SUCCESS,
    channel,
    fills_in,
    has_an_issue_and_an_audience,
    is_there,
    kept,
    log_of,
    matrix_says,
    opens_plan,
    overview,
    presses,
)
from tests.team.founding import SMPLAN, WORKSPACE, team_in, told_privately
from tests.town import Resident, Town

KEEP, LONGER, STOP = "Doorgaan als gewoon kanaal", "Langer proberen", "Stoppen met dit kanaal"
AUDIO = {HYPOTHESIS: "audio bereikt collega's in de auto", ENDS_ON: "2026-12-04", SUCCESS: "80 luisteraars"}


def tries_out(person: Resident, fields: dict[str, str] | None = None) -> None:
    """The channel of the overview is an experiment; the mirror is open."""
    opens_plan(person)
    assert person.submits() == "updated"
    presses(person, "Experiment", person.form)
    fills_in(person, AUDIO if fields is None else fields)
    assert person.submits() == "updated"


def asked(person: Resident) -> list[str]:
    return [one.text for one in person.sees(SMPLAN) if "Wat kwam eruit?" in one.text]


def test_at_the_end_who_does_it_is_asked_once_in_working_hours(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    is_there(town, channel(town, team, "podcast", done_by=noor.id))
    matrix_says(town, team, "publishing", Scope("podcast"), (Part.DOES, "Bram"))
    tries_out(noor)
    assert "experiment tot en met vrijdag 4 december 2026: audio bereikt" in noor.form.text
    noor.closes()

    town.comes("2026-12-04 09:59")
    assert asked(bram) == []
    town.comes("2026-12-04 10:00")
    town.passes(minutes=5)

    [told] = asked(bram)
    assert told.startswith("Het experiment podcast liep tot en met vrijdag 4 december 2026: audio bereikt")
    assert "Het was gelukt bij: 80 luisteraars. Wat kwam eruit?" in told
    assert asked(noor) == []
    shown = overview(noor)
    assert "Het experiment liep tot en met vrijdag 4 december 2026. Wat kwam eruit?" in shown.text
    assert shown.buttons[0:2] == ["Naar het vraagstuk", "Uitkomst vastleggen"]


def test_who_is_away_then_is_asked_when_they_are_back(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    is_there(town, channel(town, team, "podcast", done_by=noor.id))
    tries_out(noor)
    noor.closes()
    from_, until = (town.now.replace(month=12, day=day, hour=0, minute=0) for day in (4, 7))
    is_there(town, Leave(workspace_id=WORKSPACE, user_id=noor.id, starts_at=from_, ends_at=until))

    town.comes("2026-12-04 11:00")
    assert asked(noor) == []
    town.comes("2026-12-07 09:01")
    assert len(asked(noor)) == 1


def test_when_nobody_does_it_the_coordinators_are_asked(town: Town) -> None:
    team = team_in(town)
    noor, sanne = town.person("Noor"), town.person("Sanne")
    is_there(town, channel(town, team, "podcast"))
    tries_out(noor)

    town.comes("2026-12-04 11:00")

    assert len(asked(sanne)) == 1


def records(person: Resident, fields: dict[str, str]) -> str:
    person.presses("Uitkomst vastleggen", overview(person))
    person.waits_for_form("Uitkomst")
    fills_in(person, fields)
    return person.submits()


def ended(town: Town) -> Resident:
    """An experiment that ended, with everybody asked."""
    team = team_in(town)
    noor = town.person("Noor")
    _, audience = has_an_issue_and_an_audience(town, team)
    is_there(town, channel(town, team, "podcast", done_by=noor.id, audience_ids=[audience], cadence=None))
    tries_out(noor)
    assert "Hoe vaak houden jullie vol" not in noor.form.text, "an experiment may be out of step"
    noor.closes()
    town.comes("2026-12-04 11:00")
    return noor


@pytest.mark.traced
def test_it_goes_on_as_an_ordinary_channel(town: Town) -> None:
    noor = ended(town)

    assert records(noor, {OUTCOME: "92 luisteraars, vooral 's ochtends", DECIDED: KEEP}) == "cleared"

    assert told_privately(noor).text == "Vastgelegd. podcast gaat door als gewoon kanaal."
    shown = overview(noor)
    assert "Hoe vaak houden jullie vol in een drukke week? Een goed begin is 1 per maand." in shown.text
    assert "experiment tot" not in shown.text
    noor.types("/smhow geschiedenis", "#social")
    assert "legde de uitkomst van podcast vast: 92 luisteraars" in told_privately(noor).text


@pytest.mark.traced
def test_it_is_tried_longer_and_asked_again(town: Town) -> None:
    noor = ended(town)
    assert records(noor, {OUTCOME: "60", DECIDED: LONGER}) == "errors"
    assert "Kies een einddatum" in noor.form.errors[LONGER_UNTIL]
    noor.fills(LONGER_UNTIL, "2026-12-04")
    assert noor.submits() == "errors"
    noor.fills(LONGER_UNTIL, "2027-01-29")
    assert noor.submits() == "cleared"

    assert "loopt door tot en met vrijdag 29 januari 2027." in told_privately(noor).text
    assert "uitkomst: 60" in overview(noor).text
    town.comes("2027-01-29 10:01")
    assert len(asked(noor)) == 2


def test_it_stops_and_can_be_put_back(town: Town) -> None:
    noor = ended(town)

    assert records(noor, {OUTCOME: "12 luisteraars", DECIDED: STOP}) == "cleared"

    told = told_privately(noor)
    assert "podcast is gestopt; de uitkomst blijft in de geschiedenis." in told.text
    assert "podcast" not in overview(noor).text
    noor.presses("Terugzetten", told)
    assert "uitkomst: 12 luisteraars" in overview(noor).text


@pytest.mark.both_databases
def test_two_people_record_an_outcome_and_the_second_is_told(town: Town) -> None:
    noor = ended(town)
    bram = town.person("Bram")
    for person in (noor, bram):
        person.presses("Uitkomst vastleggen", overview(person))
        fills_in(person, {OUTCOME: "60", DECIDED: LONGER, LONGER_UNTIL: "2027-01-29"})
    assert noor.submits() == "cleared"

    assert bram.submits() == "errors"

    assert "Iemand legde de uitkomst al vast" in bram.form.errors[OUTCOME]
    assert bram.form.filled[OUTCOME] == "60"


def test_what_is_no_experiment_any_more_has_no_outcome_to_record(town: Town) -> None:
    noor = ended(town)
    bram = town.person("Bram")
    letter = noor.finds("Wat kwam eruit?", SMPLAN)
    bram.presses("Uitkomst vastleggen", overview(bram))
    fills_in(bram, {OUTCOME: "60", DECIDED: STOP})
    assert records(noor, {OUTCOME: "92", DECIDED: KEEP}) == "cleared"

    assert bram.submits() == "cleared"
    assert told_privately(bram).text == "Dit kanaal is geen experiment."
    noor.presses("Uitkomst vastleggen", letter)
    assert noor.last(SMPLAN).text == "Dit kanaal is geen experiment."
    assert "podcast" in overview(noor).text


@pytest.mark.traced
@pytest.mark.parametrize(
    ("fields", "label", "sentence"),
    [
        ({ENDS_ON: "2027-01-31"}, HYPOTHESIS, "Schrijf wat jullie verwachten"),
        ({HYPOTHESIS: "audio"}, ENDS_ON, "Kies een einddatum"),
        ({HYPOTHESIS: "audio", ENDS_ON: "2026-11-23"}, ENDS_ON, "Kies een dag vanaf morgen."),
        ({HYPOTHESIS: "audio", ENDS_ON: "2062-11-23"}, ENDS_ON, "Klopt het jaartal?"),
    ],
)
def test_what_is_no_experiment_is_said_at_the_field(
    town: Town, fields: dict[str, str], label: str, sentence: str
) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    is_there(town, channel(town, team))
    opens_plan(noor)
    noor.submits()
    presses(noor, "Experiment", noor.form)
    fills_in(noor, {SUCCESS: "80", **fields})

    assert noor.submits() == "errors"

    assert sentence in noor.form.errors[label]
    assert noor.form.filled[SUCCESS] == "80"


@pytest.mark.traced
def test_emptied_it_is_no_experiment_any_more_and_nobody_is_asked(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    is_there(town, channel(town, team, "podcast", done_by=noor.id))
    tries_out(noor)
    noor.closes()

    presses(noor, "Experiment", overview(noor))
    fills_in(noor, {HYPOTHESIS: "", ENDS_ON: None, SUCCESS: ""})
    assert noor.submits() == "updated"

    [podcast] = kept(town, team)
    assert (podcast.is_experiment, podcast.ask_due_at) == (False, None)
    assert set(log_of(town, team, podcast)[0].fields) == {"hypothesis", "ends_on", "success"}


def test_what_has_ended_can_still_be_put_into_other_words(town: Town) -> None:
    noor = ended(town)

    presses(noor, "Experiment", overview(noor))
    noor.fills(HYPOTHESIS, "audio bereikt collega's onderweg")
    assert noor.submits() == "updated"

    town.passes(hours=1)
    assert len(asked(noor)) == 1
