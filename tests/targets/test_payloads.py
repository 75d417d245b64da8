"""What Slack gets of each form and message of this chapter, whole; UPDATE_GOLDEN=1 writes it anew."""

from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from bot.slack.blocks import section
from bot.slack.replies import Form, Message
from bot.targets import forms, messages, telling
from bot.targets.messages import Seen
from bot.targets.rules import Blocks, Effect
from bot.texts import LANGUAGES, Say, every_sentence
from bot.working_time import Block
from storage.cases import USUAL_MINUTES, Kind
from storage.channels import PlanChannel
from tests.golden_payloads import is_as_kept

GOLDEN = Path(__file__).with_name("golden")
DAY, MORNING, AFTERNOON = (
    Block.of(*span) for span in (("09:00", "17:00"), ("09:00", "12:30"), ("13:00", "24:00"))
)
WEEK: Blocks = ((MORNING, AFTERNOON), (DAY,), (DAY,), (DAY,), (MORNING,), (), ())
FULL: Blocks = tuple(
    tuple(Block.of(f"{at + day % 2:02}:00", f"{at + 2:02}:30") for at in (1, 5, 9, 13)) for day in range(7)
)
NOW = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
FACTS = {"team": 1, "version": 3}


def channel(name: str, opens: time | None = time(10), closes: time | None = time(12, 30)) -> PlanChannel:
    made = PlanChannel(team_id=1, key="x", network="x", name=name, created_at=NOW, created_by="U1")
    made.opens, made.closes = opens, closes
    return made


ALL: dict[str, Callable[[Say], Form | Message]] = {
    "overview": lambda say: messages.overview(
        say, Seen(1, USUAL_MINUTES, WEEK, ("25 december", "1 januari"))
    ),
    "overview_channels": lambda say: messages.overview(
        say, Seen(1, USUAL_MINUTES, WEEK, (), [channel(f"App <{number}>") for number in range(12)])
    ),
    "overview_bare": lambda say: messages.overview(say, Seen(1, {}, FULL, ())),
    "targets": lambda say: forms.targets(say, USUAL_MINUTES, FACTS, 480),
    "targets_meanwhile": lambda say: forms.targets(say, {"crisis": 45}, FACTS, 450, (section("<@U1>"),)),
    "hours": lambda say: forms.hours(say, WEEK, FACTS),
    "hours_meanwhile": lambda say: forms.hours(say, FULL, FACTS, (section("<@U1>"),)),
    "mirror": lambda say: forms.mirror(
        say, [telling.changed_target(say, Kind.IDEA, None, 90)], Effect(12, 3, 1, 2)
    ),
    "mirror_one": lambda say: forms.mirror(say, telling.week(say, WEEK), Effect(1, 1, 0, 1)),
    "mirror_none": lambda say: forms.mirror(say, telling.week(say, FULL), Effect()),
    "mirror_same": lambda say: forms.mirror(say, telling.week(say, WEEK), Effect(5)),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_it_is_said_as_it_was(name: str, language: str) -> None:
    assert is_as_kept(ALL[name](every_sentence().say(language)), GOLDEN / f"{name}.{language}.json")
