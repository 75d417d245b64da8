"""What a ping says to do, and what the form of an answer asks, differs from kind to kind."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from storage import care_figures
from storage.care_figures import Stretch
from storage.cases import Kind, Status
from storage.duties import RoleHolder
from storage.ideas import Idea
from storage.legal_dates import LegalDate
from tests.town import Resident, Town
from tests.webcare.acting import the_team
from tests.webcare.care import (
    all_cases,
    answers,
    card,
    letters_saying,
    mail,
    ping,
    reports,
    shown,
    team_in,
    the_case,
    told,
)

pytestmark = [pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]
DID, WORDS = "Wat deed je?", "Wat antwoordde je, of waarom niet?"
BY_LAW = "Wanneer moet het officiële antwoord er uiterlijk zijn?"
REFERRED = "Verwezen naar de officiële weg of iemand anders"
FORMAL = "Formeel bericht: bezwaar, officiële klacht, verzoek"


def the_form(person: Resident, number: int = 1) -> None:
    person.presses("Beantwoord", ping(person, number))
    person.waits_for_form("Wat is er gedaan?")


def on_time_today(town: Town) -> tuple[int, int]:
    """How many answers of this day were in time, and of how many, as the week's report says it."""
    day = timedelta(days=1)
    with town.bot.office.reading() as session:
        during = Stretch(town.now - day, town.now + day)
        with_target, in_time = care_figures.judged(care_figures.replies(session, the_team(town), during))
        return in_time, with_target


def dates(town: Town) -> list[LegalDate]:
    with town.bot.office.reading() as session:
        return list(session.scalars(select(LegalDate)))


@pytest.mark.parametrize(
    ("kind", "does", "proposed"),
    [
        ("Klacht", "Eerst het gevoel", "Beantwoord"),
        ("Vraag", "Antwoord in één zin", "Beantwoord"),
        ("Privacy: iemand deelt persoonlijke gegevens", "Laat niet blijken", "Verborgen of verwijderd"),
        (FORMAL, "Niet op de inhoud ingaan", REFERRED),
        ("Spam", "Verbergen is genoeg", "Verborgen of verwijderd"),
    ],
)
def test_the_ping_says_what_to_do_and_the_form_proposes_it(
    town: Town, kind: str, does: str, proposed: str
) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"), kind=kind, says="Iets van buiten")

    assert does in ping(noor).text
    the_form(noor)
    assert noor.form.filled[DID] == proposed


def test_in_care_every_case_says_what_nobody_may_learn(town: Town) -> None:
    team_in(town, is_in_care=True)
    reports(town.person("Bram"))

    assert "Laat niet blijken dat iemand patiënt of cliënt is" in ping(town.person("Noor")).text


def test_a_request_for_data_has_a_month_and_who_decides_is_reminded(town: Town) -> None:
    team_in(town)
    noor, sanne = town.person("Noor"), town.person("Sanne")
    reports(town.person("Bram"), kind=FORMAL, says="Eist inzage in notities")
    the_form(noor)
    assert noor.form.filled[BY_LAW] == "2026-12-23"
    noor.fills(WORDS, "Naar de privacypagina")
    noor.submits()

    assert "Verwezen op maandag 23 november 2026. Officieel antwoord uiterlijk" in shown(noor, "1").text
    town.comes("2026-12-15 17:30")
    assert mail(sanne, "officiële antwoord") == []
    town.comes("2026-12-16 09:01")
    assert len(mail(sanne, "Jij beslist hierover")) == 1
    town.comes("2026-12-23 09:01")
    assert len(mail(sanne, "laatste dag")) == 1
    assert [one.remind_at for one in dates(town)] == [None]


def test_after_the_official_answer_nobody_is_reminded(town: Town) -> None:
    team_in(town)
    noor, sanne = town.person("Noor"), town.person("Sanne")
    reports(town.person("Bram"), kind=FORMAL, says="Eist inzage in notities")
    the_form(noor)
    noor.fills(WORDS, "Naar de privacypagina")
    noor.submits()
    town.comes("2026-12-16 09:01")

    for _ in range(2):
        sanne.presses("Antwoord is gegeven", mail(sanne, "Jij beslist hierover")[0])

    assert "Ik herinner niemand meer." in mail(sanne)[-1].text
    town.comes("2026-12-23 12:00")
    assert mail(sanne, "laatste dag") == []
    assert "Het officiële antwoord is gegeven" in shown(noor, "1").text


