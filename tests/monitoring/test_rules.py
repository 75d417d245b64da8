"""Spikes at their edges, duty moments, silence, search terms and what a webhook may bring. Pure."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from bot.monitoring.bringing import NotUnderstoodError, brought
from bot.monitoring.health import findings, of_looks, of_sources
from bot.monitoring.rules import (
    Spike,
    by_day,
    duty_days_before,
    fails,
    is_fresh,
    next_look,
    next_report,
    one_more,
    silent_days,
    spike,
    unwatched_days,
)
from bot.monitoring.terms import persons_in, query, words_of
from bot.opening_hours import DAY
from bot.week_reports import told_in
from storage.monitoring import SearchTerm, Source, SourceKind, TermKind

NOW = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
ZONE = "Europe/Amsterdam"
NONE_FREE: frozenset[date] = frozenset()
CHRISTMAS = frozenset({date(2026, 12, 25)})
BEFORE = duty_days_before(MONDAY, NONE_FREE, 10)


def counts(today: int, *before: int) -> dict[date, int]:
    return {MONDAY: today} | dict(zip(BEFORE, before, strict=False))


@pytest.mark.parametrize(
    ("today", "before", "is_spike"),
    [
        (9, (), False),
        (10, (), True),
        (10, (3,) * 10, True),
        (12, (4,) * 10, False),
        (13, (4,) * 10, True),
        (30, (10,) * 10, False),
        (31, (10,) * 10, True),
        (31, (0, 0, 0, 0, 10, 10, 10, 10, 10, 10), True),
        (16, (5, 5, 5, 5, 5, 6, 6, 6, 6, 6), False),
        (17, (5, 5, 5, 5, 5, 6, 6, 6, 6, 6), True),
    ],
)
def test_a_spike_at_its_edges(today: int, before: tuple[int, ...], *, is_spike: bool) -> None:
    assert (spike(counts(today, *before), MONDAY, BEFORE) is not None) is is_spike


def test_a_new_team_is_measured_by_what_it_has() -> None:
    assert spike({MONDAY: 10}, MONDAY, []) == Spike(10, 0.0)
    assert spike({MONDAY: 10, BEFORE[0]: 4}, MONDAY, BEFORE[:1]) is None


def test_only_duty_days_count_and_the_day_is_that_of_the_place() -> None:
    assert BEFORE[0] == date(2026, 11, 20)
    assert len(BEFORE) == 10
    assert duty_days_before(date(2026, 12, 28), CHRISTMAS, 1) == [date(2026, 12, 24)]
    late = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert by_day([(late, 2), (NOW, 1)], ZONE) == {MONDAY: 3}


def wall(text: str) -> datetime:
    """In winter in Amsterdam, as UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC) - timedelta(hours=1)


def test_somebody_looks_round_twice_on_every_duty_day() -> None:
    looks = [wall("2026-12-24T08:59")]
    for _ in range(3):
        found = next_look(looks[-1], time(9), ZONE, CHRISTMAS)
        assert found is not None
        looks.append(found)

    assert looks[1:] == [wall("2026-12-24T09:00"), wall("2026-12-24T15:30"), wall("2026-12-28T09:00")]
    assert next_look(NOW, time(16), ZONE, NONE_FREE) == wall("2026-11-23T16:00"), "nobody is there at 15:30"
    always = frozenset(date.fromordinal(MONDAY.toordinal() + nth) for nth in range(400))
    assert next_look(NOW, time(9), ZONE, always) is None
    assert next_report(NOW, ZONE, always) is None


def test_the_week_is_told_on_friday_or_the_last_day_before_it() -> None:
    assert next_report(NOW, ZONE, NONE_FREE) == wall("2026-11-27T15:00")
    assert next_report(wall("2026-11-27T15:00"), ZONE, NONE_FREE) == wall("2026-12-04T15:00")
    assert next_report(wall("2026-12-21T09:00"), ZONE, CHRISTMAS) == wall("2026-12-24T15:00")


def test_a_report_is_about_what_came_since_the_last_one() -> None:
    week_48, week_53 = date(2026, 11, 23), date(2026, 12, 28)
    assert told_in(week_48, ZONE, NONE_FREE) == (wall("2026-11-20T15:00"), wall("2026-11-27T15:00"))
    assert told_in(week_53, ZONE, CHRISTMAS)[0] == wall("2026-12-24T15:00")
    closed = frozenset(week_48 - nth * DAY for nth in range(1, 40))
    assert told_in(week_48, ZONE, closed)[0] == wall("2026-11-23T00:00")
    a_free_week = frozenset(week_48 + nth * DAY for nth in range(5))
    assert told_in(week_48, ZONE, a_free_week)[1] == wall("2026-11-30T00:00")


def a_source(**more: Any) -> Source:
    item_at = more.pop("item_at", None)
    made = {"name": "Nieuws", "created_at": NOW - timedelta(days=20), "created_by": "U1", **more}
    source = Source(team_id=1, kind=SourceKind.FEED, **made)
    source.item_at = item_at
    return source


def test_when_a_source_is_silent_or_fails() -> None:
    assert silent_days(a_source(), NOW) == 20
    assert silent_days(a_source(item_at=NOW - timedelta(days=13, hours=23)), NOW) is None
    assert silent_days(a_source(item_at=NOW - timedelta(days=14)), NOW) == 14
    assert silent_days(a_source(paused_at=NOW), NOW) is None
    assert not fails(a_source(failures=3))
    assert fails(a_source(failures=4))
    assert not fails(a_source(failures=4, removed_at=NOW))
    assert is_fresh(NOW - timedelta(hours=23), NOW)
    assert not is_fresh(NOW - timedelta(hours=24), NOW)
    assert not is_fresh(None, NOW)


