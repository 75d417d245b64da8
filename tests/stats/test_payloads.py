"""What Slack gets of the numbers of webcare, whole; UPDATE_GOLDEN=1 writes it anew."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.slack.replies import Message
from bot.stats import messages
from bot.stats.rules import Numbers, Span, Speed
from bot.texts import LANGUAGES, Say, every_sentence
from storage.cases import Kind
from storage.channels import Network
from storage.promises import Kept
from tests.golden_payloads import is_as_kept

GOLDEN = Path(__file__).with_name("golden")
WEEK = Numbers(
    date(2026, 11, 23),
    date(2026, 11, 29),
    came_in=12,
    before=9,
    replied=10,
    with_target=8,
    in_time=7,
    speed=Speed(timedelta(minutes=70), timedelta(hours=5, minutes=20)),
    open_cases=3,
    late=1,
    by_kind={Kind.QUESTION: 8, Kind.COMPLAINT: 3, Kind.SPAM: 1},
    by_channel={("1", "LinkedIn"): 7, (Network.MESSAGE, None): 4, ("2", "<@U1> & co"): 1},
    happened={"reopened": 1, "escalated": 2},
    promises=Kept(in_time=3, late=1),
    asked_again=(4, 3),
)
SILENT = Numbers(date(2026, 11, 23), date(2026, 11, 29))
BUSY = Numbers(
    date(2026, 8, 31),
    date(2026, 11, 29),
    came_in=40_000,
    before=39_000,
    replied=20_000,
    with_target=10_000,
    in_time=9_000,
    open_cases=10_000,
    late=9_999,
    by_kind=dict.fromkeys(Kind, 4000),
    by_channel={(str(number), "&" * 80): number for number in range(1, 60)},
)
ONE_REPLY = Numbers(
    date(2026, 11, 23), date(2026, 11, 29), replied=1, speed=Speed(timedelta(hours=1), timedelta(hours=1))
)

ALL: dict[str, Callable[[Say], Message]] = {
    "overview": lambda say: messages.overview(say, 1, Span.WEEK, WEEK, ONE_REPLY),
    "overview_silent": lambda say: messages.overview(say, 1, Span.MONTH, SILENT, SILENT),
    "overview_full": lambda say: messages.overview(say, 1, Span.QUARTER, BUSY, BUSY),
    "week": lambda say: messages.week(say, 1, WEEK),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_it_is_said_as_it_was(name: str, language: str) -> None:
    assert is_as_kept(ALL[name](every_sentence().say(language)), GOLDEN / f"{name}.{language}.json")
