"""One storm: a playground, a database, processes of the bot that die, and at the end the verdict."""

import random
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path

from sqlalchemy import update

from bot.clock import RealClock
from bot.demo.team import load_team
from bot.rituals import prompt_due_at
from playground.running import Playground
from storage import backlog, members, people, schema
from storage.database import Database
from storage.letters import Letter
from tests.chaos import dues
from tests.chaos.crowd import Crowd
from tests.chaos.judge import Told, Verdict, judge
from tests.chaos.load import PEOPLE, WORKSPACE, Bustle, Letters
from tests.chaos.processes import Process

HISTORY = frozenset({"channels:history", "groups:history", "im:history"})
SCOPES = frozenset({
    "commands", "chat:write", "users:read", "channels:read", "groups:read", "im:write", "canvases:write",
})  # fmt: skip
FAULTS = ("answer_lost", "dropped", "server_error", "ratelimited")
LOOKS_WITHIN = 5.0
"""Seconds from the start of a process until each of its jobs was done once, on a busy machine."""
QUIET_WITHIN = 420.0
"""Seconds that the survivors get for what is left; a dead one's letters are free after twenty."""


@dataclass(frozen=True)
class Storm:
    """`roles` are the words of the processes; `may_look`: the optional history scopes were granted."""

    name: str
    roles: tuple[str, ...]
    kills: int
    may_look: bool
    lives: tuple[float, float] = (0.5, 5.0)
    starts: float = 2.0
    """A process is killed after at least and at most so many seconds, and so many times a start."""
    writes_every: float = 0.3
    """Seconds between two things that make letters."""
    writes_first: int = 0
    """Nobody dies before so many letters were written: a short run is about something too."""
    channels: int = 25
    comes_due: bool = True
    """Reminders, measurements, rounds, reviews and the like come due in it, and days pass after it."""
    leases_end_at_once: bool = False
    """For a short run with one process: who is dead needs no twenty seconds to be known to be dead."""


@dataclass
class Outcome:
    storm: Storm
    verdict: Verdict
    seconds: float
    crowd: Counter[str]
    lost_answers: int
    complaints: list[str] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        return self.verdict.faults(may_look=self.storm.may_look) + self.complaints


def blow(storm: Storm, database_url: str, folder: Path, seed: int) -> Outcome:
    """The whole storm; `seed` makes its dice, though not the machine, fall the same way again."""
    began, dice = time.monotonic(), random.Random(seed)  # noqa: S311 - dice, not secrets
    scopes = SCOPES | HISTORY if storm.may_look else SCOPES
    with Playground(scopes=scopes, posts_burst=3) as slack:
        database = Database(database_url)
        schema.upgrade(database)
        channels = _channels(slack, storm.channels)
        load_team(database, "nl")
        _more_teams(database, channels[:5], slack.now)
        now = datetime.fromtimestamp(slack.now, UTC)
        owed = dues.lay(database, PEOPLE[:4], now) if storm.comes_due else []
        processes = [
            Process(role.split(), told(slack, database_url), folder / f"{storm.name}-{number}.log")
            for number, role in enumerate(storm.roles)
        ]
        weather = _Weather(storm, slack, database, processes, dice)
        letters, crowd = weather.passes_over(channels)
        known = Told(letters.written, crowd.reported, datetime.fromtimestamp(slack.now, UTC))
        verdict = _judged(slack, database, known, processes)
        verdict.owed, verdict.unpaid = sum(len(one.keys) for one in owed), dues.unpaid(database, owed)
        lost = sum(call["lost"] for call in slack.log("call"))
        database.close()
        seconds = time.monotonic() - began
        return Outcome(storm, verdict, seconds, crowd.done, lost, weather.complaints)


def _judged(slack: Playground, database: Database, known: Told, processes: list[Process]) -> Verdict:
    killings = [moment for process in processes for moment in process.killings]
    return judge(slack.log("call"), database, known, killings)


