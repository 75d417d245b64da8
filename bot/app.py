"""Puts smplan together: settings, database, Slack, schedule and features. The only place that knows all.

`build` calls nothing over a network and starts no thread, so a test can have a whole bot to itself.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import cast

from slack_bolt import App, BoltContext
from slack_bolt.authorization import AuthorizeResult

from bot import (
    actions,
    adding,
    answers,
    balance,
    calendar,
    campaigns,
    care_findings,
    cases,
    channels,
    coach,
    conditions,
    escalation,
    exchange,
    forgetting,
    hooks,
    meetup,
    monitoring,
    plan,
    posts,
    recurring,
    roles,
    shifts,
    stats,
    story,
    targets,
    team,
    who,
    why,
)
from bot.clock import RealClock
from bot.feature import Feature
from bot.metrics import Metrics
from bot.office import Clock, Office
from bot.schedule import Schedule
from bot.settings import Settings
from bot.slack import undelivered
from bot.slack.answering import Answering
from bot.slack.api import Api
from bot.slack.calls import Calls
from bot.slack.courier import Courier
from bot.slack.delivery import Delivery, Options
from bot.slack.directory import Directory
from bot.slack.housekeeping import HOUSEKEEPING
from bot.slack.installs import Authorization, Installs, Seal
from bot.slack.listening import Listening
from bot.slack.pool import Pool
from bot.slack.table import Table
from bot.slack.uninstalling import uninstalling
from bot.slack.web import Folder
from bot.texts import every_sentence
from storage.database import Database
from storage.sending import Instant

Authorize = Callable[..., AuthorizeResult]

PLANNING: tuple[Feature, ...] = (
    team.FEATURE,
    why.FEATURE,
    who.FEATURE,
    story.FEATURE,
    channels.FEATURE,
    roles.FEATURE,
)
WORKING: tuple[Feature, ...] = (
    adding.FEATURE,
    meetup.FEATURE,
    posts.FEATURE,
    cases.FEATURE,
    answers.FEATURE,
    escalation.FEATURE,
    shifts.FEATURE,
    stats.FEATURE,
    forgetting.FEATURE,
    targets.FEATURE,
    care_findings.FEATURE,
    monitoring.FEATURE,
    conditions.FEATURE,
    balance.FEATURE,
    hooks.FEATURE,
    recurring.FEATURE,
    campaigns.FEATURE,
    exchange.FEATURE,
)
ABOUT_SOMETHING = (*PLANNING, *WORKING)
ACTIONS, CALENDAR = actions.feature(ABOUT_SOMETHING), calendar.feature(ABOUT_SOMETHING)
CHAPTERS: tuple[Feature, ...] = (*ABOUT_SOMETHING, ACTIONS, CALENDAR)
"""In the order in which they stand on somebody's day."""
FEATURES: tuple[Feature, ...] = (
    plan.feature(CHAPTERS),
    *PLANNING,
    CALENDAR,
    *WORKING,
    ACTIONS,
    coach.feature(CHAPTERS),
)
"""In the order in which help names their words: the calendar's own before those that others add to it."""


@dataclass(frozen=True, slots=True)
class Bot:
    """The parts that something outside starts, stops or asks."""

    bolt: App
    office: Office
    schedule: Schedule
    delivery: Delivery
    pool: Pool
    api: Api
    installs: Installs | None
    token_of: Callable[[str], str | None]
    folders: Mapping[str, Folder]
    """What features let be read over HTTP."""
    inlets: Mapping[str, Folder]
    """What they let be brought."""

    def close(self) -> None:
        """What follows an acknowledgement is finished, then connections are given back."""
        self.pool.close()
        self.api.close()


def build(
    settings: Settings,
    database: Database,
    clock: Clock,
    metrics: Metrics | None = None,
    options: Options | None = None,
    features: tuple[Feature, ...] = FEATURES,
) -> Bot:
    measured = metrics or Metrics()
    installs = _installs(settings, database)
    token_of = installs.token_of if installs else _one_token(settings)
    api, pool = Api(settings.slack_api_url), Pool()
    table = Table((*features, uninstalling(installs)) if installs else features)
    calls = Calls(api, token_of)
    texts = every_sentence()
    delivery = Delivery(
        database,
        Courier(api, token_of, RealClock().now),
        undelivered.teller(texts),
        lambda: Instant(now=clock.now(), real=RealClock().now()),
        measured.letter,
        options or Options(),
    )
    directory = Directory(calls.call, settings.away_emoji_names, calls)
    office = Office(
        database,
        clock,
        texts,
        directory,
        delivery.wake,
        public_url=settings.public_url,
        local_feeds=settings.clock_url is not None,
    )
    bolt = _bolt(settings, installs)
    Listening(office, table, Answering(calls, pool), pool, measured.request).connect(bolt)
    jobs = (*HOUSEKEEPING, *(job for feature in features for job in feature.jobs))
    schedule = Schedule(office, jobs, measured.tick)
    folders = {path: partial(folder, office) for one in features for path, folder in one.folders.items()}
    inlets = {path: partial(inlet, office) for one in features for path, inlet in one.inlets.items()}
    return Bot(bolt, office, schedule, delivery, pool, api, installs, token_of, folders, inlets)


def _installs(settings: Settings, database: Database) -> Installs | None:
    if not settings.many_workspaces or settings.secret_key is None:
        return None
    return Installs(database, Seal(settings.secret_key.get_secret_value()))


def _one_token(settings: Settings) -> Callable[[str], str | None]:
    """One workspace: its token is in the settings, and no request costs a question."""
    token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else None
    return lambda _workspace_id: token


def _bolt(settings: Settings, installs: Installs | None) -> App:
    """Everything is said here: left to itself Bolt reads the environment and keeps tokens in files."""
    secret = settings.slack_signing_secret
    return App(
        name="smplan",
        logger=_bolt_log(),
        process_before_response=True,
        signing_secret=secret.get_secret_value() if secret else "",
        authorize=cast("Authorize", Authorization(installs) if installs else _authorize_one(settings)),
        ignoring_self_events_enabled=False,  # listening asks for events that a person caused
    )


def _authorize_one(settings: Settings) -> Authorize:
    token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else None

    def authorize(context: BoltContext, enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:  # noqa: ARG001 - Bolt's
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=token)

    return authorize


def _bolt_log() -> logging.Logger:
    """Bolt logs whole requests below WARNING, with what people typed."""
    log = logging.getLogger("slack_bolt.smplan")
    log.setLevel(logging.WARNING)
    return log
