"""The community around an audience: written down one per line, changed one by one."""

import pytest

from storage import members
from storage.audiences import Actor, Stance
from tests.team.founding import an_hour_passes, team_in, told_privately
from tests.town import Resident, Town
from tests.who.steps import (
    BRIDGE,
    NETWORK,
    NURSES,
    RING,
    RING_1,
    RING_2,
    STANCE,
    WHO,
    WHOLE,
    actors,
    adds,
    fills_in,
    kept,
    log_of,
    opens_list,
    overview,
    presses_nth,
    surrounds,
)

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def community(person: Resident) -> None:
    """An audience with three around it; the list of them is on the screen."""
    adds(person, NURSES, WHOLE)
    surrounds(person, NETWORK)


@on_sqlite
def test_each_line_is_somebody_with_their_stance_and_who_knows_them(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")

    community(noor)

    told = [(one.name, one.ring, one.stance, one.bridge_id) for one in actors(town, team)]
    assert told == [
        ("oud-collega's", 1, Stance.FOR, noor.id),
        ("teamleiders", 1, Stance.NEUTRAL, None),
        ("praktijkopleiders van de hogeschool", 2, Stance.UNKNOWN, None),
    ]
    assert "● oud-collega's" in noor.form.text
    assert "voor · via @Noor Pennevree" in noor.form.text
    assert "■ teamleiders" in noor.form.text
    assert "◇ praktijkopleiders van de hogeschool" in noor.form.text


UNFIT = (
    ({RING_1: "", RING_2: ""}, RING_1, "Schrijf eerst iemand op, één per regel."),
    ({RING_2: "buddy's\npartners | Lot"}, RING_2, "Regel 2: “Lot” ken ik niet."),
    ({RING_1: "| voor", RING_2: ""}, RING_1, "Regel 1 heeft nog geen naam."),
    ({RING_1: "x" * 81}, RING_1, "Regel 1 is langer dan 80 tekens."),
    ({RING_1: "\n".join("abc" * 20), RING_2: "d"}, RING_1, "Zestig mensen en groepen"),
)


@pytest.mark.traced
@on_sqlite
def test_a_line_that_cannot_be_read_is_said_and_nothing_is_lost(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    adds(noor, NURSES)
    noor.presses("Mensen eromheen")
    for lines, label, sentence in UNFIT:
        fills_in(noor, lines)

        assert noor.submits() == "errors"

        assert sentence in noor.form.errors[label]
        assert [noor.form.filled[one] or "" for one in lines] == list(lines.values())
    assert actors(town, team) == []
    fills_in(noor, {RING_1: "buddy's | voor", RING_2: ""})
    assert noor.submits() == "updated"


LACKING = (
    ("Koks", {RING_1: "buddy's | Noor", RING_2: "partners"}, "Minder dan drie mensen of groepen"),
    ("Artsen", {RING_1: "buddy's | Noor\na\nb"}, "En met wie praten die mensen op hun beurt?"),
    ("Lassers", {RING_1: "buddy's\na", RING_2: "b"}, "Wie kent een van deze mensen?"),
)


@on_sqlite
def test_what_the_network_lacks_most_is_asked(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    for name, lines, remark in LACKING:
        adds(noor, name, WHOLE)

        surrounds(noor, lines)

        assert remark in noor.form.text
        assert "Weet ik nog niet" in noor.form.buttons
        noor.closes()
        assert remark in overview(noor).text


@on_sqlite
def test_one_of_them_is_changed(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    community(noor)

    presses_nth(noor, "Wijzigen", 1)
    form = noor.waits_for_form("Iemand eromheen")
    assert (form.filled[WHO], form.filled[STANCE]) == ("teamleiders", "Neutraal")
    fills_in(noor, {WHO: "teamleiders OK", STANCE: "Tegen", BRIDGE: "Bram"})
    fills_in(noor, {RING: "Ring 2: mensen uit ring 1 praten met hen"})
    assert noor.submits() == "updated"

    assert noor.form.title == "Mensen eromheen"
    assert "Gewijzigd: teamleiders OK." in noor.form.text
    assert "▲ teamleiders OK" in noor.form.text
    changed = next(one for one in actors(town, team) if one.name == "teamleiders OK")
    assert (changed.ring, changed.stance, changed.bridge_id) == (2, Stance.AGAINST, bram.id)
    change = log_of(town, team)[0]
    assert change.did == "changed"
    assert change.fields["stance"] == ["neutral", "against"]
    assert change.fields["name"] == [None, None], "it may be somebody from outside: the log does not hold it"


@on_sqlite
def test_back_leads_to_the_list_and_the_mirror_leads_there_too(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    community(noor)
    noor.closes()
    opens_list(noor)
    presses_nth(noor, "Wijzigen", 0)

    noor.presses("Terug")

    assert noor.form.title == "Mensen eromheen"
    noor.presses("Mensen toevoegen")
    assert noor.form.title == "Wie eromheen?"
    assert len(noor.forms) == 1


@on_sqlite
def test_somebody_from_outside_the_team_is_no_bridge(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    community(noor)
    presses_nth(noor, "Wijzigen", 1)
    fills_in(noor, {BRIDGE: "Lotte", WHO: "teamleiders OK"})

    assert noor.submits() == "errors"

    assert "Deze persoon zit niet in het team." in noor.form.errors[BRIDGE]
    assert noor.form.filled[WHO] == "teamleiders OK"
    town.person("Bram").changes(deactivated=True)
    fills_in(noor, {BRIDGE: "Bram"})
    assert noor.submits() == "errors", "who left the organisation is still named in the team"


def test_two_people_change_the_same_one_and_the_second_sees_it(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    community(noor)
    presses_nth(noor, "Wijzigen", 0)
    opens_list(bram)
    presses_nth(bram, "Wijzigen", 0)
    fills_in(bram, {STANCE: "Tegen"})
    bram.submits()

    fills_in(noor, {WHO: "alumni"})
    assert noor.submits() == "updated"

    assert "Terwijl je typte gewijzigd door @Bram Zevenklaver: de houding." in noor.form.text
    assert noor.form.filled[WHO] == "alumni"
    assert actors(town, team)[0].name == "oud-collega's"
    assert noor.submits() == "updated"
    assert actors(town, team)[0].name == "alumni"


@pytest.mark.traced
@on_sqlite
def test_taken_out_by_mistake_they_come_back(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    community(noor)
    opens_list(bram)
    presses_nth(bram, "Wijzigen", 0)
    presses_nth(noor, "Wijzigen", 0)

    noor.presses("Verwijderen", confirms=True)

    assert "Verwijderd: oud-collega's." in noor.form.text
    assert len(actors(town, team)) == 2
    assert bram.submits() == "errors"
    assert "/smwho geschiedenis" in bram.form.errors[WHO]
    noor.presses("Terugzetten")
    assert "Teruggezet: oud-collega's." in noor.form.text
    assert len(actors(town, team)) == 3
    assert bram.submits() == "updated"
    assert "Terwijl je typte verwijderd en teruggezet door @Noor Pennevree." in bram.form.text
    assert bram.submits() == "updated"
    assert [one.did for one in log_of(town, team)][:3] == ["changed", "restored", "removed"]


@on_sqlite
def test_who_was_taken_out_is_restored_from_the_history(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    community(noor)
    presses_nth(noor, "Wijzigen", 0)
    noor.presses("Verwijderen", confirms=True)
    noor.closes()
    noor.types("/smwho geschiedenis", "#social")
    history = told_privately(noor)

    noor.presses("Terugzetten", history)

    assert noor.waits_for_form("Mensen eromheen")
    assert len(actors(town, team)) == 3
    noor.closes()
    noor.types("/smwho geschiedenis", "#social")
    assert "Terugzetten" not in told_privately(noor).buttons


@on_sqlite
def test_a_bridge_person_who_left_is_said(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    community(noor)
    noor.closes()
    with town.bot.office.transaction() as session:
        members.replace(session, team, [bram.id], [bram.id], town.now)

    shown = overview(bram)

    assert "@Noor Pennevree was bruggenbouwer en doet niet meer mee." in shown.text
    assert "bruggenbouwer: @" not in shown.text
    opens_list(bram)
    assert "voor · @Noor Pennevree doet niet meer mee" in bram.form.text


@on_sqlite
def test_a_bridge_person_whose_account_was_closed_is_said_too(town: Town) -> None:
    team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    community(noor)
    noor.closes()

    noor.changes(deactivated=True)

    assert "was bruggenbouwer en doet niet meer mee." in overview(bram).text
    opens_list(bram)
    presses_nth(bram, "Wijzigen", 0)
    fills_in(bram, {WHO: "oud-collega's en stagiairs"})
    assert bram.submits() == "updated", "another field can be changed all the same"


@on_sqlite
def test_sixty_around_one_audience_can_be_seen_changed_and_drawn(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    adds(noor, NURSES)
    noor.closes()
    [audience] = kept(town, team)
    with town.bot.office.transaction() as session:
        session.add_all(
            Actor(
                audience_id=audience.id,
                name=f"{'&' * 76} {number}",
                ring=1 + number % 2,
                stance=Stance.AGAINST,
                bridge_id=noor.id,
            )
            for number in range(60)
        )

    opens_list(noor)

    assert noor.form.buttons.count("Wijzigen") == 60
    presses_nth(noor, "Wijzigen", 59)
    assert noor.submits() == "updated"
    noor.presses("Mensen toevoegen")
    fills_in(noor, {RING_2: "nog iemand"})
    assert noor.submits() == "errors"
    assert "Zestig mensen en groepen" in noor.form.errors[RING_1]


@on_sqlite
def test_a_list_that_was_open_for_an_hour_still_works(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    community(noor)
    an_hour_passes(town)

    noor.presses("Mensen toevoegen")
    fills_in(noor, {RING_1: "buddy's"})
    assert noor.submits() == "updated"

    assert len(actors(town, team)) == 4
