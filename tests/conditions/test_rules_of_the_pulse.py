"""The arithmetic of a round: moments, verdicts, disagreement, which two, and what begins with a verb."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from bot.conditions import pulse, rules
from bot.conditions.health import Pulse, findings
from bot.conditions.pulse import Trend, Verdict, Why
from bot.conditions.rules import Agreed, Rounds, Voter
from bot.conditions.telling import dots
from bot.conditions.wording import is_a_wish, says_what_happens
from bot.presence import USUAL
from bot.working_time import Hours, Span, is_open
from storage.actions import CONDITION_AHEAD_AT_MOST, Action
from storage.ratings import FACTORS, Rating, RatingRound

MONDAY = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
CLOSING = datetime(2026, 11, 30, 16, tzinfo=UTC)
ZONE = "Europe/Amsterdam"
HOURS = Hours(ZONE, USUAL, USUAL)
FIRST = FACTORS[0]


def away(since: datetime, until: datetime | None) -> Hours:
    return Hours(ZONE, USUAL, USUAL, leave=(Span(since, until),))


def one(*scores: int | None, before: tuple[int, ...] = (), sponsors: int = 0) -> pulse.Result:
    """What a team says of the first factor; the first so many people are sponsors."""
    now = {FIRST: {str(at): score for at, score in enumerate(scores)}}
    earlier = {FIRST: {str(at): score for at, score in enumerate(before)}}
    return pulse.results(now, earlier, {str(at) for at in range(sponsors)})[0]


@pytest.mark.parametrize(
    ("scores", "verdict"),
    [
        ((-1, -1, 0, 0), Verdict.BLOCK),
        ((-1, 0, 0), Verdict.MIXED),
        ((1, 1, 0, 0), Verdict.SUCCESS),
        ((1, 0, 0), Verdict.MIXED),
        ((-2, -2, None), Verdict.TOO_FEW),
    ],
)
def test_the_verdict_follows_the_mean(scores: tuple[int | None, ...], verdict: Verdict) -> None:
    assert one(*scores).verdict is verdict


def test_where_scores_are_hidden_how_many_do_not_know_is_not_told_either() -> None:
    assert (one(-2, -2, None).unknown, one(0, 0, 0, None).unknown) == (0, 1)


@pytest.mark.parametrize(
    ("scores", "divided"),
    [
        ((1, -1, 0, 1, 1, -2, 1, 2), True),
        ((0, -1, 0, 0, -1, -2, 0, 2), True),
        ((2, 2, 2, 2, 2, 2, 2, 2, 2, -2), True),
        ((1, 0, 1, 1, 0, 0, 1, -1), False),
        ((-1, -1, 1, 1, 1, 1), False),
        ((-1, -1, -1, 1, 1, 1), True),
    ],
)
def test_disagreement_is_distance_or_both_ends(scores: tuple[int, ...], divided: bool) -> None:  # noqa: FBT001
    assert one(*scores).is_divided is divided


def test_a_block_hides_only_between_groups_of_three_and_behind_a_fair_mean() -> None:
    assert one(1, 1, 1, -1, -1, -1, sponsors=3).is_hidden
    assert not one(1, 1, -1, -1, -1, sponsors=2).is_hidden
    assert not one(1, 1, 1, -1, -1, sponsors=3).is_hidden
    assert not one(1, 1, 1, -1, -1, 0, sponsors=3).is_hidden
    assert not one(1, 1, 1, *(-1,) * 12, sponsors=3).is_hidden, "everybody sees that one"


def test_the_trend_needs_enough_scores_and_half_a_step() -> None:
    assert one(1, 1, 1, before=(0, 0, 0)).trend is Trend.UP
    assert one(0, 0, 0, before=(1, 1, 0)).trend is Trend.DOWN
    assert one(0, 0, 0, before=(0, 0, 1)).trend is Trend.SAME
    assert one(0, 0, 0, before=(1, 1)).trend is None


scores = st.lists(st.none() | st.sampled_from(rules.SCORES), max_size=12)


@drawn(st.lists(scores, min_size=11, max_size=11), st.randoms(use_true_random=False))
def test_no_order_tells_who_and_two_are_proposed_at_most(
    columns: list[list[int | None]], chance: Random
) -> None:
    ratings = [
        Rating(round_id=1, user_id=f"U{who}", factor=factor, score=score)
        for factor, column in zip(FACTORS, columns, strict=True)
        for who, score in enumerate(column)
    ]
    shuffled = chance.sample(ratings, len(ratings))

    found = pulse.results(pulse.given(shuffled), {})

    assert found == pulse.results(pulse.given(ratings), {})
    assert all(list(one.scores) == sorted(one.scores) for one in found)
    assert all(len(one.scores) >= 3 or one.scores == () for one in found)
    proposed = [one.factor for one, _ in pulse.proposal(found)]
    assert len(set(proposed)) == len(proposed) <= 2


def test_the_lowest_is_proposed_and_then_what_hides_or_divides_most() -> None:
    def result(factor: str, mean: float, spread: float) -> pulse.Result:
        return pulse.Result(factor, (0,), 0, Verdict.MIXED, mean, spread)

    low, next_low = result("a", -1, 0.5), result("b", -0.5, 0.4)
    divided = replace(result("c", 1, 0.9), is_divided=True)
    hidden = replace(result("d", 0, 1), is_hidden=True)

    assert pulse.proposal([next_low, low]) == ((low, Why.LOWEST), (next_low, Why.NEXT))
    assert pulse.proposal([next_low, low, divided])[1] == (divided, Why.DIVIDED)
    assert pulse.proposal([next_low, low, divided, hidden])[1] == (hidden, Why.HIDDEN)
    assert pulse.proposal([low]) == ((low, Why.LOWEST),)
    assert pulse.proposal([]) == ()
    assert pulse.lowest_own({FACTORS[3]: 1, FACTORS[1]: -1, FACTORS[0]: None, FACTORS[2]: 0}) == (
        FACTORS[1],
        FACTORS[2],
    )


def test_a_round_lasts_working_days_and_ends_at_five_by_the_teams_clock() -> None:
    assert rules.closes_at(MONDAY, ZONE, 5, ()) == CLOSING
    assert rules.closes_at(MONDAY, ZONE, 5, [date(2026, 11, 25)]) == CLOSING + timedelta(days=1)
    assert rules.propose_at(CLOSING, ZONE) == datetime(2027, 2, 28, 8, tzinfo=UTC)


def test_people_are_asked_and_reminded_when_they_work() -> None:
    usual = Voter("U1", HOURS)
    on_leave = Voter("U2", away(MONDAY - timedelta(days=1), datetime(2026, 11, 26, tzinfo=UTC)))
    gone = Voter("U3", away(MONDAY - timedelta(days=1), None))

    assert rules.ask_at(usual, MONDAY, CLOSING) == MONDAY
    assert rules.ask_at(on_leave, MONDAY, CLOSING) == datetime(2026, 11, 26, 8, tzinfo=UTC)
    assert rules.ask_at(gone, MONDAY, CLOSING) is None
    assert rules.ask_at(Voter("U4", HOURS, takes_part=False), MONDAY, CLOSING) is None
    assert rules.remind_at(usual, MONDAY, CLOSING) == datetime(2026, 11, 27, 8, tzinfo=UTC)
    last_day = CLOSING - timedelta(hours=7)
    assert rules.remind_at(usual, last_day, CLOSING) == last_day + rules.AFTER_ASKING
    assert rules.remind_at(usual, CLOSING - timedelta(hours=2), CLOSING) is None
    assert rules.remind_at(gone, MONDAY, CLOSING) is None
    assert rules.remind_at(Voter("U5", HOURS, wants_reminders=False), MONDAY, CLOSING) is None


@drawn(st.integers(0, 7 * 24 * 60 - 1))
def test_a_reminder_is_in_working_time_of_the_round(minutes: int) -> None:
    asked_at = MONDAY + timedelta(minutes=minutes)

    at = rules.remind_at(Voter("U1", HOURS), asked_at, CLOSING)

    assert at is None or (asked_at < at < CLOSING and is_open(HOURS, at))


def test_it_is_complete_when_only_people_who_are_away_are_missing() -> None:
    here, gone = Voter("U1", HOURS), Voter("U2", away(MONDAY - timedelta(days=1), None))

    assert rules.is_complete([here, gone], {"U1"}, MONDAY, CLOSING)
    assert not rules.is_complete([here, gone], {"U2"}, MONDAY, CLOSING)
    assert not rules.is_complete([gone], set(), MONDAY, CLOSING), "nobody rated"


def test_what_may_be_chosen_and_agreed() -> None:
    today = date(2026, 11, 23)
    assert rules.problems_with_choice([]) == "conditions.problem.none_chosen"
    assert rules.problems_with_choice(FACTORS[:3]) == "conditions.problem.too_many"
    assert rules.problems_with_choice(FACTORS[:2]) is None
    assert set(rules.problems_with_action(Agreed(" "), today)) == {"text", "owner_id", "due_on"}
    assert rules.problems_with_action(Agreed("x" * 301, "U1", today + CONDITION_AHEAD_AT_MOST), today) == {
        "text": "conditions.problem.too_long"
    }
    assert rules.score_of("2") == 2
    assert (rules.is_score("unknown"), rules.is_score("3"), rules.is_score(None)) == (True, False, False)


def test_twelve_dots_are_drawn_and_more_are_a_number() -> None:
    assert dots(one(*(0,) * 12)) == f"−2 –    −1 –    0 {'●' * 12}    +1 –    +2 –"
    assert dots(one(*(1,) * 60)) == "−2 –    −1 –    0 –    +1 ● × 60    +2 –"


def test_how_far_the_step_is() -> None:
    running = round_(closed_at=None)
    chosen = round_(chosen=["ownership", "sceptics"])

    assert rules.step_share(Rounds(), ()) == 0
    assert rules.step_share(Rounds(open=running), ()) == 20
    assert rules.step_share(Rounds(last=round_()), ()) == 50
    assert rules.step_share(Rounds(last=chosen), {"ownership"}) == 75
    assert rules.step_share(Rounds(last=chosen), {"ownership", "sceptics"}) == 100
    assert rules.rounds_of([running, chosen, round_()]).last is chosen


def round_(closed_at: datetime | None = MONDAY, chosen: list[str] | None = None) -> RatingRound:
    return RatingRound(
        team_id=1,
        opened_at=MONDAY - timedelta(days=7),
        opened_by="U1",
        closes_at=MONDAY,
        closed_at=closed_at,
        raters=3,
        chosen=chosen or [],
    )


@pytest.mark.parametrize(
    "text",
    [
        "Bel ICT",
        "Lotte plaatst vóór 15 december één eigen bericht",
        "ICT geeft de OK-gang wifi",
        "tweede webcaremedewerker opleiden",
        "ICT adds wifi in the theatre corridor",
        "Train a second webcare agent",
        "Invite three colleagues",
    ],
)
def test_these_say_what_happens(text: str) -> None:
    assert says_what_happens(text)
    assert not is_a_wish(text)


@pytest.mark.parametrize("text", ["Snellere laptops", "Meer draagvlak", "Better wifi", "", "!!!"])
def test_these_do_not(text: str) -> None:
    assert not says_what_happens(text)


@pytest.mark.parametrize("text", ["Management moet meer betrokken zijn", "Management should be involved"])
def test_these_are_wishes(text: str) -> None:
    assert is_a_wish(text)


def test_every_starter_begins_as_an_action_should() -> None:
    from bot.texts import every_sentence  # noqa: PLC0415

    for language in ("nl", "en"):
        say = every_sentence().say(language)
        starters = [say(f"conditions.factor.{factor}.starter") for factor in FACTORS]
        assert [text for text in starters if not says_what_happens(text)] == []
        assert max(map(len, starters)) <= 150
        assert max(len(say(f"conditions.factor.{factor}.name")) for factor in FACTORS) <= 75


def action(due_on: date, *, factor: str = FIRST, done: bool = False, row: int = 1) -> Action:
    made = Action(
        team_id=1,
        text="Bel ICT",
        owner_id="U1",
        due_on=due_on,
        created_at=MONDAY - timedelta(days=1),
        created_by="U1",
        about=f"condition:{factor}",
        done_at=MONDAY if done else None,
    )
    made.id = row
    return made


def keys(**known: object) -> list[str]:
    facts: dict[str, object] = {"results": (one(-1, -1, -1),), "last": round_(), "now": MONDAY, **known}
    return [found.key for found in findings(Pulse(team_id=1, today=MONDAY.date(), **facts))]  # type: ignore[arg-type]


def test_a_block_needs_an_action_that_is_open_or_was_agreed_since() -> None:
    assert keys() == [f"blocks {FIRST}", f"no_action {FIRST}"]
    assert keys(actions=[action(date(2026, 12, 1))]) == [f"blocks {FIRST}"]
    assert keys(actions=[action(date(2026, 11, 20), done=True)]) == [f"blocks {FIRST}"]
    found_out = action(date(2026, 12, 1), factor=f"{FIRST}:action")
    assert keys(actions=[found_out]) == [f"blocks {FIRST}"], "somebody finds out what could be done"
    found_out.done_at = MONDAY
    assert keys(actions=[found_out])[1] == f"no_action {FIRST}"
    assert keys(actions=[action(date(2026, 12, 1), factor="ownership")])[1] == f"no_action {FIRST}"


def test_an_action_is_overdue_the_day_after_and_once_for_each_factor() -> None:
    assert keys(actions=[action(MONDAY.date())]) == [f"blocks {FIRST}"]
    late = [action(date(2026, 11, 22)), action(date(2026, 11, 10), row=2)]
    assert keys(actions=late) == [f"blocks {FIRST}", f"action_overdue {FIRST}"]


def test_divided_and_hidden_are_found_and_lead_to_the_results() -> None:
    assert keys(results=(one(1, 1, 1, -1, -1, -1, sponsors=3),)) == [
        f"disagreement {FIRST}",
        f"hidden_block {FIRST}",
    ]


def test_who_did_not_rate_is_for_coordinators_only_and_only_between_rounds() -> None:
    voters = [
        Voter("U1", HOURS),
        Voter("U2", HOURS),
        Voter("U3", HOURS, joined_at=MONDAY + timedelta(days=1)),
        Voter("U4", HOURS, takes_part=False),
    ]
    facts = {"results": (), "voters": voters, "rated": frozenset({"U1"})}
    assert keys(**facts) == ["not_rated U2"]
    assert keys(**facts, one_is_open=True) == []
    [found] = findings(Pulse(1, MONDAY, MONDAY.date(), round_(), voters=voters, rated=frozenset({"U1"})))
    assert found.coordinators_only


def test_a_pulse_is_old_after_a_hundred_days() -> None:
    assert keys(results=(), now=MONDAY + timedelta(days=100)) == []
    assert keys(results=(), now=MONDAY + timedelta(days=101)) == ["pulse_old"]
