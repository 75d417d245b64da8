"""Turns every feature's jobs into ticks: the only file that imports apscheduler.

APScheduler keeps no truth here. A tick asks the database what is past due, so it may be missed, and may run
twice in two processes.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.feature import Job
from bot.logs import numbered
from bot.office import Office

log = logging.getLogger(__name__)


class Schedule:
    """`measure(job, result)` is told of every tick, for the metrics."""

    def __init__(self, office: Office, jobs: Iterable[Job], measure: Callable[[str, str], None]) -> None:
        self._office = office
        self._jobs = tuple(jobs)
        self._measure = measure
        self._scheduler = BackgroundScheduler(
            timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )

    def start(self) -> None:
        """Every job is asked now, and then every so often: a process that never lives long does them too.

        The first time is no job of its own: APScheduler 3.11 removes such a job once it was started, and its
        thread dies with an error when it is stopped at that moment.
        """
        for job in self._jobs:
            every = IntervalTrigger(seconds=job.every.total_seconds(), timezone="UTC")
            now = datetime.now(UTC)  # noqa: TID251 - APScheduler compares it with the machine's clock
            self._scheduler.add_job(self.tick, every, args=(job,), id=job.name, next_run_time=now)
        self._scheduler.start()

    def stop(self) -> None:
        """Ticks under way are finished; nothing is started any more."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)

    def tick_all(self) -> None:
        """Every job is asked once, in order."""
        for job in self._jobs:
            self.tick(job)

    def tick(self, job: Job) -> None:
        """The job is asked once; an error is logged and the next tick tries again."""
        with numbered():
            try:
                job.does(self._office, self._office.now())
                self._measure(job.name, "done")
            except Exception:
                log.exception("job %s failed; the next tick tries again", job.name)
                self._measure(job.name, "failed")
