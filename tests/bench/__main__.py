"""Prints how long acknowledgements take beside Bolt alone, and what the bot costs to start and to keep."""

import argparse
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, sleep
from uuid import uuid4

from playground.running import Playground
from storage import schema
from storage.database import Database
from tests import postgres
from tests.bench import calendar, drawing, ownership, prompts, webcare, whole_plan
from tests.bench.crowd import fill
from tests.bench.processes import CONNECTED, Process, running
from tests.bench.requests import Fields, Line, command, press, rate

SECRET = "bench-signing-secret"
ROUNDS = 8
IN_A_ROUND = 50
WARM_UP = 30
A_SECOND = 100
"""Requests a second while acknowledgements are timed."""


@dataclass(frozen=True)
class Kind:
    """A kind of request: ours, what Bolt alone gets instead, and how many times its time ours may take."""

    name: str
    ours: Callable[[], Fields]
    bare: Callable[[], Fields]
    aim: float


def kinds(case_ids: Iterator[int], sink: str) -> list[Kind]:
    return [
        Kind("/smplan (reads)", lambda: command("", sink), lambda: command("", sink), 3),
        *(
            Kind(f"{step} opens", opens := partial(press, f"{step}.open", "1", sink), opens, 3)
            for step in ("why", "who", "story", "channels", "conditions")
        ),
        Kind("/smcal with 20,000 posts", lambda: calendar_of(sink), lambda: calendar_of(sink), 3),
        Kind("a form opens", lambda: press("why.add", "1", sink), lambda: press("why.add", "1", sink), 3),
        Kind(
            "take a case (writes)",
            lambda: press("webcare.take", str(next(case_ids)), sink),
            lambda: press("webcare.take", "1", sink),
            6,
        ),
    ]


def calendar_of(sink: str) -> Fields:
    return {**command("", sink), "command": "/smcal"}


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.bench")
    options.add_argument("--teams", type=int, default=200)
    options.add_argument("--cases", type=int, default=10_000)
    options.add_argument("--only", default="", choices=("", "webcare"), help="nothing but this")
    given = options.parse_args()
    _webcare()
    if given.only:
        return
    for told in drawing.measured():
        print(told)
    with tempfile.TemporaryDirectory() as folder:
        for url in _databases(Path(folder)):
            _measure(url, Path(folder), given.teams, given.cases)
    _prompts()


def _webcare() -> None:
    """A tick over very many open cases, and pings, on fresh databases."""
    with tempfile.TemporaryDirectory() as folder:
        for measure in (webcare.measured, lambda url: webcare.pings(url, Path(folder))):
            for url in _databases(Path(folder)):
                for told in measure(url):
                    print(told, flush=True)
                Path(folder, "bench.db").unlink(missing_ok=True)


def _prompts() -> None:
    """On PostgreSQL, where more than one worker may write."""
    with postgres.server(uuid4().hex) as server, postgres.fresh_database(server, "prompts") as address:
        url = postgres.as_setting(address)
        database = Database(url)
        schema.upgrade(database)
        for told in prompts.told(database, url):
            print(told)
        database.close()


def _databases(folder: Path) -> Iterator[str]:
    yield f"sqlite:///{folder / 'bench.db'}"
    with postgres.server(uuid4().hex) as server, postgres.fresh_database(server, "bench") as address:
        yield postgres.as_setting(address)


def _measure(url: str, folder: Path, teams: int, cases: int) -> None:
    database = Database(url)
    schema.upgrade(database)
    case_ids = iter(fill(database, teams=teams, cases_in_all=cases))
    print(f"\n{database.url.get_backend_name()}, {teams} teams, {cases} cases")
    whole_plan.fill_plan(database)
    calendar.fill_calendar(database)
    measured = (ownership.measured(database), whole_plan.measured(database), calendar.measured(database))
    print("\n".join(line for lines in measured for line in lines))
    database.close()
    with ExitStack() as stack:
        slack = stack.enter_context(Playground(posts_per_second=1e6, posts_burst=10**6))
        told = {
            "DATABASE_URL": url,
            "SLACK_API_URL": slack.api_url,
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_SIGNING_SECRET": SECRET,
            "LOG_LEVEL": "INFO",
        }
        ours = stack.enter_context(running(["-m", "bot"], told, folder / "ours.txt"))
        bare = stack.enter_context(running(["-m", "tests.bench.bare", SECRET], {}, folder / "bare.txt"))
        ports, sink = (ours.port, bare.port), f"http://127.0.0.1:{bare.port}/sink"
        _acknowledgements(ports, kinds(case_ids, sink))
        _rates(ports, sink)
    _start_and_memory({**told, "SLACK_SIGNING_SECRET": ""}, folder)


def _acknowledgements(ports: tuple[int, int], measured: list[Kind]) -> None:
    print(f"{'milliseconds, at 100 a second':36}{'p50':>8}{'p99':>8}{'Bolt p50':>10}{'times':>8}{'aim':>6}")
    for kind in measured:
        own, alone = _in_turn(Line(ports[0], SECRET), Line(ports[1], SECRET), kind)
        times = median(own) / median(alone)
        print(
            f"{kind.name:36}{median(own):8.2f}{quantiles(own, n=100)[98]:8.2f}{median(alone):10.2f}"
            f"{times:8.1f}{kind.aim:6.0f}"
        )


def _in_turn(ours: Line, bare: Line, kind: Kind) -> tuple[list[float], list[float]]:
    """A round of one, a round of the other: the machine's own ups and downs meet both."""
    own: list[float] = []
    alone: list[float] = []
    for _ in range(WARM_UP):
        ours.send(kind.ours())
        bare.send(kind.bare())
    for _ in range(ROUNDS):
        own += _paced(ours, kind.ours)
        alone += _paced(bare, kind.bare)
    ours.close()
    bare.close()
    return own, alone


def _paced(line: Line, make: Callable[[], Fields]) -> list[float]:
    """A round at a steady pace: people do not press as fast as the machine can answer."""
    starts = perf_counter()
    took = []
    for number in range(IN_A_ROUND):
        sleep(max(0.0, starts + number / A_SECOND - perf_counter()))
        took.append(line.send(make()))
    return took


def _rates(ports: tuple[int, int], sink: str) -> None:
    own = rate(ports[0], SECRET, lambda: command("", sink))
    alone = rate(ports[1], SECRET, lambda: command("", sink))
    print(f"{'requests a second, 8 connections':36}{own:8.0f}{'':8}{alone:10.0f}{own / alone:8.2f}")


def _start_and_memory(told: dict[str, str], folder: Path) -> None:
    """A one-process bot over Socket Mode, started five times."""
    seconds, megabytes = [], []
    for number in range(5):
        with Playground() as slack:
            here = {**told, **slack.environment, "CLOCK_URL": ""}
            with running(["-m", "bot"], here, folder / f"start{number}.txt") as process:
                seconds.append(_ready(process))
                slack.person("Noor").types("/smplan", "#social")
                megabytes.append(process.megabytes)
    print(f"{'seconds from start to ready':36}{median(seconds):8.2f}   aim 1.5")
    print(f"{'megabytes of one process (PSS)':36}{median(megabytes):8.0f}   aim 120")


def _ready(process: Process) -> float:
    process.waits_for(CONNECTED)
    return perf_counter() - process.started


if __name__ == "__main__":
    main()
