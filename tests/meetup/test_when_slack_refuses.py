"""A channel that is archived, or a bot that was removed, while a prompt is due."""

import pytest

from storage import sent
from tests.meetup.daily import (
    SMPLAN,
    WORKSPACE,
    answers,
    prompt,
    prompts,
    reminders,
    replies,
    shown,
    team_in,
    told,
)
from tests.town import Resident, Town

AGAIN = "Opnieuw plaatsen"


@pytest.fixture
def noor(town: Town) -> Resident:
    """Noor, who answered in the evening, on Tuesday at 09:20: in the night the channel was archived."""
    team_in(town)
    noor = town.person("Noor")
    town.comes("2026-11-23 20:00")
    answers(noor, shown(noor), idea="Kan ik 24 uur werken?")
    noor.channel_does("archive", "#social")
    town.comes("2026-11-24 09:20")
    return noor


def privately(person: Resident) -> str:
    """What `/smmeetup` says in the direct messages with the bot."""
    person.types("smmeetup", SMPLAN)
    return person.last(SMPLAN).text


def test_a_coordinator_is_told_once_what_to_do(town: Town, noor: Resident) -> None:
    for _ in range(3):
        town.passes(minutes=30)

    told_about = [seen.text for seen in town.person("Sanne").sees(SMPLAN) if "gearchiveerd" in seen.text]
    assert len(told_about) == 1
    assert "Haal het uit het archief" in told_about[0]
    assert prompts(noor) == []


@pytest.mark.usefixtures("noor")
def test_nobody_is_reminded_of_a_prompt_that_is_nowhere(town: Town) -> None:
    town.comes("2026-11-24 12:00")

    assert reminders(town.person("Milan")) == []


def test_smmeetup_says_what_is_wrong(noor: Resident) -> None:
    assert "het kanaal is gearchiveerd" in privately(noor)


def test_posted_again_it_stands_there_with_the_answers_and_reminds(town: Town, noor: Resident) -> None:
    town.comes("2026-11-24 11:00")
    noor.channel_does("unarchive", "#social")

    noor.presses(AGAIN, shown(noor))

    assert "Ik plaats de meet-up opnieuw." in told(noor).text
    assert "Vraag van de dag" in prompt(noor).text
    assert "Kan ik 24 uur werken?" in replies(noor)[0]
    town.comes("2026-11-24 12:31")
    assert len(reminders(town.person("Milan"))) == 1


def test_what_stands_there_is_not_posted_again(noor: Resident) -> None:
    noor.channel_does("unarchive", "#social")
    offer = shown(noor)
    noor.presses(AGAIN, offer)

    noor.presses(AGAIN, offer)

    assert "Er valt niets opnieuw te plaatsen." in told(noor).text
    assert len(prompts(noor)) == 1


def test_answers_are_kept_and_come_with_the_summary(town: Town, noor: Resident) -> None:
    noor.channel_does("unarchive", "#social")

    town.comes("2026-11-24 17:00")

    assert "Noor Pennevree: Kan ik 24 uur werken?" in prompt(noor).text
    assert "Kan ik 24 uur werken?" in replies(noor)[0]


def test_a_bot_that_was_removed_says_how_to_invite_it(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    town.slack.post("/my/app", {"do": "deny", "scopes": ["chat:write.public"]})
    noor.types("/remove @smplan", "#social")
    town.comes("2026-11-24 09:20")

    assert "/invite @smplan" in privately(noor)
    assert "/invite @smplan" in town.person("Sanne").last(SMPLAN).text

    noor.types("/invite @smplan", "#social")
    noor.presses(AGAIN, shown(noor))
    assert "Vraag van de dag" in prompt(noor).text


@pytest.mark.usefixtures("noor")
def test_another_team_has_its_prompt_all_the_same(town: Town) -> None:
    team_in(town, ("Milan", "Oliver"), channel_id="C0DEMO02", name="vacatures", meetup_days=[2])

    town.comes("2026-11-25 09:20")

    assert "woensdag 25 november" in town.person("Milan").last("#vacatures").text


def test_a_prompt_that_is_still_on_its_way_is_said_to_be(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    town.slack.fault("ratelimited", method="chat.postMessage", seconds=3600, times=None)
    town.slack.moves_clock(seconds=24 * 3600)
    town.bot.schedule.tick_all()

    assert "De meet-up van vandaag is onderweg naar het kanaal." in shown(noor).text


@pytest.mark.parametrize("how", ["revoke", "uninstall"])
def test_a_reminder_that_waited_until_the_day_was_over_is_not_sent(town: Town, how: str) -> None:
    team_in(town)
    town.comes("2026-11-24 09:20")
    town.slack.app(how)
    town.comes("2026-11-24 10:51")
    town.comes("2026-11-26 12:00")

    town.slack.app("reinstall")
    with town.bot.office.transaction() as session:
        sent.resume(session, WORKSPACE)
    town.settles()

    assert [seen.text for seen in reminders(town.person("Milan")) if "al drie keer" in seen.text] == []
    assert "Er kwamen geen antwoorden" in prompts(town.person("Milan"))[0].text
