"""A Slack status that says "away": asked about, noted or left alone, as each person chose.

It is Monday 23 November 2026, 09:45 in Amsterdam.
"""

import logging
import threading
from contextlib import closing
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.office import Visit
from bot.slack import requests
from bot.slack.answers import Answer, Answers
from bot.slack.replies import Message
from bot.team import events, status_answers, status_messages
from playground.screen import Seen
from storage import leaves, people
from storage.database import Database
from storage.leaves import Leave
from storage.letters import Letter
from storage.people import StatusChoice
from tests.team.founding import SMPLAN, WORKSPACE, opens_own_form, team_in, told_privately
from tests.town import HOME, Resident, Town, bot_in

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
YES, NO, ALWAYS, UNDO = "Ja", "Nee, ik ben er", "Doe dat altijd", "Ongedaan maken"
PALM, ILL, MEETING = ":palm_tree:", ":face_with_thermometer:", ":spiral_calendar_pad:"
QUESTION = "Zal ik je dan met rust laten?"
NOTED = "zoals je koos"


def seconds(moment: str, zone: str = HOME) -> int:
    return int(datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone)).timestamp())


def says_away(person: Resident, until: str | None = None, emoji: str = PALM, text: str = "Griep") -> None:
    """Sets a Slack status, without an end or with one on the clock in Amsterdam."""
    ends = seconds(until) if until else 0
    person.changes(status_emoji=emoji, status_text=text, status_expiration=ends)


def clears_status(person: Resident) -> None:
    person.changes(status_emoji="", status_text="", status_expiration=0)


def chooses(town: Town, person: Resident, choice: StatusChoice) -> None:
    with town.bot.office.transaction() as session:
        known = people.person(session, WORKSPACE, person.id)
        assert known
        known.status_choice = choice


def on_leave(town: Town, person: Resident, since: str, until: str) -> None:
    """Leave that they told of themselves."""
    starts, ends = (datetime.fromisoformat(one).replace(tzinfo=ZoneInfo(HOME)) for one in (since, until))
    with town.bot.office.transaction() as session:
        session.add(Leave(workspace_id=WORKSPACE, user_id=person.id, starts_at=starts, ends_at=ends))


def away(town: Town, person: Resident) -> list[tuple[str, str]]:
    """From when until when a status makes them away from now on, on the clock in Amsterdam."""
    with town.bot.office.reading() as session:
        found = leaves.of(session, WORKSPACE, [person.id], town.now)
        moments = [(one.starts_at, one.ends_at) for one in found if one.from_status]
    zone = ZoneInfo(HOME)
    return [(f"{a.astimezone(zone):%d-%m %H:%M}", f"{b.astimezone(zone):%d-%m %H:%M}") for a, b in moments]


def mail(person: Resident) -> list[Seen]:
    return person.sees(SMPLAN)


