"""What people do in the three weeks, on the same day of each life."""

from collections.abc import Sequence

from tests.diary.living import Act

ACTS: Sequence[Act] = ()
