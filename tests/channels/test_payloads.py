"""What Slack gets of each form and message of this chapter, whole; UPDATE_GOLDEN=1 writes it anew."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from bot.channels import (
    forms,
    history_messages,
    inventory_messages,
    messages,
    mirrors,
    trial_forms,
    trial_messages,
)
from bot.channels.checks import remark
from bot.channels.facts import Facts, staff_of
from bot.channels.messages import Shown
from bot.channels.rules import Found, Plan, Trial, as_found, draft_of
from bot.editing import Meanwhile
from bot.slack.replies import Form, Message
from bot.texts import LANGUAGES, Say, every_sentence
from storage.actions import Action
from storage.changes import Change, Fields
from storage.channels import Decision
from tests.channels.examples import a_channel, facts
from tests.golden_payloads import is_as_kept

GOLDEN = Path(__file__).with_name("golden")
MONDAY = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)

PODCAST = a_channel(
    key="podcast",
    network="podcast",
    name="Tussen twee diensten",
    forms=["sound"],
    cadence=1,
    opens=time(8, 30),
    closes=time(12),
    hypothesis="audio bereikt collega's in de auto",
    ends_on=date(2027, 1, 31),
    success="80 luisteraars",
    done_by="U1",
    hours=1.5,
    found=as_found(Found("podcast", "Tussen twee diensten", None, date(2026, 11, 2), "U1", 1.5)),
)
LEFT = a_channel(
    key="facebook",
    name="Facebook",
    network="facebook",
    login_holder=None,
    done_by=None,
    reason=None,
    audience_ids=[],
    forms=[],
    cadence=None,
    last_post_on=None,
)
LEFT.id, LEFT.removed_at = 2, None
WAITS = Action(
    team_id=1, text="Uitzoeken", owner_id="U2", due_on=date(2026, 12, 1), created_at=MONDAY, created_by="U1"
)
AROUND: Facts = facts(PODCAST, LEFT, waiting={"channel:2:use": WAITS}, cases=12)
EMPTY: Facts = facts(audiences={}, issues={})


def shown(around: Facts) -> list[Shown]:
    staff = staff_of(around)
    return [Shown(one, staff[one.id], remark(around, staff[one.id], one)) for one in around.channels]


def history(say: Say) -> Message:
    happened: tuple[tuple[int, str, Fields], ...] = (
        (1, "changed", {"cadence": [1, 2], "days": [[], [1]]}),
        (1, "decided", {"outcome": [None, "92 luisteraars"]}),
        (2, "added", {}),
        (2, "removed", {}),
        (2, "restored", {}),
    )
    done = [
        Change(team_id=1, thing="channel", thing_id=number, by="U1", at=MONDAY, did=did, fields=told)
        for number, did, told in happened
    ]
    return history_messages.history(say, done, {1: PODCAST, 2: LEFT}, {"U1": "Noor"}, "Europe/Amsterdam")


def decided(say: Say, decision: Decision) -> Message:
    podcast = a_channel(name="Podcast", ends_on=date(2027, 1, 31), decided=decision)
    return trial_messages.decided(say, podcast)


def meanwhile(say: Say) -> Form:
    above = mirrors.meanwhile(say, Meanwhile(("U1", "U2"), ("name", "days")), "tekst")
    return forms.plan(say, AROUND, draft_of(Plan, PODCAST), {"channel": 1, "version": 2}, above)


STAFF = staff_of(AROUND)
ALL: dict[str, Callable[[Say], Form | Message]] = {
    "overview": lambda say: messages.overview(say, AROUND, shown(AROUND)),
    "overview_empty": lambda say: messages.overview(say, EMPTY, []),
    "inventory": lambda say: inventory_messages.overview(say, AROUND),
    "inventory_empty": lambda say: inventory_messages.overview(say, EMPTY),
    "start": lambda say: inventory_messages.start(say, [PODCAST, LEFT], "Europe/Amsterdam"),
    "history": history,
    "removed": lambda say: history_messages.removed(say, LEFT, "channels.remove.done"),
    "restored": lambda say: history_messages.restored(say, LEFT, "channels.remove.restored"),
    "asked": lambda say: trial_messages.asked(say, PODCAST),
    "decided_keep": lambda say: decided(say, Decision.KEEP),
    "decided_longer": lambda say: decided(say, Decision.LONGER),
    "decided_stop": lambda say: decided(say, Decision.STOP),
    "form_found": lambda say: forms.found(say, Found(), {"team": 1}, inventory_messages.opening(say)),
    "form_found_again": lambda say: forms.found(say, draft_of(Found, PODCAST), {"channel": 1}, ()),
    "form_first": lambda say: forms.first(say, {"team": 1}),
    "form_plan_new": lambda say: forms.plan(
        say, EMPTY, Plan("tiktok", "TikTok"), {"team": 1}, mirrors.what_it_is(say, Plan("tiktok", "TikTok"))
    ),
    "form_plan": lambda say: forms.plan(
        say,
        AROUND,
        draft_of(Plan, PODCAST),
        {"channel": 1},
        mirrors.first_look(say, AROUND, STAFF[1], PODCAST),
    ),
    "form_plan_meanwhile": meanwhile,
    "form_trial": lambda say: trial_forms.trial(say, LEFT, Trial(), {"channel": 2}),
    "form_outcome": lambda say: trial_forms.outcome(say, PODCAST),
    "mirror": lambda say: mirrors.mirror(say, AROUND, STAFF[1], PODCAST),
    "mirror_found": lambda say: inventory_messages.mirror(say, AROUND, LEFT),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_slack_gets_exactly_this(name: str, language: str) -> None:
    said = ALL[name](every_sentence().say(language))

    assert is_as_kept(said, GOLDEN / f"{name}.{language}.json")


def test_no_payload_is_kept_that_is_not_made() -> None:
    made = {f"{name}.{language}.json" for name in ALL for language in LANGUAGES}

    assert {file.name for file in GOLDEN.iterdir()} == made
