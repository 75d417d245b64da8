"""Slack lets a message be replaced five times for one press: the page below forms is, four times at most."""

from datetime import UTC, datetime

from bot.pages import REPLACED_AT_MOST, Place, mark_after, mark_in, mark_of, place_in

NOW = datetime(2026, 11, 23, 9, 45, tzinfo=UTC)


def test_forms_that_follow_each_other_make_it_anew_so_often_and_no_more() -> None:
    facts = mark_in("page.why.3.0:4", NOW)
    places = []
    for _ in range(REPLACED_AT_MOST + 1):
        places.append(place_in(facts, NOW))
        facts = mark_after(facts)
    assert places == [Place("why", 3, 0)] * REPLACED_AT_MOST + [None]


def test_a_button_in_a_form_replaces_nothing_and_counts_for_nothing() -> None:
    sent = mark_after(mark_in("page.why.3.0:4", NOW))
    assert mark_of(sent) == sent
    assert mark_after({}) == {}
