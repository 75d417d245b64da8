"""Each message of the plan and of the coach as Slack gets it, whole, in both languages."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.coach import messages as coach_messages
from bot.coach.pitfalls import seen
from bot.feature import Progress, Step
from bot.findings import Level
from bot.plan import checklist_messages, publish_messages
from bot.plan.checklist import checklist
from bot.plan.differences import Did, Difference
from bot.plan.glance_messages import Glance, glance
from bot.plan.lights import Meetups, Planned, lights
from bot.plan.looking import Look, StepShown
from bot.plan.phases import Phase
from bot.plan.publishing import Draft
from bot.slack.replies import Message
from bot.texts import LANGUAGES, Say, every_sentence
from storage.people import Team
from storage.versions import PlanVersion
from tests.golden_payloads import is_as_kept
from tests.plan.noticing import found

GOLDEN = Path(__file__).with_name("golden")
NOW = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
BROAD, ALONE = found("why.too_broad"), found("roles.single_no_backup")
WRONG = found("roles.nobody_does", Level.ERROR)
NOTICED = (BROAD, ALONE, ALONE, ALONE, WRONG)
CHANGES = (
    Difference("audiences", Did.ADDED, "Starters <!channel> & *zij*"),
    Difference("roles", Did.CHANGED, "webcare", ("does",)),
    Difference("brand", Did.CHANGED, "", ("belief",)),
    Difference("blocks", Did.REMOVED, "sceptics"),
    *(Difference("channels", Did.REMOVED, f"Kanaal {number}") for number in range(6)),
)
CONTENT: Mapping[str, Any] = {
    "issues": [{"sentence": "Het verloop daalt van 22% naar 15%."}],
    "audiences": [{"name": "Starters"}, {"name": "OK-verpleegkundigen"}],
    "brand": {},
    "values": [],
    "channels": [],
    "roles": [],
    "blocks": [],
    "actions": [],
}


def team() -> Team:
    made = Team(
        workspace_id="T1",
        channel_id="C1",
        name="Zorg & <zo>",
        created_at=NOW,
        created_by="U1",
        prompt_due_at=NOW,
    )
    made.id = 3
    return made


def version(number: int, *, is_active: bool) -> PlanVersion:
    return PlanVersion(
        team_id=3,
        number=number,
        content=dict(CONTENT),
        published_at=NOW,
        published_by="U1",
        is_active=is_active,
    )


def plan(
    *shares: int, noticed: tuple[Any, ...] = (), grounds: tuple[str, ...] = (), active: int | None = None
) -> Look:
    names = ("why", "who", "story", "channels", "conditions")
    states = [Progress(share, f"{name}.step.name") for name, share in zip(names, shares, strict=True)]
    steps = [
        Step(number, f"{name}.step.name", f"{name}.open", lambda *_: states[0])
        for number, name in enumerate(names, start=1)
    ]
    return Look(
        steps=tuple(StepShown(step, state) for step, state in zip(steps, states, strict=True)),
        noticed=noticed,
        lights=tuple(
            lights(
                noticed,
                Meetups(20, 15) if active else Meetups(0, 0),
                Planned(12, 10, 7) if active else Planned(),
                has_matrix=bool(grounds),
            )
        ),
        matters=tuple(checklist(noticed, grounds)),
        phase=Phase.STRUCTURING if active else Phase.STARTING,
        active=active,
    )


EMPTY = plan(0, 0, 0, 0, 0)
FULL = plan(100, 67, 50, 90, 0, noticed=NOTICED, grounds=("roles", "channels"), active=2)
FIRST = Draft(dict(CONTENT), None, (), ())
NEXT = Draft(dict(CONTENT), version(1, is_active=True), CHANGES, (BROAD, ALONE))
SAME = Draft(dict(CONTENT), version(1, is_active=True), (), ())
NOTHING = Draft({**CONTENT, "issues": [], "audiences": []}, None, (), ())

SAID: dict[str, Callable[[Say], Message]] = {
    "glance_empty": lambda say: glance(say, Glance(team(), EMPTY, (), coordinates=False)),
    "glance_full": lambda say: glance(say, Glance(team(), FULL, (BROAD, WRONG), coordinates=True)),
    "checklist": lambda say: checklist_messages.checklist(say, 3, FULL.matters),
    "pitfalls": lambda say: coach_messages.pitfalls(say, 3, seen(NOTICED)),
    "no_pitfalls": lambda say: coach_messages.pitfalls(say, 3, seen(())),
    "publish_nothing": lambda say: publish_messages.preview(say, team(), NOTHING, ""),
    "publish_first": lambda say: publish_messages.preview(say, team(), FIRST, ""),
    "publish_next": lambda say: publish_messages.preview(
        say, team(), NEXT, publish_messages.meanwhile(say, version(1, is_active=True))
    ),
    "publish_same": lambda say: publish_messages.preview(say, team(), SAME, ""),
    "announced_first": lambda say: publish_messages.announcement(say, team(), version(1, is_active=True), ()),
    "announced_next": lambda say: publish_messages.announcement(
        say, team(), version(2, is_active=True), CHANGES
    ),
    "published": lambda say: publish_messages.published(
        say, team(), version(2, is_active=True), "https://example.slack.com/docs/T1/F1"
    ),
    "versions": lambda say: publish_messages.versions(
        say, team(), [version(number, is_active=number == 9) for number in range(10, 0, -1)]
    ),
    "no_versions": lambda say: publish_messages.versions(say, team(), []),
    "compared": lambda say: publish_messages.compared(
        say, version(1, is_active=False), version(2, is_active=True), CHANGES
    ),
    "review": lambda say: publish_messages.review(
        say, team(), version(2, is_active=True), (BROAD, ALONE, WRONG), CHANGES
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SAID)
def test_what_is_said_stays_said(name: str, language: str) -> None:
    assert is_as_kept(SAID[name](every_sentence().say(language)), GOLDEN / f"{name}.{language}.json")
