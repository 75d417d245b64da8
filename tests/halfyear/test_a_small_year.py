"""A week of the half year; the whole of it is `python -m tests.halfyear`."""

from storage.database import Database
from tests.halfyear.year import lived


def test_a_week_keeps_what_is_promised(tmp_path: object) -> None:
    database = Database(f"sqlite:///{tmp_path}/week.db")

    week = lived(database, days=5, count=60, seed=20261123)

    judge = week.judge
    assert judge.longest <= 5
    assert judge.wrong_hours == []
    assert judge.twice() == []
    assert max(judge.uneven, default=0) <= 1
    assert judge.letters > 60
    assert judge.dealt > 5
