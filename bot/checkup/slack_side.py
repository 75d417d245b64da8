"""What Slack thinks of us: our tokens, what we may do, whether it can be heard, and the teams' channels."""

from collections.abc import Iterator
from datetime import UTC
from email.utils import parsedate_to_datetime

import httpx
from sqlalchemy.exc import SQLAlchemyError

from bot.checkup.databases import is_there
from bot.checkup.findings import Finding, Place, advice, fine, problem
from bot.clock import RealClock
from bot.manifest import optional_scopes, required_scopes
from bot.slack.calls import Calls
from bot.slack.directory import Directory
from bot.slack.errors import NotDoneError, PerhapsDoneError, SlackError
from storage import backlog, people

SKEW_ALLOWED = 60
"""Seconds. Slack's signatures are refused after 300 (docs.slack.dev, verifying requests, read 2026-11-23)."""
NOT_ALLOWED = frozenset({"missing_scope", "not_allowed_token_type"})
INVISIBLE = frozenset({"channel_not_found", "not_in_channel"})


def ask_token(place: Place) -> Iterator[Finding]:
    say = place.say
    if place.settings.many_workspaces:
        yield from _ask_workspaces(place)
        return
    if place.bot_token is None:
        yield problem(say("checkup.bot_token.missing"))
        return
    try:
        who = place.api.call(place.bot_token, "auth.test")
    except (NotDoneError, PerhapsDoneError) as error:
        yield problem(say("checkup.slack.unreachable", url=place.settings.slack_api_url, why=error.name))
    except SlackError as error:
        yield problem(say("checkup.bot_token.refused", why=error.name))
    else:
        yield fine(say("checkup.bot_token.fine", bot=who["user"], workspace=who["team"]))


def _ask_workspaces(place: Place) -> Iterator[Finding]:
    """Workspaces that installed us and where Slack refuses our token now."""
    try:
        with place.database.reading() as session:
            stopped = backlog.stopped(session)
    except SQLAlchemyError:
        return  # the database's own question tells
    for workspace in stopped:
        yield problem(
            place.say("checkup.workspace.refused", workspace=workspace.workspace_id, why=workspace.error)
        )


def ask_scopes(place: Place) -> Iterator[Finding]:
    """Silent when the token itself is wrong: that was said."""
    if place.bot_token is None:
        return
    try:
        granted = place.api.scopes(place.bot_token)
    except SlackError:
        return
    say, lost = place.say, _what_is_lost(place)
    for scope in (scope for scope in required_scopes() if scope not in granted):
        yield problem(say("checkup.scope.required", scope=scope, lost=lost[scope]))
    for scope in (scope for scope in optional_scopes() if scope not in granted):
        yield advice(say("checkup.scope.optional", scope=scope, lost=lost[scope]))


def _what_is_lost(place: Place) -> dict[str, str]:
    say = place.say
    return {
        "commands": say("checkup.lost.commands"),
        "chat:write": say("checkup.lost.chat_write"),
        "users:read": say("checkup.lost.users_read"),
        "channels:read": say("checkup.lost.channels_read"),
        "groups:read": say("checkup.lost.groups_read"),
        "im:write": say("checkup.lost.im_write"),
        "im:history": say("checkup.lost.im_history"),
        "channels:history": say("checkup.lost.channels_history"),
        "groups:history": say("checkup.lost.groups_history"),
        "files:write": say("checkup.lost.files_write"),
        "canvases:write": say("checkup.lost.canvases_write"),
        "chat:write.public": say("checkup.lost.chat_write_public"),
    }


def ask_hearing(place: Place) -> Iterator[Finding]:
    """Socket Mode with a token that may connect, or HTTP with a signing secret."""
    say, app_token = place.say, place.settings.slack_app_token
    if app_token is None:
        if place.settings.slack_signing_secret is None:
            yield problem(say("checkup.hearing.missing"))
        else:
            yield fine(say("checkup.hearing.http"))
        return
    try:
        place.api.call(app_token.get_secret_value(), "apps.connections.open")
    except (NotDoneError, PerhapsDoneError) as error:
        yield problem(say("checkup.hearing.unreachable", why=error.name))
    except SlackError as error:
        may_not = error.name in NOT_ALLOWED
        key = "checkup.app_token.may_not_connect" if may_not else "checkup.app_token.refused"
        yield problem(say(key, why=error.name))
    else:
        yield fine(say("checkup.hearing.socket"))


def ask_clock(place: Place) -> Iterator[Finding]:
    """Slack's clock beside ours; silent when Slack cannot be reached, which was said."""
    try:
        answer = httpx.post(f"{place.settings.slack_api_url}api.test", timeout=5)
        theirs = parsedate_to_datetime(answer.headers["date"]).astimezone(UTC)
    except (httpx.HTTPError, KeyError, ValueError):
        return
    seconds = round(abs((RealClock().now() - theirs).total_seconds()))
    if seconds > SKEW_ALLOWED:
        yield problem(place.say("checkup.clock", seconds=seconds))


def ask_teams(place: Place) -> Iterator[Finding]:
    """Whether the bot is in every team's channel. Silent without a token that works, or a database."""
    if place.bot_token is None:
        return
    directory = Directory(Calls(place.api, lambda _workspace: place.bot_token).call)
    for team in _teams(place):
        yield from _ask_channel(place, directory, team)


def _teams(place: Place) -> list[people.Team]:
    if not is_there(place):
        return []
    try:
        with place.database.reading() as session:
            return list(people.every_team(session))
    except SQLAlchemyError:
        return []


def _ask_channel(place: Place, directory: Directory, team: people.Team) -> Iterator[Finding]:
    say = place.say
    try:
        channel = directory.channel(team.workspace_id, team.channel_id)
    except SlackError as error:
        if error.name in INVISIBLE:
            yield problem(say("checkup.team.invisible", team=team.name))
        return
    if channel.is_archived:
        yield problem(say("checkup.team.archived", team=team.name, channel=channel.name))
    elif not channel.bot_is_in:
        yield problem(say("checkup.team.not_in", team=team.name, channel=channel.name))
    else:
        yield fine(say("checkup.team.fine", team=team.name, channel=channel.name))
