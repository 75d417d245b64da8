"""Changing an issue, also when somebody else does so at the same time: nothing is lost in silence."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from time import sleep

import pytest

from storage import people, plans
from storage.plans import Issue
from tests.team.founding import team_in, told_privately
from tests.town import Resident, Town
from tests.why.steps import (
    DUE,
    EVERYTHING,
    GOAL,
    OWNER,
    SENTENCE,
    STRONG,
    TOPICS,
    WEAK,
    adds,
    begins,
    fills_in,
    kept,
    log_of,
    opens_change,
    overview,
)


def test_the_form_opens_with_what_is_there(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    adds(noor, STRONG, EVERYTHING)

    opens_change(noor)

    filled = noor.form.filled
    assert filled[SENTENCE] == STRONG
    assert (filled[GOAL], filled[DUE], filled[OWNER]) == ("12", "2027-07-01", "Noor Pennevree")
    assert filled[TOPICS] == ["Vacatures bij de doelgroep"]


def test_a_change_is_mirrored_and_in_the_log(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    adds(noor, WEAK)

    opens_change(bram)
    fills_in(bram, {SENTENCE: STRONG, GOAL: "15"})
    assert bram.submits() == "updated"

    assert STRONG in bram.form.text
    [issue] = kept(town, team)
    change = log_of(town, team, issue)[0]
    assert (change.did, change.by) == ("changed", bram.id)
    assert change.fields == {"sentence": [WEAK, STRONG], "goal": [None, 15.0]}


def test_fields_can_be_emptied_again(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    adds(noor, STRONG, EVERYTHING)

    opens_change(noor)
    fills_in(noor, {GOAL: "", DUE: None, TOPICS: []})
    assert noor.submits() == "updated"

    [issue] = kept(town, team)
    assert (issue.goal_value, issue.due_on, issue.topics) == (None, None, [])


@pytest.mark.both_databases
def test_two_people_in_the_same_form_and_the_second_sees_what_changed_meanwhile(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    adds(noor, WEAK)
    opens_change(noor)
    opens_change(bram)
    fills_in(bram, {SENTENCE: STRONG, GOAL: "15"})
    bram.submits()

    fills_in(noor, {SENTENCE: "Wat Noor typte", OWNER: "Noor"})
    assert noor.submits() == "updated"

    form = noor.form
    assert "Terwijl je typte gewijzigd door @Bram Zevenklaver: de zin en het doel" in form.text
    assert STRONG in form.text
    assert (form.filled[SENTENCE], form.filled[OWNER]) == ("Wat Noor typte", "Noor Pennevree")
    assert [one.sentence for one in kept(town, team)] == [STRONG]

    assert noor.submits() == "updated"
    assert noor.form.title == "Opgeslagen"
    assert [one.sentence for one in kept(town, team)] == ["Wat Noor typte"]


def test_when_it_was_closed_meanwhile_what_was_typed_is_still_there(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    adds(noor, WEAK)
    opens_change(noor)
    bram.presses("Vraagstuk sluiten", overview(bram))
    bram.waits_for_form()
    bram.fills("Waarom sluit je het?", "We stoppen ermee")
    bram.submits()
    fills_in(noor, {SENTENCE: STRONG})

    assert noor.submits() == "errors"

    assert "Bram Zevenklaver sloot dit vraagstuk terwijl je typte" in noor.form.errors[SENTENCE]
    assert noor.form.filled[SENTENCE] == STRONG
    assert kept(town, team) == []


@pytest.mark.both_databases
def test_sent_twice_by_an_impatient_hand_it_is_saved_once(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    adds(noor, WEAK)
    opens_change(noor)
    fills_in(noor, {SENTENCE: STRONG})

    sends_twice(noor)

    [issue] = kept(town, team)
    assert issue.version == 2
    assert [change.did for change in log_of(town, team, issue)] == ["changed", "added"]


@pytest.mark.both_databases
def test_a_new_issue_sent_twice_is_there_once(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    begins(noor, WEAK)

    sends_twice(noor)

    assert len(kept(town, team)) == 1


def sends_twice(person: Resident) -> None:
    """Slack brings the same form in the same version two times, at the same moment."""
    body = {"person": person.id, **person.form.where}
    with ThreadPoolExecutor(2) as hands:
        results = list(hands.map(lambda _: person.slack.post("/my/submit", body)["result"], range(2)))
    assert "updated" in results


def test_an_overdue_issue_asks_whether_it_was_reached(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    with town.bot.office.transaction() as session:
        session.add(
            Issue(
                team_id=team.id,
                sentence=STRONG,
                created_at=town.now,
                created_by=noor.id,
                due_on=date(2026, 11, 22),
            )
        )

    assert "De datum is geweest. Is het doel gehaald, of kies je een nieuwe dag?" in overview(noor).text

    opens_change(noor)
    assert noor.submits() == "errors"
    assert noor.form.errors[DUE] == "Deze datum is al geweest. Kies een dag vanaf morgen."


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_who_is_not_in_the_team_changes_nothing_with_an_old_button(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    adds(noor, WEAK)
    shown = overview(bram)
    bram.changes(stranger=True)

    for label in ("Wijzigen", "Vraagstuk sluiten", "Vraagstuk toevoegen"):
        bram.presses(label, shown)
        assert told_privately(bram).text == "Dit is alleen voor mensen van de eigen organisatie."

    assert len(kept(town, team)) == 1


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_change_waits_for_its_team_before_it_takes_the_issue(town: Town) -> None:
    """The other way around, two people stop each other: who measures holds the team, then the issue."""
    team = team_in(town)
    noor = town.person("Noor")
    adds(noor, STRONG, EVERYTHING)
    [issue] = kept(town, team)
    opens_change(noor)
    noor.fills(GOAL, "15")

    with ThreadPoolExecutor(1) as hand:
        with town.bot.office.transaction() as session:
            people.hold_team(session, team.workspace_id, team.id)
            sent = hand.submit(noor.submits)
            sleep(0.2)
            plans.hold_issue(session, team, issue.id)
        assert sent.result() == "updated"
