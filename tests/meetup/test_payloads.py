"""What Slack gets of each form and message of the ten minutes and what comes of them, whole.

UPDATE_GOLDEN=1 writes it anew.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from bot.meetup import (
    blocker_messages,
    decision_messages,
    forms,
    idea_messages,
    messages,
    question_messages,
    silence_messages,
    talk_messages,
)
from bot.meetup.agenda import AGENDA, Reading
from bot.meetup.messages import Day
from bot.meetup.reply_messages import Handles, reply
from bot.meetup.signals import Kind, Signal
from bot.meetup.summary_messages import Counted, Decided, Outcome, Stuck, summary
from bot.meetup.talk_messages import Choice, Hindrance, Talk
from bot.meetup.week_messages import Week, roll_up
from bot.slack.replies import Form, Message
from bot.texts import LANGUAGES, Say, every_sentence
from storage.meetups import Answer
from storage.talks import OwnQuestion
from tests.golden_payloads import is_as_kept

GOLDEN = Path(__file__).with_name("golden")
MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
LONG = "Een heel lange zin met <@U1> & meer. " * 27
NAME = "Noor " * 15 + "Noor"

DAY = Day(
    key="1 2026-11-23",
    day=MONDAY,
    question="meetup.question.moment",
    slot=None,
    off=tuple(NAME for _ in range(60)),
    webcare=(NAME,),
    posts=tuple(f":eyes: 09:15 · LinkedIn · *{'x' * 90}* · <@U{number}>" for number in range(60)),
    signal=Signal(Kind.BLOCKER, "blocker:1", 3),
    words=LONG,
    chair=NAME,
    has_talk=True,
)
ANSWERS = tuple(
    (
        NAME,
        Answer(meetup_id=1, user_id=f"U{n}", given_at=NOW, changed_at=NOW, heard=LONG, idea=LONG, stuck=LONG),
    )
    for n in range(60)
)
OUTCOME = Outcome(
    answers=ANSWERS,
    asked=60,
    still_open=True,
    decided=tuple(Decided(LONG, NAME, MONDAY) for _ in range(60)),
    ideas=tuple(Counted(NAME, LONG, 60, is_post=True) for _ in range(60)),
    stuck=tuple(Stuck(NAME, LONG, 12, NAME) for _ in range(60)),
    led_by=NAME,
    next_chair=(NAME, date(2026, 11, 24)),
)
CHOICES = [Choice(number, Counted(NAME, LONG, number)) for number in range(12)]
HINDRANCES = [Hindrance(number, Stuck(NAME, LONG, 3, NAME if number else None)) for number in range(12)]
TALK = Talk(DAY, "U1", OUTCOME, CHOICES[:5], HINDRANCES)
OVER = Talk(DAY, "U1", OUTCOME, CHOICES[:5], HINDRANCES, minutes=9)
QUESTION = OwnQuestion(team_id=1, text="x" * 140, by="U1", at=NOW, weekday=1)
QUESTION.id = 1
WEEK = Week(1, MONDAY, 4, 9, 8, 3, LONG, LONG, 5, 2)

ALL: dict[str, Callable[[Say], Form | Message]] = {
    "prompt": lambda say: messages.prompt(say, DAY),
    "summary": lambda say: summary(say, DAY, OUTCOME),
    "reply": lambda say: reply(say, NAME, ANSWERS[0][1], Handles(3, 2, 4, None, None)),
    **{
        f"talk_{block}": lambda say, block=block, since=since: talk_messages.running(  # type: ignore[misc]
            say, TALK, Reading(since, block)
        )
        for block, since, _ in AGENDA
    },
    "talk_empty": lambda say: talk_messages.over(say, Talk(DAY, "U1", Outcome((), 3, still_open=False))),
    "talk_over": lambda say: talk_messages.over(say, OVER),
    "two_left": lambda say: talk_messages.two_left(say, "U1"),
    "decision": lambda say: decision_messages.form(say, DAY.key, "U1", MONDAY),
    "idea": lambda say: idea_messages.form(say, DAY.key),
    "ideas": lambda say: idea_messages.ideas(say, idea_messages.Listed(1, CHOICES, 60)),
    "blockers": lambda say: blocker_messages.blockers(say, HINDRANCES, 60),
    "who": lambda say: blocker_messages.who_form(say, 1, 1, LONG, None),
    "settings": lambda say: forms.settings_form(
        say, 1, "Europe/Amsterdam", forms.Chosen(time(9, 20), (0, 1, 2, 3, 4))
    ),
    "questions": lambda say: question_messages.questions(say, 1, [QUESTION] * 40),
    "question": lambda say: question_messages.form(say, 1),
    "silence": lambda say: silence_messages.question(say, 1, LONG),
    "wish": lambda say: silence_messages.wish(say, 1, LONG, "time"),
    "week": lambda say: roll_up(say, WEEK),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_slack_gets_exactly_this(name: str, language: str) -> None:
    said = ALL[name](every_sentence().say(language))

    assert is_as_kept(said, GOLDEN / f"{name}.{language}.json")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_summary_with_everything_full_has_twelve_lines(language: str) -> None:
    said = summary(every_sentence().say(language), DAY, OUTCOME)

    assert len(said.text.splitlines()) == 12


@pytest.mark.parametrize(
    ("ideas", "became", "told"),
    [
        (1, 0, "• Eén idee; nog geen bericht daaruit (0%)."),
        (1, 1, "• Eén idee; één werd een bericht (100%)."),
        (3, 1, "• 3 ideeën; één werd een bericht (33%)."),
        (4, 2, "• 4 ideeën; 2 werden een bericht (50%)."),
    ],
)
def test_one_idea_and_one_post_are_told_as_one(ideas: int, became: int, told: str) -> None:
    said = roll_up(every_sentence().say("nl"), Week(1, MONDAY, 4, 9, ideas, became))

    assert told in said.text
    assert "• Er ging geen bericht uit." in said.text
