"""Which question a day gets: its theme's, and nothing twice within six weeks."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.meetup.messages import question, question_label
from bot.meetup.questions import ALL, NO_REPEAT, OWN, THEMES, choose, theme_of
from bot.texts import every_sentence

MONDAY = date(2026, 11, 23)
EVERY_GAP = ("issue", "audience", "value", "name")
DAY = timedelta(days=1)


def asked_on(days: list[date], gaps: tuple[str, ...] = ()) -> list[tuple[date, str]]:
    """The question of each of these days, one after another."""
    last_asked: dict[str, date] = {}
    found = []
    for day in days:
        key = choose(day, last_asked, gaps).key
        last_asked[key] = day
        found.append((day, key))
    return found


def weekdays(weeks: int) -> list[date]:
    return [MONDAY + week * 7 * DAY + day * DAY for week in range(weeks) for day in range(5)]


@pytest.mark.parametrize("gaps", [(), ("name",), EVERY_GAP], ids=["no gap", "a name", "all gaps"])
def test_nothing_repeats_within_six_weeks(gaps: tuple[str, ...]) -> None:
    found = asked_on(weekdays(20), gaps)

    for number, (day, key) in enumerate(found):
        again = [later for later, other in found[number + 1 :] if other == key]
        assert all(later - day >= NO_REPEAT for later in again)


@pytest.mark.parametrize("gaps", [(), EVERY_GAP], ids=["nothing filled", "everything filled"])
def test_every_question_is_of_the_theme_of_its_weekday(gaps: tuple[str, ...]) -> None:
    themes = {one.key: one.theme for one in ALL}

    assert all(themes[key] == theme_of(day) for day, key in asked_on(weekdays(20), gaps))


def test_there_are_six_for_each_weekday() -> None:
    assert [sum(one.theme == theme for one in OWN) for theme in THEMES] == [6] * 5


def test_a_gap_that_cannot_be_filled_is_passed_over() -> None:
    asked = {key for _, key in asked_on(weekdays(12))}

    assert asked.isdisjoint(one.key for one in ALL if one.needs)


def test_what_the_plan_fills_is_asked() -> None:
    asked = {key for _, key in asked_on(weekdays(6), EVERY_GAP)}

    assert {one.key for one in OWN} == asked


def test_six_weeks_later_the_first_one_may_come_back() -> None:
    first = choose(MONDAY, {}, EVERY_GAP).key

    assert choose(MONDAY + NO_REPEAT, {first: MONDAY}, EVERY_GAP).key == first
    assert choose(MONDAY + NO_REPEAT - 7 * DAY, {first: MONDAY}, EVERY_GAP).key != first


def test_a_day_before_that_was_answered_early_counts_too() -> None:
    first = choose(MONDAY, {}, ()).key

    assert choose(MONDAY, {first: MONDAY + 7 * DAY}, ()).key != first


def test_on_saturday_any_theme_will_do() -> None:
    assert theme_of(MONDAY + 5 * DAY) is None
    assert choose(MONDAY + 5 * DAY, {}, ()).key


def test_a_team_that_meets_every_day_gets_the_one_asked_longest_ago_when_all_were_asked() -> None:
    every_day = [MONDAY + number * DAY for number in range(60)]

    found = asked_on(every_day)

    assert len({key for _, key in found}) == sum(one.needs is None for one in ALL)
    last_asked = {key: day for day, key in found}
    oldest = min(last_asked, key=last_asked.__getitem__)
    assert choose(every_day[-1] + DAY, last_asked, ()).key == oldest


@given(
    st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    st.dictionaries(st.sampled_from([one.key for one in ALL]), st.dates(date(2019, 1, 1), date(2041, 1, 1))),
    st.sets(st.sampled_from(EVERY_GAP)),
)
def test_there_always_is_a_question_and_it_can_be_filled(
    day: date, last_asked: dict[str, date], gaps: set[str]
) -> None:
    chosen = choose(day, last_asked, gaps)

    assert chosen.needs is None or chosen.needs in gaps


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_question_is_a_sentence_in_both_languages_with_its_gap_filled(language: str) -> None:
    say = every_sentence().say(language)

    for one in ALL:
        told = question(say, one.key, "Recht door zee")
        assert told[-1] in "?”"
        assert "{" not in told
        assert ("Recht door zee" in told) == (one.needs is not None)


def test_what_fills_a_gap_is_made_harmless_in_its_place() -> None:
    say = every_sentence().say("nl")

    assert "&lt;!channel&gt;" in question(say, "meetup.question.help_colleague", "<!channel>")
    assert "&lt;" not in question_label(say, "meetup.question.help_colleague", "A < B")
