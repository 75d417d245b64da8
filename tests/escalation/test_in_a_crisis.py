"""A crisis from its first alarm on, by what people see; its end: `test_a_crisis_is_over.py`."""

import pytest
from sqlalchemy import delete

from playground.screen import Seen
from storage.database import Database
from storage.escalation import Crisis
from storage.posts import Status
from tests.escalation.steps import (
    board,
    case_with,
    crisis,
    crisis_team,
    did,
    is_in_crisis,
    numbers,
    posts,
    shown_board,
    statuses,
    the_crisis,
)
from tests.town import Resident, Town
from tests.webcare.care import (
    card,
    leaves_the_team,
    mail,
    ping,
    reports,
    told,
    town_at,
)
from tests.webcare.test_two_become_one import joins

pytestmark = [pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]


def told_seen(person: Resident) -> Seen:
    """The last thing only this person sees, with its buttons."""
    return [seen for seen in person.sees("#social") if seen.only_you][-1]


def test_everybody_on_the_list_hears_with_phones_in_order(town: Town) -> None:
    crisis_team(town)
    crisis(town)
    milan, oliver, sanne = town.person("Milan"), town.person("Oliver"), town.person("Sanne")

    for one in (milan, oliver):
        text = numbers(board(one).text)
        assert "1. Sanne Wolkendam, +31 6 00000101\n2. Milan Haverkruin, +31 6 00000102" in text
        assert "3. Oliver Quillfeather, geen nummer" in text
        assert "Leiding: nog niemand." in text
        assert "Om 11.00 uur laten we hier meer weten." in text
        assert "112" in text
    assert len(mail(sanne)) == 1, "the owner has one letter: the ping, which leads to it"
    sanne.presses("Crisis", ping(sanne))
    assert "1. Sanne Wolkendam, +31 6 00000101" in numbers(mail(sanne)[-1].text)
    assert "+31" not in card(sanne).text
    assert "Crisis" in card(sanne).buttons


def test_posts_wait_by_one_press_and_go_on_by_another(town: Town) -> None:
    team = crisis_team(town)
    some = posts(town, team)
    crisis(town)
    milan, bram = town.person("Milan"), town.person("Bram")

    milan.presses("Pauzeer 2 berichten", board(milan))

    assert statuses(town, some) == {"klaar": Status.PAUSED, "concept": Status.PAUSED, "idee": Status.IDEA}
    assert "Er staan 2 berichten stil." in mail(milan)[-1].text
    assert "2 staan stil, door Milan Haverkruin" in board(town.person("Oliver")).text
    assert "wachten jouw berichten tot iemand ze laat doorgaan" in mail(bram)[-1].text

    milan.presses("Laat 2 berichten doorgaan", board(milan))
    milan.waits_for_form("Berichten weer aan")
    milan.fills("Deze gaan door", ["Klaar"])
    milan.submits()
    assert statuses(town, some) == {"klaar": Status.SCHEDULED, "concept": Status.PAUSED, "idee": Status.IDEA}
    assert "Er gaat 1 bericht door. Er staat nog 1 bericht stil." in mail(milan)[-1].text


def test_at_night_posts_wait_by_themselves(database: Database) -> None:
    with town_at(database, "2026-11-23 22:00") as town:
        team = crisis_team(town)
        some = posts(town, team)
        crisis(town)
        town.ticks()

        assert statuses(town, some)["klaar"] == Status.PAUSED
        assert "2 staan vanzelf stil" in board(town.person("Milan")).text
        assert mail(town.person("Bram"), "Door een crisis") == []
        town.comes("2026-11-24 09:01")
        assert len(mail(town.person("Bram"), "Door een crisis (melding 1)")) == 1


@pytest.mark.traced
def test_when_webcare_closes_and_nobody_was_asked_posts_wait_too(database: Database) -> None:
    with town_at(database, "2026-11-23 16:50") as town:
        team = crisis_team(town)
        some = posts(town, team)
        crisis(town)
        assert statuses(town, some)["klaar"] == Status.SCHEDULED
        town.comes("2026-11-23 17:00")
        assert statuses(town, some)["klaar"] == Status.PAUSED


def test_they_are_called_again_until_somebody_leads(town: Town) -> None:
    crisis_team(town)
    crisis(town)
    sanne, milan, oliver = town.person("Sanne"), town.person("Milan"), town.person("Oliver")

    town.passes(minutes=10)
    assert "Crisis, en na 10 minuten leidt nog niemand." in mail(sanne)[-1].text
    assert mail(milan, "leidt nog niemand") == []
    town.passes(minutes=20)
    assert "na 30 minuten" in mail(milan)[-1].text
    assert mail(oliver, "leidt nog niemand") == []
    town.passes(minutes=20)
    assert "na 50 minuten" in mail(oliver, "minuten leidt")[-1].text

    oliver.presses("Ik leid dit", mail(oliver, "minuten leidt")[-1])

    assert "Leiding: Oliver Quillfeather." in board(milan).text
    assert "Opgepakt door Oliver Quillfeather." in card(milan).text
    before = len(mail(sanne))
    town.passes(minutes=60)
    assert len(mail(sanne, "minuten leidt")) == 3
    assert len(mail(sanne)) == before


