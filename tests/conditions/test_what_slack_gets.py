"""Every form and message of step five, whole, in both languages: `UPDATE_GOLDEN=1` writes them anew."""

import json
import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.conditions import action_messages, forms, messages, pulse, result_messages, rules
from bot.conditions.gathering import Facts
from bot.conditions.messages import Viewer
from bot.conditions.rules import Agreed, Rounds
from bot.slack.limits import Surface
from bot.slack.replies import Form, Message, as_message, as_view
from bot.slack.validator import problems
from bot.texts import LANGUAGES, Say, every_sentence
from storage.actions import Action
from storage.people import Team
from storage.ratings import FACTORS, Ballot, RatingRound

GOLDEN = Path(__file__).parent / "golden"
NOW = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
ZONE = "Europe/Amsterdam"
TEAM = Team(workspace_id="T1", channel_id="C1", name="Sociaal & <Media>", created_at=NOW, created_by="U1")
TEAM.id = 7
SCORES = dict(zip(FACTORS, (-2, -1, 0, 1, 2, None, 0, 1, -1, 0, 2), strict=True))
UNTIL = "ma 30 nov 17:00"
VIEWER = Viewer("U1", ZONE, coordinates=True, given=3)


def round_(row: int, *, is_open: bool = False) -> RatingRound:
    made = RatingRound(
        team_id=7, opened_at=NOW - timedelta(days=13), opened_by="U1", closes_at=NOW + timedelta(days=7)
    )
    made.id = row
    if not is_open:
        made.closed_at, made.raters = NOW - timedelta(days=6), 4
        made.chosen, made.sentences = ["technical_infrastructure", "open_culture"], ["Meer tijd <graag>"]
    return made


def agreed() -> Action:
    made = Action(
        team_id=7,
        text="Bel ICT & vraag <wifi>",
        owner_id="U2",
        due_on=date(2026, 11, 20),
        created_at=NOW,
        created_by="U1",
        about="condition:technical_infrastructure",
    )
    made.id = 12
    return made


def facts(*, running: bool = False, enough: bool = True) -> Facts:
    last, now_open = round_(1), round_(2, is_open=True) if running else None
    given = {factor: {f"U{at}": score for at in range(4)} for factor, score in SCORES.items()}
    given["open_culture"] = {"U0": -2, "U1": 2, "U2": 1, "U3": 1}
    found = pulse.results(given, {}) if enough else ()
    ballots = tuple(Ballot(round_id=row, user_id=f"U{at}", sent_at=NOW) for row in (1, 2) for at in range(4))
    return Facts(TEAM, NOW, Rounds(now_open, last), ballots, found, given, (agreed(),))


def closings() -> dict[int, datetime]:
    return {days: rules.closes_at(NOW, ZONE, days, ()) for days in rules.LENGTHS}


SHOWN: dict[str, Callable[[Say], Form | Message]] = {
    "overview_nothing": lambda say: messages.overview(say, Facts(TEAM, NOW, Rounds()), VIEWER),
    "overview_running": lambda say: messages.overview(say, facts(running=True), VIEWER),
    "overview_closed": lambda say: messages.overview(say, facts(), VIEWER),
    "results": lambda say: result_messages.results(say, facts(), "U1", alone=False),
    "results_own": lambda say: result_messages.results(say, facts(enough=False), "U1", alone=False),
    "results_letter": lambda say: messages.results_letter(say, facts(), round_(1)),
    "question": lambda say: messages.question(say, TEAM, UNTIL),
    "reminder": lambda say: messages.reminder(say, TEAM, UNTIL, 4),
    "proposal": lambda say: messages.proposal(say, TEAM),
    "start": lambda say: forms.start(say, closings(), ZONE, {"team": 7}),
    "started": lambda say: messages.started(say, TEAM, UNTIL, 3, ["U3"]),
    "first_page": lambda say: forms.first_page(say, SCORES, UNTIL, {"team": 7, "round": 2}),
    "second_page": lambda say: forms.second_page(say, {}, "Tijd", UNTIL, {"team": 7, "round": 2}),
    "thanks": lambda say: messages.thanks(say, TEAM, UNTIL, SCORES, closed=False),
    "choose": lambda say: forms.choose(
        say, FACTORS[:2], result_messages.first_look(say, facts(), alone=False), {"team": 7, "round": 1}
    ),
    "chosen": lambda say: result_messages.mirror(say, facts()),
    "action": lambda say: forms.action(
        say,
        Agreed("Bel ICT"),
        NOW.date(),
        action_messages.about(say, FACTORS[0], is_proposed=True),
        {"team": 7, "factor": FACTORS[0]},
    ),
    "agreed": lambda say: action_messages.mirror(say, TEAM, agreed(), NOW),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHOWN)
def test_it_is_exactly_this(name: str, language: str) -> None:
    shown = SHOWN[name](every_sentence().say(language))
    payload = as_view(shown) if isinstance(shown, Form) else as_message(shown)
    file = GOLDEN / f"{name}.{language}.json"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(json.dumps(payload, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    assert payload == json.loads(file.read_text("utf-8"))
    assert problems(payload, Surface.MODAL if isinstance(shown, Form) else Surface.MESSAGE) == []
