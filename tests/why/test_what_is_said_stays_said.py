"""Each form and message of issues, whole, as Slack gets it."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.editing import Meanwhile
from bot.slack.replies import Form, Message
from bot.texts import LANGUAGES, Say, every_sentence
from bot.why import forms, measure_messages, messages, rules
from bot.why.course import Point, course
from bot.why.history import history
from bot.why.messages import AS_NEW, Shown
from storage.actions import Action
from storage.changes import Change, Fields
from storage.plans import ISSUE, TOPICS, Focus, Issue
from tests.golden_payloads import is_as_kept

GOLDEN = Path(__file__).parent / "golden"
NOW = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
TODAY = date(2026, 11, 23)


def issue(issue_id: int = 1, *, full: bool = True) -> Issue:
    one = Issue(team_id=1, sentence="Kennis <beter> delen", created_at=NOW, created_by="U1")
    one.id = issue_id
    if full:
        one.topics, one.focus = ["sharing_knowledge"], Focus.INTERNAL
        one.now_value, one.goal_value, one.unit = 3.0, 12.0, "vragen & antwoorden"
        one.due_on, one.audience = date(2027, 7, 1), "monteurs"
        one.source, one.owner_id = "het forum", "U1"
    return one


def longest() -> Issue:
    """All limits full, with characters that grow when they are escaped."""
    one = issue()
    one.sentence, one.unit = "<&>" * 200, "&" * 60
    one.audience, one.source = ">" * 200, "<" * 200
    one.topics = list(TOPICS)
    one.now_value, one.goal_value = -999_999_999.125, 999_999_999.125
    return one


def shown(one: Issue) -> Shown:
    points = [Point(date(2026, 10, 1), 3), Point(date(2026, 11, 2), 4)]
    seen = course(rules.draft_of(one), points, TODAY)
    found_out = [
        Action(
            team_id=1,
            text="x",
            owner_id="U2",
            due_on=date(2026, 12, 7),
            created_at=NOW,
            created_by="U1",
            about=rules.about(one.id, part),
        )
        for part in rules.LATER
    ]
    return Shown(one, rules.standing(one, {"U1"}, TODAY), seen, found_out[:2])


def overview(say: Say) -> Message:
    return messages.overview(say, [shown(issue()), shown(issue(2, full=False))], 1)


def filled_form(say: Say) -> Form:
    draft = rules.draft_of(issue())
    notice = messages.meanwhile(say, Meanwhile(("U2",), ("goal", "due_on")), draft)
    return forms.issue(say, draft, {"team": 1}, notice)


def measured(say: Say) -> Message:
    seen = shown(issue()).course
    return measure_messages.measured(say, issue(), seen, replaced=3.5)


def what_changed(say: Say) -> Message:
    fields: Fields = {"topics": [[], ["learning"]], "goal": [12, 15.5], "focus": [None, "internal"]}
    did = Change(team_id=1, thing=ISSUE, thing_id=1, by="U1", at=NOW, did="changed", fields=fields)
    return history(say, [did], {1: "Kennis <beter> delen"}, {}, "Europe/Amsterdam")


SAID: Mapping[str, Callable[[Say], Form | Message]] = {
    "overview": overview,
    "overview_empty": lambda say: messages.overview(say, [], 1),
    "overview_longest": lambda say: messages.overview(say, [shown(longest())] * 3, 1),
    "sentence": lambda say: forms.sentence(say, {"team": 1}),
    "form": filled_form,
    "mirror": lambda say: messages.mirror(say, Shown(issue(full=False), AS_NEW), 1, pulse_of=1),
    "mirror_complete": lambda say: messages.mirror(say, Shown(issue(), AS_NEW), 1, {"passed": "challenge"}),
    "mirror_longest": lambda say: messages.mirror(say, Shown(longest(), AS_NEW), 1),
    "measure": lambda say: measure_messages.form(say, issue(), shown(issue()).course, TODAY),
    "measure_longest": lambda say: measure_messages.form(say, longest(), shown(longest()).course, TODAY),
    "measured": measured,
    "question": lambda say: measure_messages.question(say, issue(), "Social & co", shown(issue()).course),
    "history": what_changed,
    "closing": lambda say: forms.closing(say, "Kennis <beter> delen", 1),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", SAID)
def test_it_is_said_as_it_was(what: str, language: str) -> None:
    said = SAID[what](every_sentence().say(language))

    assert is_as_kept(said, GOLDEN / f"{what}.{language}.json")
