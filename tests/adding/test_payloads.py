"""What Slack gets of each form and message of this chapter, whole; UPDATE_GOLDEN=1 writes it anew."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.adding import forms, messages, mirrors
from bot.adding.forms import Filled
from bot.adding.messages import Shown
from bot.adding.mirrors import Mirror
from bot.adding.rules import Around, Channel, Remark, Saved
from bot.adding.understanding import Heard
from bot.adding.wish import LATER, Wish
from bot.slack.blocks import section
from bot.slack.replies import Fact, Form, Message
from bot.texts import LANGUAGES, Say, every_sentence
from bot.when import Doubt, Meant
from storage.people import Team
from storage.posts import Post, Status
from tests.adding.test_rules_of_adding import HOME, MONDAY, THURSDAY, around, place
from tests.golden_payloads import is_as_kept

GOLDEN = Path(__file__).with_name("golden")
LONG = "שלום <!channel> & *wie* helpt er " + "een heel lange titel " * 20
SIXTY = tuple(
    Channel(number, f"other-{number}", f"Kanaal met een heel lange naam, nummer {number} " * 3, "other")
    for number in range(1, 61)
)
WISH = Wish(3, "line:0123456789abcdef", "Buddy gezocht", 1, THURSDAY, "U1")
FULL = Wish(3, "line:0123456789abcdef", LONG[:150], 60, THURSDAY, "U1")
FACTS: dict[str, Fact] = {"team": 3, "source": "form:0123456789abcdef"}


def team(number: int) -> Team:
    made = Team(
        workspace_id="T1", channel_id="C1", name=f"Team <{number}>", created_at=MONDAY, created_by="U1"
    )
    made.id = number
    return made


def shown(say: Say, of: Around | None = None, zone: str = HOME) -> Shown:
    return Shown(say, of or around(), zone)


def asked(say: Say, doubt: Doubt) -> Message:
    options = (THURSDAY, THURSDAY + timedelta(days=7))
    heard = Heard(replace(WISH, at=None), Meant(None, doubt, options))
    return messages.which_moment(shown(say), heard, Meant(None, doubt, options))


def mirror(say: Say, of: Around | None = None, **fields: Any) -> Mirror:
    whole: dict[str, Any] = {
        "team_id": 3,
        "title": "Buddy gezocht",
        "created_at": MONDAY,
        "created_by": "U2",
        "status": Status.DRAFT,
        "channel_id": 1,
        "publish_at": THURSDAY,
        "owner_id": "U1",
        "deadline_at": THURSDAY - timedelta(days=1),
    }
    post = Post(**{**whole, **fields})
    post.id = 9
    saved = Saved(
        id=9,
        channel_id=post.channel_id,
        at=post.publish_at,
        owner_id=post.owner_id,
        deadline_at=post.deadline_at,
        has_approver=True,
        has_value=post.value_id is not None,
        is_over=post.status is Status.PUBLISHED,
    )
    return Mirror(shown(say, of), post, saved, "U4", THURSDAY)


FULL_NOTES = Heard(
    FULL,
    others=tuple(range(1, 60)),
    is_elsewhere=True,
    unknown=("@" + "x" * 40,),
    left_out=("@bram", *(f"<@U{number}>" for number in range(20))),
    several=tuple(f"U{number}" for number in range(20)),
    is_usual_hour=True,
    is_default_owner=True,
)
IDEA: dict[str, Any] = {"publish_at": None, "deadline_at": None, "status": Status.IDEA}
ALL: dict[str, Callable[[Say], Form | Message]] = {
    "confirm": lambda say: messages.confirm(shown(say), Heard(WISH, is_default_owner=True)),
    "confirm_idea": lambda say: messages.confirm(shown(say), Heard(replace(WISH, at=None, owner_id=None))),
    "confirm_far": lambda say: messages.confirm(
        shown(say, zone="Europe/London"), Heard(WISH.then(datetime(2027, 10, 1, 11, tzinfo=UTC)))
    ),
    "confirm_no_channel": lambda say: messages.confirm(
        shown(say), Heard(replace(WISH, channel_id=LATER, owner_id="U9"), is_default_owner=True)
    ),
    "confirm_full": lambda say: messages.confirm(shown(say, around(channels=SIXTY)), FULL_NOTES),
    **{f"asked_{doubt}": partial(asked, doubt=doubt) for doubt in Doubt},
    "channel": lambda say: messages.which_channel(shown(say), Heard(replace(WISH, channel_id=None))),
    "channel_full": lambda say: messages.which_channel(
        shown(say, around(channels=SIXTY)), replace(FULL_NOTES, wish=replace(FULL, channel_id=None))
    ),
    "channel_two": lambda say: messages.which_channel(
        shown(say), Heard(replace(WISH, channel_id=None), choices=(2,))
    ),
    "cancelled": messages.cancelled,
    "form": lambda say: forms.post(say, around(), Filled(), FACTS),
    "form_filled": lambda say: forms.post(say, around(), forms.filled_of(WISH, HOME), FACTS),
    "form_full": lambda say: forms.post(
        say,
        around(channels=SIXTY),
        replace(forms.filled_of(FULL, HOME), draft=LONG * 10),
        FACTS,
        [section(say("adding.form.long"))],
    ),
    "form_past": lambda say: forms.post(
        say, around(), Filled("Buddy gezocht"), FACTS, forms.past(say, messages.moment(shown(say), MONDAY))
    ),
    "form_no_channels": lambda say: forms.post(say, around(channels=()), Filled(), FACTS),
    "form_which_team": lambda say: forms.idea(say, [team(1), team(2)], Filled("Tip"), FACTS),
    "saved": lambda say: mirrors.as_message(mirror(say)),
    "saved_form": lambda say: mirrors.as_form(mirror(say, value_id=1)),
    "saved_idea": lambda say: mirrors.as_message(mirror(say, **IDEA)),
    "saved_over": lambda say: mirrors.as_message(mirror(say, status=Status.PUBLISHED)),
    "saved_same_hour": lambda say: mirrors.as_message(
        mirror(say, around(places=[place("2026-11-26 11:30", 2, 5)]))
    ),
    "saved_nobody": lambda say: mirrors.as_message(
        replace(mirror(say, title=LONG, channel_id=None, owner_id=None), approver_id=None)
    ),
    "already_mine": lambda say: mirrors.already(say, mirror(say).post, "U2"),
    "already_other": lambda say: mirrors.already_form(say, mirror(say).post, "U3"),
    "placed_already": lambda say: mirrors.placed_already(say, mirror(say).post),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_slack_gets_exactly_this(name: str, language: str) -> None:
    said = ALL[name](every_sentence().say(language))

    assert is_as_kept(said, GOLDEN / f"{name}.{language}.json")


def test_no_payload_is_kept_that_is_not_made() -> None:
    made = {f"{name}.{language}.json" for name in ALL for language in LANGUAGES}

    assert {file.name for file in GOLDEN.iterdir()} == made


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_remark_has_its_sentence(language: str) -> None:
    say = every_sentence().say(language)

    assert all(say.knows(f"adding.remark.{remark}") for remark in Remark)
