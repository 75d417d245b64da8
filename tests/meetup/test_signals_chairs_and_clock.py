"""The pure rules of the meet-up: the one signal, whose turn it is, the clock, twelve lines, weeks, gaps."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.hook_days import coming
from bot.meetup import agenda, weeks
from bot.meetup.agenda import MINUTE, Block
from bot.meetup.chairs import chair_among
from bot.meetup.lines import fitting
from bot.meetup.questions import choose, filled, typed_question
from bot.meetup.rules import Seat
from bot.meetup.signals import Heard, Kind, Signal, alike, read
from bot.meetup.signals import choose as choose_signal
from bot.meetup.weeks import share_of_posts, silent_for_days
from bot.rituals import Ritual
from bot.working_time import MONDAY_TO_FRIDAY, Hours, Week
from bot.working_time import Block as Hours_
from storage.cases import Case
from storage.cases import Kind as CaseKind
from storage.meetup_blockers import Blocker
from storage.meetup_reminders import Asked
from storage.posts import Post

TUESDAY = date(2026, 11, 24)
START = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
HOURS = Hours.weekly("Europe/Amsterdam", Week.on(MONDAY_TO_FRIDAY, Hours_.of("09:00", "17:00")))


def case(number: int, paraphrase: str) -> Case:
    one = Case(
        team_id=1,
        number=number,
        channel="facebook",
        kind=CaseKind.QUESTION,
        paraphrase=paraphrase,
        reported_at=START,
        reported_by="U1",
    )
    one.id = number
    return one


def post(number: int, reactions: float) -> Post:
    one = Post(team_id=1, title="Bericht", created_at=START, created_by="U1", result={"reactions": reactions})
    one.id = number
    return one


def blocker(number: int, since: date) -> Blocker:
    one = Blocker(team_id=1, text="Vast", by="U1", since=since)
    one.id = number
    return one


ASKED = [case(1, "Kan ik 24 uur werken?"), case(2, "24 uur werken, kan dat?"), case(3, "Kan 24 uur werken")]
HOOKS = coming("NL", TUESDAY)
HEARD = Heard(ASKED, [post(7, 3), post(8, 41)], [blocker(5, date(2026, 11, 20)), blocker(6, TUESDAY)])


@pytest.mark.parametrize(
    ("heard", "theme", "told", "chosen"),
    [
        (HEARD, "audience", {}, Signal(Kind.QUESTION, "case:3", 3)),
        (HEARD, "back", {}, Signal(Kind.BEST_POST, "post:8", 41)),
        (HEARD, None, {"case:3": date(2026, 11, 23)}, Signal(Kind.BLOCKER, "blocker:5", 4)),
        (
            HEARD,
            None,
            {"case:3": date(2026, 11, 23), "blocker:5": date(2026, 11, 23)},
            Signal(Kind.BEST_POST, "post:8", 41),
        ),
        (Heard(ASKED), None, {"case:3": date(2026, 11, 10)}, Signal(Kind.QUESTION, "case:3", 3)),
        (Heard(ASKED[:2], [post(7, 0)], [blocker(6, TUESDAY)]), None, {}, None),
        (
            Heard(blockers=[blocker(5, date(2026, 11, 20))]),
            None,
            {"blocker:5": date(2026, 11, 23)},
            Signal(Kind.BLOCKER, "blocker:5", 4),
        ),
        (Heard(), None, {}, None),
        (Heard(posts=[post(8, 41)]), None, {}, None),
        (Heard(hooks=HOOKS), None, {}, Signal(Kind.HOOK, "hook:disability", 9)),
        (
            Heard(hooks=HOOKS, hooked={date(2026, 11, 30)}),
            None,
            {},
            Signal(Kind.HOOK, "hook:dutch_volunteers", 13),
        ),
        (Heard(ASKED, hooks=HOOKS), "ahead", {}, Signal(Kind.HOOK, "hook:disability", 9)),
        (Heard(ASKED, hooks=HOOKS), "make", {}, Signal(Kind.QUESTION, "case:3", 3)),
    ],
)
def test_one_signal_is_chosen(
    heard: Heard, theme: str | None, told: dict[str, date], chosen: Signal | None
) -> None:
    assert choose_signal(heard, TUESDAY, theme, told) == chosen


def test_a_signal_is_read_as_it_was_written() -> None:
    signal = Signal(Kind.QUESTION, "case:3", 3)

    assert read(signal.written()) == signal
    assert signal.thing_id == 3
    assert read({}) is None


def test_questions_are_alike_by_half_of_their_words() -> None:
    assert alike("Wanneer is de meeloopdag?", "De meeloopdag, wanneer?")
    assert not alike("Wanneer is de meeloopdag?", "Kan ik 24 uur werken?")
    assert not alike("?", "!")


def seats(*names: str) -> list[Seat]:
    return [Seat(user_id=name, name=name, hours=HOURS) for name in names]


def test_who_led_longest_ago_leads_and_nobody_alone() -> None:
    last = {"A": date(2026, 11, 20), "B": date(2026, 11, 19)}

    assert chair_among(seats("A", "B"), last) == "B"
    assert chair_among(seats("A", "B", "C"), last) == "C"
    assert chair_among(seats("A", "B"), {}) == "A"
    assert chair_among(seats("A"), {}) is None


@pytest.mark.parametrize(
    ("minutes", "block", "left"),
    [
        (-1.0, Block.TODAY, 10),
        (0.0, Block.TODAY, 10),
        (1.0, Block.OUTSIDE, 9),
        (5.9, Block.QUESTION, 5),
        (6.0, Block.CHOOSE, 4),
        (8.5, Block.BLOCKER, 2),
        (9.0, Block.READ_BACK, 1),
        (30.0, Block.READ_BACK, 1),
    ],
)
def test_the_clock_says_where_we_are(minutes: float, block: Block, left: int) -> None:
    reading = agenda.read(START, START + minutes * MINUTE)

    assert (reading.block, reading.left) == (block, left)


def test_it_warns_once_after_eight_minutes_and_not_when_it_is_over() -> None:
    at = START + 8 * MINUTE
    assert agenda.warns(START, None, at)
    assert not agenda.warns(START, at, at + MINUTE)
    assert not agenda.warns(START, None, START + 7 * MINUTE)
    assert not agenda.warns(START, None, START + 10 * MINUTE)
    assert agenda.next_look(START, START + 1.5 * MINUTE) == START + 2 * MINUTE
    assert agenda.next_look(START, START + 2 * MINUTE) == START + 3 * MINUTE


def test_every_kind_keeps_a_line_when_not_everything_fits() -> None:
    kinds: tuple[list[str], ...] = (["a1", "a2", "a3"], ["b1"], [], ["d1", "d2"])

    assert fitting(kinds, 6) == (["a1", "a2", "a3", "b1", "d1", "d2"], 0)
    assert fitting(kinds, 5) == (["a1", "a2", "b1", "d1"], 2)
    assert fitting(kinds, 3) == (["a1", "b1"], 4)
    assert fitting([["a1"] * 9, ["b1"] * 9, [], ["d1"]], 10) == (["a1"] * 7 + ["b1", "d1"], 10)
    assert fitting([[], ["b1"] * 3, ["d1"] * 9], 9) == (["b1"] * 3 + ["d1"] * 5, 4)


def test_a_week_is_told_on_friday_or_the_last_day_with_somebody_there() -> None:
    ritual = Ritual(
        "Europe/Amsterdam", HOURS_AT, frozenset(MONDAY_TO_FRIDAY), frozenset({date(2026, 11, 27)})
    )
    days = weeks.week_ahead(TUESDAY)

    assert days[0] == TUESDAY
    assert len(days) == 6
    assert weeks.roll_up_at(ritual, TUESDAY, days) == datetime(2026, 11, 26, 14, tzinfo=UTC)
    assert weeks.roll_up_at(ritual, TUESDAY, []) == datetime(2026, 11, 24, 14, tzinfo=UTC)


FRIDAY_OFF = frozenset({date(2026, 11, 27)})
HOURS_AT = datetime(2026, 1, 1, 9, 20, tzinfo=UTC).time()


def test_silent_is_who_answered_none_of_the_last_three() -> None:
    def asked(user_id: str, *answered: bool) -> list[Asked]:
        return [Asked(1, user_id, TUESDAY - timedelta(days=n), one) for n, one in enumerate(answered)]

    silent = silent_for_days(
        [
            *asked("U1", False, False, False, True),
            *asked("U2", False, False),
            *asked("U3", False, True, False),
        ]
    )

    assert [one.user_id for one in silent] == ["U1"]


def test_a_share_of_nothing_is_nothing() -> None:
    assert share_of_posts(0, 0) == 0
    assert share_of_posts(3, 1) == 33


def test_an_own_question_has_its_day_and_its_gap() -> None:
    any_day = typed_question(1, "Waar zag je {Waarde }?", None)
    tuesday, weekend = typed_question(2, "Wat nu?", 1), typed_question(3, "Wat nu?", 6)

    assert any_day.needs == "value"
    assert filled("Waar zag je {Waarde }?", {"value": "lef"}) == "Waar zag je lef?"
    assert choose(TUESDAY, {}, (), [any_day, tuesday]) == tuesday
    assert choose(TUESDAY, {}, ("value",), [any_day, tuesday]) == any_day
    assert choose(date(2026, 11, 25), {}, (), [tuesday]) != tuesday
    assert choose(date(2026, 11, 25), {}, (), [tuesday], themed=False) == tuesday
    assert weekend.theme == ""
