"""The payload of every form and message of step two, whole, in both languages.

`UPDATE_GOLDEN=1` writes them anew; what changed is then seen in the diff.
"""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.slack.replies import Form, Message, as_message, as_view
from bot.texts import LANGUAGES, Say, every_sentence
from bot.who import changing, community_forms, forms, history, messages, rules
from bot.who.gathering import Shown
from bot.who.rules import actor_of
from bot.who.weaknesses import Around
from storage.actions import Action
from storage.audiences import ACTOR, AUDIENCE, Actor, Audience, Stance
from storage.changes import Change
from storage.plans import Issue

FOLDER = Path(__file__).with_name("golden")
NOW = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
NOOR, BRAM = "U0DEMO005", "U0DEMO002"
TEAM = 3


def issue() -> Issue:
    made = Issue(team_id=TEAM, sentence="12 van de 18 vacatures.", created_at=NOW, created_by=NOOR)
    made.id = 4
    return made


def audience(audience_id: int = 5, **known: Any) -> Audience:
    made = Audience(
        team_id=TEAM,
        name="OK-verpleegkundigen binnen 40 km",
        created_at=NOW,
        created_by=NOOR,
        issue_id=4,
        **known,
    )
    made.id = audience_id
    return made


def actor(actor_id: int, name: str, ring: int, stance: Stance, bridge_id: str | None = None) -> Actor:
    made = Actor(audience_id=5, name=name, ring=ring, stance=stance, bridge_id=bridge_id)
    made.id = actor_id
    return made


ACTORS = (
    actor(1, "oud-collega's & alumni", 1, Stance.FOR, NOOR),
    actor(2, "teamleiders", 1, Stance.AGAINST, "U0GONE"),
    actor(3, "praktijkopleiders", 2, Stance.UNKNOWN),
)
KNOWN: dict[str, Any] = {
    "online": ["scrolt op Instagram", "leest <LinkedIn>", "a", "b"],
    "offline": ["koffiekamer"],
    "evidence": [{"line": "enquête | okt 2026", "source": "enquête", "on": "2026-10"}],
    "is_known": True,
}


def shown(those: tuple[Actor, ...] = ACTORS, **known: Any) -> Shown:
    around = Around(
        today=date(2026, 11, 23),
        sender="social",
        open_issues=frozenset({4}),
        here=frozenset({NOOR, BRAM}),
        actors=tuple(actor_of(one) for one in those),
    )
    return Shown(audience(**known), around, those, "12 van de 18 vacatures.")


def waiting() -> Shown:
    action = Action(
        team_id=TEAM,
        text="Uitzoeken",
        owner_id=BRAM,
        due_on=date(2026, 11, 30),
        created_at=NOW,
        created_by=NOOR,
        about="audience:5:online",
    )
    return replace(shown(()), waiting={"online": action})


def change(thing: str, thing_id: int, did: str, **fields: Any) -> Change:
    return Change(team_id=TEAM, thing=thing, thing_id=thing_id, by=BRAM, at=NOW, did=did, fields=fields)


def told(say: Say) -> Message:
    done = (
        change(AUDIENCE, 6, "removed"),
        change(ACTOR, 1, "changed", stance=["for", "against"], name=[None, None]),
        change(AUDIENCE, 5, "added"),
    )
    names = history.Names({5: "OK-verpleegkundigen", 6: "Artsen"}, {1: "buddy's"}, {1: 5})
    return history.told(say, done, names, "Europe/Amsterdam", history.Gone({5}, {1}))


FACTS = {"team": TEAM, "audience": 5, "version": 2}
MADE: dict[str, Callable[[Say], Form | Message]] = {
    "overview_empty": lambda say: messages.overview(say, (), TEAM),
    "overview": lambda say: messages.overview(say, (shown(**KNOWN), waiting()), TEAM),
    "overview_of_many": lambda say: messages.overview(say, [shown(audience_id=at) for at in range(22)], TEAM),
    "name": lambda say: forms.name(say, {"team": TEAM}),
    "audience": lambda say: forms.audience(
        say, shown(**KNOWN).draft, (issue(),), FACTS, changing.first_look(say, shown(**KNOWN))
    ),
    "audience_without_issues": lambda say: forms.audience(say, rules.Draft("Artsen"), (), FACTS, ()),
    "mirror": lambda say: messages.mirror(say, TEAM, shown(**KNOWN)),
    "mirror_not_on_social": lambda say: messages.mirror(
        say, TEAM, shown((), assumption="zit niet op social media")
    ),
    "community": lambda say: community_forms.community(say, TEAM, shown(**KNOWN)),
    "actors": lambda say: community_forms.adding(say, shown(()), {"audience": 5}),
    "actor": lambda say: community_forms.actor(say, actor_of(ACTORS[0]), {**FACTS, "actor": 1}),
    "removed": lambda say: messages.removed(say, audience()),
    "history": told,
    "which_map": lambda say: messages.which_map(say, (audience(), audience(6)), ""),
    "nobody_to_draw": lambda say: messages.nobody_to_draw(say, audience()),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", MADE)
def test_it_is_as_it_was(name: str, language: str) -> None:
    made = MADE[name](every_sentence().say(language))
    payload = as_view(made) if isinstance(made, Form) else as_message(made)
    file = FOLDER / f"{name}.{language}.json"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(json.dumps(payload, ensure_ascii=False, indent=1) + "\n", "utf-8")

    assert payload == json.loads(file.read_text("utf-8"))
