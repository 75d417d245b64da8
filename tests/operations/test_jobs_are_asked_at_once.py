"""A process that starts looks at once what is due: however often it is restarted, nothing waits for it."""

from datetime import timedelta
from threading import Event

import pytest

from bot.feature import Feature, Job
from storage.database import Database
from tests.town import at_work, open_town


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_job_of_every_hour_is_asked_when_the_process_starts(database: Database) -> None:
    asked = Event()
    rare = Job("rare", timedelta(hours=1), lambda _office, _now: asked.set())
    with open_town(database, features=(Feature("jobs", jobs=(rare,)),)) as town, at_work(town.bot):
        assert asked.wait(5)
