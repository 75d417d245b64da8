"""What Slack gets of each form and message of monitoring; UPDATE_GOLDEN=1 writes it anew."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.monitoring import (
    log_form,
    report_messages,
    round_messages,
    source_form,
    source_messages,
    term_form,
    term_messages,
)
from bot.monitoring.round_messages import Round
from bot.monitoring.rules import MOST_SOURCES
from bot.monitoring.terms import LONGEST_WORD, MOST_TERMS, MOST_WORDS
from bot.monitoring.week import Numbers, Progress, Report, Top
from bot.slack.limits import Surface
from bot.slack.replies import Form, Message, as_message
from bot.slack.validator import problems
from bot.sources.rules import LONGEST_TITLE
from bot.texts import LANGUAGES, Say, every_sentence
from storage.monitoring import Logged, Mention, SearchTerm, Source, SourceKind, TermKind
from tests.golden_payloads import is_as_kept

GOLDEN = Path(__file__).with_name("golden")
NOW = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
ZONE = "Europe/Amsterdam"


def a_source(nth: int, kind: SourceKind, **more: Any) -> Source:
    made = Source(team_id=1, kind=kind, name=f"Bron *{nth}* <&>", created_at=NOW, created_by="U1")
    for name, value in {"id": nth, **more}.items():
        setattr(made, name, value)
    return made


SOURCES = [
    a_source(1, SourceKind.FEED, address="https://krant.example/`feed`", succeeded_at=NOW, item_at=NOW),
    a_source(2, SourceKind.FEED, address="https://weg.example/feed", failures=5, problem="gone"),
    a_source(3, SourceKind.CHANNEL, channel_id="C1", created_at=NOW - timedelta(days=20)),
    a_source(4, SourceKind.WEBHOOK, door="x", secret="s", paused_at=NOW),
    a_source(5, SourceKind.WEBHOOK, door="y", succeeded_at=NOW, problem="malformed"),
]


def mentions(count: int) -> list[Mention]:
    found = []
    for nth in range(1, count + 1):
        link = f"https://krant.example/{nth}" if nth > 1 else None
        one = Mention(team_id=1, source_id=nth % 2 + 1, at=NOW, title=f"Nieuws {nth} <@U1> *", link=link)
        one.id = nth
        found.append(one)
    return found


def a_round(count: int, **more: Any) -> Round:
    last = Logged(team_id=1, at=NOW, by="U1", count=0)
    told: dict[str, Any] = {"last": last, "names": {"U1": "Noor <Pennevree>"}, "sources": {1: "Krant"}}
    told |= {"waiting": count, **more}
    return Round(1, ZONE, mentions(min(count, 8)), **told)


def a_term(nth: int, kind: TermKind, *any_of: str, **more: Any) -> SearchTerm:
    made = SearchTerm(
        team_id=1,
        kind=kind,
        any_of=list(any_of),
        all_of=[],
        none_of=[],
        created_at=NOW,
        created_by="U1",
        **more,
    )
    made.id = nth
    return made


TERMS = [
    a_term(1, TermKind.NAME, "Nergenshuizen", "St `Nergens`"),
    a_term(2, TermKind.PERSON, "Anne de Vries"),
    a_term(3, TermKind.PERSON, "Jan Jansen", kept_because="bestuurder <&>"),
]
WEEK = Numbers(date(2026, 11, 16), 34, 9, 3, 8, 16, 4, 6, 2)
BEFORE = Numbers(date(2026, 11, 9), 21, 6, 2, 4, 11)
TOP = Top("De video over OK 3", "een collega zelf vertelde wat misging.")
REPORT = Report(
    WEEK,
    BEFORE,
    top=TOP,
    asked=(5, "24 uur werken."),
    risk=(2, "Wachttijden."),
    chance=(1, "De introductiedag."),
    decisions=("geen liftfoto's meer",),
    progress=(Progress("Vacatures vullen.", 3, 4, 12),),
    planned=4,
    empty_channels=("Facebook", "Podcast"),
)
FACTS = {"team": 1}


def sources(say: Say, some: list[Source], deaf_to: str | None = None) -> Message:
    return source_messages.overview(say, source_messages.Seen(1, NOW, ZONE, some, deaf_to))


def form(say: Say, kind: SourceKind) -> Form:
    return source_form.source(say, kind, source_form.Draft("Krant", "https://krant.example", "C1"), FACTS)


def terms(say: Say, some: list[SearchTerm]) -> Message:
    return term_messages.overview(say, term_messages.Seen(1, some, {2: ("Anne de Vries",)}))


ALL: dict[str, Callable[[Say], Form | Message]] = {
    "sources": lambda say: sources(say, SOURCES, "all"),
    "sources_none": lambda say: sources(say, []),
    "source_feed": lambda say: form(say, SourceKind.FEED),
    "source_webhook": lambda say: form(say, SourceKind.WEBHOOK),
    "source_channel": lambda say: form(say, SourceKind.CHANNEL),
    "secret": lambda say: source_messages.secret_shown(
        say, SOURCES[3], "https://a.example/mentions/x", "geheim"
    ),
    "round": lambda say: round_messages.overview(say, a_round(3), "Klaar."),
    "round_many": lambda say: round_messages.letter(say, a_round(12), "Omdat.", "morning"),
    "round_told_before": lambda say: round_messages.letter(
        say, a_round(2, waiting=5, told_before=3), "Omdat.", "morning"
    ),
    "round_none": lambda say: round_messages.letter(
        say,
        a_round(0, last=None, troubles=[":warning: *Krant*: Stil."], has_sources=False),
        "Omdat.",
        "afternoon",
    ),
    "knowledge": lambda say: round_messages.knowledge(say, a_round(2)),
    "spike": lambda say: round_messages.spike(say, 1, 31, 4.5, "Omdat."),
    "log": lambda say: log_form.log(say, {3: "Vacatures vullen."}, FACTS),
    "log_without_issues": lambda say: log_form.log(say, {}, FACTS),
    "terms": lambda say: terms(say, TERMS),
    "terms_none": lambda say: terms(say, []),
    "term": lambda say: term_form.term(say, term_form.Draft(), FACTS),
    "term_person": lambda say: term_form.term(say, term_form.draft_of(TERMS[1]), FACTS, ("Anne de Vries",)),
    "term_kept": lambda say: term_form.term(say, term_form.draft_of(TERMS[2]), FACTS),
    "report": lambda say: report_messages.report(say, 1, REPORT, is_over=True),
    "report_so_far": lambda say: report_messages.report(
        say,
        1,
        Report(Numbers(date(2026, 11, 23)), WEEK, BEFORE, top_before=Top("De video over OK 3")),
        is_over=False,
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_as_much_as_may_be_kept_is_shown_with_its_buttons(language: str) -> None:
    say, long = every_sentence().say(language), mentions(1)[0]
    long.title, long.link = "&" * LONGEST_TITLE, "https://krant.example/?" + "&" * 1900
    every = [a_term(nth, TermKind.NAME, *["&" * LONGEST_WORD] * MOST_WORDS) for nth in range(MOST_TERMS)]
    full = [a_source(nth, SourceKind.WEBHOOK, secret="s") for nth in range(MOST_SOURCES)]
    for said in (
        term_messages.overview(say, term_messages.Seen(1, every, {}), "Klaar."),
        source_messages.overview(say, source_messages.Seen(1, NOW, ZONE, full, deaf_to="all"), "Klaar."),
        round_messages.overview(say, Round(1, ZONE, [long], waiting=1)),
    ):
        assert problems(as_message(said), Surface.MESSAGE) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_it_is_as_it_was_kept(name: str, language: str) -> None:
    said = ALL[name](every_sentence().say(language))
    assert is_as_kept(said, GOLDEN / f"{name}.{language}.json")
