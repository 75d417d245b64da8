"""Three days of the half year; the whole of it is `python -m tests.halfyear`."""

from storage.database import Database
from tests.halfyear.report import faults
from tests.halfyear.year import lived


def test_three_days_keep_what_is_promised(tmp_path: object) -> None:
    """Two are on leave in this seed, one of them who decides, with a case that falls due meanwhile."""
    days = lived(Database(f"sqlite:///{tmp_path}/days.db"), days=3, count=30, seed=247)

    assert faults(days) == []
    assert any(days.judge.calendar.leaves.values())
    assert days.judge.letters > 30
    assert days.judge.dealt > 10
    assert len(days.judge.told) > 10