def test_what_was_not_referred_after_all_is_not_reminded_of(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"), kind=FORMAL, says="Eist inzage in notities")
    the_form(noor)
    noor.fills(WORDS, "Naar de privacypagina")
    noor.submits()
    noor.presses("Vergissing, nog niet klaar", ping(noor))

    town.comes("2026-12-16 09:01")

    assert letters_saying(town, "Jij beslist hierover") == []


def test_a_date_of_the_law_may_be_left_out_and_not_lie_before_the_referral(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"), kind=FORMAL, says="Maakt bezwaar")
    the_form(noor)
    assert not noor.form.filled[BY_LAW]
    noor.fills(WORDS, "Naar de bezwaarpagina")
    noor.fills(BY_LAW, "2026-11-01")

    assert noor.submits() == "errors"
    assert "ligt voor de dag van verwijzen" in noor.form.errors[BY_LAW]
    noor.fills(BY_LAW, None)
    assert noor.submits() == "cleared"

    assert [(one.due_on, one.referred_on) for one in dates(town)] == [(None, date(2026, 11, 23))]
    assert "Verwezen op maandag 23 november 2026." in shown(noor, "1").text


def test_a_compliment_reaches_the_colleague_it_is_for(town: Town) -> None:
    team_in(town)
    noor, milan = town.person("Noor"), town.person("Milan")
    reports(town.person("Bram"), kind="Compliment", says="Wat een eerlijke video!")
    the_form(noor)
    noor.fills(WORDS, "Bedankt!")
    noor.fills("Voor welke collega is dit compliment?", "Milan Haverkruin")

    assert noor.submits() == "cleared"

    assert "Noor Pennevree" in mail(milan)[-1].text
    assert "Wat een eerlijke video!" in mail(milan)[-1].text


def test_an_idea_is_among_the_ideas_after_one_press(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"), kind="Idee, of iemand die hier wil werken", says="Film de nachtdienst eens")

    page = shown(noor, "1")

    noor.presses("Bij de ideeën zetten", ping(noor))

    assert "Bij de ideeën zetten" not in mail(noor)[0].buttons
    assert "staat nu bij de ideeën" in mail(noor)[-1].text
    assert "Maak er een bericht van" in mail(noor)[-1].buttons
    with town.bot.office.reading() as session:
        assert [idea.text for idea in session.scalars(select(Idea))] == ["Film de nachtdienst eens"]
    noor.presses("Bij de ideeën zetten", page)
    assert "stond al bij de ideeën" in told(noor)


def test_who_wants_to_work_here_goes_to_the_recruiter(town: Town) -> None:
    team = team_in(town)
    milan, noor = town.person("Milan"), town.person("Noor")
    with town.bot.office.transaction() as session:
        session.add(RoleHolder(team_id=team.id, role="Recruiter zorg", user_id=milan.id))
    reports(town.person("Bram"), kind="Idee, of iemand die hier wil werken", says="Wil hier komen werken")

    noor.presses("Overdragen", ping(noor))

    assert noor.form.filled["Aan wie?"] == "Milan Haverkruin"


def test_what_is_personal_does_not_become_an_idea(town: Town) -> None:
    team_in(town)
    bram, noor = town.person("Bram"), town.person("Noor")
    reports(bram, kind="Idee, of iemand die hier wil werken", says="Bel 06-12345678 over een idee")
    bram.fills("Toch nodig?", ["Laat het staan: zonder kan niemand antwoorden"])
    bram.submits()

    noor.presses("Bij de ideeën zetten", ping(noor))

    assert "hoort niet in een idee" in mail(noor)[-1].text
    assert the_case(town).idea_id is None


def test_facts_are_put_right_with_a_source_and_once(town: Town) -> None:
    team_in(town)
    bram, noor = town.person("Bram"), town.person("Noor")
    wrong = "Onjuist: er wordt iets gezegd dat niet klopt"
    reports(bram, kind=wrong, handle="@kees", says="Zegt iets onjuists")

    assert answers(noor, ping(noor), "Dat is niet zo") == "errors"
    assert "Zet de bron erbij" in noor.form.errors[WORDS]
    noor.fills(WORDS, "Dat is niet zo: https://nergens.example/feiten")
    assert noor.submits() == "cleared"
    reports(bram, kind=wrong, handle="Kees", says="Zegt het weer onjuist")
    the_form(noor, 2)

    assert noor.form.filled[DID] == "Geen reactie"
    assert "al een keer verbeterd" in noor.form.text


def test_what_is_no_case_is_closed_with_a_reason_and_counts_apart(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"))
    noor.presses("Geen melding", shown(noor, "1"))
    noor.fills("Waarom is het geen melding?", "Bel 06-12345678")
    assert noor.submits() == "errors"
    noor.fills("Waarom is het geen melding?", "Een proef")

    assert noor.submits() == "cleared"

    assert the_case(town).status is Status.NOT_A_CASE
    assert "Geen melding. Besluit van Noor Pennevree" in card(noor).text
    assert "“Een proef”" in shown(noor, "1").text
    assert on_time_today(town) == (0, 0)
    noor.presses("Vergissing, nog niet klaar", shown(noor, "1"))
    assert [case.status for case in all_cases(town)] == [Status.TAKEN]
    assert the_case(town).kind is Kind.QUESTION
    assert "staat weer open" in told(noor)
