"""A case comes in: by the command or out of a message, by anyone of the organisation, for the right team."""

import pytest

from storage.people import Language
from tests.town import Town
from tests.webcare.care import (
    all_cases,
    card,
    cards,
    fills_in,
    mail,
    ping,
    reads,
    reports,
    team_in,
    the_case,
    told,
    works,
)

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
POST = "https://www.instagram.com/p/AbC1/"


def test_the_one_on_duty_gets_a_ping_that_says_all(town: Town) -> None:
    team_in(town)
    bram, noor = town.person("Bram"), town.person("Noor")

    assert reports(bram, says="Kan ik ook 24 uur werken?", handle="@nachtuil_27", link=POST) == "cleared"

    got = ping(noor)
    assert "Melding 1: vraag via Instagram. Hij is voor jou." in got.text
    assert "Kan ik ook 24 uur werken?" in got.text
    assert "Van @nachtuil_27" in got.text
    assert "Uiterlijk vandaag 13:45." in got.text
    assert "Bekijk het bericht" in got.text
    assert "want jij bent nu de enige op webcare" in got.text
    assert got.buttons == ["Oppakken", "Beantwoord", "Overdragen", "Bekijken"]


def test_a_card_in_the_channel_shows_the_case_without_the_account(town: Town) -> None:
    team_in(town)
    bram = town.person("Bram")

    reports(bram, handle="@nachtuil_27")

    shown = card(bram)
    assert "Voor Noor Pennevree, nog niet opgepakt." in shown.text
    assert "Kan ik ook 24 uur werken?" in shown.text
    assert "nachtuil" not in shown.text


def test_who_reported_it_hears_whose_it_is_and_why(town: Town) -> None:
    team_in(town)
    bram = town.person("Bram")

    reports(bram)

    assert "Noor Pennevree krijgt hem, als enige die nu op webcare is. Uiterlijk vandaag 13:45." in told(bram)


