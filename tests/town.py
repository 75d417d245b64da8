"""A town: a playground and a whole bot over a real database, in which stories happen.

People act through the page's own API, the bot hears over Socket Mode and answers over the Web API. Only two
things are held still: time moves when the story says so, and each act is followed until Slack and the bot are
quiet, so that a story never waits and never guesses.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from bot.app import FEATURES, Bot, build
from bot.feature import Feature
from bot.settings import GivenSettings, Settings
from bot.slack.delivery import Options
from bot.slack.sockets import Sockets
from bot.slack.web import Server, Web, slack_pages
from playground.people import Person
from playground.running import Playground
from storage.database import Database
from storage.sending import Pace

HOME = "Europe/Amsterdam"
QUIET_WITHIN = 10.0
NO_PACE = Options(pace=Pace(timedelta(0), 1_000_000, 1_000_000, 0.0))
"""Stories do not wait a second between two messages; the pace has tests of its own."""


class StoryClock:
    """What the playground's clock shows."""

    def __init__(self, slack: Playground) -> None:
        self._slack = slack

    def now(self) -> datetime:
        return datetime.fromtimestamp(self._slack.now, UTC)


class Resident(Person):
    """Somebody of the town. What they do has taken effect when the call returns."""

    def __init__(self, town: "Town", person_id: str) -> None:
        super().__init__(town.slack, person_id)
        self._town = town

    def _do(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        heard = self._town.heard
        answer = super()._do(path, body)
        if self._town.heard != heard or self._town.slack.service.tasks:
            self._town.settles()
        return answer

    def acts(self, body: dict[str, Any]) -> None:
        """Uses an element as the page does, with whatever value."""
        self._do("/my/act", body)


@dataclass(frozen=True)
class Town:
    slack: Playground
    bot: Bot

    def person(self, name: str) -> Resident:
        return Resident(self, self.slack.person(name).id)

    @property
    def now(self) -> datetime:
        return self.bot.office.now()

    @property
    def heard(self) -> int:
        """How much Slack and the bot have told each other; filling in a form tells nothing."""
        return len(self.slack.service.log.entries)

    def settles(self) -> None:
        """What was begun is finished: events, calls after acknowledgements, and letters that may go now."""
        self._events_are_heard()
        assert self.bot.pool.wait_until_quiet(QUIET_WITHIN), "something after an acknowledgement hangs"
        assert self.bot.delivery.drain(QUIET_WITHIN), "letters keep coming"

    def _events_are_heard(self) -> None:
        """Slack tells of events by itself, after the act; while nobody listens they wait for later."""
        service = self.slack.service
        if service.tasks and service.courier.connections():
            self.slack.waits_until(lambda: not service.tasks, QUIET_WITHIN)

    def ticks(self) -> None:
        """Every job is asked once, and what it wrote is delivered."""
        self.bot.schedule.tick_all()
        self.settles()

    def passes(self, **span: float) -> None:
        """So much time goes by at once: `passes(minutes=10)`; then everything looks what is due."""
        self.slack.moves_clock(seconds=timedelta(**span).total_seconds())
        self.ticks()

    def comes(self, moment: str, zone: str = HOME) -> None:
        """The clock jumps forward to "2026-11-24 09:20" on the wall of that zone."""
        wished = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone))
        span = (wished - self.now).total_seconds()
        assert span > 0, f"{moment} has passed already"
        self.slack.moves_clock(seconds=span + 1)
        self.ticks()

    def lives_until(self, moment: str, every: int = 60, zone: str = HOME) -> None:
        """Time goes by in steps of so many seconds, as it does in life."""
        wished = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone))
        while self.now < wished:
            self.passes(seconds=min(every, (wished - self.now).total_seconds() + 1))


def settings_for(slack: Playground, database: Database) -> Settings:
    return GivenSettings(
        slack_bot_token=SecretStr(slack.bot_token),
        slack_app_token=SecretStr(slack.app_token),
        slack_signing_secret=SecretStr(slack.settings.signing_secret),
        slack_api_url=slack.api_url,
        database_url=SecretStr(database.url.render_as_string(hide_password=False)),
    )


class _Door:
    """An address known before who lives behind it: the playground and the bot each need the other's."""

    def __init__(self) -> None:
        self.web: Web | None = None

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        assert self.web is not None
        return self.web(environ, start_response)


@contextmanager
def open_town_over_http(database: Database, **playground: Any) -> Iterator[Town]:
    """The same town, to which Slack brings signed requests instead."""
    door = _Door()
    server = Server(door, "127.0.0.1", 0)
    server.start()
    address = f"http://127.0.0.1:{server.port}/slack/events"
    with fast_playground(request_url=address, **playground) as slack:
        bot = bot_in(slack, database)
        door.web = Web(slack_pages(bot.bolt))
        try:
            yield Town(slack, bot)
        finally:
            server.stop(2)
            bot.close()


def fast_playground(**playground: Any) -> Playground:
    return Playground(posts_per_second=10_000, posts_burst=10_000, **playground)


def bot_in(slack: Playground, database: Database, features: tuple[Feature, ...] = FEATURES) -> Bot:
    settings = settings_for(slack, database)
    return build(settings, database, StoryClock(slack), options=NO_PACE, features=features)


@contextmanager
def open_town(
    database: Database, features: tuple[Feature, ...] = FEATURES, **playground: Any
) -> Iterator[Town]:
    """A town with the demo's people; keywords are those of the playground. At its end nobody may complain."""
    with fast_playground(**playground) as slack:
        bot = bot_in(slack, database, features)
        sockets = Sockets(bot.bolt, slack.app_token, slack.api_url)
        sockets.start()
        try:
            slack.waits_until(lambda: slack.get("/my/state", lean=1)["app"]["connected"])
            yield Town(slack, bot)
        finally:
            sockets.stop(2)
            bot.close()


@contextmanager
def at_work(bot: Bot) -> Iterator[None]:
    """Letters leave and jobs are done by themselves, as in a running bot."""
    bot.delivery.start()
    bot.schedule.start()
    try:
        yield
    finally:
        bot.schedule.stop()
        bot.delivery.stop()


def said(text: str) -> str:
    """The text as one line, for a sentence that wraps."""
    return re.sub(r"\s+", " ", text)
