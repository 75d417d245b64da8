"""What the bot says is due when, held against a count minute by minute; thousands: `tests/deadlines.py`."""

from tests.deadlines import run


def test_what_is_due_when_is_what_a_stopwatch_says() -> None:
    score = run(range(60))

    assert score.wrong == []
    assert score.tried["examples"] == 60
