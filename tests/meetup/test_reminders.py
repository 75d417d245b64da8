"""One private reminder, in the person's own working hours, only to who may still want it."""

import pytest
from sqlalchemy import select

from storage.meetup_reminders import Reminder, Skipped
from storage.people import Language
from tests.meetup.daily import (
    EVERYBODY,
    answers,
    becomes,
    member_has,
    on_leave,
    prompt,
    reminders,
    replies,
    speaks,
    team_in,
)
from tests.town import Town


def reminded(town: Town) -> list[str]:
    """Who got a reminder so far, by first name."""
    return [name for name in EVERYBODY if reminders(town.person(name))]


def test_it_comes_an_hour_and_a_half_after_the_prompt_with_the_question_and_the_buttons(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    town.comes("2026-11-24 09:20")

    town.comes("2026-11-24 10:49")
    assert reminders(noor) == []

    town.comes("2026-11-24 10:51")
    reminder = reminders(noor)[0]
    assert "De vraag van de dag van social: Welke vraag kreeg je al drie keer?" in reminder.text
    assert "Antwoorden kan tot 17.00 uur. Alleen het formulier telt" in reminder.text
    assert reminder.buttons == ["Antwoorden", "Niets vandaag"]


def test_the_form_opens_from_the_reminder(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    town.comes("2026-11-24 09:20")
    town.comes("2026-11-24 11:00")

    answers(noor, reminders(noor)[0], idea="Kan ik 24 uur werken?")

    assert "Kan ik 24 uur werken?" in replies(noor)[0]


def test_it_comes_once(town: Town) -> None:
    team_in(town)
    town.comes("2026-11-24 09:20")

    town.lives_until("2026-11-24 16:59", every=1800)

    assert len(reminders(town.person("Noor"))) == 1


def test_only_who_works_today_and_has_not_answered_gets_it(town: Town) -> None:
    team_in(town)
    on_leave(town, "Sanne", "2026-11-24 00:00", "2026-11-25 00:00")
    member_has(town, "Lotte", wants_reminders=False)
    town.comes("2026-11-24 09:20")
    answers(town.person("Noor"), idea="Kan ik 24 uur werken?")
    milan = town.person("Milan")
    milan.presses("Niets vandaag", prompt(milan))

    town.comes("2026-11-24 12:00")

    assert reminded(town) == ["Bram", "Imani", "Oliver"]


def test_everyone_reads_it_in_their_own_language(town: Town) -> None:
    team_in(town)
    speaks(town, "Oliver", Language.ENGLISH)
    town.comes("2026-11-24 09:20")

    town.comes("2026-11-24 11:00")

    reminder = reminders(town.person("Oliver"))[0]
    assert "The question of the day of social: Which question came up three times?" in reminder.text
    assert reminder.buttons == ["Answer", "Nothing today"]


def test_yara_is_reminded_when_her_own_day_begins(town: Town) -> None:
    team_in(town)
    yara = town.person("Yara")
    town.comes("2026-11-24 09:20")

    town.comes("2026-11-24 08:59", "America/Curacao")
    assert reminders(yara) == []

    town.comes("2026-11-24 09:00", "America/Curacao")
    assert len(reminders(yara)) == 1


def test_who_goes_on_leave_after_the_prompt_is_left_alone(town: Town) -> None:
    team_in(town)
    town.comes("2026-11-24 09:20")
    on_leave(town, "Noor", "2026-11-24 10:00", "2026-11-26 00:00")

    town.comes("2026-11-24 12:00")

    assert "Noor" not in reminded(town)


def test_who_comes_back_after_lunch_is_reminded_then(town: Town) -> None:
    team_in(town)
    town.comes("2026-11-24 09:20")
    on_leave(town, "Noor", "2026-11-24 10:00", "2026-11-24 13:00")

    town.comes("2026-11-24 12:00")
    assert "Noor" not in reminded(town)

    town.comes("2026-11-24 13:01")
    assert "Noor" in reminded(town)


def test_in_the_last_hour_nobody_is_reminded(town: Town) -> None:
    team_in(town)
    town.comes("2026-11-24 14:45")
    assert prompt(town.person("Noor"))

    town.lives_until("2026-11-24 17:30", every=900)

    assert reminded(town) == ["Yara", "Oliver"]


def test_reminders_missed_while_we_slept_do_not_come_in_the_evening(town: Town) -> None:
    team_in(town)
    town.comes("2026-11-24 09:20")

    town.comes("2026-11-24 16:30")

    assert reminded(town) == ["Yara", "Oliver"]


@pytest.mark.parametrize("left", ["deactivated", "guest"])
def test_who_left_slack_or_became_a_guest_meanwhile_gets_none(town: Town, left: str) -> None:
    team_in(town)
    town.comes("2026-11-24 09:20")
    becomes(town, "Milan", **{left: True})

    town.comes("2026-11-24 12:00")

    posted_to = [call["arguments"]["channel"] for call in town.slack.calls("chat.postMessage")]
    assert town.person("Noor").id in posted_to
    assert town.person("Milan").id not in posted_to


def test_why_somebody_got_none_is_kept(town: Town) -> None:
    team_in(town)
    member_has(town, "Lotte", wants_reminders=False)
    town.comes("2026-11-24 09:20")
    milan = town.person("Milan")
    milan.presses("Niets vandaag", prompt(milan))
    town.comes("2026-11-24 16:30")

    with town.bot.office.reading() as session:
        kept = {one.user_id: one for one in session.scalars(select(Reminder))}

    def reason(name: str) -> Skipped | None:
        return kept[town.person(name).id].skipped

    assert reason("Teun") is Skipped.OFF
    assert reason("Lotte") is Skipped.UNWANTED
    assert reason("Milan") is Skipped.ANSWERED
    assert reason("Noor") is Skipped.NO_HOURS_LEFT
    assert reason("Oliver") is None
    assert kept[town.person("Oliver").id].sent_at is not None
