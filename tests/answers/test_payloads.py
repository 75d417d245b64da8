"""What Slack gets of each form and message of this chapter, whole; UPDATE_GOLDEN=1 writes it anew."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.answers import choice_form, forms, messages, repeat_messages
from bot.answers.choice_form import Around, Chosen, Offered
from bot.answers.messages import Frames, Seen
from bot.answers.rules import Draft
from bot.answers.suggesting import suggestions
from bot.answers.tone import advice
from bot.slack.replies import Form, Message
from bot.texts import LANGUAGES, Say, every_sentence
from storage.brands import Value
from storage.changes import Change
from storage.ideas import Idea
from storage.library import LibraryAnswer
from storage.people import Team
from storage.repeats import Repeat
from tests.answers.test_rules_of_answers import TODAY, answer, case
from tests.golden_payloads import is_as_kept

GOLDEN = Path(__file__).with_name("golden")
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
NASTY = "<!channel> & <@U1> *" * 4
FULL: dict[str, Any] = {
    "nl": f"Ja, vanaf 16 uur. {NASTY}",
    "en": "Yes, from 16 hours.",
    "kinds": ["question", "complaint"],
    "tags": ["uren"],
    "source": "https://example.org/a?b=c&d=e",
    "times_used": 3,
    "last_used_at": NOW,
    "review_by": date(2026, 11, 15),
    "version": 2,
}
LOG = [
    Change(team_id=1, thing="", thing_id=1, by="U1", at=NOW, did="changed", fields={"nl": ["a", "b"]}),
    Change(team_id=1, thing="", thing_id=1, by="U2", at=NOW, did="added", fields={"title": [None, "a"]}),
]


def team() -> Team:
    made = Team(workspace_id="T1", channel_id="C1", name="social", created_at=NOW, created_by="U1")
    made.id = 1
    return made


def some(count: int) -> list[LibraryAnswer]:
    return [answer(f"Antwoord {number} {NASTY}"[:75], number, **FULL) for number in range(1, count + 1)]


def with_id(made: Any) -> Any:
    made.id = 7
    return made


def around(text: str, count: int) -> Around:
    value = Value(
        team_id=1,
        name="Eerlijk",
        created_at=NOW,
        created_by="U1",
        dos=["zeg wat lastig is"],
        donts=["geen reclame"],
    )
    of = with_id(case("Kan ik ook 24 uur werken?"))
    answers = some(count)
    told = advice(text, "complaint", TODAY) if text else None
    return Around(
        of, suggestions(of, answers, "nl"), answers[:1], {"first_name": "Noor"}, [value], [FRAME], told
    )


def repeat() -> Repeat:
    return with_id(Repeat(team_id=1, found_at=NOW))  # type: ignore[no-any-return]


def cases() -> list[Any]:
    return [with_id(case(f"Kan ik 24 uur werken? {NASTY}")) for _ in range(3)]


LONG = f"Helaas kunnen wij niet helpen. Stuur je telefoonnummer naar jan@example.org {{naam}} {'woord ' * 60}"
FRAME = Offered("question", "Vraag", "Goede vraag. {link} ^{voornaam}")
IDEA = Idea(team_id=1, text="Vaak gevraagd", by="U1", at=NOW)
ALL: dict[str, Callable[[Say], Form | Message]] = {
    "library": lambda say: messages.library(say, Seen(team(), TODAY, some(10), 31, 1, "", 8)),
    "library_empty": lambda say: messages.library(say, Seen(team(), TODAY, [], 0, frames_left=8)),
    "library_found": lambda say: messages.library(say, Seen(team(), TODAY, some(1), 1, typed=NASTY)),
    "one": lambda say: messages.one(say, some(1)[0], TODAY, LOG, "Europe/Amsterdam"),
    "archived": lambda say: messages.one(
        say, answer(archived_at=NOW, review_by=date(2027, 1, 4)), TODAY, [], "Europe/Amsterdam"
    ),
    "frames": lambda say: messages.frames(
        say, Frames(1, {"a": [("Eén", "x"), ("Twee", "y")], "b": [("Drie", "z")]}, frozenset({"b"}))
    ),
    "kept": lambda say: messages.kept(say, some(1)[0], "added"),
    "too_late": lambda say: messages.too_late(say, some(1)[0], LOG[0], "Europe/Amsterdam"),
    "to_review": lambda say: messages.to_review(say, some(12), ""),
    "to_review_one": lambda say: messages.to_review(say, some(1), "Why."),
    "form": lambda say: forms.answer(
        say, Draft("Werken", nl="Ja", owner_id="U1", review_by=TODAY), {"team": 1}
    ),
    "form_doubted": lambda say: forms.answer(say, Draft(), {"team": 1}, doubts=("phone", "health")),
    "search": lambda say: forms.search(say, 1),
    "choice": lambda say: choice_form.choice(say, around("", 5), Chosen("nl", (1,))),
    "choice_advised": lambda say: choice_form.choice(say, around(LONG, 2), Chosen("en", (1,), LONG, 3)),
    "choice_bare": lambda say: choice_form.choice(say, around("Vandaag.", 0), Chosen("nl", (), "Vandaag.")),
    "proposed": lambda say: repeat_messages.proposed(say, repeat(), cases(), ["24", "uur"], "Why."),
    "proposed_by_answer": lambda say: repeat_messages.proposed(say, repeat(), cases(), [], ""),
    "to_post": lambda say: repeat_messages.to_post(say, with_id(IDEA)),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_it_is_said_as_it_was(name: str, language: str) -> None:
    assert is_as_kept(ALL[name](every_sentence().say(language)), GOLDEN / f"{name}.{language}.json")


def test_a_proposal_says_whose_words_it_holds() -> None:
    proposal = ALL["proposed"](every_sentence().say("nl"))

    assert isinstance(proposal, Message)
    assert set(proposal.about) == {"case 7"}