def test_a_status_with_an_end_is_asked_about_and_yes_leaves_in_peace(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")

    says_away(noor, "2026-11-25 17:00")

    question = noor.last(SMPLAN)
    assert question.text.startswith("Je Slack-status zegt dat je tot wo 25 nov 17:00 weg bent.")
    assert question.buttons == [YES, NO, ALWAYS]
    assert away(town, noor) == []
    noor.presses(YES, question)
    decided = noor.again(question)
    assert "Ik laat je met rust tot wo 25 nov 17:00." in decided.text
    assert decided.buttons == []
    assert away(town, noor) == [("23-11 09:45", "25-11 17:00")]
    assert len(mail(noor)) == 1


def test_who_is_away_after_a_status_is_off_in_the_prompt(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    says_away(noor, "2026-11-25 17:00")
    noor.presses(YES, noor.last(SMPLAN))

    town.comes("2026-11-24 09:20")

    assert "Noor Pennevree" in noor.finds("Vraag van de dag", "#social").text


def test_no_changes_nothing_and_is_not_asked_again(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    says_away(noor, "2026-11-25 17:00")
    question = noor.last(SMPLAN)

    noor.presses(NO, question)
    noor.changes(display_name="Noor P.")
    town.passes(days=1)
    says_away(noor, "2026-11-25 17:00")

    assert noor.again(question).text == "Goed, ik reken op je."
    assert noor.again(question).buttons == []
    assert away(town, noor) == []
    assert [one.text for one in mail(noor) if QUESTION in one.text] == []


@pytest.mark.both_databases
def test_always_is_done_at_once_and_from_then_on_and_can_be_undone(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    says_away(noor, "2026-11-23 12:00")
    question = noor.last(SMPLAN)

    noor.presses(ALWAYS, question)

    assert "Voortaan doe ik dat meteen." in noor.again(question).text
    assert away(town, noor) == [("23-11 09:45", "23-11 12:00")]
    town.comes("2026-11-23 12:05")
    says_away(noor, "2026-11-25 17:00")
    noted = noor.last(SMPLAN)
    assert noted.text.startswith("Je Slack-status zegt dat je tot wo 25 nov 17:00 weg bent. Ik laat je dan")
    assert away(town, noor) == [("23-11 12:05", "25-11 17:00")]
    noor.presses(UNDO, noted)
    noor.changes(display_name="Noor P.")
    assert noor.again(noted).text == "Goed, ik reken op je."
    assert away(town, noor) == []
    assert len(mail(noor)) == 2


@pytest.mark.traced
def test_it_is_said_in_english_and_in_ones_own_zone_to_who_reads_that(town: Town) -> None:
    team_in(town)
    oliver = town.person("Oliver")
    opens_own_form(oliver)
    oliver.fills("In welke taal spreek ik met jou?", "English")
    oliver.submits()

    says_away(oliver, "2026-11-25 17:00")
    question = oliver.last(SMPLAN)

    assert question.text.startswith("Your Slack status says you are away until Wed 25 Nov 16:00.")
    assert question.buttons == ["Yes", "No, I am here", "Always do that"]
    oliver.presses("Yes", question)
    assert "I leave you in peace until Wed 25 Nov 16:00." in oliver.again(question).text
    oliver.types("/smplan me", "#social")
    assert (
        "Leave after your Slack status: Mon 23 Nov 08:45 to Wed 25 Nov 16:00" in told_privately(oliver).text
    )
    assert "when it says you are away, I ask you" in told_privately(oliver).text
    clears_status(oliver)
    assert "no longer says you are away" in oliver.last(SMPLAN).text


@SQLITE
@pytest.mark.parametrize("choice", [StatusChoice.ASK, StatusChoice.ALWAYS])
def test_a_status_set_twice_is_told_of_once(town: Town, choice: StatusChoice) -> None:
    team_in(town)
    noor = town.person("Noor")
    chooses(town, noor, choice)

    says_away(noor, "2026-11-25 17:00", PALM)
    says_away(noor, "2026-11-25 17:00", ILL)
    town.passes(days=1)

    assert len(mail(noor)) == 1


def test_without_an_end_it_is_for_the_rest_of_today_and_asked_again_another_day(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")

    says_away(noor)

    question = noor.last(SMPLAN)
    assert "Zal ik je de rest van vandaag met rust laten?" in question.text
    noor.presses(YES, question)
    assert "Ik laat je met rust tot en met maandag 23 november." in noor.again(question).text
    assert away(town, noor) == [("23-11 09:45", "24-11 00:00")]
    town.comes("2026-11-23 16:30")
    noor.changes(display_name="Noor P.")
    assert away(town, noor) == [("23-11 09:45", "24-11 00:00")]
    town.comes("2026-11-24 08:00")
    noor.changes(display_name="Noor Pennevree")
    assert len(mail(noor)) == 2
    assert noor.last(SMPLAN).buttons == [YES, NO, ALWAYS]


@SQLITE
def test_without_an_end_and_hardly_any_work_to_come_nothing_is_asked(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    town.comes("2026-11-23 15:05")

    says_away(noor)

    assert [one for one in mail(noor) if one.buttons] == []
    assert away(town, noor) == []


@SQLITE
@pytest.mark.parametrize(
    ("emoji", "until"),
    [
        (MEETING, "2026-11-25 17:00"),
        ("", "2026-11-25 17:00"),
        (PALM, "2026-11-23 09:30"),
        (PALM, "2029-01-01 17:00"),
        (PALM, "2026-11-23 08:59"),
    ],
)
def test_a_status_that_says_nothing_of_absence_is_nothing(town: Town, emoji: str, until: str) -> None:
    team_in(town)
    noor = town.person("Noor")
    chooses(town, noor, StatusChoice.ALWAYS)

    says_away(noor, until, emoji)

    assert mail(noor) == []
    assert away(town, noor) == []


def test_while_on_leave_nothing_is_asked(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    on_leave(town, noor, "2026-11-23 00:00", "2026-11-26 00:00")

    says_away(noor, "2026-11-25 23:59")

    assert mail(noor) == []
    assert away(town, noor) == []


def test_own_leave_from_noon_goes_before_a_status_that_lasts_longer(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    chooses(town, noor, StatusChoice.ALWAYS)
    on_leave(town, noor, "2026-11-23 12:00", "2026-11-25 00:00")

    says_away(noor, "2026-11-26 12:00")

    assert away(town, noor) == [("23-11 09:45", "23-11 12:00"), ("25-11 00:00", "26-11 12:00")]
    noor.types("/smplan ik", "#social")
    assert told_privately(noor).text.count("Verlof vanwege je Slack-status") == 2
    noor.presses(UNDO, noor.last(SMPLAN))
    assert away(town, noor) == []
    noor.types("/smplan ik", "#social")
    assert "Verlof: ma 23 nov 12:00 tot wo 25 nov 00:00" in told_privately(noor).text


@SQLITE
def test_on_days_off_nothing_is_asked(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    town.comes("2026-11-27 17:30")
    before = len(mail(noor))

    says_away(noor, "2026-11-30 08:30")

    assert len(mail(noor)) == before
    assert away(town, noor) == []


@SQLITE
def test_on_a_holiday_of_the_team_nothing_is_asked(town: Town) -> None:
    team_in(town, holidays=["eerste_kerstdag"], meetup_days=[])
    noor = town.person("Noor")
    town.comes("2026-12-25 10:00")
    before = len(mail(noor))

    says_away(noor, "2026-12-25 17:00")

    assert len(mail(noor)) == before


def test_a_status_cleared_early_ends_the_leave_and_says_so_once(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    says_away(noor, "2026-11-25 17:00")
    noor.presses(YES, noor.last(SMPLAN))
    town.comes("2026-11-23 11:00")

    clears_status(noor)
    clears_status(noor)

    assert away(town, noor) == []
    assert [one.text for one in mail(noor)][1:] == [
        "Je Slack-status zegt niet meer dat je weg bent. Vanaf nu reken ik weer op je."
    ]


def test_what_was_answered_about_an_end_holds_when_the_same_status_comes_back(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    says_away(noor, "2026-11-25 17:00")
    noor.presses(YES, noor.last(SMPLAN))
    says_away(noor, "2026-11-23 12:00", MEETING)
    assert away(town, noor) == []
    town.comes("2026-11-23 12:00")

    says_away(noor, "2026-11-25 17:00")

    assert away(town, noor) == [("23-11 12:00", "25-11 17:00")]
    assert len(mail(noor)) == 2


@SQLITE
def test_own_leave_stays_when_a_status_is_cleared(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    on_leave(town, noor, "2026-11-24 00:00", "2026-11-26 00:00")
    says_away(noor, "2026-11-24 12:00")
    noor.presses(YES, noor.last(SMPLAN))

    clears_status(noor)

    noor.types("/smplan ik", "#social")
    assert (
        "Verlof: dinsdag 24 november 2026 tot en met woensdag 25 november 2026" in told_privately(noor).text
    )


def test_nobody_hears_of_a_status_that_was_cleared_before_it_was_answered(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    says_away(noor, "2026-11-25 17:00")
    question = noor.last(SMPLAN)

    clears_status(noor)
    noor.presses(YES, question)

    assert "Je status is intussen anders" in noor.last(SMPLAN).text
    assert away(town, noor) == []


def test_a_longer_status_is_asked_anew_and_a_shorter_one_only_shortens(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    says_away(noor, "2026-11-24 17:00")
    noor.presses(YES, noor.last(SMPLAN))

    says_away(noor, "2026-11-26 17:00")
    assert away(town, noor) == [("23-11 09:45", "24-11 17:00")]
    noor.presses(YES, noor.last(SMPLAN))
    assert away(town, noor) == [("23-11 09:45", "26-11 17:00")]
    says_away(noor, "2026-11-25 12:00")

    assert away(town, noor) == [("23-11 09:45", "25-11 12:00")]
    assert len(mail(noor)) == 2


def test_no_to_an_old_question_leaves_a_later_answer_as_it_is(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    says_away(noor, "2026-11-24 17:00")
    old = noor.last(SMPLAN)
    says_away(noor, "2026-11-26 17:00")
    noor.presses(YES, noor.last(SMPLAN))

    noor.presses(NO, old)

    assert away(town, noor) == [("23-11 09:45", "26-11 17:00")]


def test_who_chose_never_is_left_alone(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    opens_own_form(noor)
    assert (
        noor.form.filled["Als je Slack-status zegt dat je weg bent"] == "Vraag me dan of je me met rust laat"
    )
    noor.fills("Als je Slack-status zegt dat je weg bent", "Let er nooit op")
    noor.submits()

    says_away(noor, "2026-11-25 17:00")

    assert mail(noor) == []
    noor.types("/smplan ik", "#social")
    assert "Slack-status: daar let ik niet op" in told_privately(noor).text


@pytest.mark.traced
def test_a_leave_after_a_status_is_removed_as_any_other_and_does_not_come_back(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    chooses(town, noor, StatusChoice.ALWAYS)
    says_away(noor, "2026-11-25 17:00")
    noor.types("/smplan ik", "#social")

    noor.presses("Verlof schrappen", told_privately(noor))
    noor.changes(display_name="Noor P.")
    town.passes(hours=1)

    assert away(town, noor) == []
    assert len(mail(noor)) == 1


@pytest.mark.both_databases
def test_pressed_twice_it_counts_once(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    says_away(noor, "2026-11-25 17:00")
    question = noor.last(SMPLAN)
    noor.presses(NO, question)

    answer = pressed_with(town, noor, str(seconds("2026-11-25 17:00")))

    assert "Hier heb je al op geantwoord." in answer.text
    assert away(town, noor) == []


def test_pressed_when_it_is_over_nothing_changes(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    says_away(noor, "2026-11-23 12:00")
    question = noor.last(SMPLAN)
    town.comes("2026-11-23 12:00")

    noor.presses(YES, question)

    assert "Dat moment is al voorbij" in noor.last(SMPLAN).text
    assert away(town, noor) == []


@pytest.mark.parametrize("value", ["", "soon", "1e9", "-1", "9" * 40, "{noor}"])
def test_a_button_that_was_made_up_or_of_somebody_else_does_nothing(town: Town, value: str) -> None:
    team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    says_away(noor, "2026-11-25 17:00")
    says_away(bram, "2026-11-24 17:00")

    answer = pressed_with(town, bram, value.format(noor=seconds("2026-11-25 17:00")))

    assert "Deze vraag is niet aan jou gesteld" in answer.text
    assert away(town, bram) == []
    assert away(town, noor) == []


def pressed_with(town: Town, person: Resident, value: str) -> Message:
    """A press that no button of theirs could send."""
    office = town.bot.office
    with office.reading() as session:
        known = people.person(session, WORKSPACE, person.id)
    assert known
    visit = Visit(office, known, town.now, office.say("nl"), "trigger 1")
    who = requests.Person(person.id, WORKSPACE)
    press = requests.ButtonPress(who, status_messages.YES, value, Answer(), Answers(), "1")
    answer = status_answers.press(visit, press)
    assert isinstance(answer, Message)
    return answer


@SQLITE
def test_people_without_a_team_are_not_asked(town: Town) -> None:
    yara = town.person("Yara")
    yara.types("/smplan ik", "#social")

    says_away(yara, "2026-11-25 17:00")

    assert mail(yara) == []


@SQLITE
@pytest.mark.parametrize("became", ["stranger", "guest", "deactivated"])
def test_who_takes_no_part_is_not_asked(town: Town, became: str) -> None:
    team_in(town)
    noor = town.person("Noor")

    noor.changes(**{became: True}, status_emoji=PALM, status_expiration=seconds("2026-11-25 17:00"))

    assert letters_to(town, noor) == []


def letters_to(town: Town, person: Resident) -> list[str]:
    with town.bot.office.reading() as session:
        return list(session.scalars(select(Letter.key).where(Letter.channel == person.id)))


def test_a_status_that_no_event_told_of_is_seen_within_a_week(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    world = town.slack.service.world.first().people[noor.id]
    world.status_emoji, world.status_expiration = PALM, seconds("2026-12-04 17:00")

    town.passes(days=8)

    assert "tot vr 4 dec 17:00" in noor.finds(QUESTION, SMPLAN).text


@SQLITE
@pytest.mark.parametrize(
    ("day", "until", "expected"),
    [
        ("2027-03-26 12:00", "2027-03-29 12:00", ("26-03 12:00", "29-03 12:00")),
        ("2027-10-29 12:00", "2027-11-01 12:00", ("29-10 12:00", "01-11 12:00")),
    ],
)
def test_a_clock_change_on_the_way_moves_no_end(
    town: Town, day: str, until: str, expected: tuple[str, str]
) -> None:
    team_in(town, meetup_days=[])
    noor = town.person("Noor")
    chooses(town, noor, StatusChoice.ALWAYS)
    town.comes(day)

    says_away(noor, until)

    assert away(town, noor) == [expected]
    noor.types("/smplan ik", "#social")
    assert f"tot ma {'29 mrt' if '03' in expected[1] else '1 nov'} 12:00" in told_privately(noor).text


def changed(person: Resident, event_id: str, until: int, emoji: str = PALM) -> dict[str, Any]:
    """The body of a user_change event."""
    profile = {"real_name": "Noor", "status_emoji": emoji, "status_text": "Griep", "status_expiration": until}
    user = {"id": person.id, "tz": HOME, "locale": "nl-NL", "profile": profile}
    return {"team_id": WORKSPACE, "event_id": event_id, "event": {"type": "user_change", "user": user}}


@pytest.mark.both_databases
@pytest.mark.parametrize("choice", [StatusChoice.ASK, StatusChoice.ALWAYS])
@pytest.mark.parametrize("ids", [("Ev1", "Ev1"), ("Ev1", "Ev2")])
def test_heard_by_two_processes_at_once_it_counts_once(
    town: Town, choice: StatusChoice, ids: tuple[str, str]
) -> None:
    team_in(town)
    noor = town.person("Noor")
    chooses(town, noor, choice)
    until, start, now = seconds("2026-11-25 17:00"), threading.Barrier(2), town.now
    url = town.bot.office.database.url.render_as_string(hide_password=False)

    def hears(database: Database, event_id: str) -> None:
        with closing(database), closing(bot_in(town.slack, database)) as bot:
            start.wait()
            events.person_changed(bot.office, changed(noor, event_id, until), now)

    both = [threading.Thread(target=hears, args=(Database(url), one)) for one in ids]
    for one in both:
        one.start()
    for one in both:
        one.join()

    town.settles()
    assert len(mail(noor)) == 1
    assert len(away(town, noor)) == (1 if choice is StatusChoice.ALWAYS else 0)


def test_an_old_event_that_comes_again_brings_no_leave_back(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    chooses(town, noor, StatusChoice.ALWAYS)
    old = changed(noor, "Ev1", seconds("2026-11-25 17:00"))
    events.person_changed(town.bot.office, old, town.now)
    clears_status(noor)

    events.person_changed(town.bot.office, old, town.now)

    assert away(town, noor) == []


def test_emoji_and_words_of_a_status_are_kept_nowhere(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    team_in(town)
    noor = town.person("Noor")

    says_away(noor, "2026-11-25 17:00", ILL, "Griep")
    noor.presses(ALWAYS, noor.last(SMPLAN))

    with town.bot.office.reading() as session:
        known = people.person(session, WORKSPACE, noor.id)
        everything = [*session.scalars(select(Letter)), *session.scalars(select(Leave)), known]
        kept = " ".join(repr(vars(one)) for one in everything)
    ours = [one.getMessage() for one in caplog.records if one.name.startswith("bot.")]
    assert "thermometer" not in kept + " ".join(ours)
    assert "Griep" not in kept + " ".join(ours)
    assert town.slack.calls("chat.postMessage") != []
