"""What Slack gets of each form and message of this chapter, whole; UPDATE_GOLDEN=1 writes it anew."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.escalation import forms, messages
from bot.escalation.messages import Seen
from bot.escalation.rules import Draft
from bot.ownership.facts import Being, Whereabouts
from bot.slack.replies import Form, Message
from bot.texts import LANGUAGES, Say, every_sentence
from bot.webcare import aftercare, climbed, crisis_messages, escalating_messages, more
from bot.webcare.climbed import Climb
from bot.webcare.crisis_messages import CALLED_AT_MOST, REVIEW, Board
from bot.webcare.crisis_rules import Ping, Statement
from bot.webcare.ladder import NOBODY, Contact, Passed, Reached, Standing
from bot.webcare.messages import Facts
from storage.cases import Case, Kind
from storage.escalation import Crisis, Escalation, Reason
from storage.people import Person
from storage.posts import Post, Status
from tests.golden_payloads import is_as_kept

GOLDEN = Path(__file__).with_name("golden")
NOW = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
LONGEST = "<@U1> & " * 200
NAMES = {"ada": "Ada de Wit", "bo": "Bo <!here>", "cas": "&" * 80}


def case(kind: Kind = Kind.CRISIS, rung: int = 0, words: str = "Het dak is eraf") -> Case:
    made = Case(
        team_id=1,
        number=8,
        channel="facebook",
        kind=kind,
        paraphrase=words,
        reported_at=NOW,
        reported_by="bo",
    )
    made.id, made.rung, made.owner_id, made.due_at = 3, rung, "ada", NOW + timedelta(minutes=30)
    return made


def facts(about: Case | None = None) -> Facts:
    return Facts(about or case(), NOW, "Europe/Amsterdam", NAMES, reads_in="Europe/London")


def crisis(**fields: object) -> Crisis:
    made = Crisis(team_id=1, case_id=3, started_at=NOW, started_by="", told=["ada", "bo"], first=1)
    made.id = 5
    for name, value in fields.items():
        setattr(made, name, value)
    return made


CONTACTS = (Contact("ada", "", "+31 6 00000101"), Contact("", "Fenne <b>", "+31 10 0000199"), Contact("bo"))


def seen(one: Crisis | None = None, awaited: int = 5, paused: int = 0, led_by: str | None = None) -> Board:
    return Board(facts(), one or crisis(), CONTACTS, awaited, paused, led_by)


def endangered(**fields: object) -> Board:
    """The same, of somebody in danger."""
    about = case(words="Iemand schrijft dat hij niet meer wil leven")
    about.in_danger = True
    return replace(seen(crisis(is_private=True, **fields)), facts=facts(about))


CALLS = [
    {"by": "ada", "whom": "113", "at": NOW.isoformat()},
    {"by": "bo", "whom": "Fenne <b>", "at": NOW.isoformat()},
    {"by": "bo", "whom": "other", "at": NOW.isoformat()},
]
OVER = {"over_at": NOW, "over_by": "ada"}
REVIEWED = {
    **OVER,
    "reviewed_at": NOW,
    "reviewed_by": "bo",
    "review": dict.fromkeys(REVIEW, "Bellen & <vragen>"),
}
PAUSED = {"paused_at": NOW, "paused_by": "bo", "statement_at": NOW, "statement_by": "ada", "led_by": "ada"}
FULL = replace(
    seen(crisis(**PAUSED), 0, 60, "ada"),
    contacts=[Contact("cas", "", "+31 6 00000101")] * (CALLED_AT_MOST + 3),
    facts=facts(case(words="&" * 200)),
)
RUNGS = (
    Standing(1),
    Standing(2, CONTACTS[0], CONTACTS[2], 1),
    Standing(3, CONTACTS[1], NOBODY, 1),
    Standing(4, CONTACTS[0], Contact("cas")),
)
LADDER = Seen(1, RUNGS, NAMES, (Contact("bo"),))
WHOLE = Seen(1, [Standing(number, CONTACTS[0], CONTACTS[1], 1) for number in range(1, 5)], NAMES)


def step(**fields: object) -> Escalation:
    made = Escalation(case_id=3, at=NOW, by="bo", rung=2, reason=Reason.JOURNALIST, to_id="ada")
    for name, value in fields.items():
        setattr(made, name, value)
    return made


AWAY = Reached(
    CONTACTS[2],
    (Passed("ada", Whereabouts(Being.LEAVE, NOW + timedelta(days=2))), Passed("cas", None)),
    is_there=False,
)


def post(number: int, title: str) -> Post:
    made = Post(team_id=1, title=title, status=Status.PAUSED, created_at=NOW, created_by="bo")
    made.id, made.publish_at = number, NOW + timedelta(days=1)
    return made


def person(number: int) -> Person:
    return Person(
        workspace_id="T",
        user_id=f"U{number}",
        name=LONGEST[:80],
        locale="nl",
        slack_zone="Europe/Amsterdam",
        seen_at=NOW,
    )


ALL: dict[str, Callable[[Say], Form | Message]] = {
    "board": lambda say: crisis_messages.board(say, seen()),
    "board_led": lambda say: crisis_messages.board(say, seen(crisis(**PAUSED), 0, 1, "ada")),
    "board_by_itself": lambda say: crisis_messages.board(
        say, seen(crisis(paused_at=NOW, paused_by=""), 0, 5)
    ),
    "board_without_posts": lambda say: crisis_messages.board(say, seen(awaited=0)),
    "board_full": lambda say: crisis_messages.board(say, FULL),
    "board_over": lambda say: crisis_messages.board(say, seen(crisis(**OVER), 0, 2)),
    "danger": lambda say: crisis_messages.board(say, endangered()),
    "danger_called": lambda say: crisis_messages.board(say, endangered(calls=CALLS, led_by="ada")),
    "danger_over": lambda say: crisis_messages.board(say, endangered(**OVER)),
    "danger_call": lambda say: crisis_messages.call(say, endangered(), Ping(1, ("ada",))),
    "danger_still": lambda say: crisis_messages.still(say, endangered()),
    "danger_public": lambda say: crisis_messages.board(say, replace(seen(), facts=endangered().facts)),
    "called": lambda say: forms.called(say, endangered()),
    "call": lambda say: crisis_messages.call(say, seen(), Ping(1, ("ada",))),
    "call_last": lambda say: crisis_messages.call(say, seen(), Ping(6, ("ada",))),
    "statement": lambda say: crisis_messages.statement(say, seen(), Statement(45)),
    "statement_due": lambda say: crisis_messages.statement(say, seen(), Statement(60)),
    "closed": lambda say: crisis_messages.closed(say, seen(crisis(), 0, 3)),
    "still": lambda say: crisis_messages.still(say, seen(crisis(), 0, 3)),
    "look_back": lambda say: crisis_messages.look_back(say, seen(crisis(**OVER))),
    "page": lambda say: messages.page(say, LADDER),
    "page_complete": lambda say: messages.page(say, WHOLE),
    "kept": lambda say: messages.kept(say, LADDER, 3, ["phone"]),
    "rung": lambda say: forms.rung(say, 1, Draft("U1", "", "+31 6 1"), {"team": 1}),
    "climb": lambda say: forms.climb(say, facts(), RUNGS, 1),
    "climb_meanwhile": lambda say: forms.climb(
        say, facts(case(rung=2)), RUNGS, 3, messages.first_was(say, facts(), 2, "bo")
    ),
    "highest": lambda say: messages.highest(say, facts(case(rung=4))),
    "no_crisis": lambda say: messages.no_crisis(say, facts(case(Kind.TROLL))),
    "to_you": lambda say: escalating_messages.to_you(
        say, facts(case(Kind.COMPLAINT, 2)), step(note=LONGEST[:200]), AWAY, RUNGS[2]
    ),
    "done": lambda say: escalating_messages.done(say, facts(case(Kind.COMPLAINT, 2)), step(), AWAY),
    "done_outside": lambda say: escalating_messages.done(
        say, facts(case(Kind.COMPLAINT, 3)), step(rung=3), Reached(CONTACTS[1])
    ),
    "leads_already": lambda say: messages.leads_already(say, seen(), "ada"),
    "answered": lambda say: messages.answered(say, seen(), say("escalation.lead.done")),
    "go_on": lambda say: forms.go_on(
        say, facts(), crisis(), [post(number, LONGEST[:250]) for number in range(1, 130)], ends=False
    ),
    "over": lambda say: forms.go_on(say, facts(), crisis(), [post(1, "Klaar")], ends=True, other="Melding 9"),
    "is_over": lambda say: messages.is_over(say, seen(crisis(**OVER), 0, 1), [post(1, "Klaar")]),
    "review": lambda say: forms.review(
        say, facts(), crisis(**REVIEWED), messages.meanwhile(say, "Bo", forms.words_of(crisis(**REVIEWED)))
    ),
    "looked_back": lambda say: messages.looked_back(say, facts(), crisis(**REVIEWED)),
    "not_over": lambda say: messages.not_over(say, facts()),
    "page_of_case": lambda say: Message(
        "-", tuple(climbed.told(say, facts(), Climb(step(to_id="", to_name="Fenne"), crisis())))
    ),
    "how_are_you": lambda say: aftercare.how_are_you(say, facts(case(Kind.TROLL))),
    "talk": lambda say: forms.talk(say, 3, [person(number) for number in range(120)], "U0"),
    "wants_to_talk": lambda say: messages.wants_to_talk(say, "Bo <!here>"),
}


@pytest.fixture(autouse=True)
def _no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """What other chapters put behind the three dots is theirs to keep."""
    monkeypatch.setattr(more, "BEHIND", (("escalation.open", "escalation.open.button"),))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_it_is_said_as_it_was(name: str, language: str) -> None:
    assert is_as_kept(ALL[name](every_sentence().say(language)), GOLDEN / f"{name}.{language}.json")


def test_what_a_press_answers_with_words_of_the_case_says_so() -> None:
    say = every_sentence().say("nl")
    answers = (
        crisis_messages.board(say, seen()),
        messages.answered(say, seen(), "Klaar."),
        messages.looked_back(say, facts(), crisis(**REVIEWED)),
    )

    assert [one.about for one in answers] == [("case 3",)] * 3
