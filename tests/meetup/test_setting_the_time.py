"""The time and the days of the meet-up, for coordinators."""

from sqlalchemy import select

from storage.changes import Change
from tests.meetup.daily import member_has, prompt, prompts, shown, team_in, told
from tests.town import Town

TIME = "Hoe laat komt de vraag van de dag? Tijd in Amsterdam (Nederland)"
WAYS = "Hoe houden jullie hem?"
DAYS = "Op welke dagen?"


def opens_settings(town: Town, words: str = "instellingen") -> None:
    town.person("Sanne").types(f"/smmeetup {words}", "#social")


def test_the_form_shows_how_it_is(town: Town) -> None:
    team_in(town, meetup_days=[0, 2])

    opens_settings(town, "settings")

    form = town.person("Sanne").form
    assert form.title == "Meet-up instellen"
    assert form.filled == {
        TIME: "09:20",
        DAYS: ["Maandag", "Woensdag"],
        WAYS: ["Elke weekdag een eigen thema", "De tien minuten", "Om de beurt voorzitter"],
    }


def test_from_then_on_it_comes_at_that_time_on_those_days(town: Town) -> None:
    team_in(town)
    sanne = town.person("Sanne")
    opens_settings(town)
    sanne.fills(TIME, "13:30")
    sanne.fills(DAYS, ["Dinsdag", "Donderdag"])

    assert sanne.submits() == "cleared"

    assert (
        "De meet-up komt voortaan om 13.30 uur op dinsdag en donderdag. "
        "De eerstvolgende: dinsdag 24 november 2026, 13.30 uur." in told(sanne).text
    )
    town.comes("2026-11-24 13:29")
    assert prompts(sanne) == []
    town.comes("2026-11-24 13:30")
    assert prompt(sanne)


def test_a_prompt_of_today_is_not_repeated_at_the_new_time(town: Town) -> None:
    team_in(town)
    sanne = town.person("Sanne")
    town.comes("2026-11-24 09:20")
    opens_settings(town)
    sanne.fills(TIME, "14:00")
    sanne.submits()

    assert "De eerstvolgende: woensdag 25 november 2026, 14.00 uur." in told(sanne).text
    town.comes("2026-11-24 15:00")
    assert len(prompts(sanne)) == 1


def test_a_time_after_which_nobody_could_answer_is_refused_at_its_field(town: Town) -> None:
    team_in(town)
    sanne = town.person("Sanne")
    opens_settings(town)
    sanne.fills(TIME, "16:30")

    assert sanne.submits() == "errors"
    assert sanne.form.errors == {TIME: "Kies een tijd tot en met 16.00 uur: om 17.00 uur sluit de dag."}


def test_who_is_no_coordinator_is_told_whom_to_ask(town: Town) -> None:
    team_in(town)

    assert "Dit kan alleen een coördinator" in shown(town.person("Bram"), "instellingen").text


def test_a_coordinator_who_stopped_being_one_cannot_send_the_form(town: Town) -> None:
    team_in(town)
    opens_settings(town)
    member_has(town, "Sanne", is_coordinator=False)

    sanne = town.person("Sanne")
    sanne.submits()

    assert "Dit kan alleen een coördinator" in told(sanne).text


def test_the_log_of_changes_keeps_before_and_after(town: Town) -> None:
    team_in(town)
    sanne = town.person("Sanne")
    opens_settings(town)
    sanne.fills(TIME, "13:30")
    sanne.submits()

    with town.bot.office.reading() as session:
        kept = session.scalars(select(Change).where(Change.thing == "team")).one()

    assert (kept.by, kept.fields) == (sanne.id, {"meetup_at": ["09:20", "13:30"]})


def test_the_same_again_is_no_change(town: Town) -> None:
    team_in(town)
    sanne = town.person("Sanne")
    opens_settings(town)
    sanne.submits()

    assert "De eerstvolgende: dinsdag 24 november 2026" in told(sanne).text
    with town.bot.office.reading() as session:
        assert session.scalars(select(Change).where(Change.thing == "team")).all() == []


def test_a_form_of_a_team_that_is_gone_says_so(town: Town) -> None:
    team = team_in(town)
    opens_settings(town)
    with town.bot.office.transaction() as session:
        session.delete(session.merge(team))

    sanne = town.person("Sanne")
    sanne.submits()

    assert "Dit team is er niet meer." in told(sanne).text
