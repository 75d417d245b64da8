"""Three days of the half year; the whole of it is `python -m tests.halfyear`."""

from datetime import timedelta

from storage.database import Database
from tests.halfyear.year import lived


def test_three_days_keep_what_is_promised(tmp_path: object) -> None:
    database = Database(f"sqlite:///{tmp_path}/days.db")

    judge = lived(database, days=3, count=30, seed=247).judge

    assert judge.longest <= timedelta(minutes=5)
    assert (judge.wrong_hours, judge.wrong_owner, judge.twice()) == ([], [], [])
    assert max(judge.uneven) == 0
    assert any(judge.calendar.leaves.values())
    assert judge.letters > 30
    assert judge.dealt > 10
    assert len(judge.told) > 10