def test_in_a_minute_only_so_much_is_asked_of_us() -> None:
    source, second = a_source(), timedelta(seconds=1)

    assert [one_more(source, NOW + number * second, 2) for number in range(3)] == [True, True, False]
    assert not one_more(source, NOW + 59 * second, 2)
    assert one_more(source, NOW + 60 * second, 2)
    assert (source.asked, source.asked_since) == (1, NOW + 60 * second)
    assert one_more(source, NOW, 1), "a clock that was set back begins a new minute"


def test_a_week_of_duty_days_without_a_look_is_found() -> None:
    friday, christmas = date(2026, 12, 18), date(2026, 12, 25)

    assert unwatched_days(friday, christmas, NONE_FREE) is None
    assert unwatched_days(friday, date(2026, 12, 26), NONE_FREE) == 5
    assert unwatched_days(friday, date(2026, 12, 28), CHRISTMAS) is None
    assert unwatched_days(MONDAY, MONDAY, NONE_FREE) is None
    assert of_looks(None, 7) == []
    (found,) = of_looks(5, 7)
    assert (found.key, found.numbers) == ("nobody_looked", {"days": 5})
    assert (found.action, found.value) == ("monitoring.show", "7")


def test_sources_of_which_nothing_comes_are_one_finding() -> None:
    silent, failing, well = a_source(), a_source(item_at=NOW, failures=4), a_source(item_at=NOW)
    for number, source in enumerate((silent, failing, well), start=1):
        source.id = number

    assert of_sources([well], 7, NOW) == []
    (odd,) = of_sources([silent, failing, well], 7, NOW)
    assert (odd.key, odd.numbers, odd.names) == ("sources_silent 1,2", {"count": 2}, {"name": "Nieuws"})
    assert (odd.action, odd.value) == ("monitoring.sources", "7")


def a_term(any_of: str = "", all_of: str = "", none_of: str = "", **more: Any) -> SearchTerm:
    lists = (list(words_of(one)) for one in (any_of, all_of, none_of))
    kind = more.pop("kind", TermKind.NAME)
    any_list, all_list, none_list = lists
    term = SearchTerm(
        team_id=1,
        kind=kind,
        any_of=any_list,
        all_of=all_list,
        none_of=none_list,
        created_at=NOW,
        created_by="U1",
        **more,
    )
    term.id = 5
    return term


def test_terms_as_a_search_machine_takes_them() -> None:
    assert words_of('"Sint Jan", OK-team;\n sint  jan\nSint Jan') == ("Sint Jan", "OK-team", "sint jan")
    assert query(a_term("Nergenshuizen\nSt Nergens")) == 'Nergenshuizen OR "St Nergens"'
    assert query(a_term("a\nb", "c d", "e\nf g")) == '(a OR b) "c d" -e -"f g"'
    assert query(a_term("a", "b")) == "a b"
    assert query(a_term("", "b")) == "b"


@pytest.mark.parametrize(
    ("words", "is_person"),
    [
        ("Bram Zevenklaver", True),
        ("bram zevenklaver", True),
        ("Anne de Vries", True),
        ("Jan-Willem van der Berg", True),
        ("J. Jansen", True),
        ("Zoë O'Neill", True),
        ("Streekziekenhuis Nergenshuizen", False),
        ("Nieuw Nergenshuizen", False),
        ("Rode Kruis Ziekenhuis", False),
        ("OK Nergens", False),
        ("ok-verpleegkundige", False),
        ("#werkenbijnergens", False),
        ("Kerkstraat Open", False),
        ("nachtrooster", False),
    ],
)
def test_what_looks_like_a_person(words: str, *, is_person: bool) -> None:
    found = persons_in([words], ["Bram Zevenklaver"], "Streekziekenhuis Nergenshuizen")
    assert bool(found) is is_person


def test_a_person_is_found_until_somebody_says_why_it_may() -> None:
    team = "Streekziekenhuis Nergenshuizen"
    follows = a_term("Anne de Vries")
    (found,) = findings([follows, a_term("rooster"), a_term("x", none_of="Jan Jansen")], [], team)
    assert (found.key, found.names) == ("person_name_as_search_term 5", {"name": "Anne de Vries"})
    assert findings([a_term("Anne de Vries", kept_because="bestuurder")], [], team) == []
    assert findings([a_term("ann", kind=TermKind.PERSON)], [], team)[0].names == {"name": "ann"}


LINK = "https://krant.example/1"


def test_what_a_webhook_may_bring() -> None:
    one = brought({"title": "Een", "link": LINK, "published_at": "2026-11-23T09:45:00+01:00", "x": 1})
    assert one.items[0].published_at == NOW
    assert len(brought({"items": [{"link": LINK}, {"title": None, "link": LINK}]}).items) == 2


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ([], "the body must be an object"),
        ({"items": []}, "items must be a list of 1 to 100"),
        ({"items": "x"}, "items must be a list of 1 to 100"),
        ({"items": ["x"]}, "items[0] must be an object"),
        ({"title": 3, "link": LINK}, "body.title must be text"),
        ({"title": "x"}, "body.link must begin with http:// or https://"),
        ({"link": "ftp://x"}, "body.link must begin with http:// or https://"),
        ({"link": LINK, "published_at": "gisteren"}, "body.published_at must be like"),
        ({"link": LINK, "published_at": "2026-11-23T09:45:00"}, "body.published_at must be like"),
    ],
)
def test_what_it_may_not_is_named(said: Any, why: str) -> None:
    with pytest.raises(NotUnderstoodError, match=why.replace("[", r"\[").replace("]", r"\]")):
        brought(said)
