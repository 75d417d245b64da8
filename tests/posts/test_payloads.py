"""What Slack gets of each form and message of a post, whole; UPDATE_GOLDEN=1 writes it anew."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from bot.posting import telling
from bot.posting.gathering import Shown
from bot.posting.pausing_messages import Seen
from bot.posting.rules import Missing
from bot.posts import asking_messages, change_form, forms, messages
from bot.posts.written import LONGEST, Offered, Part, written_of
from bot.slack.limits import Surface
from bot.slack.replies import Form, Message, as_message, as_view
from bot.slack.validator import problems
from bot.texts import LANGUAGES, Say, every_sentence
from storage.changes import Change
from storage.channels import PostForm
from storage.posts import ESCALATED_TO, Consent, Due, Post, PostKind, Status
from tests.golden_payloads import is_as_kept

GOLDEN = Path(__file__).with_name("golden")
MONDAY = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
THURSDAY = datetime(2026, 12, 3, 11, tzinfo=UTC)
ZONE = "Europe/Amsterdam"
SEEN = Seen(ZONE, MONDAY)
NAMES = {"U1": "Bram Zevenklaver", "U2": "Sanne Wolkendam", "U3": "Oliver Quillfeather"}


def a_post(**fields: Any) -> Post:
    post = Post(team_id=1, title="Buddy gezocht", created_at=MONDAY, created_by="U1")
    whole = {
        "status": Status.DRAFT,
        "publish_at": THURSDAY,
        "owner_id": "U1",
        "channel_id": 1,
        "form": PostForm.IMAGE,
        "kind": PostKind.HUB,
        "consent": Consent.GIVEN,
        "draft": "Wie loopt er in januari een dag met ons mee?",
        "deadline_at": datetime(2026, 12, 1, 11, tzinfo=UTC),
    }
    for name, value in {"id": 12, **whole, **fields}.items():
        setattr(post, name, value)
    return post


def shown(post: Post, **fields: Any) -> Shown:
    usual = {"channel": "LinkedIn", "audience": "Nieuwe collega's", "value": "Samen uit", "asked": "U2"}
    return Shown(post, ZONE, MONDAY, NAMES, **{**usual, **fields})


def offered(count: int = 2) -> Offered:
    named = {number: f"Naam {number}" for number in range(1, count + 1)}
    return Offered(ZONE, named, named, named, named, named)


LACKS = (Missing.CONSENT, Missing.VALUE, Missing.WEBCARE)
REVIEWED = shown(a_post(status=Status.REVIEW, told={ESCALATED_TO: "U3"}), missing=LACKS)
PUBLISHED = a_post(
    status=Status.LOOKED_BACK,
    link="https://voorbeeld.nl/1",
    result={"reach": 1250.0, "reactions": 31.0},
    lesson="Vragen werkt beter dan vertellen",
    undo={"by": "U1", "version": 1},
)
APPROVED = Change(team_id=1, thing="post", thing_id=12, by="U2", at=MONDAY, did="approved")
RENAMED = Change(team_id=1, thing="post", thing_id=12, by="U1", at=MONDAY, did="changed")
RENAMED.fields = {"title": ["a", "b"], "deadline_at": [None, None]}


def form_of(say: Say, post: Post, part: Part, count: int = 2) -> Form:
    facts = {**forms.facts_for(post), "part": part}
    return change_form.change(say, written_of(post, ZONE), offered(count), facts)


SAID: dict[str, Callable[[Say], Message | Form]] = {
    "card": lambda say: telling.card(say, shown(a_post())),
    "card_in_review": lambda say: telling.card(say, REVIEWED),
    "card_looked_back": lambda say: telling.card(say, shown(PUBLISHED)),
    "card_gone_channel": lambda say: telling.card(say, shown(a_post(), channel_is_gone=True)),
    "ask": lambda say: asking_messages.asked(say, REVIEWED, "ask", say("posts.why.chosen")),
    "is_it_posted": lambda say: asking_messages.asked(
        say, shown(a_post(status=Status.SCHEDULED)), Due.IS_IT_POSTED, say("posts.why.owner", owner="Bram")
    ),
    "approve_anyway": lambda say: forms.approve_anyway(say, replace(REVIEWED, missing=LACKS[1:])),
    "ask_changes": lambda say: forms.ask_changes(say, a_post()),
    "posted": lambda say: forms.posted(say, a_post()),
    "move": lambda say: forms.move(say, a_post(), (date(2026, 12, 3), time(12)), ZONE, forms.past(say)),
    "look_back": lambda say: forms.look_back(say, PUBLISHED, PUBLISHED.result, PUBLISHED.lesson),
    "form_idea": lambda say: form_of(say, a_post(status=Status.IDEA), Part.IDEA),
    "form_whole": lambda say: form_of(say, a_post(), Part.WHOLE),
    "form_out": lambda say: form_of(say, PUBLISHED, Part.OUT),
    "too_late": lambda say: messages.too_late(say, REVIEWED, APPROVED, "Sanne Wolkendam", "Mijn zin"),
    "stopped": lambda say: messages.stopped(say, REVIEWED),
    "stopped_by_a_crisis": lambda say: messages.stopped(say, replace(REVIEWED, missing=(Missing.CRISIS,))),
    "history": lambda say: messages.history(say, shown(a_post()), [APPROVED, RENAMED], NAMES, ZONE),
    "owner_left": lambda say: messages.owner_left(say, "Bram Zevenklaver", [a_post()], 3, SEEN),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SAID)
def test_it_is_as_kept(name: str, language: str) -> None:
    said = SAID[name](every_sentence().say(language))
    assert is_as_kept(said, GOLDEN / f"{name}_{language}.json")


def the_longest() -> Shown:
    full = {name: "&" * most for name, most in LONGEST.items() if name != "link"}
    post = a_post(**full, note="<" * 1000, lesson="&" * 500, status=Status.REVIEW, backup_id="U2")
    names = dict.fromkeys(("audience", "value", "issue", "campaign", "channel"), "&" * 300)
    return shown(post, **names, missing=tuple(Missing), channel_is_gone=True)


@pytest.mark.parametrize("status", Status)
def test_the_longest_card_fits_in_every_status(status: Status) -> None:
    seen = the_longest()
    seen.post.status = status
    for language in LANGUAGES:
        say = every_sentence().say(language)
        assert problems(as_message(telling.card(say, seen)), Surface.MESSAGE) == []
        assert problems(as_message(messages.done(say, seen, "?")), Surface.MESSAGE) == []


def test_sixty_of_everything_fits_in_the_form() -> None:
    say = every_sentence().say("nl")
    assert problems(as_view(form_of(say, the_longest().post, Part.WHOLE, 60)), Surface.MODAL) == []
    sixty = [a_post(title="&" * 200)] * 15
    assert problems(as_message(messages.owner_left(say, "B" * 80, sixty, 45, SEEN)), Surface.MESSAGE) == []
