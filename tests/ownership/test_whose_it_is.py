"""Whose something is: most specific first; away: the backup; then who decides; nobody: the coordinators."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ownership.facts import Ask, Being, Colleague, Matrix, Whereabouts, whereabouts
from bot.ownership.record import read, written
from bot.ownership.resolving import Resolution, resolve
from bot.working_time import Hours, is_open
from storage.covers import Cover
from storage.duties import EVERY_DAY, EVERYTHING, Held, Part, Scope
from tests.ownership.around import (
    FRIDAY,
    MONDAY,
    SATURDAY,
    SUNDAY,
    THURSDAY,
    TUESDAY,
    at,
    cell,
    covered,
    hours,
    matrix,
    somebody,
)

NOW = at("2026-11-23 09:45")
"""A Monday, in an even week."""
DOES, DECIDES, BACKUP = Part.DOES, Part.DECIDES, Part.BACKUP
WEBCARE = Ask("webcare", NOW)


def chain(found: Resolution) -> list[str]:
    return [one.user_id for one in found.chain]


def owner(found: Resolution) -> str | None:
    return found.owner.user_id if found.owner else None


def test_who_does_it_comes_before_the_backup_and_who_decides_last() -> None:
    team = matrix(map(somebody, ("a", "b", "c")), [cell(DECIDES, "a"), cell(BACKUP, "b"), cell(DOES, "c")])

    found = resolve(team, WEBCARE)

    assert chain(found) == ["c", "b", "a"]
    assert owner(found) == "c"


@pytest.mark.parametrize(
    ("channel", "topic", "weekday", "gets"),
    [
        ("linkedin", "", MONDAY, "channel and day"),
        ("linkedin", "vacancies", MONDAY, "channel and day"),
        ("linkedin", "vacancies", TUESDAY, "channel"),
        ("instagram", "vacancies", MONDAY, "topic"),
        ("instagram", "", MONDAY, "day"),
        ("", "", TUESDAY, "task"),
        ("instagram", "onboarding", TUESDAY, "task"),
    ],
)
def test_the_most_specific_line_that_says_who_does_it_counts(
    channel: str, topic: str, weekday: int, gets: str
) -> None:
    lines = {
        "channel and day": Scope("linkedin", "", MONDAY),
        "channel": Scope("linkedin"),
        "topic": Scope("", "vacancies"),
        "day": Scope("", "", MONDAY),
        "task": EVERYTHING,
    }
    team = matrix(map(somebody, lines), [cell(DOES, who, scope=scope) for who, scope in lines.items()])

    found = resolve(team, Ask("webcare", NOW + timedelta(days=weekday), channel, topic))

    assert owner(found) == gets


def test_a_line_for_friday_that_only_says_who_does_it_keeps_the_backup_of_the_task() -> None:
    friday = Scope(weekday=FRIDAY)
    cells = [cell(DOES, "noor"), cell(BACKUP, "oliver"), cell(DOES, "bram", scope=friday)]
    team = matrix(map(somebody, ("noor", "oliver", "bram")), cells)

    assert chain(resolve(team, Ask("webcare", NOW + timedelta(days=FRIDAY)))) == ["bram", "oliver", "noor"]


def test_equals_have_the_same_rank_and_nobody_comes_twice() -> None:
    cells = [cell(DOES, "a"), cell(DOES, "b"), cell(BACKUP, "a"), cell(DECIDES, "b"), cell(DECIDES, "c")]

    found = resolve(matrix(map(somebody, "abc"), cells), WEBCARE)

    assert [(one.user_id, one.rank) for one in found.chain] == [("a", 0), ("b", 0), ("c", 2)]


def test_a_backup_who_is_away_too_leaves_it_to_who_decides() -> None:
    ill = hours(leave=[("2026-11-23 00:00", "2026-11-25 00:00")])
    people = [somebody("noor", ill), somebody("oliver", hours(days=[TUESDAY])), somebody("sanne")]
    team = matrix(people, [cell(DOES, "noor"), cell(BACKUP, "oliver"), cell(DECIDES, "sanne")])

    found = resolve(team, WEBCARE)

    assert owner(found) == "sanne"
    assert found.owner is not None
    assert [(one.user_id, one.whereabouts.being) for one in found.passed_over(found.owner)] == [
        ("noor", Being.LEAVE),
        ("oliver", Being.DAY_OFF),
    ]


def test_when_everybody_is_away_the_coordinators_are_to_be_told() -> None:
    found = resolve(matrix([somebody("noor", hours(days=[FRIDAY]))], [cell(DOES, "noor")]), WEBCARE)

    assert found.owner is None
    assert found.coordinators == ("sanne",)


def test_a_task_that_nobody_has_is_nobodys() -> None:
    found = resolve(matrix([somebody("noor")], []), WEBCARE)

    assert (found.chain, found.owner) == ((), None)


def test_a_team_of_one_has_it_all() -> None:
    team = matrix([somebody("sanne")], [cell(part, "sanne") for part in (DOES, DECIDES)])

    assert chain(resolve(team, WEBCARE)) == ["sanne"]


@pytest.mark.parametrize(
    ("colleague", "being", "until"),
    [
        (hours(), Being.IN, None),
        (hours("10:30", "17:00"), Being.LATER, "2026-11-23 10:30"),
        (hours("08:00", "09:30"), Being.WENT_HOME, "2026-11-24 08:00"),
        (hours(days=[TUESDAY, THURSDAY]), Being.DAY_OFF, "2026-11-24 09:00"),
        (hours(free=[date(2026, 11, 23)]), Being.HOLIDAY, "2026-11-24 09:00"),
        (hours(leave=[("2026-11-23 00:00", "2026-11-28 00:00")]), Being.LEAVE, "2026-11-30 09:00"),
        (hours(leave=[("2026-11-23 12:00", "2026-11-24 00:00")]), Being.IN, None),
        (hours(zone="America/Curacao"), Being.LATER, "2026-11-23 14:00"),
        (hours(days=[MONDAY], even=[TUESDAY]), Being.DAY_OFF, "2026-11-24 09:00"),
        (hours(days=[]), Being.DAY_OFF, None),
    ],
    ids=["in", "later", "home", "off", "holiday", "leave", "noon", "curacao", "even week", "never"],
)
def test_where_somebody_is(colleague: Hours, being: Being, until: str | None) -> None:
    found = whereabouts(Colleague("noor", colleague), NOW)

    assert found == Whereabouts(being, None if until is None else at(until))


def test_leave_that_starts_at_noon_passes_it_on_from_noon() -> None:
    noor = somebody("noor", hours(leave=[("2026-11-23 12:00", "2026-11-24 00:00")]))
    team = matrix([noor, somebody("oliver")], [cell(DOES, "noor"), cell(BACKUP, "oliver")])

    before, after = (resolve(team, Ask("webcare", at(f"2026-11-23 {time}"))) for time in ("11:59", "12:00"))

    assert (owner(before), owner(after)) == ("noor", "oliver")


def test_in_odd_and_even_weeks_another_one_is_there() -> None:
    people = [somebody("odd", hours(days=[MONDAY], even=[])), somebody("even", hours(days=[], even=[MONDAY]))]
    team = matrix(people, [cell(DOES, one.user_id) for one in people])

    weeks = [owner(resolve(team, Ask("webcare", NOW + timedelta(weeks=week)))) for week in range(7)]

    # Week 48 of 2026 is even; 2026 has a week 53, which is as odd as the week 1 after it.
    assert weeks == ["even", "odd", "even", "odd", "even", "odd", "odd"]


def test_good_friday_is_a_free_day_only_where_it_is_ticked() -> None:
    good_friday = date(2026, 4, 3)
    people = [somebody("worked"), somebody("ticked", hours(free=[good_friday]))]

    where = [whereabouts(one, at("2026-04-03 10:00")).being for one in people]

    assert where == [Being.IN, Being.HOLIDAY]


def test_on_kings_day_nobody_is_pinged_and_the_day_after_they_are() -> None:
    team = matrix([somebody("noor", hours(free=[date(2026, 4, 27)]))], [cell(DOES, "noor")])

    assert owner(resolve(team, Ask("webcare", at("2026-04-27 10:00")))) is None
    assert owner(resolve(team, Ask("webcare", at("2026-04-28 10:00")))) == "noor"


@pytest.mark.parametrize("minutes", range(0, 180, 15))
def test_in_the_hour_that_happens_twice_a_night_worker_is_in_all_the_time(minutes: int) -> None:
    night = somebody("noor", hours("01:00", "05:00", days=[SUNDAY]))
    team = matrix([night], [cell(DOES, "noor")])

    # 25 October 2026: at 03:00 the clock goes back to 02:00; one o'clock there is 23:00 UTC the day before.
    found = resolve(team, Ask("webcare", at("2026-10-25 01:00") + timedelta(minutes=minutes)))

    assert owner(found) == "noor"


def test_the_weekday_is_that_of_the_teams_own_clock() -> None:
    team = matrix(
        [somebody("noor", hours("00:00", "23:59", days=range(7)))],
        [cell(DOES, "noor", scope=Scope(weekday=SATURDAY))],
    )

    assert owner(resolve(team, Ask("webcare", at("2026-11-28 00:00")))) == "noor"
    assert owner(resolve(team, Ask("webcare", at("2026-11-27 23:59")))) is None


@pytest.mark.parametrize("unfit", [Being.LEFT, Being.OUTSIDE])
def test_who_left_or_is_from_outside_never_has_anything(unfit: Being) -> None:
    team = matrix(
        [somebody("noor", unfit=unfit), somebody("oliver")], [cell(DOES, "noor"), cell(BACKUP, "oliver")]
    )

    found = resolve(team, WEBCARE)

    assert owner(found) == "oliver"
    assert found.chain[0].whereabouts == Whereabouts(unfit)


def test_who_is_named_in_the_matrix_but_not_in_the_team_has_left() -> None:
    found = resolve(matrix([], [cell(DOES, "noor")]), WEBCARE)

    assert found.chain[0].whereabouts == Whereabouts(Being.LEFT)


def test_cover_counts_for_its_time_only_and_stands_in_the_place_of_who_asked() -> None:
    cover = covered("noor", "bram", "2026-11-23 09:00", "2026-11-23 12:00")
    cells = [cell(DOES, "noor"), cell(BACKUP, "oliver")]
    team = matrix(map(somebody, ("noor", "bram", "oliver")), cells, [cover])

    during, after = (resolve(team, Ask("webcare", at(f"2026-11-23 {time}"))) for time in ("11:59", "12:00"))

    assert chain(during) == ["noor", "bram", "oliver"]
    assert during.owner is not None
    assert (during.owner.user_id, during.owner.in_place_of) == ("bram", "noor")
    assert during.chain[0].whereabouts == Whereabouts(Being.COVERED, at("2026-11-23 12:00"))
    assert owner(after) == "noor"


def test_cover_of_one_task_leaves_the_others_alone() -> None:
    cover = covered("noor", "bram", "2026-11-23 09:00", "2026-11-24 09:00", "monitoring")
    team = matrix(map(somebody, ("noor", "bram")), [cell(DOES, "noor")], [cover])

    assert owner(resolve(team, WEBCARE)) == "noor"


def test_a_volunteer_who_falls_ill_leaves_it_to_the_backup() -> None:
    cover = covered("noor", "bram", "2026-11-23 09:00", "2026-11-24 09:00")
    ill = hours(leave=[("2026-11-23 00:00", "2026-11-24 00:00")])
    people = [somebody("noor"), somebody("bram", ill), somebody("oliver")]

    found = resolve(matrix(people, [cell(DOES, "noor"), cell(BACKUP, "oliver")], [cover]), WEBCARE)

    assert owner(found) == "oliver"


def test_cover_by_somebody_who_left_since_is_none() -> None:
    cover = covered("noor", "bram", "2026-11-23 09:00", "2026-11-24 09:00")
    people = [somebody("noor"), somebody("bram", unfit=Being.LEFT)]

    assert owner(resolve(matrix(people, [cell(DOES, "noor")], [cover]), WEBCARE)) == "noor"


def test_of_two_covers_the_one_taken_last_counts() -> None:
    covers = [covered("noor", who, "2026-11-23 09:00", "2026-11-24 09:00") for who in ("bram", "milan")]

    found = resolve(matrix(map(somebody, ("noor", "bram", "milan")), [cell(DOES, "noor")], covers), WEBCARE)

    assert owner(found) == "milan"


def test_or_else_puts_other_people_behind_and_passing_says_why_somebody_cannot() -> None:
    team = matrix(
        map(somebody, ("sanne", "noor")),
        [cell(DOES, "sanne", "crisis"), cell(DOES, "noor"), cell(DECIDES, "sanne")],
    )

    found = resolve(team, Ask("crisis", NOW)).or_else(resolve(team, WEBCARE))
    passed = found.passing(lambda one: Being.FULL if one.user_id == "sanne" else None)

    assert [(one.user_id, one.rank) for one in found.chain] == [("sanne", 0), ("noor", 1)]
    assert owner(passed) == "noor"
    assert resolve(team, Ask("strategy", NOW)).or_else(found).chain[0].rank == 0


def test_a_volunteer_is_there_at_the_time_they_promised_whatever_their_usual_days() -> None:
    cover = covered("noor", "bram", "2026-11-23 09:00", "2026-11-24 09:00")
    people = [somebody("noor"), somebody("bram", hours(days=[FRIDAY]))]

    assert owner(resolve(matrix(people, [cell(DOES, "noor")], [cover]), WEBCARE)) == "bram"


def test_who_took_on_what_nobody_had_comes_first() -> None:
    cover = covered("", "bram", "2026-11-23 09:00", "2026-11-24 09:00", "webcare")
    people = [somebody("noor"), somebody("bram", hours(days=[FRIDAY])), somebody("oliver")]
    team = matrix(people, [cell(DOES, "noor"), cell(BACKUP, "oliver")], [cover])

    assert chain(resolve(team, WEBCARE)) == ["bram", "noor", "oliver"]
    assert chain(resolve(team, Ask("monitoring", NOW))) == []


PROMISED = (Being.LATER, Being.WENT_HOME, Being.DAY_OFF)
NAMES = ("a", "b", "c", "d", "e")
people_ = st.builds(
    Colleague,
    st.sampled_from(NAMES),
    st.sampled_from(
        [
            hours(),
            hours("13:00", "15:00"),
            hours(days=[MONDAY, FRIDAY], even=[TUESDAY]),
            hours(zone="America/Curacao"),
            hours(free=[date(2026, 11, 24)]),
            hours(leave=[("2026-11-23 12:00", "2026-11-26 00:00")]),
        ]
    ),
    st.sampled_from([None, None, None, Being.LEFT, Being.OUTSIDE]),
)
scopes = st.builds(
    Scope, st.sampled_from(["", "x"]), st.sampled_from(["", "vacancies"]), st.sampled_from([EVERY_DAY, 0, 1])
)
cells_ = st.builds(Held, st.just("webcare"), st.sampled_from(Part), st.sampled_from(NAMES), scopes)
moments = st.integers(0, 7 * 24 * 4).map(lambda quarters: NOW + timedelta(minutes=15 * quarters))
covers_ = st.builds(
    lambda asker, by, start: Cover(
        request_id=1, team_id=1, asker_id=asker, taken_by=by, starts_at=start, ends_at=start + timedelta(1)
    ),
    st.sampled_from(NAMES),
    st.sampled_from(NAMES),
    moments,
)
teams = st.builds(
    matrix,
    st.lists(people_, unique_by=lambda one: one.user_id),
    st.lists(cells_, max_size=12),
    st.lists(covers_, max_size=3),
)
asks = st.builds(
    Ask, st.just("webcare"), moments, st.sampled_from(["", "x", "y"]), st.sampled_from(["", "vacancies"])
)


@given(teams, asks)
def test_never_somebody_away_or_from_outside_and_somebody_as_long_as_anybody_can(
    team: Matrix, ask: Ask
) -> None:
    found = resolve(team, ask)

    for one in found.present:
        there = team.colleagues[one.user_id]
        assert there.unfit is None
        being = whereabouts(there, ask.at).being
        assert being is Being.IN or (one.in_place_of and being in PROMISED)
        cover = team.cover_for(one.user_id, ask)
        assert cover is None or one.in_place_of or cover.taken_by == one.user_id
    assert (found.owner is None) == (not found.present)
    assert found.owner is not None or found.coordinators


@given(teams, asks)
def test_ranks_only_rise_and_nobody_comes_twice(team: Matrix, ask: Ask) -> None:
    found = resolve(team, ask)

    ranks = [one.rank for one in found.chain]
    assert ranks == sorted(ranks)
    assert len(set(chain(found))) == len(found.chain)
    assert sum(map(len, found.by_rank)) == len(found.chain)


@given(teams, asks, st.randoms(use_true_random=False))
def test_the_order_in_which_cells_were_filled_does_not_matter(team: Matrix, ask: Ask, chance: Random) -> None:
    cells = [one for held in team.held.values() for one in held]
    chance.shuffle(cells)

    again = resolve(matrix(team.colleagues.values(), cells, team.covers), ask)

    assert [(one.user_id, one.rank) for one in again.chain] == [
        (one.user_id, one.rank) for one in resolve(team, ask).chain
    ]


@given(teams, asks)
def test_a_reason_is_kept_as_it_was(team: Matrix, ask: Ask) -> None:
    found = resolve(team, ask)

    assert read(written(found)).chain == found.chain
    assert read(written(found)).ask == ask


def by_hand(team: Matrix, ask: Ask) -> str | None:
    """The owner found the long way, without covers: level after level, in the order that is promised."""
    weekday = ask.at.astimezone(ZoneInfo(team.zone)).weekday()
    fits = [
        one
        for one in team.held.get(ask.task, ())
        if one.scope.channel in {"", ask.channel}
        and one.scope.topic in {"", ask.topic}
        and one.scope.weekday in {EVERY_DAY, weekday}
    ]

    def level(one: Held) -> tuple[bool, bool, bool]:
        return bool(one.scope.channel), bool(one.scope.topic), one.scope.weekday != EVERY_DAY

    def holders(part: Part, nth: int) -> set[str]:
        levels = sorted({level(one) for one in fits if one.part is part}, reverse=True)
        here = levels[nth : nth + 1]
        return {one.user_id for one in fits if one.part is part and level(one) in here}

    turns = [(DOES, 0), (BACKUP, 0), *((DOES, nth) for nth in range(1, 8)), (DECIDES, 0)]
    for part, nth in turns:
        for who in sorted(holders(part, nth)):
            there = team.colleagues.get(who)
            if there and there.unfit is None and is_open(there.hours, ask.at):
                return who
    return None


@given(teams, asks)
def test_the_owner_is_the_one_found_by_hand(team: Matrix, ask: Ask) -> None:
    without_covers = replace(team, covers=())

    assert owner(resolve(without_covers, ask)) == by_hand(without_covers, ask)
