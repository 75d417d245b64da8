"""A few random walks; `make chaos` takes 2,000."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from storage import schema
from storage.database import Database
from tests.walks.machine import Walk


@pytest.mark.filterwarnings("ignore:Do not use the `random` module")  # the bot's threads do, between draws
def test_whatever_people_press_and_type_nothing_breaks(tmp_path: Path) -> None:
    @contextmanager
    def fresh() -> Iterator[Database]:
        database = Database(f"sqlite:///{tmp_path / uuid4().hex}.db")
        schema.upgrade(database)
        yield database
        database.close()

    class FewWalks(Walk):
        make_database = staticmethod(fresh)

    few = settings(
        max_examples=3,
        stateful_step_count=6,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
        phases=(Phase.generate,),  # made smaller, a walk tells hardly more, and that takes minutes
    )
    run_state_machine_as_test(FewWalks, settings=few)
    assert FewWalks.done["done"] > 0
