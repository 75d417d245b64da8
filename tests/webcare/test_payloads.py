"""What Slack gets of the forms and notices of a case's road, whole; UPDATE_GOLDEN=1 writes it anew."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.cases import belonging_form, finishing_form, mistaken, new_case_form
from bot.cases.belonging_form import Chosen
from bot.cases.finishing_form import Around, Finished
from bot.cases.new_case_form import Asked, NewCase
from bot.slack.replies import Form, Message
from bot.texts import LANGUAGES, Say, every_sentence
from bot.webcare import hints, notices, road
from bot.webcare.messages import Facts
from bot.webcare.privacy import Personal
from storage.cases import Case, Kind, Status, Urgency
from storage.people import Team
from tests.golden_payloads import is_as_kept

GOLDEN = Path(__file__).with_name("golden")
MONDAY = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
TEXTS = every_sentence()
NAMES = {"U1": "Noor Pennevree", "U2": "Milan Haverkruin"}
TEAM = Team(workspace_id="T1", channel_id="C1", name="Social <&>", created_at=MONDAY, created_by="U1")
TEAM.id = 1
SCENE: dict[str, Any] = {"channel": "instagram", "paraphrase": "Al weken <niets> gehoord", "handle": "@kees"}


def a_case(number: int, kind: Kind, **fields: Any) -> Case:
    case = Case(
        team_id=1, number=number, kind=kind, reported_at=MONDAY, reported_by="U1", **SCENE, due_at=MONDAY
    )
    for name, value in {"id": number, "owner_id": "U1", **fields}.items():
        setattr(case, name, value)
    return case


def facts(kind: Kind, **fields: Any) -> Facts:
    return Facts(
        a_case(12, kind, **fields), MONDAY, "Europe/Amsterdam", NAMES, kept=7, reads_in="Europe/Amsterdam"
    )


def new(say: Say, words: str, kind: str | None, *warned: Personal) -> Form:
    found = hints.heard(words)
    assert found is not None
    typed = NewCase(channel="instagram", kind=kind, paraphrase=words, urgency=Urgency.NORMAL)
    return new_case_form.new_case(say, [TEAM], new_case_form.proposed(typed, found), Asked(found, warned))


def answered(say: Say, kind: Kind, filled: Finished, *, was_answered: bool = False) -> Form:
    return finishing_form.answered(say, facts(kind), filled, Around(date(2026, 12, 23), was_answered))


MERGED = {"merged_into": 7, "status": Status.MERGED, "closed_at": MONDAY}
FORMAL = Finished(Status.REFERRED, None, date(2026, 11, 23), date(2026, 12, 23))
MADE: dict[str, Callable[[Say], Form | Message]] = {
    "new": lambda say: new_case_form.new_case(say, [TEAM]),
    "new-proposed": lambda say: new(say, "Al weken niets gehoord", None),
    "new-danger": lambda say: new(say, "Iemand is in gevaar", "question", Personal.PHONE),
    "answered-formal": lambda say: answered(say, Kind.FORMAL, FORMAL),
    "answered-compliment": lambda say: answered(say, Kind.COMPLIMENT, Finished(Status.ANSWERED)),
    "answered-twice": lambda say: answered(say, Kind.TROLL, Finished(Status.NO_REPLY), was_answered=True),
    "merge": lambda say: belonging_form.form(
        say, a_case(12, Kind.QUESTION), [a_case(7, Kind.COMPLAINT), a_case(3, Kind.SPAM)], Chosen("7", "link")
    ),
    "not-a-case": lambda say: mistaken.form(say, a_case(12, Kind.SPAM)),
    "merged": lambda say: notices.merged(say, facts(Kind.COMPLAINT, **MERGED)),
    "absorbed": lambda say: notices.absorbed(say, facts(Kind.CRISIS), a_case(7, Kind.QUESTION), "U2"),
    "compliment": lambda say: notices.compliment(say, facts(Kind.COMPLIMENT), "U2"),
    "missed": lambda say: notices.missed(
        say,
        [
            (facts(Kind.COMPLAINT), "due"),
            (facts(Kind.QUESTION, owner_id=None), "nearly_due"),
            (facts(Kind.IDEA, due_at=MONDAY + timedelta(hours=4)), "half_gone"),
        ],
    ),
    "by-law": lambda say: notices.legal_date(say, facts(Kind.FORMAL), date(2026, 12, 23), date(2026, 12, 16)),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", MADE)
def test_slack_gets_what_was_kept(name: str, language: str) -> None:
    assert is_as_kept(MADE[name](TEXTS.say(language)), GOLDEN / f"{name}.{language}.json")


def test_who_gets_another_case_with_theirs_reads_words_of_both() -> None:
    absorbed = MADE["absorbed"](TEXTS.say("nl"))

    assert isinstance(absorbed, Message)
    assert absorbed.about == ("case 7",)


def test_each_kind_is_told_what_to_do_in_a_line_of_its_own() -> None:
    say = TEXTS.say("nl")
    said = {kind: road.lines(say, a_case(1, kind), in_care=False)[0] for kind in Kind}

    assert len(set(said.values())) == len(Kind)
    assert "één woordvoerder" in said[Kind.CRISIS]
    assert "herhaal niets" in said[Kind.PRIVACY]
    assert "de collega die het verdient" in said[Kind.COMPLIMENT]
    assert "draag je over aan de recruiter" in said[Kind.IDEA]
    assert "één keer, met een bron" in said[Kind.WRONG_FACTS]
    assert "Eén waarschuwing met de huisregels" in said[Kind.TROLL]
