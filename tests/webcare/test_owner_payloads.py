"""What Slack gets of the forms and messages for an owner, whole; UPDATE_GOLDEN=1 writes it anew."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.cases import owner_forms
from bot.slack.replies import Form, Message
from bot.texts import LANGUAGES, Say, every_sentence
from bot.webcare import confirming, helping, messages, notices, promise_messages
from bot.webcare.later import Moment, PutOff
from bot.webcare.messages import Facts
from bot.webcare.rules import Helper
from storage.cases import Case, Kind, Status
from storage.people import Person
from storage.promises import Promise
from storage.turns import Because, Ended, Turn
from tests.golden_payloads import is_as_kept

GOLDEN = Path(__file__).with_name("golden")
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
LATER = NOW + timedelta(hours=4)
LONGEST = "<@U1>&" * 33
AMSTERDAM = "Europe/Amsterdam"
NAMES = {"NOOR": "Noor Pennevree", "BRAM": "Bram & <Zevenklaver>"}


def a_case(**known: object) -> Case:
    case = Case(
        team_id=1,
        number=12,
        channel="instagram",
        kind=Kind.COMPLAINT,
        paraphrase="Wacht al twee weken <op> antwoord & is boos",
        reported_at=NOW,
        reported_by="BRAM",
        status=Status.TAKEN,
        owner_id="NOOR",
        due_at=NOW + timedelta(hours=2),
    )
    for name, value in {"id": 12, **known}.items():
        setattr(case, name, value)
    return case


def facts(**known: object) -> Facts:
    return Facts(a_case(**known), NOW, AMSTERDAM, NAMES, reads_in=AMSTERDAM)


def a_turn(how: Ended | None = None) -> Turn:
    return Turn(
        case_id=12, team_id=1, user_id="NOOR", at=NOW, because=Because.TOOK, ping_at=NOW, ended_how=how
    )


def promised(due_at: datetime = LATER, **known: Any) -> Promise:
    made = Promise(case_id=12, team_id=1, at=NOW, by="NOOR", what=LONGEST, due_at=due_at)
    for name, value in {"id": 7, **known}.items():
        setattr(made, name, value)
    return made


def people() -> dict[str, Person]:
    return {user_id: Person(workspace_id="T", user_id=user_id, name=name) for user_id, name in NAMES.items()}


def help_form(say: Say) -> Form:
    helpers = [Helper("BRAM", None), Helper("NOOR", LATER)]
    return owner_forms.ask_help(say, a_case(), helpers, people(), AMSTERDAM)


def snooze_form(say: Say, *moments: PutOff) -> Form:
    return owner_forms.snooze(say, facts(), moments, AMSTERDAM)


KEPT: dict[str, Any] = {"kept_at": NOW, "kept_by": "BRAM"}
OFFERED = (PutOff(Moment.AFTERNOON, LATER), PutOff(Moment.NEXT_DAY, NOW + timedelta(days=4)))
ALL: dict[str, Callable[[Say], Form | Message]] = {
    "snooze_form": lambda say: snooze_form(say, *OFFERED),
    "snooze_form_bare": snooze_form,
    "snooze_form_late": lambda say: owner_forms.snooze(say, facts(due_at=NOW), OFFERED, AMSTERDAM),
    "snooze_form_asked_back": lambda say: owner_forms.snooze(
        say, facts(asked_back_at=NOW, due_at=None), OFFERED, AMSTERDAM
    ),
    "help_form": help_form,
    "promise_form": lambda say: owner_forms.promise(say, a_case()),
    "move_form": lambda say: owner_forms.move_promise(say, a_case(), promised()),
    "card_snoozed": lambda say: messages.card(say, facts(snoozed_until=LATER)),
    "ping_snoozed": lambda say: messages.ping(say, facts(snoozed_until=LATER), a_turn()),
    "card_asked_back": lambda say: messages.card(say, facts(asked_back_at=NOW, due_at=None)),
    "ended_silent": lambda say: messages.ended_ping(say, facts(owner_id=None), a_turn(Ended.SILENT)),
    "ended_away": lambda say: messages.ended_ping(say, facts(owner_id=None), a_turn(Ended.AWAY)),
    "snoozed": lambda say: confirming.snoozed(say, facts(snoozed_until=LATER), NOW),
    "still_yours": lambda say: notices.still_yours(say, facts()),
    "taken_back": lambda say: notices.taken_back(say, facts(owner_id=None, status=Status.WAITING)),
    "wrote_again": lambda say: notices.wrote_again(say, facts(), "BRAM"),
    "help_asked": lambda say: helping.asked(say, facts(), LONGEST),
    "help_asked_in_thread": lambda say: helping.asked_in_thread(say, facts(), None),
    "help_comes": lambda say: helping.looks_along(say, facts(), "BRAM"),
    "promise_soon": lambda say: promise_messages.reminder(say, facts(), promised(), "NOOR"),
    "promise_due": lambda say: promise_messages.reminder(say, facts(), promised(NOW), "BRAM"),
    "promise_of_closed": lambda say: promise_messages.reminder(
        say, facts(closed_at=NOW, status=Status.ANSWERED), promised(what=""), "NOOR"
    ),
    "promise_noted": lambda say: promise_messages.noted(say, facts(), promised()),
    "promise_kept": lambda say: promise_messages.settled(say, facts(), promised(LATER, **KEPT)),
    "promise_kept_late": lambda say: promise_messages.settled(
        say, facts(), promised(LATER, **KEPT, missed_at=NOW)
    ),
    "promise_undone": lambda say: promise_messages.settled(say, facts(), promised(undone_at=NOW)),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_it_is_said_as_it_was(name: str, language: str) -> None:
    assert is_as_kept(ALL[name](every_sentence().say(language)), GOLDEN / f"owner_{name}.{language}.json")
