"""Of the news that could not be heard in time: what still holds, and what presses most."""

from datetime import timedelta

from bot.webcare.deadlines import Stage
from bot.webcare.missed import Missed, in_order
from storage.cases import Case
from tests.webcare.test_who_gets_a_case import NOW
from tests.webcare.test_who_hears import case

HOUR = timedelta(hours=1)


def due(number: int, hours: float, **more: object) -> Case:
    """Due in so many hours, of the four that it may take."""
    due_at = NOW + hours * HOUR
    moments = {"half_at": due_at - 2 * HOUR, "warn_at": due_at - 0.8 * HOUR, "due_at": due_at}
    return case("noor", id=number, long_at=due_at + 2 * HOUR, **{**moments, **more})


def noted(*cases: Case) -> list[tuple[Case, object]]:
    return [(one, one.due_at) for one in cases]


def test_what_is_over_longest_comes_first_and_equals_by_number() -> None:
    soon, over, long_over, as_long = due(1, 1), due(2, -1), due(3, -5), due(4, -1)

    assert in_order(noted(soon, as_long, over, long_over), NOW) == [  # type: ignore[arg-type]  # due_at is set
        Missed(long_over, Stage.OVER),
        Missed(over, Stage.OVER),
        Missed(as_long, Stage.OVER),
        Missed(soon, Stage.HALF),
    ]


def test_a_case_is_named_once_with_how_far_it_is_by_now() -> None:
    nearly = due(1, 0.5)

    assert in_order([(nearly, NOW + 0.5 * HOUR)] * 2, NOW) == [Missed(nearly, Stage.NEARLY)]


def test_what_is_not_so_any_more_is_not_told() -> None:
    closed, still = due(1, -1, closed_at=NOW), due(2, -1, half_at=None, warn_at=None, due_at=None)
    moved, quiet = due(3, -1), due(4, 3)

    assert in_order([*noted(closed, quiet), (still, NOW), (moved, NOW)], NOW) == []  # type: ignore[list-item]  # as above