@SQLITE
def test_who_is_on_duty_and_reports_it_hears_that_it_is_theirs(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")

    reports(noor)

    assert "Hij is voor jou." in told(noor)


@SQLITE
def test_each_reads_it_in_their_own_language(town: Town) -> None:
    team_in(town, duty={"Oliver": (0,)})
    works(town, "Oliver", "08:00", "16:00")
    reads(town, "Oliver", Language.ENGLISH)
    oliver = town.person("Oliver")

    reports(town.person("Bram"))

    got = ping(oliver)
    assert "Case 1: question via Instagram. It is for you." in got.text
    assert "because you are the only one on webcare now" in got.text
    assert "Melding 1: vraag via Instagram" in card(oliver).text


@SQLITE
def test_who_lives_elsewhere_sees_the_time_of_the_team_beside_their_own(town: Town) -> None:
    team_in(town, duty={"Oliver": (0,)})
    works(town, "Oliver", "08:00", "16:00")
    reads(town, "Oliver", Language.ENGLISH)

    reports(town.person("Bram"))

    assert "Due by today 12:45 (Mon 23 Nov 13:45, Amsterdam)." in ping(town.person("Oliver")).text


def test_cases_are_numbered_within_their_team(town: Town) -> None:
    team_in(town)
    team_in(town, ("Sanne",), name="vacatures", channel_id="C0DEMO02", duty={})
    bram, sanne = town.person("Bram"), town.person("Sanne")

    reports(bram)
    reports(bram)
    reports(sanne, "#vacatures", says="Bij het andere team")

    assert [(case.team_id, case.number) for case in all_cases(town)] == [(1, 1), (1, 2), (2, 1)]


def test_somebody_of_no_team_may_report_to_the_team_of_the_channel(town: Town) -> None:
    team_in(town, ("Sanne", "Noor"))
    jasper = town.person("Jasper")

    assert reports(jasper) == "cleared"

    assert "Noor Pennevree krijgt hem" in told(jasper)
    assert "Melding 1" in ping(town.person("Noor")).text


@pytest.mark.traced
def test_elsewhere_somebody_of_no_team_is_asked_which_team(town: Town) -> None:
    team_in(town, ("Sanne", "Noor"))
    team_in(town, ("Lotte",), name="vacatures", channel_id="C0DEMO02", duty={})
    jasper = town.person("Jasper")

    jasper.types("/smcare nieuw", "smplan")
    fills_in(jasper)
    jasper.fills("Welk team moet antwoorden?", "social")

    assert jasper.submits() == "cleared"
    assert "Melding 1" in ping(town.person("Noor")).text


@SQLITE
def test_in_their_own_direct_messages_it_is_for_their_own_team(town: Town) -> None:
    team_in(town)
    bram = town.person("Bram")

    bram.types("/smcare new", "smplan")

    assert "Voor het team social." in bram.form.text


@SQLITE
def test_without_any_team_it_is_said_how_to_begin_one(town: Town) -> None:
    bram = town.person("Bram")

    bram.types("/smcare nieuw", "#social")

    assert "/smplan" in told(bram)


@SQLITE
def test_a_stranger_cannot_report(town: Town) -> None:
    team_in(town, ("Sanne", "Noor"))
    jasper = town.person("Jasper")
    jasper.changes(stranger=True)

    jasper.types("/smcare nieuw", "#social")

    assert "alleen voor mensen van de eigen organisatie" in told(jasper)


def test_of_a_message_only_the_link_is_offered_and_never_its_words(town: Town) -> None:
    team_in(town)
    bram, noor = town.person("Bram"), town.person("Noor")
    message = bram.says("Iemand schrijft: mijn buurman ligt bij jullie!", "#social")

    bram.uses_shortcut("Make webcare case", message)

    form = bram.waits_for_form("Nieuwe melding")
    assert "buurman" not in form.text
    assert form.filled["Wat vraagt of zegt iemand?"] is None
    assert form.filled["Link naar het bericht"] is None
    bram.fills("Bericht in Slack", ["Zet de link naar dit Slackbericht erbij"])
    fills_in(bram)
    assert bram.submits() == "cleared"
    link = the_case(town).link
    assert link is not None
    assert message.ts.replace(".", "") in link
    assert "Bekijk het bericht" in ping(noor).text


@SQLITE
def test_a_case_out_of_a_message_has_no_link_unless_it_is_asked_for(town: Town) -> None:
    team_in(town)
    bram = town.person("Bram")
    message = bram.says("Kijk eens naar LinkedIn", "#social")

    bram.uses_shortcut("Make webcare case", message)
    bram.waits_for_form("Nieuwe melding")
    fills_in(bram)
    bram.submits()

    assert the_case(town).link is None


@SQLITE
def test_the_form_opens_without_the_link_when_slack_does_not_give_it(town: Town) -> None:
    team_in(town)
    bram = town.person("Bram")
    message = bram.says("Kijk eens naar LinkedIn", "#social")
    town.slack.fault("refused", method="chat.getPermalink", error="message_not_found")

    bram.uses_shortcut("Make webcare case", message)

    form = bram.waits_for_form("Nieuwe melding")
    assert "Bericht in Slack" not in form.labels
    fills_in(bram)
    assert bram.submits() == "cleared"


def test_the_same_link_joins_the_open_case(town: Town) -> None:
    team_in(town)
    bram, milan, noor = town.person("Bram"), town.person("Milan"), town.person("Noor")
    reports(bram, link=POST)

    reports(milan, link="http://instagram.com/p/AbC1?utm_source=share", says="Zelfde vraag, nu nog een keer")

    assert "Over deze link loopt al iets. Melding 1" in told(milan)
    assert len(all_cases(town)) == 1
    assert "Zelfde vraag, nu nog een keer" in ping(noor).text
    assert "Milan Haverkruin meldde dezelfde link" in ping(noor).text
    thread = milan.sees("#social", card(milan))
    assert "Zelfde vraag, nu nog een keer" in thread[-1].text


def test_a_second_report_makes_the_case_more_pressing_and_never_less(town: Town) -> None:
    team_in(town)
    bram, milan = town.person("Bram"), town.person("Milan")
    reports(bram, link=POST, kind="Compliment")

    reports(milan, link=POST, kind="Crisis: gevaar, of een gerucht dat rondgaat")

    assert "Melding 1: crisis via Instagram" in card(bram).text
    assert "Uiterlijk vandaag 10:15." in card(bram).text
    assert "Melding 1: crisis" in mail(town.person("Noor"))[0].text

    reports(milan, link=POST, kind="Compliment")
    assert "Melding 1: crisis via Instagram" in card(bram).text


def test_a_closed_case_is_not_joined(town: Town) -> None:
    team_in(town)
    bram, noor = town.person("Bram"), town.person("Noor")
    reports(bram, link=POST, kind="Spam")
    noor.presses("Beantwoord", ping(noor))
    noor.fills("Wat deed je?", "Verborgen of verwijderd")
    noor.submits()

    reports(bram, link=POST)

    assert len(all_cases(town)) == 2
    assert len(cards(bram, 2)) == 1


@SQLITE
def test_a_crisis_names_whom_to_call_first(town: Town) -> None:
    team_in(town)
    bram = town.person("Bram")

    reports(bram, kind="Crisis: gevaar, of een gerucht dat rondgaat")

    assert "112" in card(bram).text
    assert "113" in ping(town.person("Noor")).text
