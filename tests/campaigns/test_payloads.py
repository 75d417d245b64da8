"""What Slack gets of each form and message of this chapter, whole; UPDATE_GOLDEN=1 writes it anew."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.campaigns import forms, messages
from bot.campaigns.messages import Seen
from bot.campaigns.rules import LONGEST_NAME, Draft
from bot.posting import pausing_messages
from bot.slack.replies import Form, Message
from bot.texts import LANGUAGES, Say, every_sentence
from storage.posts import Campaign, Post, Status
from tests.campaigns.test_what_waits_with_what import a_campaign, a_post
from tests.golden_payloads import is_as_kept

GOLDEN = Path(__file__).with_name("golden")
TODAY = date(2026, 11, 23)
SEEN = pausing_messages.Seen("Europe/Amsterdam", datetime(2026, 11, 25, 12, tzinfo=UTC))
LONGEST = "<@U1> & " * 13


def one(name: str = "Word buddy", number: int = 3, *, is_paused: bool = False) -> Campaign:
    made = a_campaign(name, first_day=date(2026, 11, 16), last_day=date(2026, 12, 11))
    made.id, made.issue_id = number, 1
    made.paused_at = SEEN.now if is_paused else None
    return made


def of_days(number: int, first: date | None, last: date | None) -> Campaign:
    made = one("Open dag", number)
    made.first_day, made.last_day, made.issue_id = first, last, None
    return made


def overview(say: Say, *some: Campaign) -> Message:
    counts = dict.fromkeys(range(4), dict.fromkeys(Status, 60))
    return messages.overview(say, Seen(1, TODAY, some, counts, {1: "Te weinig reacties & " * 40}))


def posts(count: int, title: str = "Buddy gezocht") -> list[Post]:
    """The first of them too late, each put ready on the network."""
    made = [a_post(Status.PAUSED, paused_from=Status.SCHEDULED) for _ in range(count)]
    for number, post in enumerate(made):
        post.id, post.title = number + 1, title
        post.publish_at = datetime(2026, 11, 24 + 2 * (number % 2), 11, tzinfo=UTC)
    return made


ALL: dict[str, Callable[[Say], Form | Message]] = {
    "overview": lambda say: overview(say, one(), one("Open dag", 4, is_paused=True)),
    "overview_days": lambda say: overview(
        say, of_days(1, date(2027, 1, 9), None), of_days(2, None, date(2026, 10, 1)), of_days(5, None, None)
    ),
    "overview_full": lambda say: overview(say, *(one("<@U1>&" * 16, number) for number in range(20))),
    "overview_empty": overview,
    "form": lambda say: forms.campaign(say, Draft("Word buddy", TODAY, None, 1), {1: "&" * 300}, {"team": 1}),
    "form_bare": lambda say: forms.campaign(say, Draft(), {}, {"team": 1}),
    "kept": lambda say: messages.kept(say, one(), "added"),
    "paused": lambda say: messages.paused(say, one(), posts(2)),
    "resumed": lambda say: messages.resumed(say, one(), posts(2), SEEN),
    "resumed_sixty": lambda say: messages.resumed(say, one("&" * LONGEST_NAME), posts(60, "<" * 250), SEEN),
    "removed": lambda say: messages.removed(say, one(), [], SEEN),
    "restored": lambda say: messages.restored(say, one()),
    "too_late": lambda say: messages.too_late(say, one(), "paused", "Sanne Wolkendam", "10:02"),
    "letter_paused": lambda say: pausing_messages.paused(
        say, messages.told_owner(say, one(), "Sanne", "paused"), posts(1), SEEN
    ),
    "letter_gone_on": lambda say: pausing_messages.gone_on(
        say, messages.told_owner(say, one(), "Sanne", "resumed"), posts(2), SEEN
    ),
    "letter_sixty": lambda say: pausing_messages.paused(say, LONGEST, posts(60, "&" * 250), SEEN),
    "settled": lambda say: pausing_messages.settled(say, posts(1)[0], LONGEST),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_it_is_said_as_it_was(name: str, language: str) -> None:
    assert is_as_kept(ALL[name](every_sentence().say(language)), GOLDEN / f"{name}.{language}.json")
