"""Starts the playground as a process of its own and the bot in this one; both end together."""

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from bot.demo.team import load_team
from bot.ready import CannotStartError, ready_database
from bot.settings import GivenSettings, Role, Settings

DATABASE = Path("demo.db")
GREETING_LINES = 3
GREETINGS = {
    "nl": "Open {url} in je browser. Ctrl-C stopt de demo.",
    "en": "Open {url} in your browser. Ctrl-C ends the demo.",
}


@dataclass(frozen=True, slots=True)
class Playground:
    """Where it is, and the invented tokens with which it lets the bot in."""

    url: str
    bot_token: str
    app_token: str


def demo(port: int, language: str, *, empty: bool) -> None:
    """Runs until Ctrl-C. The database begins anew each time."""
    with _playground(port, language, empty=empty) as process:
        # Imported while the playground starts: together they are there a second sooner.
        from bot.running import run  # noqa: PLC0415 - see above

        playground = _greeted(process)
        settings = _settings(playground)
        _forget_last_time()
        if not empty:
            _load_team(settings, language)
        greeting = GREETINGS[language].format(url=playground.url)
        run(settings, Role.RUN, lambda: print(greeting, flush=True))  # noqa: T201 - the address is the point


def _load_team(settings: Settings, language: str) -> None:
    database = ready_database(settings)
    load_team(database, language)
    database.close()


def _settings(playground: Playground) -> Settings:
    """Only the addresses and tokens differ from a bot in the real Slack."""
    port = _free_port()
    return GivenSettings(
        slack_bot_token=SecretStr(playground.bot_token),
        slack_app_token=SecretStr(playground.app_token),
        slack_api_url=f"{playground.url}/api/",
        clock_url=f"{playground.url}/clock",
        database_url=SecretStr(f"sqlite:///{DATABASE}"),
        port=port,
        public_url=f"http://127.0.0.1:{port}/",
    )


def _free_port() -> int:
    """Known before the bot listens: links to the calendar of the demo name it."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _forget_last_time() -> None:
    for ending in ("", "-wal", "-shm"):
        DATABASE.with_name(DATABASE.name + ending).unlink(missing_ok=True)


@contextmanager
def _playground(port: int, language: str, *, empty: bool) -> Iterator["subprocess.Popen[str]"]:
    """A playground that starts; its process ends with the block."""
    words = [sys.executable, "-m", "playground", "--port", str(port), "--language", language]
    words += ["--empty"] if empty else []
    # A session of its own: Ctrl-C reaches us first, so that the bot can say goodbye before Slack is gone.
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, start_new_session=True)  # noqa: S603 - our own words
    try:
        yield process
    finally:
        process.terminate()
        process.wait()
        if process.stdout:
            process.stdout.close()


def _greeted(process: "subprocess.Popen[str]") -> Playground:
    """Reads the playground's greeting: its address, and the tokens it takes."""
    lines = [process.stdout.readline() for _ in range(GREETING_LINES)] if process.stdout else []
    said = dict(re.findall(r"(SLACK_API_URL|SLACK_BOT_TOKEN|SLACK_APP_TOKEN)=(\S+)", " ".join(lines)))
    try:
        url = said["SLACK_API_URL"].removesuffix("/api/")
        return Playground(url, said["SLACK_BOT_TOKEN"], said["SLACK_APP_TOKEN"])
    except KeyError as missing:
        raise CannotStartError("The playground did not start; what it said stands above.") from missing
