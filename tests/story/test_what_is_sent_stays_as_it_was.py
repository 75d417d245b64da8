"""Each form and message of step three as Slack gets it, whole, in both languages.

`UPDATE_GOLDEN=1` writes them anew after a change that was meant.
"""

import json
import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.editing import Meanwhile
from bot.field import forms as field_forms
from bot.field import messages as field_messages
from bot.field.forms import Question
from bot.field.messages import Kept
from bot.field.rules import Alike, CheckDraft, Thing
from bot.slack.replies import Form, Message, as_message, as_view
from bot.story import asking_messages, forms, history, messages, value_forms
from bot.story.asking_messages import Asked, Choice
from bot.story.messages import House, ShownValue
from bot.story.rules import BrandDraft, LabelsDraft, ValueDraft
from bot.story.telling import found_out
from bot.texts import LANGUAGES, Say, every_sentence
from storage.actions import Action
from storage.anchoring import AnchoringQuestion
from storage.brands import BRAND, VALUE, BrandKind, Value
from storage.changes import Change
from storage.verdicts import LOOSE_POST, FieldCheck, Verdict

GOLDEN = Path(__file__).parent / "golden"
NOW = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
ZONE = "Europe/Amsterdam"
HOUSE = BrandDraft(BrandKind.EMPLOYER, "Pas veilig", "Nooit alleen", ("Buddy",), "Zo is het", ("a", "b", "c"))
WHOLE = ValueDraft(
    "Recht door zee", "We zeggen wat er speelt", ("noem het",), ("geen stock",), "OK 3", 3.7, 12
)
BARE = ValueDraft("Betrokken")
NOTHING = found_out(BRAND, 1, ())


def value(value_id: int, draft: ValueDraft) -> Value:
    made = Value(team_id=1, name=draft.name, created_at=NOW, created_by="U1", meaning=draft.meaning)
    made.id, made.dos, made.donts = value_id, list(draft.dos), list(draft.donts)
    return made


def check(check_id: int, verdict: Verdict, value_id: int | None = 1, *, second: bool = False) -> FieldCheck:
    made = FieldCheck(
        team_id=1,
        thing=LOOSE_POST,
        thing_id=check_id,
        title="De lift",
        by="U2",
        at=NOW,
        verdict=verdict,
        value_id=value_id,
        reason="een grap",
        is_second=second,
    )
    made.id = check_id
    return made


def question(*, closed: bool = False) -> AnchoringQuestion:
    made = AnchoringQuestion(
        team_id=1, value_id=1, channel_id="C1", asked_at=NOW, asked_by="U1", closes_at=NOW, shown_answers=3
    )
    made.id, made.shown_mean = 7, 4.3
    made.closed_at = NOW if closed else None
    return made


def busy() -> Action:
    return Action(
        team_id=1,
        text="x",
        owner_id="U3",
        due_on=date(2026, 12, 1),
        created_at=NOW,
        created_by="U1",
        about="value:2:meaning",
    )


def house(values: dict[int, ValueDraft], brand: BrandDraft = HOUSE) -> House:
    shown = [ShownValue(number, one, found_out(VALUE, number, [busy()])) for number, one in values.items()]
    return House(1, brand, LabelsDraft(belief="Droom"), NOTHING, shown)


def past() -> list[Change]:
    changed = Change(
        team_id=1,
        thing=BRAND,
        thing_id=1,
        by="U1",
        at=NOW,
        did="changed",
        fields={"kind": [None, "employer"], "proof": [[], ["x"]]},
    )
    removed = Change(team_id=1, thing=VALUE, thing_id=2, by="U1", at=NOW, did="removed")
    return [removed, changed]


def removed_value() -> Value:
    gone = value(2, BARE)
    gone.removed_at = NOW
    return gone


NAMES = {1: "Recht door zee", 2: "Betrokken"}
FACTS = {"team": 1, "version": 3}
ALIKE = Alike(1, Verdict.EDGE, tuple(check(number, Verdict.EDGE) for number in (1, 2, 3)))
ASKED = Question(Thing(LOOSE_POST, 0, "De lift"), (value(1, WHOLE), value(2, BARE)))
SECOND = Question(Thing(LOOSE_POST, 5, "De lift"), (value(1, WHOLE),), is_second=True)

Payload = Callable[[Say], Form | Message]
PAYLOADS: dict[str, Payload] = {
    "overview_empty": lambda say: messages.overview(say, house({}, BrandDraft())),
    "overview": lambda say: messages.overview(say, house({1: WHOLE, 2: BARE})),
    "overview_full": lambda say: messages.overview(say, house(dict.fromkeys(range(1, 8), BARE))),
    "first_question_house": lambda say: forms.belief(say, FACTS),
    "form_house": lambda say: forms.brand(say, HOUSE, FACTS, messages.first_look_at_brand(say, HOUSE)),
    "form_house_meanwhile": lambda say: forms.brand(
        say, HOUSE, FACTS, messages.meanwhile(say, Meanwhile(("U2",), ("belief", "themes")), "Zo was het")
    ),
    "form_labels": lambda say: forms.labels(say, LabelsDraft(belief="Droom"), FACTS, ()),
    "first_question_value": lambda say: value_forms.name(say, FACTS, messages.many_values(say, 5)),
    "form_value": lambda say: value_forms.value(say, BARE, FACTS, messages.first_look_at_value(say, BARE)),
    "form_value_asked": lambda say: value_forms.value(say, WHOLE, FACTS, ()),
    "mirror_house": lambda say: messages.brand_mirror(say, 1, HOUSE, LabelsDraft(), NOTHING),
    "mirror_value": lambda say: messages.value_mirror(say, 1, 2, BARE, found_out(VALUE, 2, [busy()])),
    "removed": lambda say: messages.removed(say, 2, "Betrokken"),
    "history": lambda say: history.told(say, past(), {2: removed_value()}, ZONE),
    "form_ask": lambda say: asking_messages.form(say, ASKED.values, Choice(1), FACTS),
    "card": lambda say: asking_messages.card(say, Asked(question(), ASKED.values[0], 2, ZONE)),
    "card_closed": lambda say: asking_messages.card(
        say, Asked(question(closed=True), ASKED.values[0], 4, ZONE)
    ),
    "form_check": lambda say: field_forms.check(say, ASKED, None, FACTS),
    "form_check_tapped": lambda say: field_forms.check(say, ASKED, CheckDraft("x", None, 1), FACTS),
    "form_second": lambda say: field_forms.check(say, SECOND, None, FACTS),
    "mirror_check": lambda say: field_messages.mirror(say, Kept(check(3, Verdict.EDGE), NAMES, alike=ALIKE)),
    "mirror_second": lambda say: field_messages.mirror(
        say, Kept(check(3, Verdict.INSIDE, 2, second=True), NAMES, first=check(2, Verdict.INSIDE))
    ),
    "second_question": lambda say: field_messages.second_question(say, check(3, Verdict.INSIDE), "social"),
    "doubts": lambda say: field_messages.doubts(say, 1, ALIKE.checks, NAMES, ZONE),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAYLOADS)
def test_it_is_sent_as_it_was(name: str, language: str) -> None:
    made = PAYLOADS[name](every_sentence().say(language))
    sent: Any = as_view(made) if isinstance(made, Form) else as_message(made)
    file = GOLDEN / f"{name}.{language}.json"
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        file.write_text(json.dumps(sent, indent=1, ensure_ascii=False) + "\n", "utf-8")

    assert sent == json.loads(file.read_text("utf-8"))
