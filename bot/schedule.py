"""Turns every feature's jobs into ticks: the only file that imports apscheduler.

APScheduler keeps no truth here. A tick asks the database what is past due, so it may be missed, and may run
twice in two processes. Whether there is anything to do is asked first, for all jobs of an interval together.
"""

import logging
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.feature import Job
from bot.logs import numbered
from bot.office import Office
from storage.looking import look_for

log = logging.getLogger(__name__)

AT_ONCE = 10
"""Jobs that are done at the same time, each with a connection: half of those that the database keeps open."""


class Schedule:
    """`measure(job, result)` is told of every tick, for the metrics."""

    def __init__(self, office: Office, jobs: Iterable[Job], measure: Callable[[str, str], None]) -> None:
        self._office = office
        self._jobs = tuple(jobs)
        self._measure = measure
        self._doing: dict[str, Future[None]] = {}
        self._hands = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="job")
        self._scheduler = BackgroundScheduler(
            timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )

    def start(self) -> None:
        """Every job is asked now, and then every so often: a process that never lives long does them too.

        The first time is no job of its own: APScheduler 3.11 removes such a job once it was started, and its
        thread dies with an error when it is stopped at that moment.
        """
        now = datetime.now(UTC)  # noqa: TID251 - APScheduler compares it with the machine's clock
        for every in sorted({job.every for job in self._jobs}):
            jobs = [job for job in self._jobs if job.every == every]
            trigger = IntervalTrigger(seconds=every.total_seconds(), timezone="UTC")
            self._scheduler.add_job(
                self._round, trigger, args=(jobs,), id=f"every {every}", next_run_time=now
            )
        self._scheduler.start()

    def stop(self) -> None:
        """Ticks under way are finished; nothing is started any more."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)
        self._hands.shutdown(wait=True, cancel_futures=True)

    def tick_all(self) -> None:
        """Every job is asked once, in order; what one did, the next ones see."""
        due = self._due(self._jobs)
        for job in self._jobs:
            if job in due:
                self.tick(job)
                due = self._due(self._jobs)

    def tick(self, job: Job) -> None:
        """The job is done once; an error is logged and the next tick tries again."""
        with numbered():
            try:
                job.does(self._office, self._office.now())
                self._measure(job.name, "done")
            except Exception:
                log.exception("job %s failed; the next tick tries again", job.name)
                self._measure(job.name, "failed")

    def _round(self, jobs: Sequence[Job]) -> None:
        due = self._due(jobs)
        for job in jobs:
            if job in due:
                self._begin(job)
            else:
                self._measure(job.name, "done")

    def _begin(self, job: Job) -> None:
        """In a thread of its own, so that a slow one keeps no other waiting; never twice at the same time."""
        last = self._doing.get(job.name)
        if last is None or last.done():
            self._doing[job.name] = self._hands.submit(self.tick, job)

    def _due(self, jobs: Sequence[Job]) -> Sequence[Job]:
        """Those with anything to do; all of them when that cannot be asked, as each will say why it fails."""
        asked = {job.name: job.when for job in jobs if job.when}
        if not asked:
            return jobs
        with numbered():
            try:
                with self._office.reading() as session:
                    answers = look_for(tuple(asked.values())).answers(session, self._office.now())
            except Exception:
                log.exception("what is due could not be asked: every job is done")
                return jobs
        found = dict(zip(asked, answers, strict=True))
        return [job for job in jobs if found.get(job.name, True)]