class _Weather:
    def __init__(
        self,
        storm: Storm,
        slack: Playground,
        database: Database,
        processes: list[Process],
        dice: random.Random,
    ) -> None:
        self._storm = storm
        self._slack = slack
        self._database = database
        self._processes = processes
        self._dice = dice
        self.complaints: list[str] = []

    def passes_over(self, channels: list[str]) -> tuple[Letters, Crowd]:
        """The storm and the calm after it; no process is left, also when it is broken off."""
        try:
            raged = self.rages(channels)
            self.calms()
        finally:
            for process in self._processes:
                process.is_gone()
        return raged

    def rages(self, channels: list[str]) -> tuple[Letters, Crowd]:
        """Letters, people, faults and a running clock, while processes are killed one after another."""
        letters = Letters(self._database, channels, self._now, self._dice)
        crowd = Crowd(self._slack, self._dice)
        bustle = Bustle()
        longest = self._storm.lives[1] + self._storm.starts * self._start()
        bustle.goes_on(letters.write_some, timedelta(seconds=self._storm.writes_every))
        bustle.goes_on(crowd.does_something, timedelta(seconds=0.5))
        bustle.goes_on(self._something_goes_wrong, timedelta(seconds=1.5))
        bustle.goes_on(self._hours_pass, timedelta(seconds=4))
        for _ in range(self._storm.kills):
            time.sleep(self._dice.uniform(self._storm.lives[0], longest))
            while len(letters.written) < self._storm.writes_first and not bustle.broken:
                time.sleep(self._storm.writes_every)
            self._somebody_dies()
        bustle.ends()
        self.complaints += [f"the storm itself broke: {problem!r}" for problem in bustle.broken]
        return letters, crowd

    def _start(self) -> float:
        """Seconds until one is connected with Slack: on a busy machine they live longer."""
        began = time.monotonic()
        for process in self._processes:
            process.starts()
        self._slack.waits_until(lambda: self._slack.get("/my/state", lean=1)["app"]["connected"], 60)
        return time.monotonic() - began

    def calms(self) -> None:
        """Nobody dies any more; what waits is delivered, and the processes end when asked."""
        self._slack.clears_faults()
        self._days_pass()
        deadline = time.monotonic() + QUIET_WITHIN
        while self._is_any_due() and time.monotonic() < deadline:
            time.sleep(0.2)
        for process in self._processes:
            if not process.is_running:
                self.complaints.append(f"a process ended by itself: {process.said[-500:]}")
            elif code := process.ends():
                self.complaints.append(f"a process did not end well: exit code {code}")

    def _days_pass(self) -> None:
        """Until everybody has been at work since everything came due; a process looks when it starts."""
        for moment in dues.AT_WORK if self._storm.comes_due else ():
            self._slack.moves_clock(seconds=max(0.0, moment.timestamp() - self._slack.now))
            for process in self._processes:
                process.ends()
                process.starts()
            time.sleep(LOOKS_WITHIN)

    def _somebody_dies(self) -> None:
        process = self._dice.choice(self._processes)
        process.is_killed(RealClock().now().timestamp())
        if self._storm.leases_end_at_once:
            end_leases(self._database)
        process.starts()

    def _something_goes_wrong(self) -> None:
        method = self._dice.choice(["chat.postMessage", "chat.postMessage", "chat.update"])
        self._slack.fault(self._dice.choice(FAULTS), method=method, times=1, seconds=1)

    def _hours_pass(self) -> None:
        """So that prompts, reminders, warnings and summaries come due again and again."""
        self._slack.moves_clock(seconds=self._dice.choice([1800, 3600, 7200, 14400]))

    def _is_any_due(self) -> bool:
        with self._database.reading() as session:
            due = backlog.due(session, self._now()).waiting
        return due > 0

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._slack.now, UTC)


def told(slack: Playground, database_url: str) -> dict[str, str]:
    return {**slack.environment, "DATABASE_URL": database_url, "PORT": "0", "LOG_LEVEL": "WARNING"}


def _channels(slack: Playground, count: int) -> list[str]:
    """Channels with the bot in them."""
    bot = slack.get("/my/state", lean=1)["app"]["bot_user"]
    made = []
    for number in range(count):
        new = slack.post("/my/channels", {"person": PEOPLE[0], "name": f"storm-{number}"})["channel"]["id"]
        slack.post("/my/channel", {"person": PEOPLE[0], "channel": new, "do": "invite", "who": bot})
        made.append(str(new))
    return made


def _more_teams(database: Database, channels: list[str], now: float) -> None:
    """Five more teams of the same people, each with a daily prompt at another moment."""
    moment = datetime.fromtimestamp(now, UTC)
    with database.transaction() as session:
        for number, channel in enumerate(channels):
            team = people.Team(
                workspace_id=WORKSPACE,
                channel_id=channel,
                name=f"Team {number}",
                created_at=moment,
                created_by=PEOPLE[0],
                meetup_at=time_of_day(9 + number, 20),
                meetup_days=[0, 1, 2, 3, 4, 5, 6],
            )
            team.prompt_due_at = prompt_due_at(team, moment)
            session.add(team)
            session.flush()
            members.replace(session, team, PEOPLE[:4], PEOPLE[:1], moment)


def end_leases(database: Database) -> None:
    with database.transaction() as session:
        session.execute(update(Letter).where(Letter.lease.is_not(None)).values(held_until=RealClock().now()))