def test_who_presses_second_may_take_the_lead_over_knowing_so(town: Town) -> None:
    crisis_team(town)
    crisis(town)
    sanne, milan = town.person("Sanne"), town.person("Milan")
    old = shown_board(milan)
    sanne.presses("Oppakken", ping(sanne))

    assert "Leiding: Sanne Wolkendam." in board(milan).text
    milan.presses("Ik leid dit", old)
    assert "Sanne Wolkendam leidt dit al. Neem je het over?" in told(milan)
    private = [seen for seen in milan.sees("#social") if seen.only_you]
    milan.presses("Ik neem de leiding over", private[-1])
    assert "Jij leidt dit nu." in told(milan)
    assert the_crisis(town).led_by == milan.id


def test_after_six_calls_it_is_silent_and_says_so(town: Town) -> None:
    crisis_team(town)
    crisis(town)
    town.passes(hours=5)
    town.passes(hours=1)
    (last,) = mail(town.person("Milan"), "minuten leidt")
    assert "Dit is de laatste keer dat ik het zeg: bel elkaar." in last.text


def test_the_first_statement_is_due_within_the_hour(town: Town) -> None:
    crisis_team(town)
    crisis(town)
    sanne, milan = town.person("Sanne"), town.person("Milan")
    sanne.presses("Oppakken", ping(sanne))

    town.passes(minutes=45)
    assert "Over een kwartier is het een uur crisis." in mail(sanne)[-1].text
    assert "Om 11.00 uur laten we hier meer weten." in mail(sanne)[-1].text
    assert mail(milan, "kwartier") == []
    sanne.presses("Verklaring is uit", mail(sanne)[-1])
    assert "Eerste verklaring: uit, door Sanne Wolkendam" in board(milan).text
    assert "Om mee te beginnen" not in board(milan).text
    town.passes(minutes=30)
    assert mail(sanne, "Het is een uur crisis") == []


@pytest.mark.traced
def test_the_crisis_of_a_merged_case_goes_on_as_the_other_and_comes_back(town: Town) -> None:
    team = crisis_team(town)
    some = posts(town, team)
    crisis(town)
    reports(town.person("Bram"), kind="Klacht", says="Hetzelfde, maar anders")
    sanne, milan = town.person("Sanne"), town.person("Milan")
    milan.presses("Pauzeer 2 berichten", board(milan))
    joins(milan, 1, "Melding 2: klacht via Instagram")

    assert the_crisis(town).case_id == case_with(town, 2).id
    assert "Melding 2: crisis via Instagram" in mail(milan, "Crisis. Melding")[0].text
    assert mail(sanne, "maar de crisis loopt nog") == []
    milan.presses("Vergissing, weer apart", told_seen(milan))
    assert the_crisis(town).case_id == case_with(town).id
    milan.presses("Laat 2 berichten doorgaan", board(milan))
    milan.submits()
    assert statuses(town, some)["klaar"] == Status.SCHEDULED


def test_what_is_merged_into_somebodys_case_makes_it_a_crisis_once(town: Town) -> None:
    team = crisis_team(town)
    crisis(town)
    reports(town.person("Bram"), kind="Klacht", says="Hetzelfde, maar anders")
    with town.bot.office.transaction() as session:
        session.execute(delete(Crisis))

    joins(town.person("Milan"), 1, "Melding 2: klacht via Instagram")

    assert the_crisis(town).case_id == case_with(town, 2).id
    assert is_in_crisis(town, team)


def test_what_comes_too_late_says_how_it_stands(town: Town) -> None:
    crisis_team(town)
    crisis(town)
    sanne, milan = town.person("Sanne"), town.person("Milan")
    labels = ("Ik leid dit", "Verklaring is uit", "Crisis voorbij")
    old = [shown_board(milan) for _ in labels]
    sanne.presses("Crisis voorbij", shown_board(sanne))
    sanne.submits()

    for nth, (label, one) in enumerate(zip(labels, old, strict=True), start=1):
        milan.presses(label, one)
        private = [seen for seen in milan.sees("#social") if seen.only_you]
        assert sum("De crisis is voorbij, zegt Sanne Wolkendam." in seen.text for seen in private) == nth
    assert not any("Ik leid dit" in seen.buttons for seen in private), "none stands there as it was"
    assert did(town).count("crisis_over") == 1


def test_out_of_hours_one_letter_comes_about_one_crisis(database: Database) -> None:
    """Its clock was over by the time somebody looked: what it would say stands in the same letter."""
    with town_at(database, "2026-11-21 12:00") as town:
        crisis_team(town)
        crisis(town)
        assert len(mail(town.person("Milan"))) == 1
        town.comes("2026-11-23 09:45")
        said = [seen.text[:40] for seen in mail(town.person("Milan"))]
        assert len([one for one in said if "De tijd is om" in one]) == 0, said


def test_who_left_the_team_reads_no_more_of_it(town: Town) -> None:
    crisis_team(town)
    crisis(town)
    milan = town.person("Milan")
    leaves_the_team(town, "Milan")
    before = [seen.text for seen in mail(milan)]
    town.passes(minutes=30)
    town.person("Sanne").presses("Oppakken", card(town.person("Sanne")))
    assert [seen.text for seen in mail(milan)] == before
